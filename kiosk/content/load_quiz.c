/* The step that loads question banks: every file of assets/quiz/ that may hold one. */
#include <stdlib.h>

#include "content/kept.h"
#include "content/load_parts.h"
#include "core/program/privacy.h"
#include "core/quiz/bank_names.h"
#include "core/text/content_names.h"

#define FILES_MAX 200

/* Adds the questions of one file to those of the others. What is more than a bank holds is listed.
 */
static void add_questions(struct ks_loading *l, const struct ks_quiz_bank *more)
{
    struct ks_quiz_bank *bank = &l->program->quiz;
    size_t n = more->n < KS_QUIZ_ITEMS_MAX - bank->n ? more->n : KS_QUIZ_ITEMS_MAX - bank->n;
    if (bank->n + n > bank->capacity) {
        size_t capacity = 2 * (bank->n + n);
        bank->v = ks_arena_grow(l->arena, bank->v, bank->n, capacity, sizeof *bank->v);
        bank->capacity = capacity;
    }
    for (size_t i = 0; i < more->n; i++) {
        if (i < n) {
            bank->v[bank->n++] = more->v[i];
        } else {
            ks_problems_add(l->problems, KS_PROBLEM_QUIZ_TOO_MANY, ks_quiz_at(more, &more->v[i]),
                            KS_ARGS(ks_arg_number(KS_QUIZ_ITEMS_MAX)));
        }
    }
}

/* Plays the questions that the file held when it was last good, if they are kept. */
static void play_kept(struct ks_loading *l, const char *path)
{
    struct ks_quiz_bank *bank = &l->program->quiz;
    size_t n = 0, before = bank->n;
    const char *bytes = ks_kept_get(l->params->kept, path, &n);
    if (bytes == NULL) {
        return;
    }
    struct ks_arena *scratch = ks_arena_new();
    struct ks_problems said_before = { .arena = scratch };
    const struct ks_form_document document =
        ks_loading_form_document(l, KS_FORM_BANK, path, bytes, n);
    /* No signature brought these bytes now, whatever the file there is. */
    const struct ks_quiz_bank *kept =
        ks_loading_bytes(l, l->reader[false], &document, &said_before);
    if (kept != NULL) {
        add_questions(l, kept);
        bank->found += bank->n - before;
    }
    ks_arena_free(scratch);
    ks_problems_add(l->problems, KS_PROBLEM_QUIZ_KEPT, (struct ks_place_in_file) { path, 0, 0 },
                    KS_ARGS(ks_arg_number((long long)(bank->n - before))));
}

static void add_bank(struct ks_loading *l, const struct ks_quiz_bank *more)
{
    if (more != NULL) {
        add_questions(l, more);
        l->program->quiz.found += more->found;
    }
}

static void read_bank(struct ks_loading *l, const char *path)
{
    struct ks_quiz_bank *bank = &l->program->quiz;
    struct ks_kept *kept = l->params->kept;
    size_t before = bank->n, n = 0;
    char *bytes = NULL;
    const struct ks_quiz_bank *signed_as = ks_loading_form(l, KS_FORM_BANK, path);
    if (signed_as != NULL) { /* it changes with its release only: nothing need be kept */
        add_bank(l, signed_as);
        return;
    }
    if (ks_loading_read(l, path, KS_DOCUMENT_BYTES_MAX, &bytes, &n)) {
        const struct ks_form_document document =
            ks_loading_form_document(l, KS_FORM_BANK, path, bytes, n);
        add_bank(l, ks_loading_bytes(l, ks_loading_reader(l, path), &document, l->problems));
    }
    if (kept != NULL && bank->n > before) {
        ks_kept_put(kept, path, bytes, n);
    } else if (kept != NULL) {
        play_kept(l, path);
    }
    free(bytes);
}

void ks_loading_quiz(struct ks_loading *l)
{
    struct ks_names names;
    l->program->quiz.file = KS_AT_QUIZ;
    ks_loading_list(l, KS_AT_QUIZ, FILES_MAX, ks_quiz_is_bank, &names);
    if (l->params->kept != NULL) {
        ks_kept_only(l->params->kept, names.v, names.n);
    }
    for (size_t i = 0; i < names.n; i++) {
        read_bank(l, names.v[i]);
    }
    ks_privacy_quiz(&l->program->quiz, l->problems);
}
