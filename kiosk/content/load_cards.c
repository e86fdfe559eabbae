/* The step that loads the cards and alerts of a content set. */
#include <stdlib.h>
#include <string.h>

#include "content/load_parts.h"
#include "core/card/lint.h"
#include "core/program/privacy.h"
#include "core/text/content_names.h"

#define CARDS_MAX 5000
#define ALERT_FILES_MAX 500
#define SHEET_BYTES_MAX (1024 * 1024)

/* Gives the card the table behind it. If that is not there the card has no list and does not play,
 * and the reason is listed. */
static const struct ks_card *with_sheet(struct ks_loading *l, const struct ks_card *card)
{
    if (*card->sheet_path == '\0') {
        return card;
    }
    const char *path = ks_arena_printf(l->arena, KS_AT_ASSETS "/%s", card->sheet_path);
    struct ks_sheet *sheet = ks_arena_alloc(l->arena, sizeof *sheet);
    *sheet = (struct ks_sheet) { 0 };
    const struct ks_sheet *read = ks_loading_document(l, KS_FORM_SHEET, path, SHEET_BYTES_MAX);
    if (read != NULL) {
        *sheet = *read;
        ks_privacy_sheet(sheet, path, l->problems);
    } else {
        const char *file = ks_arena_printf(l->arena, KS_AT_ASSETS "/%s", card->path);
        ks_problems_add(l->problems, KS_PROBLEM_CARD_SHEET,
                        (struct ks_place_in_file) { file, 0, 0 }, KS_ARGS(ks_arg_text(path)));
    }
    struct ks_card *copy = ks_arena_alloc(l->arena, sizeof *copy);
    *copy = *card;
    copy->sheet = sheet;
    return copy;
}

const struct ks_card *ks_loading_card(struct ks_loading *l, const char *path)
{
    const struct ks_card *card = ks_loading_document(l, KS_FORM_CARD, path, KS_CARD_BYTES_MAX);
    bool shown = card != NULL && !card->alert_unreadable && ks_privacy_card(card, l->problems);
    card = shown ? with_sheet(l, card) : NULL;
    if (card != NULL && ks_loading_judges(l)) {
        ks_card_lint(card, &l->program->facts, ks_civil_date(l->params->now), l->problems);
    }
    return card;
}

static int by_path(const void *a, const void *b)
{
    const struct ks_card *x = *(const struct ks_card *const *)a;
    const struct ks_card *y = *(const struct ks_card *const *)b;
    return strcmp(x->path, y->path);
}

static bool is_card(struct ks_str name)
{
    return ks_str_ends(name, ".md");
}

/* The cards of all folders, by name. */
static struct ks_names list_cards(struct ks_loading *l)
{
    static const char *const folders[] = { KS_AT_CARDS, KS_AT_HANDBOOK, KS_AT_HELP };
    struct ks_names all = { .v = NULL };
    for (size_t k = 0; k < KS_COUNT(folders); k++) {
        struct ks_names names;
        ks_loading_list(l, folders[k], CARDS_MAX, is_card, &names);
        all.v = ks_arena_grow(l->arena, all.v, all.n, all.n + names.n, sizeof *all.v);
        for (size_t i = 0; i < names.n; i++) {
            all.v[all.n++] = names.v[i];
        }
    }
    return all;
}

void ks_loading_cards(struct ks_loading *l)
{
    struct ks_names names = list_cards(l);
    struct ks_cards *cards = &l->program->cards;
    cards->v = ks_arena_array(l->arena, names.n + 1, sizeof *cards->v);
    l->refused.v = ks_arena_array(l->arena, names.n + 1, sizeof *l->refused.v);
    ks_loading_ahead(l, KS_FORM_CARD, KS_CARD_BYTES_MAX, &names);
    for (size_t i = 0; i < names.n; i++) {
        const struct ks_card *card = ks_loading_card(l, names.v[i]);
        if (card != NULL) {
            cards->v[cards->n++] = card;
        } else {
            l->refused.v[l->refused.n++] = names.v[i];
        }
    }
    ks_loading_end_ahead(l);
    if (cards->n > 1) {
        qsort(cards->v, cards->n, sizeof *cards->v, by_path);
    }
}

/* The alert of a card; none if it cannot be read or is none. */
static struct ks_alerts alert_of_card(struct ks_loading *l, const char *path)
{
    const struct ks_card *card = ks_loading_card(l, path);
    if (card == NULL) {
        return (struct ks_alerts) { 0 };
    }
    if (card->alert == NULL) {
        ks_problems_add(l->problems, KS_PROBLEM_ALERT_NO_FRONT_MATTER,
                        (struct ks_place_in_file) { path, 1, 0 }, KS_NO_ARGS);
        return (struct ks_alerts) { 0 };
    }
    struct ks_alert *alert = ks_arena_alloc(l->arena, sizeof *alert);
    *alert = *card->alert;
    alert->card = card;
    alert->file = path;
    return (struct ks_alerts) { alert, 1 };
}

/* The alerts of a message. One that must not be shown takes the whole message with it. */
static struct ks_alerts alerts_of_message(struct ks_loading *l, const char *path)
{
    const struct ks_alerts *read = ks_loading_document(l, KS_FORM_ALERT, path, KS_CAP_BYTES_MAX);
    for (size_t i = 0; read != NULL && i < read->n; i++) {
        if (!ks_privacy_alert(&read->v[i], l->problems)) {
            return (struct ks_alerts) { 0 };
        }
    }
    return read == NULL ? (struct ks_alerts) { 0 } : *read;
}

static bool has_room(const struct ks_alerts *alerts, const struct ks_alerts *more)
{
    size_t references = 0;
    for (size_t i = 0; i < alerts->n; i++) {
        references += alerts->v[i].n_references;
    }
    for (size_t i = 0; i < more->n; i++) {
        references += more->v[i].n_references;
    }
    return alerts->n + more->n <= KS_PROGRAM_ALERTS_MAX && references <= KS_PROGRAM_REFERENCES_MAX;
}

/* Adds what one file says, each part ended by what vouches for it; or the file to those that say
 * nothing. */
static void add_alerts(struct ks_loading *l, const char *path, const struct ks_alerts *found)
{
    struct ks_alerts *alerts = &l->program->alerts;
    struct ks_civil end;
    bool bounded = ks_loading_until(l, path, &end), room = has_room(alerts, found);
    for (size_t i = 0; room && i < found->n; i++) {
        struct ks_alert *alert = &alerts->v[alerts->n++];
        *alert = found->v[i];
        alert->vouched = bounded; /* what a signature vouches for, it vouches for until an end */
        if (bounded) {
            (void)ks_alert_end_by(alert, end);
        }
    }
    if (!room) {
        ks_problems_add(l->problems, KS_PROBLEM_ALERT_NO_ROOM,
                        (struct ks_place_in_file) { path, 0, 0 }, KS_NO_ARGS);
    }
    if (!room || found->n == 0) {
        l->program->refused_alerts.v[l->program->refused_alerts.n++] = path;
    }
}

static bool is_alert(struct ks_str name)
{
    return is_card(name) || ks_cap_is_message(name);
}

void ks_loading_alerts(struct ks_loading *l)
{
    struct ks_names names;
    ks_loading_list(l, KS_AT_ALERTS, ALERT_FILES_MAX, is_alert, &names);
    struct ks_alerts *found = ks_arena_array(l->arena, names.n + 1, sizeof *found);
    size_t n = 0;
    for (size_t i = 0; i < names.n; i++) {
        found[i] = is_card(ks_str_of(names.v[i])) ? alert_of_card(l, names.v[i])
                                                  : alerts_of_message(l, names.v[i]);
        n += found[i].n;
    }
    l->program->alerts.v = ks_arena_array(l->arena, n + 1, sizeof *l->program->alerts.v);
    l->program->refused_alerts.v =
        ks_arena_array(l->arena, names.n + 1, sizeof *l->program->refused_alerts.v);
    /* what nobody vouches for takes no room from what somebody does */
    for (size_t i = 0; i < 2 * names.n; i++) {
        const char *name = names.v[i % names.n];
        struct ks_civil end;
        bool vouched = ks_loading_until(l, name, &end), now = vouched == (i < names.n);
        if (now) {
            add_alerts(l, name, &found[i % names.n]);
        }
    }
}
