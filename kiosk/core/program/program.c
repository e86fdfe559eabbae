/* A program: what it holds when it is complete, its end, and looking up its cards. */
#include "core/program/program.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/relpath.h"

void ks_program_free(struct ks_program *program)
{
    if (program != NULL) {
        ks_arena_free(program->arena); /* the arena holds the program itself */
    }
}

/* ---- what a sealed program holds ---- */

static void assert_window(const struct ks_window *window)
{
    assert(ks_dates_in_order(window->from, window->until));
    assert(window->days != 0 && (window->days & ~KS_DAYS_ALL) == 0);
    assert(window->n_hours <= KS_DAYPARTS_MAX);
    for (size_t i = 0; i < window->n_hours; i++) {
        assert(window->hours[i].start >= 0 && window->hours[i].start <= 1440);
        assert(window->hours[i].end >= 0 && window->hours[i].end <= 1440);
    }
}

static void assert_playlist(const struct ks_playlist *list)
{
    assert(list->n <= KS_PLAYLIST_ROWS_MAX);
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_playlist_item *item = &list->v[i];
        assert_window(&item->window);
        assert(item->weight >= 1 && item->weight <= 100);
        assert(item->priority >= 0 && item->priority <= 999);
        assert(item->dwell_ms == 0 || item->dwell_ms >= KS_DWELL_MIN_MS);
        assert(item->dwell_ms <= KS_DWELL_MAX_MS);
        assert(item->places.n <= KS_TAGS_MAX && item->phases.n <= KS_TAGS_MAX);
        assert(item->fault.code != KS_PROBLEM_NONE ||
               (item->kind == KS_ITEM_CARD) == (item->card != NULL));
    }
}

static void assert_cards(const struct ks_cards *cards)
{
    for (size_t i = 0; i < cards->n; i++) {
        assert(i == 0 || strcmp(cards->v[i - 1]->path, cards->v[i]->path) < 0);
        assert(cards->v[i]->template <KS_TEMPLATE_COUNT);
        assert(cards->v[i]->n_blocks <= KS_CARD_BLOCKS_MAX);
    }
}

static void assert_quiz(const struct ks_quiz_bank *bank)
{
    assert(bank->n <= bank->found && bank->n <= KS_QUIZ_ITEMS_MAX);
    for (size_t i = 0; i < bank->n; i++) {
        const struct ks_quiz_item *item = &bank->v[i];
        assert(item->n_options >= 2 && item->n_options <= KS_QUIZ_OPTIONS_MAX);
        assert(item->right != 0 && item->right >> item->n_options == 0);
        assert(item->kind < KS_QUIZ_KINDS && item->channel < KS_CHANNEL_COUNT);
        assert(item->cues >= 0 && item->cues <= 5 && item->fit >= 1 && item->fit <= 3);
    }
}

static void assert_tables(const struct ks_program *program)
{
    for (size_t i = 0; i < program->phases.n; i++) {
        const struct ks_phase *phase = &program->phases.v[i];
        assert(phase->from != KS_DATE_NONE && phase->from <= phase->until);
        assert(phase->focus.n <= KS_TAGS_MAX && phase->accent <= 0xFFFFFF);
    }
    for (size_t i = 0; i < program->facts.n; i++) {
        assert(ks_dates_in_order(program->facts.v[i].valid_from, program->facts.v[i].valid_until));
    }
    for (size_t i = 0; i < program->ticker.n; i++) {
        assert_window(&program->ticker.v[i].window);
    }
    size_t references = 0;
    assert(program->alerts.n <= KS_PROGRAM_ALERTS_MAX);
    for (size_t i = 0; i < program->alerts.n; i++) {
        references += program->alerts.v[i].n_references;
        assert(references <= KS_PROGRAM_REFERENCES_MAX);
        assert(program->alerts.v[i].areas.n <= KS_ALERT_AREAS_MAX);
    }
    assert(program->lesson.n <= KS_SHEET_ROWS_MAX);
}

void ks_program_seal(struct ks_program *program)
{
    assert_playlist(&program->main);
    assert_playlist(&program->fallback);
    assert_cards(&program->cards);
    assert_quiz(&program->quiz);
    assert_tables(program);
    ks_arena_seal(program->arena);
}

/* ---- the same card in another language ---- */

static const char *name_of(const struct ks_card *card)
{
    const char *slash = strrchr(card->path, '/');
    return slash == NULL ? card->path : slash + 1;
}

static int compare_path(const void *path, const void *element)
{
    const struct ks_card *card = *(const struct ks_card *const *)element;
    return strcmp(path, card->path);
}

const struct ks_card *ks_cards_find(const struct ks_cards *cards, const char *path)
{
    const struct ks_card *const *found =
        cards->n == 0 ? NULL : bsearch(path, cards->v, cards->n, sizeof *cards->v, compare_path);
    return found == NULL ? NULL : *found;
}

/* The card of that name in the same folder, with `before` and "-" before it, or as it is (""). */
static const struct ks_card *beside(const struct ks_cards *cards,
                                    const struct ks_card *card,
                                    const char *before,
                                    const char *name)
{
    char path[KS_RELPATH_MAX + 16];
    int folder = (int)(name_of(card) - card->path);
    assert(folder >= 0 && (folder == 0 || card->path[folder - 1] == '/'));
    int n = snprintf(path, sizeof path, "%.*s%s%s%s", folder, card->path, before,
                     *before == '\0' ? "" : "-", name);
    return n < 0 || (size_t)n >= sizeof path ? NULL : ks_cards_find(cards, path);
}

const struct ks_card *
ks_cards_in(const struct ks_cards *cards, const struct ks_card *card, enum ks_lang lang)
{
    bool other = lang != KS_LANG_ZH && ks_card_lang(card) == KS_LANG_ZH;
    const struct ks_card *found =
        other ? beside(cards, card, ks_lang_tag(lang), name_of(card)) : NULL;
    return found != NULL && ks_card_lang(found) == lang ? found : NULL;
}

const struct ks_card *ks_cards_original(const struct ks_cards *cards, const struct ks_card *card)
{
    const char *tag = ks_lang_tag(ks_card_lang(card)), *name = name_of(card);
    size_t n = strlen(tag);
    bool named = strncmp(name, tag, n) == 0 && name[n] == '-';
    const struct ks_card *found =
        ks_card_lang(card) != KS_LANG_ZH && named ? beside(cards, card, "", name + n + 1) : NULL;
    return found != NULL && ks_card_lang(found) == KS_LANG_ZH ? found : NULL;
}
