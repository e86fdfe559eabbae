/* Which public alerts are on, by the rules of CAP 1.2 (see alert.h). */
#include "core/alert/alert.h"

#include <assert.h>
#include <string.h>

/* The life of one alert. Every transition is a moment in civil time, so ks_alert_at() can
 * answer for any moment without history; ks_alert_next() lists the moments.
 *
 *   WAITING ──effective──▶ ON ──expires──▶ EXPIRED
 *      │                   │                  │
 *      └────────────┬──────┴──────────────────┘
 *         a Cancel or Update that names it comes into force
 *                   ▼
 *        CANCELLED │ SUPERSEDED            (final: withdrawing an Update does not revive it)
 *
 *   NOT_REAL and OTHER_PLACE are no stages: they hold whatever the time is.
 */

#define EXPIRY_DEFAULT_SECONDS KS_DAY_SECONDS
#define GRADES 5 /* values of severity, urgency and certainty; all run from pressing to unknown */

/* Absent on either side says nothing against a match: cards seldom name a sender. */
static bool same_or_absent(const char *a, const char *b)
{
    return a == NULL || b == NULL || *a == '\0' || *b == '\0' || strcmp(a, b) == 0;
}

static bool names(const struct ks_alert *message, const struct ks_alert *earlier)
{
    if (message->msg_type != KS_CAP_UPDATE && message->msg_type != KS_CAP_CANCEL) {
        return false;
    }
    assert(message->n_references <= KS_CAP_REFERENCES_MAX);
    for (size_t i = 0; i < message->n_references; i++) {
        const struct ks_cap_reference *reference = &message->references[i];
        bool same_id = reference->identifier != NULL && earlier->identifier != NULL &&
                       strcmp(reference->identifier, earlier->identifier) == 0;
        bool same_sent =
            reference->sent.s == 0 || earlier->sent.s == 0 || reference->sent.s == earlier->sent.s;
        if (same_id && same_sent && same_or_absent(reference->sender, earlier->sender)) {
            return true;
        }
    }
    return false;
}

static bool is_message(const struct ks_alert *alert)
{
    return alert->scope == KS_CAP_PUBLIC && alert->msg_type != KS_CAP_ACK &&
           alert->msg_type != KS_CAP_ERROR && alert->status != KS_CAP_DRAFT &&
           alert->status != KS_CAP_SYSTEM;
}

/* Whether a message may replace another: an exercise must not withdraw a real warning; a real
 * message may end an exercise. */
static bool may_replace(const struct ks_alert *message, const struct ks_alert *earlier)
{
    return is_message(message) &&
           (message->status == KS_CAP_ACTUAL || message->status == earlier->status);
}

/* The moment from which a message acts on others: when it was sent, since it was not known before.
 * An Update that becomes effective later acts then, so that no gap is left. */
static struct ks_civil in_force(const struct ks_alert *message)
{
    bool later = message->msg_type == KS_CAP_UPDATE && message->effective.s > message->sent.s;
    return later || message->sent.s == 0 ? message->effective : message->sent;
}

struct ks_civil ks_alert_end(const struct ks_alert *alert)
{
    return alert->has_expires ? alert->expires
                              : (struct ks_civil) { alert->effective.s + EXPIRY_DEFAULT_SECONDS };
}

bool ks_alert_end_by(struct ks_alert *alert, struct ks_civil end)
{
    bool earlier = ks_alert_end(alert).s > end.s;
    if (earlier) {
        alert->has_expires = true;
        alert->expires = end;
    }
    assert(ks_alert_end(alert).s <= end.s);
    return earlier;
}

/* Whether a message replaces an earlier one. Of two that name each other, only the later one in the
 * list counts. */
static bool replaces(const struct ks_alerts *alerts, size_t message, size_t earlier)
{
    const struct ks_alert *a = &alerts->v[message];
    const struct ks_alert *b = &alerts->v[earlier];
    assert(message < alerts->n && earlier < alerts->n);
    return message != earlier && names(a, b) && may_replace(a, b) &&
           !(message < earlier && names(b, a) && may_replace(b, a));
}

static enum ks_alert_state
replaced(const struct ks_alerts *alerts, size_t index, struct ks_civil now)
{
    enum ks_alert_state state = KS_ALERT_ON;
    for (size_t i = 0; i < alerts->n; i++) {
        const struct ks_alert *message = &alerts->v[i];
        if (message->n_references == 0 || in_force(message).s > now.s ||
            !replaces(alerts, i, index)) {
            continue;
        }
        if (message->msg_type == KS_CAP_CANCEL) {
            return KS_ALERT_CANCELLED;
        }
        state = KS_ALERT_SUPERSEDED;
    }
    return state;
}

static bool concerns(const struct ks_alert *alert, const struct ks_tags *places)
{
    return alert->areas.n == 0 || (places != NULL && ks_tags_meet(&alert->areas, places));
}

static bool is_real(const struct ks_alert *alert, const struct ks_alert_policy *policy)
{
    bool shown = alert->status == KS_CAP_ACTUAL || (policy != NULL && policy->show_exercises);
    return is_message(alert) && alert->msg_type != KS_CAP_CANCEL && shown;
}

int ks_alert_rank(const struct ks_alert *alert)
{
    int grade = (KS_CAP_SEVERITY_UNKNOWN - (int)alert->severity) * GRADES * GRADES +
                (KS_CAP_URGENCY_UNKNOWN - (int)alert->urgency) * GRADES +
                (KS_CAP_CERTAINTY_UNKNOWN - (int)alert->certainty);
    assert(grade >= 0 && grade < GRADES * GRADES * GRADES); /* no exercise above what is real */
    return alert->status == KS_CAP_ACTUAL ? grade + GRADES * GRADES * GRADES : grade;
}

enum ks_interrupt ks_alert_interrupt(const struct ks_alert *alert)
{
    if (alert->interrupt != KS_INTERRUPT_DEFAULT) {
        return alert->interrupt;
    }
    bool soon = alert->urgency == KS_CAP_IMMEDIATE || alert->urgency == KS_CAP_EXPECTED;
    switch (alert->severity) {
    case KS_CAP_EXTREME:
    case KS_CAP_SEVERE:
        return soon ? KS_INTERRUPT_STOP : KS_INTERRUPT_PAUSE;
    case KS_CAP_MODERATE:
        return KS_INTERRUPT_PAUSE;
    case KS_CAP_MINOR:
        return KS_INTERRUPT_DEFER;
    case KS_CAP_SEVERITY_UNKNOWN:
        return KS_INTERRUPT_NEVER;
    }
    return KS_INTERRUPT_NEVER;
}

enum ks_alert_state ks_alert_at(const struct ks_alerts *alerts,
                                size_t index,
                                const struct ks_tags *places,
                                const struct ks_alert_policy *policy,
                                struct ks_civil now)
{
    assert(index < alerts->n);
    const struct ks_alert *alert = &alerts->v[index];
    if (!is_real(alert, policy)) {
        return KS_ALERT_NOT_REAL;
    }
    enum ks_alert_state state = replaced(alerts, index, now);
    if (state != KS_ALERT_ON) {
        return state;
    }
    if (now.s >= ks_alert_end(alert).s) {
        return KS_ALERT_EXPIRED;
    }
    if (now.s < alert->effective.s) {
        return KS_ALERT_WAITING;
    }
    return concerns(alert, places) ? KS_ALERT_ON : KS_ALERT_OTHER_PLACE;
}

bool ks_alert_next(const struct ks_alerts *alerts, struct ks_civil now, struct ks_civil *next)
{
    bool found = false;
    for (size_t i = 0; i < alerts->n; i++) {
        const struct ks_alert *alert = &alerts->v[i];
        const struct ks_civil moments[] = { alert->effective, ks_alert_end(alert),
                                            in_force(alert) };
        for (size_t j = 0; is_message(alert) && j < KS_COUNT(moments); j++) {
            if (moments[j].s > now.s && (!found || moments[j].s < next->s)) {
                *next = moments[j];
                found = true;
            }
        }
    }
    assert(!found || next->s > now.s);
    return found;
}
