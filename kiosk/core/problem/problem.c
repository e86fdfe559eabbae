/* A bounded list of faults in content, and what is said of them. */
#include "core/problem/problem.h"

#include <assert.h>

#include "core/problem/sentence.h"

#define SHOWN true /* what it is about is on the glass all the same: a line less, a look worse */
#define GONE false

struct row {
    const char *id;
    enum ks_level level;
    bool shown;
};

#define ROW(NAME, ID, LEVEL, STAYS, ...) [KS_PROBLEM_##NAME] = { ID, KS_LEVEL_##LEVEL, STAYS },
static const struct row rows[KS_PROBLEM_COUNT] = { KS_PROBLEM_CODES(ROW) };

void ks_problems_add(struct ks_problems *list,
                     enum ks_problem_code code,
                     struct ks_place_in_file at,
                     const struct ks_arg *args)
{
    if (list == NULL) {
        return;
    }
    assert(list->n <= list->capacity && list->n <= KS_PROBLEMS_MAX);
    assert(list->left_out == 0 || list->n == KS_PROBLEMS_MAX);
    assert(at.row >= 0 && at.column >= 0);
    if (list->n >= KS_PROBLEMS_MAX) {
        list->left_out++;
        return;
    }
    if (list->n == list->capacity) {
        size_t capacity = list->capacity == 0 ? 16 : list->capacity * 2;
        list->v = ks_arena_grow(list->arena, list->v, list->n, capacity, sizeof *list->v);
        list->capacity = capacity;
    }
    list->v[list->n++] = (struct ks_problem) {
        .code = code,
        .level = ks_problem_level(code),
        .file = ks_arena_strdup(list->arena, at.file == NULL ? "" : at.file),
        .row = at.row,
        .column = at.column,
        .args = ks_args_copy(args, list->arena),
    };
}

size_t ks_problems_count(const struct ks_problems *list, enum ks_level level)
{
    size_t count = 0;
    for (size_t i = 0; i < list->n; i++) {
        count += list->v[i].level == level ? 1 : 0;
    }
    assert(count <= list->n);
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

static const struct row *row_of(enum ks_problem_code code)
{
    assert(code > KS_PROBLEM_NONE && code < KS_PROBLEM_COUNT);
    return &rows[code];
}

const char *ks_problem_id(enum ks_problem_code code)
{
    return row_of(code)->id;
}

enum ks_level ks_problem_level(enum ks_problem_code code)
{
    return row_of(code)->level;
}

bool ks_problem_is_shown(enum ks_problem_code code)
{
    return row_of(code)->shown;
}

struct ks_problem_text
ks_problem_text(const struct ks_problem *problem, enum ks_lang lang, struct ks_arena *arena)
{
    const struct ks_sentence *sentence = ks_sentence_of(lang, problem->code);
    return (struct ks_problem_text) {
        ks_sentence_fill(lang, sentence->what, problem->args, arena),
        ks_sentence_fill(lang, sentence->why, problem->args, arena),
        ks_sentence_fill(lang, sentence->how, problem->args, arena),
    };
}

const char *
ks_problem_line(const struct ks_problem *problem, enum ks_lang lang, struct ks_arena *arena)
{
    struct ks_problem_text text = ks_problem_text(problem, lang, arena);
    const char *because = ks_phrase_of(lang, KS_PHRASE_BETWEEN_WHAT_AND_WHY);
    const char *mend = ks_phrase_of(lang, KS_PHRASE_BETWEEN_WHY_AND_HOW);
    return ks_arena_printf(arena, "%s%s%s%s%s", text.what, *text.why == '\0' ? "" : because,
                           text.why, *text.how == '\0' ? "" : mend, text.how);
}
