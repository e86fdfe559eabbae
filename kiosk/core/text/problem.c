/* A bounded list of sentences about faults in content. */
#include "core/text/problem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

KS_PRINTF(2, 0)
static char *format(struct ks_arena *arena, const char *pattern, va_list args)
{
    char text[1024];
    int n = vsnprintf(text, sizeof text, pattern, args);
    assert(n >= 0);
    size_t length = (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    return ks_arena_strndup(arena, text, length);
}

void ks_problem_add(struct ks_problems *list,
                    enum ks_level level,
                    struct ks_place_in_file at,
                    const char *code,
                    const char *why,
                    const char *how,
                    const char *what,
                    ...)
{
    if (list == NULL) {
        return;
    }
    if (list->n >= KS_PROBLEMS_MAX) {
        list->left_out++;
        return;
    }
    if (list->n == list->capacity) {
        size_t capacity = list->capacity == 0 ? 16 : list->capacity * 2;
        list->v = ks_arena_grow(list->arena, list->v, list->n, capacity, sizeof *list->v);
        list->capacity = capacity;
    }
    va_list args;
    va_start(args, what);
    list->v[list->n++] = (struct ks_problem) {
        .level = level,
        .file = ks_arena_strdup(list->arena, at.file == NULL ? "" : at.file),
        .row = at.row,
        .column = at.column,
        .code = code,
        .what = format(list->arena, what, args),
        .why = ks_arena_strdup(list->arena, why == NULL ? "" : why),
        .how = ks_arena_strdup(list->arena, how == NULL ? "" : how),
    };
    va_end(args);
}

size_t ks_problems_count(const struct ks_problems *list, enum ks_level level)
{
    size_t count = 0;
    for (size_t i = 0; i < list->n; i++) {
        count += list->v[i].level == level ? 1 : 0;
    }
    return count;
}

const char *ks_level_name(enum ks_level level)
{
    switch (level) {
    case KS_LEVEL_ERROR:
        return "error";
    case KS_LEVEL_WARNING:
        return "warning";
    case KS_LEVEL_NOTE:
        return "note";
    }
    return "?";
}
