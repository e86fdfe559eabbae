/* The step that brings places in rows, ticker lines and alerts to one spelling. It is that of
 * places.csv; a word that no row of it knows is told. */
#include <string.h>

#include "base/list.h"
#include "content/load_parts.h"
#include "core/text/content_names.h"

/* Words for which a hint is searched; each search goes through the whole table. */
#define HINTS_MAX 100

/* The codes of problems about unknown places, by what else is known. */
struct unknown_places {
    enum ks_problem_code no_places; /* places.csv has no rows */
    enum ks_problem_code some;      /* others of the list are, or this screen's kiosk.ini has it */
    enum ks_problem_code nowhere;   /* by places.csv: what others' kiosk.ini have is not known */
};

static bool wanted(const struct ks_loading *l)
{
    return l->params->decoder != NULL || l->params->lint;
}

/* Lists a problem about unknown places, and offers the known word that is closest to the first of
 * them. */
static void tell(struct ks_loading *l,
                 enum ks_problem_code code,
                 struct ks_place_in_file at,
                 const struct ks_tags *unknown)
{
    struct ks_arg names = ks_arg_names(unknown->v, unknown->n, l->arena);
    for (size_t i = 0; i < unknown->n && l->hints < HINTS_MAX; i++) {
        l->hints++;
        const char *near = ks_places_nearest(&l->program->places, ks_str_of(unknown->v[i]));
        if (near != NULL) {
            ks_problems_add(l->problems, code, at,
                            KS_ARGS(names, ks_arg_phrase(KS_PHRASE_PLACE_NEAR), ks_arg_text(near),
                                    ks_arg_text(unknown->v[i])));
            return;
        }
    }
    ks_problems_add(l->problems, code, at, KS_ARGS(names, ks_arg_phrase(KS_PHRASE_PLACE_OTHER)));
}

/* Whether the screen's own place in kiosk.ini is one of these words: then it plays there, as
 * deciding compares the words alone (ks_situation_places). Of other screens nothing is known. */
static bool has_this_screen(struct ks_loading *l, const struct ks_tags *unknown)
{
    struct ks_str rest = ks_str_of(l->params->screen), word;
    while (ks_list_next(&rest, &word)) {
        const char *own = ks_arena_strndup(l->arena, word.p, word.n);
        for (size_t i = 0; i < unknown->n; i++) {
            if (ks_place_same(own, unknown->v[i])) {
                return true;
            }
        }
    }
    return false;
}

/* Brings one list to its spelling, and lists the words that no row knows: an error if nothing else
 * of the list is known. */
static void settle(struct ks_loading *l,
                   struct ks_tags *words,
                   struct ks_place_in_file at,
                   const struct unknown_places *codes)
{
    struct ks_tags unknown;
    ks_places_settle(&l->program->places, words, l->arena, &unknown);
    if (unknown.n == 0 || !wanted(l)) {
        return;
    }
    if (l->program->places.n == 0) {
        ks_problems_add(l->problems, codes->no_places, at,
                        KS_ARGS(ks_arg_names(unknown.v, unknown.n, l->arena)));
    } else {
        bool some = unknown.n < words->n || has_this_screen(l, &unknown);
        tell(l, some ? codes->some : codes->nowhere, at, &unknown);
    }
}

static void settle_rows(struct ks_loading *l, struct ks_playlist *list)
{
    static const struct unknown_places codes = { KS_PROBLEM_ITEM_NO_PLACES,
                                                 KS_PROBLEM_ITEM_SOME_PLACES,
                                                 KS_PROBLEM_ITEM_NOWHERE };
    for (size_t i = 0; i < list->n; i++) {
        struct ks_playlist_item *item = &list->v[i];
        settle(l, &item->places, (struct ks_place_in_file) { item->file, item->row, 0 }, &codes);
    }
}

/* Brings the areas of a CAP message to their spelling. Unknown areas are no fault: a message of a
 * city or a district names areas by its own words. It names an area twice, in words and in codes;
 * one of them is enough. */
static void settle_message(struct ks_loading *l, struct ks_alert *alert)
{
    struct ks_tags unknown;
    ks_places_settle(&l->program->places, &alert->areas, l->arena, &unknown);
    if (unknown.n > 0 && unknown.n == alert->areas.n && wanted(l) &&
        !has_this_screen(l, &unknown)) {
        ks_problems_add(l->problems, KS_PROBLEM_ALERT_ELSEWHERE,
                        (struct ks_place_in_file) { alert->file, 0, 0 },
                        KS_ARGS(ks_arg_names(unknown.v, unknown.n, l->arena)));
    }
}

static void settle_alert(struct ks_loading *l, struct ks_alert *alert)
{
    static const struct unknown_places codes = { KS_PROBLEM_ALERT_NO_PLACES,
                                                 KS_PROBLEM_ALERT_SOME_PLACES,
                                                 KS_PROBLEM_ALERT_NOWHERE };
    bool message = alert->msg_type == KS_CAP_ALERT || alert->msg_type == KS_CAP_UPDATE;
    struct ks_place_in_file at = { alert->file, 0, 0 };
    struct ks_tags unknown;
    if (!message || alert->status == KS_CAP_DRAFT || alert->status == KS_CAP_SYSTEM) {
        ks_places_settle(&l->program->places, &alert->areas, l->arena, &unknown);
    } else if (alert->card == NULL) {
        settle_message(l, alert);
    } else {
        settle(l, &alert->areas, at, &codes);
    }
}

/* Tells if the screen's own place is unknown: it would show nothing that is for its place. */
static void check_screen(struct ks_loading *l)
{
    const struct ks_places *places = &l->program->places;
    struct ks_str rest = ks_str_of(l->params->screen), word;
    while (places->n > 0 && ks_list_next(&rest, &word)) {
        bool known;
        const char *written = ks_arena_strndup(l->arena, word.p, word.n);
        (void)ks_places_spell(places, word, l->arena, &known);
        if (!known) {
            const char *near = ks_places_nearest(places, word);
            ks_problems_add(l->problems,
                            near == NULL ? KS_PROBLEM_SCREEN_UNKNOWN_PLACE
                                         : KS_PROBLEM_SCREEN_UNKNOWN_PLACE_NEAR,
                            (struct ks_place_in_file) { KS_SCREEN_FILE, 0, 0 },
                            KS_ARGS(ks_arg_text(written), ks_arg_text(near)));
        }
    }
}

void ks_loading_places(struct ks_loading *l)
{
    static const struct unknown_places codes = { KS_PROBLEM_TICKER_NO_PLACES,
                                                 KS_PROBLEM_TICKER_SOME_PLACES,
                                                 KS_PROBLEM_TICKER_NOWHERE };
    struct ks_program *program = l->program;
    settle_rows(l, &program->main);
    settle_rows(l, &program->fallback);
    for (size_t i = 0; i < program->ticker.n; i++) {
        struct ks_ticker_line *line = &program->ticker.v[i];
        settle(l, &line->places, (struct ks_place_in_file) { KS_TICKER_CSV, line->row, 0 }, &codes);
    }
    for (size_t i = 0; i < program->alerts.n; i++) {
        settle_alert(l, &program->alerts.v[i]);
    }
    check_screen(l);
}
