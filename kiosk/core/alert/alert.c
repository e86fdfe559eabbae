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
 *   a Cancel, Update or all-clear that names it comes into force
 *                   ▼
 *        CANCELLED │ SUPERSEDED            (final: withdrawing an Update does not revive it)
 *
 *   ENDS_OTHERS, NOT_REAL and OTHER_PLACE are no stages: they hold whatever the time is.
 */

#define EXPIRY_DEFAULT_SECONDS KS_DAY_SECONDS
#define GRADES 5 /* values of severity, urgency and certainty; all run from pressing to unknown */

/* Absent on either side says nothing against a match: cards seldom name a sender. */
static bool same_or_absent(const char *a, const char *b)
{
    return a == NULL || b == NULL || *a == '\0' || *b == '\0' || strcmp(a, b) == 0;
}

static bool ends_others(const struct ks_alert *message)
{
    return message->msg_type == KS_CAP_CANCEL || message->all_clear;
}

static bool names_identifier(const struct ks_cap_reference *reference,
                             const struct ks_alert *earlier)
{
    return reference->identifier != NULL && earlier->identifier != NULL &&
           strcmp(reference->identifier, earlier->identifier) == 0;
}

static bool names(const struct ks_alert *message, const struct ks_alert *earlier)
{
    if (message->msg_type != KS_CAP_UPDATE && !ends_others(message)) {
        return false;
    }
    assert(message->n_references <= KS_CAP_REFERENCES_MAX);
    for (size_t i = 0; i < message->n_references; i++) {
        const struct ks_cap_reference *reference = &message->references[i];
        bool same_sent =
            reference->sent.s == 0 || earlier->sent.s == 0 || reference->sent.s == earlier->sent.s;
        if (names_identifier(reference, earlier) && same_sent &&
            same_or_absent(reference->sender, earlier->sender)) {
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

/* Whether a message may replace another: an exercise must not withdraw a real warning, and whoever
 * writes to a share must not withdraw what signatures brought; a real message may end an exercise.
 */
static bool may_replace(const struct ks_alert *message, const struct ks_alert *earlier)
{
    return is_message(message) && (message->vouched || !earlier->vouched) &&
           (message->status == KS_CAP_ACTUAL || message->status == earlier->status);
}

/* The moment from which a message acts on others: when it was sent, since it was not known before.
 * An Update that becomes effective later acts then, so that no gap is left. */
static struct ks_civil in_force(const struct ks_alert *message)
{
    bool later = message->msg_type == KS_CAP_UPDATE && message->effective.s > message->sent.s;
    return later || message->sent.s == 0 ? message->effective : message->sent;
}

bool ks_cap_is_message(struct ks_str name)
{
    return ks_str_ends(name, ".xml") || ks_str_ends(name, ".cap");
}

struct ks_civil ks_alert_end(const struct ks_alert *alert, struct ks_civil now)
{
    /* One sent long after it began is not over when it comes; but a moment to come is a slip. */
    bool later = alert->sent.s > alert->effective.s && alert->sent.s <= now.s;
    struct ks_civil begun = later ? alert->sent : alert->effective;
    return alert->has_expires ? alert->expires
                              : (struct ks_civil) { begun.s + EXPIRY_DEFAULT_SECONDS };
}

bool ks_alert_end_by(struct ks_alert *alert, struct ks_civil end)
{
    bool sent_by_then = alert->sent.s < end.s; /* else `sent` counts for nothing before the end */
    struct ks_civil own = ks_alert_end(alert, sent_by_then ? alert->sent : end);
    bool earlier = own.s > end.s;
    if (earlier || !sent_by_then) {
        alert->has_expires = true;
        alert->expires = earlier ? end : own;
    }
    assert(ks_alert_end(alert, end).s <= end.s);
    return earlier;
}

static bool same_message(const struct ks_alert *a, const struct ks_alert *b)
{
    return a->file != NULL && b->file != NULL && strcmp(a->file, b->file) == 0;
}

bool ks_alert_replaces(const struct ks_alerts *alerts, size_t message, size_t earlier)
{
    const struct ks_alert *a = &alerts->v[message];
    const struct ks_alert *b = &alerts->v[earlier];
    assert(message < alerts->n && earlier < alerts->n);
    return message != earlier && !same_message(a, b) && names(a, b) && may_replace(a, b) &&
           !(message < earlier && names(b, a) && may_replace(b, a));
}

/* Whether it names an earlier message as far as the identifier goes. */
static bool nearly_names(const struct ks_alert *message, const struct ks_alert *earlier)
{
    bool found = false;
    for (size_t i = 0; i < message->n_references; i++) {
        found = found || names_identifier(&message->references[i], earlier);
    }
    return found;
}

enum ks_alert_ending ks_alert_ending(const struct ks_alerts *alerts, size_t index)
{
    const struct ks_alert *message = &alerts->v[index];
    enum ks_alert_ending ending = message->n_references == 0 ? KS_ENDS_UNNAMED : KS_ENDS_ABSENT;
    assert(index < alerts->n && ends_others(message));
    for (size_t i = 0; i < alerts->n; i++) {
        const struct ks_alert *earlier = &alerts->v[i];
        if (i == index || same_message(message, earlier) || ends_others(earlier) ||
            !nearly_names(message, earlier)) {
            continue;
        }
        if (!names(message, earlier)) {
            ending = ending == KS_ENDS_ABSENT ? KS_ENDS_UNLIKE : ending;
            continue;
        }
        if (ks_alert_replaces(alerts, index, i)) {
            return KS_ENDS_ONE;
        }
        ending = earlier->vouched && !message->vouched ? KS_ENDS_SIGNED : KS_ENDS_REAL;
    }
    return ending;
}

static enum ks_alert_state
replaced(const struct ks_alerts *alerts, size_t index, struct ks_civil now)
{
    enum ks_alert_state state = KS_ALERT_ON;
    for (size_t i = 0; i < alerts->n; i++) {
        const struct ks_alert *message = &alerts->v[i];
        if (message->n_references == 0 || in_force(message).s > now.s ||
            !ks_alert_replaces(alerts, i, index)) {
            continue;
        }
        if (ends_others(message)) {
            return KS_ALERT_CANCELLED;
        }
        state = KS_ALERT_SUPERSEDED;
    }
    return state;
}

static bool concerns(const struct ks_alert *alert, const struct ks_tags *places)
{
    bool found = alert->areas.n == 0;
    for (size_t i = 0; !found && places != NULL && i < alert->areas.n; i++) {
        found = ks_tags_has(places, alert->areas.v[i]);
    }
    return found;
}

static bool is_real(const struct ks_alert *alert, const struct ks_alert_policy *policy)
{
    bool shown = alert->status == KS_CAP_ACTUAL || (policy != NULL && policy->show_exercises);
    return is_message(alert) && shown;
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
    case KS_CAP_SEVERITY_UNKNOWN:
        break;
    }
    return KS_INTERRUPT_DEFER;
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
    if (ends_others(alert)) {
        return KS_ALERT_ENDS_OTHERS;
    }
    enum ks_alert_state state = replaced(alerts, index, now);
    if (state != KS_ALERT_ON) {
        return state;
    }
    if (now.s >= ks_alert_end(alert, now).s) {
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
        const struct ks_civil moments[] = { alert->effective, ks_alert_end(alert, now),
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
