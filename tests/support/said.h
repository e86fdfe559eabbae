#ifndef TESTS_SUPPORT_SAID_H
#define TESTS_SUPPORT_SAID_H

#include "core/problem/problem.h"

/* What the office is told of a problem. The texts stay until the test program ends. */
static inline struct ks_problem_text said_of(const struct ks_problem *problem)
{
    static struct ks_arena *arena;
    if (arena == NULL) {
        arena = ks_arena_new();
    }
    return ks_problem_text(problem, KS_LANG_ZH, arena);
}

#endif
