/* The rules one playlist row or alert is judged by (see rules.h). */
#include "core/schedule/rules.h"

#include <assert.h>

#define RANK_NEVER (-1)

enum ks_window_state ks_situation_window(const struct ks_situation *situation,
                                         const struct ks_window *window)
{
    struct ks_window dates = *window;
    if (!ks_clock_knows_hour(situation->clock)) {
        dates.days = KS_DAYS_ALL;
        dates.n_hours = 0;
    }
    return ks_window_at(&dates, situation->now);
}

int32_t ks_rules_fact_day(const struct ks_situation *situation)
{
    return situation->clock == KS_CLOCK_UNKNOWN ? KS_DATE_NONE : ks_civil_date(situation->now);
}

int ks_rules_rank(const struct ks_playlist_item *item)
{
    assert(item->priority > RANK_NEVER);
    return item->interrupt == KS_INTERRUPT_NEVER ? RANK_NEVER : item->priority;
}

static enum ks_item_state window_state(const struct ks_situation *situation,
                                       const struct ks_window *window)
{
    switch (ks_situation_window(situation, window)) {
    case KS_WINDOW_OPEN:
        return KS_STATE_ON_AIR;
    case KS_WINDOW_WAITING:
        return KS_STATE_WAITING;
    case KS_WINDOW_EXPIRED:
        return KS_STATE_EXPIRED;
    case KS_WINDOW_WRONG_DAY:
        return KS_STATE_WRONG_DAY;
    case KS_WINDOW_WRONG_HOUR:
        return KS_STATE_WRONG_HOUR;
    }
    return KS_STATE_BROKEN;
}

enum ks_item_state ks_rules_when(const struct ks_situation *situation,
                                 const struct ks_phase *phase,
                                 const struct ks_window *window,
                                 const struct ks_tags *places,
                                 const struct ks_tags *phases)
{
    bool known = situation->clock != KS_CLOCK_UNKNOWN;
    bool dated = window->from != KS_DATE_NONE || window->until != KS_DATE_NONE || phases->n > 0;
    if (!known && dated) {
        return KS_STATE_NO_CLOCK;
    }
    enum ks_item_state state = known ? window_state(situation, window) : KS_STATE_ON_AIR;
    if (state == KS_STATE_EXPIRED || state == KS_STATE_WAITING) {
        return state;
    }
    if (places->n > 0 && !ks_tags_meet(places, &situation->places)) {
        return KS_STATE_OTHER_PLACE;
    }
    assert(state == KS_STATE_ON_AIR || state == KS_STATE_WRONG_DAY || state == KS_STATE_WRONG_HOUR);
    bool in_phase = phases->n == 0 || (phase != NULL && ks_tags_has(phases, phase->id));
    return in_phase ? state : KS_STATE_OTHER_PHASE;
}

enum ks_item_state ks_rules_state(const struct ks_situation *situation,
                                  const struct ks_phase *phase,
                                  const struct ks_playlist_item *item)
{
    return item->fault.code != KS_PROBLEM_NONE
               ? KS_STATE_BROKEN
               : ks_rules_when(situation, phase, &item->window, &item->places, &item->phases);
}

/* Whether it can have been sent when it says, by the floor alone; an old floor allows much, since
 * hiding a true alert is worse than showing one of tomorrow. */
static bool sent_by_now(const struct ks_alert *message, struct ks_civil floor)
{
    return floor.s <= 0 || message->sent.s <= floor.s + KS_SENT_BEYOND_FLOOR_SECONDS;
}

/* Whether what one message says of its time counts for an alert: for its own, as one that takes it
 * off the screen, since that was written later, or as one that is no less trusted and not far from
 * it. What anybody may write ends nothing that signatures brought. */
static bool
may_date(const struct ks_alerts *alerts, size_t message, size_t alert, struct ks_civil floor)
{
    const struct ks_alert *a = &alerts->v[message], *b = &alerts->v[alert];
    int64_t begun = b->sent.s > 0 ? b->sent.s : b->effective.s;
    int64_t latest = (begun > floor.s ? begun : floor.s) + KS_SENT_BEYOND_OTHERS_SECONDS;
    return message == alert || ks_alert_replaces(alerts, message, alert) ||
           (a->status == KS_CAP_ACTUAL && (a->vouched || !b->vouched) && a->sent.s <= latest);
}

bool ks_rules_alert_now(const struct ks_program *program,
                        const struct ks_situation *situation,
                        size_t index,
                        struct ks_civil *now)
{
    assert(index < program->alerts.n);
    *now = situation->now;
    if (ks_clock_knows_hour(situation->clock)) {
        return true;
    }
    struct ks_civil floor = situation->floor;
    for (size_t i = 0; i < program->alerts.n; i++) {
        const struct ks_alert *message = &program->alerts.v[i];
        if (message->sent.s > floor.s && sent_by_now(message, situation->floor) &&
            may_date(&program->alerts, i, index, situation->floor)) {
            floor = message->sent;
        }
    }
    now->s = floor.s + situation->uptime_s;
    assert(floor.s >= situation->floor.s);
    return floor.s > 0 && situation->uptime_s < KS_ESTIMATE_SECONDS;
}

enum ks_alert_state ks_rules_alert_state(const struct ks_program *program,
                                         const struct ks_situation *situation,
                                         size_t index)
{
    struct ks_civil now;
    assert(index < program->alerts.n);
    if (!ks_rules_alert_now(program, situation, index, &now)) {
        return KS_ALERT_NO_CLOCK;
    }
    enum ks_alert_state state =
        ks_alert_at(&program->alerts, index, &situation->places, &situation->alerts, now);
    const struct ks_card *card = program->alerts.v[index].card;
    if (state == KS_ALERT_ON && card != NULL &&
        !ks_card_is_true(card, &program->facts, ks_rules_fact_day(situation))) {
        return KS_ALERT_EXPIRED;
    }
    return state;
}
