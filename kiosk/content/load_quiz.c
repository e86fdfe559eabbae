/* The step that loads question banks: every file of assets/quiz/ that may hold one. */
#include <stdlib.h>

#include "content/kept.h"
#include "content/load_parts.h"
#include "core/program/privacy.h"
#include "core/text/content_names.h"
#include "readers/quiz/files.h"
#include "readers/table/csv.h"

#define FILES_MAX 200

/* Plays the questions that the file held when it was last good, if they are kept. */
static void
play_kept(struct ks_loading *l, const struct ks_table_context *context, const char *path)
{
    struct ks_quiz_bank *bank = &l->program->quiz;
    size_t n = 0, before = bank->n, found = bank->found;
    const char *bytes = ks_kept_get(l->params->kept, path, &n);
    if (bytes == NULL) {
        return;
    }
    struct ks_arena *scratch = ks_arena_new();
    struct ks_problems said_before = { .arena = scratch };
    struct ks_table_context quiet = { l->arena, &said_before, context->today };
    ks_quiz_read(&quiet, path, bytes, n, bank);
    ks_arena_free(scratch);
    bank->found = found + bank->n - before;
    ks_problems_add(l->problems, KS_PROBLEM_QUIZ_KEPT, (struct ks_place_in_file) { path, 0, 0 },
                    KS_ARGS(ks_arg_number((long long)(bank->n - before))));
}

static void
read_bank(struct ks_loading *l, const struct ks_table_context *context, const char *path)
{
    struct ks_quiz_bank *bank = &l->program->quiz;
    struct ks_kept *kept = l->params->kept;
    size_t before = bank->n, n = 0;
    char *bytes = NULL;
    if (ks_loading_read(l, path, KS_TABLE_BYTES_MAX, &bytes, &n)) {
        ks_quiz_read(context, path, bytes, n, bank);
    }
    if (kept != NULL && bank->n > before) {
        ks_kept_put(kept, path, bytes, n);
    } else if (kept != NULL) {
        play_kept(l, context, path);
    }
    free(bytes);
}

void ks_loading_quiz(struct ks_loading *l)
{
    struct ks_table_context context = { l->arena, l->problems, ks_civil_date(l->params->now) };
    struct ks_names names;
    l->program->quiz.file = KS_AT_QUIZ;
    if (!ks_content_set_list(l->set, KS_AT_QUIZ, FILES_MAX, l->arena, &names, NULL)) {
        names.n = 0;
    }
    if (l->params->kept != NULL) {
        ks_kept_only(l->params->kept, names.v, names.n);
    }
    for (size_t i = 0; i < names.n; i++) {
        if (ks_quiz_is_bank(ks_str_of(names.v[i]))) {
            read_bank(l, &context, names.v[i]);
        }
    }
    ks_privacy_quiz(&l->program->quiz, l->problems);
}
