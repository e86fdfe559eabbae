#ifndef KS_CORE_PROBLEM_FAIL_H
#define KS_CORE_PROBLEM_FAIL_H

#include "base/err.h"
#include "base/lang.h"
#include "core/problem/arg.h"
#include "core/problem/codes.h"

/* Errors made of codes of the one table of sentences, and said at the edge. What the office reads
 * is said as KS_LANG_ZH, a technician's lines in ks_lang_here() (port/lang.h). Nobody decides by
 * what is said: `err->code` is for programs. */

/* Fills `err` and returns false, so that a failing function can `return ks_fail_as(...)`. Texts of
 * `args` are copied; KS_ARGS(...) or KS_NO_ARGS. */
bool ks_fail_as(struct ks_err *err,
                enum ks_err_code code,
                enum ks_problem_code problem,
                const struct ks_arg *args);

/* Puts a sentence in front of what `err` says, for whose sign between the two it ends in; false. An
 * error of KS_ERR_PARTS parts keeps those. */
bool ks_fail_under(struct ks_err *err, enum ks_problem_code problem, const struct ks_arg *args);

/* As another function failed; false. */
bool ks_fail_again(struct ks_err *err, const struct ks_err *why);

/* `code` and `fault` as they are; false. */
bool ks_fail_fault(struct ks_err *err, enum ks_err_code code, const struct ks_fault *fault);

/* As much of it as has room, to the end of a character. */
struct ks_err_line {
    char text[1024];
};

/* All parts as one line, control characters but tabs as blanks; "" of an error that nobody filled.
 * As an argument: ks_log(..., "%s", ks_err_line(lang, &err).text). */
struct ks_err_line ks_err_line(enum ks_lang lang, const struct ks_err *err);

#endif
