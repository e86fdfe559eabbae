#ifndef KS_CORE_PROBLEM_ARG_H
#define KS_CORE_PROBLEM_ARG_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"
#include "core/problem/codes.h"
#include "core/problem/phrases.h"

/* Arguments of a problem's sentence: what its placeholders {1} to {9} stand for. They go by
 * number, so that each language may put them in its own order.
 *
 * A phrase is a piece of the sentence in the reader's language. It may hold placeholders of the
 * same sentence, but no further phrase. Names are a list, joined as the language does it. Texts are
 * views of the caller's bytes until ks_args_copy(). */

#define KS_ARGS_MAX 5
#define KS_ARG_BYTES_MAX 1000 /* of a text: more is cut at a character */

#define KS_FAULT_NUMBERS 3

/* Why a file cannot be used, as whoever looked at it found: a code whose sentence takes numbers
 * only. A value: it owns nothing. */
struct ks_fault {
    enum ks_problem_code code; /* NONE: no fault */
    long long number[KS_FAULT_NUMBERS];
};

struct ks_arg {
    enum { KS_ARG_NONE, KS_ARG_TEXT, KS_ARG_NUMBER, KS_ARG_PHRASE, KS_ARG_FAULT } kind;
    struct ks_str text; /* names are parted by KS_ARG_BETWEEN_NAMES */
    long long number;
    enum ks_phrase phrase;
    struct ks_fault fault; /* said whole: what, and how to mend it */
};

#define KS_ARG_BETWEEN_NAMES '\x1f'

/* KS_ARGS(ks_arg_text("a"), ks_arg_number(3)): one too many does not compile. */
#define KS_ARGS(...) ((const struct ks_arg[KS_ARGS_MAX]) { __VA_ARGS__ })
#define KS_NO_ARGS KS_ARGS({ 0 })

struct ks_arg ks_arg_text(const char *text); /* NULL is as "" */
struct ks_arg ks_arg_str(struct ks_str text);
/* At most `limit` bytes of it, cut at a character: what a message quotes. */
struct ks_arg ks_arg_cut(struct ks_str text, size_t limit);
struct ks_arg ks_arg_number(long long number);
struct ks_arg ks_arg_letter(size_t i); /* of an option: 0 is A, to Z */
struct ks_arg ks_arg_phrase(enum ks_phrase phrase);
struct ks_arg ks_arg_fault(struct ks_fault fault);
void ks_fault_args(const struct ks_fault *fault, struct ks_arg args[KS_ARGS_MAX]);
struct ks_arg ks_arg_names(const char *const *names, size_t n, struct ks_arena *arena);

/* KS_ARGS_MAX arguments whose texts are the arena's. */
KS_NODISCARD const struct ks_arg *ks_args_copy(const struct ks_arg *args, struct ks_arena *arena);

#endif
