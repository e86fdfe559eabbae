/* The dates between which one week is like the other (see dates.h). */
#include "core/schedule/dates.h"

#include "core/card/sheet.h"

#define PHASES_KNOWN_DAYS 700 /* ks_phase_next_change() looks further ahead than that */

struct search {
    int32_t after, found;
};

static void offer(struct search *s, int32_t date)
{
    if (date != KS_DATE_NONE && date > s->after && (s->found == KS_DATE_NONE || date < s->found)) {
        s->found = date;
    }
}

/* Offers the first day of a range and the day after its last; both inclusive, KS_DATE_NONE =
 * open. */
static void offer_range(struct search *s, int32_t from, int32_t until)
{
    offer(s, from);
    offer(s, until == KS_DATE_NONE ? KS_DATE_NONE : until + 1);
}

static void offer_card(struct search *s, const struct ks_card *card)
{
    offer_range(s, card->valid_from, card->valid_until);
    for (size_t i = 0; card->sheet != NULL && i < card->sheet->n; i++) {
        offer_range(s, card->sheet->v[i].from, card->sheet->v[i].until);
    }
}

static void offer_rows(struct search *s, const struct ks_playlist *playlist)
{
    for (size_t i = 0; i < playlist->n; i++) {
        const struct ks_playlist_item *item = &playlist->v[i];
        const struct ks_window *window = &item->window;
        offer_range(s, window->from, window->until);
        if (window->until_minute > 0) { /* its last day is like none before it */
            offer(s, window->until);
        }
        if (window->from_minute > 0) { /* and its first like none after it */
            offer(s, window->from + 1);
        }
        if (item->card != NULL) {
            offer_card(s, item->card);
        }
    }
}

static void offer_alerts(struct search *s, const struct ks_alerts *alerts)
{
    struct ks_civil next;
    if (ks_alert_next(alerts, ks_civil_at(s->after, KS_DAY_SECONDS - 1), &next)) {
        offer(s, ks_civil_date(next));
    }
    for (size_t i = 0; i < alerts->n; i++) {
        if (alerts->v[i].card != NULL) {
            offer_card(s, alerts->v[i].card);
        }
    }
}

int32_t ks_schedule_next_date(const struct ks_program *program, int32_t date)
{
    struct search s = { date, KS_DATE_NONE };
    for (size_t i = 0; i < program->facts.n; i++) {
        offer_range(&s, program->facts.v[i].valid_from, program->facts.v[i].valid_until);
    }
    offer_rows(&s, &program->main);
    offer_rows(&s, &program->fallback);
    offer_alerts(&s, &program->alerts);
    if (program->phases.n > 0) {
        int32_t phase = ks_phase_next_change(&program->phases, date);
        offer(&s, phase == KS_DATE_NONE ? date + PHASES_KNOWN_DAYS : phase);
    }
    return s.found;
}
