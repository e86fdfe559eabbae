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
static bool has_this_screen(struct ks_loading *l, const char *const *words, size_t n)
{
    struct ks_str rest = ks_str_of(l->params->screen), word;
    while (ks_list_next(&rest, &word)) {
        const char *own = ks_arena_strndup(l->arena, word.p, word.n);
        for (size_t i = 0; i < n; i++) {
            if (ks_place_same(own, words[i])) {
                return true;
            }
        }
    }
    return false;
}

/* Lists words that no row knows: an error if nothing else of the list is known. */
static void tell_unknown(struct ks_loading *l,
                         const struct ks_tags *unknown,
                         bool some,
                         struct ks_place_in_file at,
                         const struct unknown_places *codes)
{
    if (l->program->places.n == 0) {
        ks_problems_add(l->problems, codes->no_places, at,
                        KS_ARGS(ks_arg_names(unknown->v, unknown->n, l->arena)));
    } else {
        tell(l, some ? codes->some : codes->nowhere, at, unknown);
    }
}

/* Brings one list to its spelling. */
static void settle(struct ks_loading *l,
                   struct ks_tags *words,
                   struct ks_place_in_file at,
                   const struct unknown_places *codes)
{
    struct ks_tags unknown;
    ks_places_settle(&l->program->places, words, l->arena, &unknown);
    if (unknown.n > 0 && ks_loading_judges(l)) {
        bool some = unknown.n < words->n || has_this_screen(l, unknown.v, unknown.n);
        tell_unknown(l, &unknown, some, at, codes);
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

/* The areas of one alert in their spelling, and those as written that no row knows. */
struct settled {
    bool ours; /* a card: an office fills it like a cell, where a dash means everywhere */
    struct ks_alert_areas areas, unknown;
    bool everywhere;
};

/* In a message of strangers a dash stands where its program had nothing to write, and a list that
 * holds "all" says all of something. */
static bool says_everywhere(struct ks_str word, bool in_a_list, bool ours)
{
    return ks_place_is_everywhere(word) && (ours || (!in_a_list && !ks_place_is_blank(word)));
}

/* Adds one word. False if it is unknown and may be a list of words. */
static bool settle_word(struct ks_loading *l, struct ks_str word, bool last, struct settled *out)
{
    bool known;
    const char *spelled = ks_places_spell(&l->program->places, word, l->arena, &known);
    if (!known && says_everywhere(word, last, out->ours)) {
        out->everywhere = true;
        return true;
    }
    if ((!known && !last) || out->areas.n == KS_ALERT_AREAS_MAX) {
        return known;
    }
    out->areas.v[out->areas.n++] = spelled;
    if (!known) {
        out->unknown.v[out->unknown.n++] = ks_arena_strndup(l->arena, word.p, word.n);
    }
    return true;
}

/* An area is one place whose name may hold a comma, or else a list of places. A message is for
 * somewhere also if its area holds nothing but signs. */
static void settle_area(struct ks_loading *l, const char *area, struct settled *out)
{
    struct ks_str whole = ks_str_of(area), rest = whole, part;
    size_t parts = 0;
    if (settle_word(l, whole, false, out)) {
        return;
    }
    for (; ks_list_next(&rest, &part); parts++) {
        (void)settle_word(l, part, true, out);
    }
    if (parts == 0 && !out->ours) {
        (void)settle_word(l, whole, true, out);
    }
}

static struct settled settle_areas(struct ks_loading *l, struct ks_alert_areas *areas, bool ours)
{
    struct settled out = { .ours = ours };
    size_t room = areas->n + 1;
    for (size_t i = 0; i < areas->n; i++) {
        struct ks_str rest = ks_str_of(areas->v[i]), part;
        while (ks_list_next(&rest, &part)) {
            room++;
        }
    }
    out.areas.v = ks_arena_array(l->arena, room, sizeof *out.areas.v);
    out.unknown.v = ks_arena_array(l->arena, room, sizeof *out.unknown.v);
    for (size_t i = 0; i < areas->n && !out.everywhere; i++) {
        settle_area(l, areas->v[i], &out);
    }
    *areas = out.everywhere ? (struct ks_alert_areas) { 0 } : out.areas;
    return out;
}

/* What the alerts of one file are for. A message has one for each of its parts, and some of them
 * may be for other places. */
struct message {
    bool here;              /* one of them is for everywhere, or for a place that is known */
    struct ks_tags unknown; /* areas that no row knows, of a message */
};

/* Unknown areas of a message are no fault: one of a city or a district names areas by its own
 * words. It names an area twice, in words and in codes; one of them is enough. */
static void tell_areas(struct ks_loading *l,
                       const struct ks_alert *alert,
                       const struct settled *settled,
                       struct message *message)
{
    static const struct unknown_places codes = { KS_PROBLEM_ALERT_NO_PLACES,
                                                 KS_PROBLEM_ALERT_SOME_PLACES,
                                                 KS_PROBLEM_ALERT_NOWHERE };
    struct ks_place_in_file at = { alert->file, 0, 0 };
    bool here = has_this_screen(l, settled->unknown.v, settled->unknown.n);
    bool some = settled->unknown.n < settled->areas.n || here;
    struct ks_tags card = { 0 }, *unknown = alert->card != NULL ? &card : &message->unknown;
    for (size_t i = 0; i < settled->unknown.n && unknown->n < KS_TAGS_MAX; i++) {
        if (!ks_tags_has(unknown, settled->unknown.v[i])) {
            unknown->v[unknown->n++] = settled->unknown.v[i];
        }
    }
    if (alert->card != NULL) {
        tell_unknown(l, unknown, some, at, &codes);
    }
    message->here = message->here || some;
}

static void settle_alert(struct ks_loading *l, struct ks_alert *alert, struct message *message)
{
    struct settled settled = settle_areas(l, &alert->areas, alert->card != NULL);
    bool told = !alert->all_clear &&
                (alert->msg_type == KS_CAP_ALERT || alert->msg_type == KS_CAP_UPDATE) &&
                alert->status != KS_CAP_DRAFT && alert->status != KS_CAP_SYSTEM;
    if (told && (settled.everywhere || settled.unknown.n == 0)) {
        message->here = true;
    } else if (told && ks_loading_judges(l)) {
        tell_areas(l, alert, &settled, message);
    }
}

/* A message is for elsewhere if all of it is. */
static void settle_alerts(struct ks_loading *l, struct ks_alerts *alerts)
{
    struct message message = { 0 };
    for (size_t i = 0; i < alerts->n; i++) {
        struct ks_alert *alert = &alerts->v[i];
        if (alert->part == 0) {
            message = (struct message) { 0 };
        }
        settle_alert(l, alert, &message);
        bool whole = i + 1 == alerts->n || alerts->v[i + 1].part == 0;
        if (whole && !message.here && message.unknown.n > 0) {
            ks_problems_add(l->problems, KS_PROBLEM_ALERT_ELSEWHERE,
                            (struct ks_place_in_file) { alert->file, 0, 0 },
                            KS_ARGS(ks_arg_names(message.unknown.v, message.unknown.n, l->arena)));
        }
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
    settle_alerts(l, &program->alerts);
    check_screen(l);
}
