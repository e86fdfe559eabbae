#ifndef KS_CORE_PROBLEM_SENTENCE_H
#define KS_CORE_PROBLEM_SENTENCE_H

#include "base/lang.h"
#include "core/problem/arg.h"
#include "core/problem/codes.h"

/* The sentence of each problem code in each language. Chinese stands in the rows of codes_*.h,
 * English in the tables en_*.h. A row that one of them lacks does not compile. */

struct ks_sentence {
    const char *what, *why, *how; /* with placeholders; why and how may be "" */
};

const struct ks_sentence *ks_sentence_of(enum ks_lang lang, enum ks_problem_code code);
const char *ks_phrase_of(enum ks_lang lang, enum ks_phrase phrase);

/* Fills the placeholders of `pattern`; args: KS_ARGS_MAX of them. */
KS_NODISCARD const char *ks_sentence_fill(enum ks_lang lang,
                                          const char *pattern,
                                          const struct ks_arg *args,
                                          struct ks_arena *arena);

/* Whole, as one line. */
void ks_sentence_add(struct ks_buf *out,
                     enum ks_lang lang,
                     enum ks_problem_code code,
                     const struct ks_arg *args);

/* Whether these arguments, of whatever origin, complete it in every language: no file's fault is
 * among them. */
bool ks_sentence_takes(enum ks_problem_code code, const struct ks_arg *args);

/* A fault whole: what it is, and how to mend it. */
KS_NODISCARD const char *
ks_fault_line(enum ks_lang lang, struct ks_fault fault, struct ks_arena *arena);

#endif
