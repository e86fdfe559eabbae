#ifndef TESTS_SUPPORT_READING_H
#define TESTS_SUPPORT_READING_H

#include <string.h>

#include "readers/text/context.h"
#include "support/clock.h"
#include "support/said.h"

/* What a table is read into, on 15 September 2026, and what was told of it. */
struct reading {
    struct ks_arena *arena;
    struct ks_problems problems;
    struct ks_table_context context;
};

static inline void reading_begin(struct reading *reading)
{
    reading->arena = ks_arena_new();
    reading->problems = (struct ks_problems) { .arena = reading->arena };
    reading->context =
        (struct ks_table_context) { reading->arena, &reading->problems, day(2026, 9, 15) };
}

static inline void reading_end(struct reading *reading)
{
    ks_arena_free(reading->arena);
}

/* The first of the code, or NULL. */
static inline const struct ks_problem *reading_problem(const struct reading *reading,
                                                       const char *code)
{
    for (size_t i = 0; i < reading->problems.n; i++) {
        if (strcmp(ks_problem_id(reading->problems.v[i].code), code) == 0) {
            return &reading->problems.v[i];
        }
    }
    return NULL;
}

/* The first of the code stands there, and its sentences hold `says`. */
static inline void
reading_told(const struct reading *reading, const char *code, int row, int column, const char *says)
{
    const struct ks_problem *p = reading_problem(reading, code);
    ck_assert_msg(p != NULL, "no problem %s", code);
    ck_assert_msg(p->row == row && p->column == column, "%s at %d:%d", code, p->row, p->column);
    ck_assert_msg(strstr(said_of(p).what, says) != NULL || strstr(said_of(p).how, says) != NULL,
                  "%s: %s / %s", code, said_of(p).what, said_of(p).how);
}

#endif
