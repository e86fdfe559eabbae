#ifndef TESTS_SUPPORT_SAID_H
#define TESTS_SUPPORT_SAID_H

#include "core/problem/fail.h"
#include "core/problem/problem.h"
#include "core/settings/mistakes.h"

/* What the office is told of a problem. The texts stay until the test program ends. */
static inline struct ks_problem_text said_of(const struct ks_problem *problem)
{
    static struct ks_arena *arena;
    if (arena == NULL) {
        arena = ks_arena_new();
    }
    return ks_problem_text(problem, KS_LANG_ZH, arena);
}

/* Errors and mistakes as the office reads them: until the next call. */

static inline const char *said_err(const struct ks_err *err)
{
    static struct ks_err_line line;
    line = ks_err_line(KS_LANG_ZH, err);
    return line.text;
}

static inline const char *said_mistakes(const struct ks_mistakes *mistakes)
{
    static struct ks_buf all;
    all.n = 0;
    ks_buf_adds(&all, "");
    ks_mistakes_say(mistakes, KS_LANG_ZH, &all);
    return all.p;
}

static inline const char *said_brief(const struct ks_mistakes *mistakes)
{
    struct ks_err err = { 0 };
    return ks_mistakes_brief(mistakes, &err) ? said_err(&err) : "";
}

#endif
