#ifndef KS_CORE_PROBLEM_PROBLEM_H
#define KS_CORE_PROBLEM_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/lang.h"
#include "core/problem/arg.h"
#include "core/problem/codes.h"

/* A problem of a content set: a code, a place and arguments; and a bounded list of them. Nobody
 * decides by a sentence; it is made at the edge, for whoever reads it (ks_problem_text).
 *
 * Readers list all problems they find and go on; nothing is lost because a neighbour is bad.
 * Lists are bounded: past KS_PROBLEMS_MAX only the count goes on. */

struct ks_problem {
    enum ks_problem_code code;
    enum ks_level level; /* the code's */
    const char *file;    /* relative to the content set */
    int row, column;     /* 1 = first line; 1-based cell or character, 0 = the whole line */
    const struct ks_arg *args;
};

#define KS_PROBLEMS_MAX 5000

struct ks_problems {
    struct ks_arena *arena; /* owns the texts; set by the caller before the first is added */
    struct ks_problem *v;
    size_t n, capacity;
    size_t left_out; /* how many came after KS_PROBLEMS_MAX */
};

/* Where a problem stands. */
struct ks_place_in_file {
    const char *file; /* NULL is as "" */
    int row, column;
};

/* Copies the file and the arguments: KS_ARGS(...) or KS_NO_ARGS. A NULL list is ignored. */
void ks_problems_add(struct ks_problems *list,
                     enum ks_problem_code code,
                     struct ks_place_in_file at,
                     const struct ks_arg *args);

size_t ks_problems_count(const struct ks_problems *list, enum ks_level level);
const char *ks_level_name(enum ks_level level); /* "error" "warning" "note" */

/* Of the code's row: the id for machines and tests, "csv.unknown-column", which several sentences
 * may share; how bad it is; whether what it is about is on the glass all the same. */
const char *ks_problem_id(enum ks_problem_code code);
enum ks_level ks_problem_level(enum ks_problem_code code);
bool ks_problem_is_shown(enum ks_problem_code code);

struct ks_problem_text {
    const char *what, *why, *how; /* is wrong; it matters or happened; to mend it. The last two may
                                     be "" */
};

struct ks_problem_text
ks_problem_text(const struct ks_problem *problem, enum ks_lang lang, struct ks_arena *arena);
/* All three as one line. */
KS_NODISCARD const char *
ks_problem_line(const struct ks_problem *problem, enum ks_lang lang, struct ks_arena *arena);

#endif
