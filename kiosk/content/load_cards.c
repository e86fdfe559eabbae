/* The step that loads the cards and alerts of a content set. */
#include <stdlib.h>
#include <string.h>

#include "content/load_parts.h"
#include "core/card/lint.h"
#include "core/program/privacy.h"
#include "core/text/content_names.h"
#include "readers/cap/xml.h"
#include "readers/card/md.h"
#include "readers/set/sheet.h"

#define CARDS_MAX 5000
#define ALERTS_MAX 500
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
    char *bytes;
    size_t n;
    if (ks_loading_read(l, path, SHEET_BYTES_MAX, &bytes, &n)) {
        struct ks_table_context context = { l->arena, l->problems, ks_civil_date(l->params->now) };
        ks_sheet_read(&context, path, bytes, n, sheet);
        ks_privacy_sheet(sheet, path, l->problems);
        free(bytes);
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
    char *bytes;
    size_t n;
    if (!ks_loading_read(l, path, KS_CARD_BYTES_MAX, &bytes, &n)) {
        return NULL;
    }
    const struct ks_card *card =
        ks_card_read(KS_ASSET_OF(path), bytes, n, l->params->zone, l->arena, l->problems);
    free(bytes);
    bool shown = card != NULL && !card->alert_unreadable && ks_privacy_card(card, l->problems);
    card = shown ? with_sheet(l, card) : NULL;
    if (card != NULL && (l->params->decoder != NULL || l->params->lint)) {
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

void ks_loading_cards(struct ks_loading *l)
{
    static const char *const folders[] = { KS_AT_CARDS, KS_AT_HANDBOOK, KS_AT_HELP };
    struct ks_names names[KS_COUNT(folders)];
    struct ks_cards *cards = &l->program->cards;
    size_t capacity = 1;
    for (size_t k = 0; k < KS_COUNT(folders); k++) {
        if (!ks_content_set_list(l->set, folders[k], CARDS_MAX, l->arena, &names[k], NULL)) {
            names[k].n = 0;
        }
        capacity += names[k].n;
    }
    cards->v = ks_arena_array(l->arena, capacity, sizeof *cards->v);
    l->refused.v = ks_arena_array(l->arena, capacity, sizeof *l->refused.v);
    for (size_t k = 0; k < KS_COUNT(folders); k++) {
        for (size_t i = 0; i < names[k].n; i++) {
            bool is_card = ks_str_ends(ks_str_of(names[k].v[i]), ".md");
            const struct ks_card *card = is_card ? ks_loading_card(l, names[k].v[i]) : NULL;
            if (card != NULL) {
                cards->v[cards->n++] = card;
            } else if (is_card) {
                l->refused.v[l->refused.n++] = names[k].v[i];
            }
        }
    }
    if (cards->n > 1) {
        qsort(cards->v, cards->n, sizeof *cards->v, by_path);
    }
}

static bool read_alert(struct ks_loading *l, const char *path, struct ks_alert *alert)
{
    if (ks_str_ends(ks_str_of(path), ".md")) {
        const struct ks_card *card = ks_loading_card(l, path);
        if (card == NULL) {
            return false;
        }
        if (card->alert == NULL) {
            ks_problems_add(l->problems, KS_PROBLEM_ALERT_NO_FRONT_MATTER,
                            (struct ks_place_in_file) { path, 1, 0 }, KS_NO_ARGS);
            return false;
        }
        *alert = *card->alert;
        alert->card = card;
        alert->file = path;
        return true;
    }
    if (!ks_str_ends(ks_str_of(path), ".xml")) {
        return false;
    }
    char *bytes;
    size_t n;
    if (!ks_loading_read(l, path, KS_CAP_BYTES_MAX, &bytes, &n)) {
        return false;
    }
    bool ok = ks_cap_read(path, bytes, n, l->params->zone, l->arena, alert, l->problems);
    free(bytes);
    alert->file = path;
    return ok && ks_privacy_alert(alert, l->problems);
}

void ks_loading_alerts(struct ks_loading *l)
{
    struct ks_names names;
    if (!ks_content_set_list(l->set, KS_AT_ALERTS, ALERTS_MAX, l->arena, &names, NULL)) {
        return;
    }
    struct ks_alerts *alerts = &l->program->alerts;
    alerts->v = ks_arena_array(l->arena, names.n + 1, sizeof *alerts->v);
    for (size_t i = 0; i < names.n; i++) {
        struct ks_alert alert = { 0 };
        struct ks_civil end;
        if (read_alert(l, names.v[i], &alert)) {
            if (ks_loading_until(l, names.v[i], &end)) {
                (void)ks_alert_end_by(&alert, end);
            }
            alerts->v[alerts->n++] = alert;
        }
    }
}
