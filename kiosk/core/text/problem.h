#ifndef KS_CORE_TEXT_PROBLEM_H
#define KS_CORE_TEXT_PROBLEM_H

#include <stddef.h>

#include "base/arena.h"
#include "base/attr.h"

/* What is wrong with a content set, said so that the office can mend it.
 *
 * A problem is one Chinese sentence in three parts: what (is wrong), why (it matters or
 * happened), how (to mend it), with the file (relative to the content set), the row (1 = first
 * line) and the column (1-based: cell in a table, character in a text; 0 = whole line).
 * Readers list all problems they find and go on; nothing is lost because a neighbour is bad.
 * Lists are bounded: past KS_PROBLEMS_MAX only the count goes on.
 */

enum ks_level { KS_LEVEL_ERROR, KS_LEVEL_WARNING, KS_LEVEL_NOTE };

struct ks_problem {
    enum ks_level level;
    const char *file;
    int row, column;
    const char *code;             /* stable id for machines and tests: "csv.unknown-column" */
    const char *what, *why, *how; /* UTF-8 Chinese; why and how may be "" */
};

#define KS_PROBLEMS_MAX 5000

struct ks_problems {
    struct ks_arena *arena; /* owns the strings; set by the caller before the first add */
    struct ks_problem *v;
    size_t n, capacity;
    size_t left_out; /* how many came after KS_PROBLEMS_MAX */
};

/* Where a problem stands. */
struct ks_place_in_file {
    const char *file;
    int row, column;
};

/* `what` is a printf format; why and how are copied. NULL list is ignored. */
void ks_problem_add(struct ks_problems *list,
                    enum ks_level level,
                    struct ks_place_in_file at,
                    const char *code,
                    const char *why,
                    const char *how,
                    const char *what,
                    ...) KS_PRINTF(7, 8);

size_t ks_problems_count(const struct ks_problems *list, enum ks_level level);
const char *ks_level_name(enum ks_level level); /* "error" "warning" "note" */

#endif
