#ifndef KS_CORE_ALERT_ALERT_H
#define KS_CORE_ALERT_ALERT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/civil.h"
#include "base/text.h"
#include "core/alert/interrupt.h"
#include "core/campaign/place.h"

/* Public alerts after CAP 1.2, and which of them are on at a moment. CAP is the OASIS Common
 * Alerting Protocol; alerts come from its XML or from a card's front matter. Times are instants on
 * the wire and civil times here (the zone is applied by the reader), because the schedule is
 * civil. */

enum ks_cap_status { KS_CAP_ACTUAL, KS_CAP_EXERCISE, KS_CAP_SYSTEM, KS_CAP_TEST, KS_CAP_DRAFT };
enum ks_cap_msg_type { KS_CAP_ALERT, KS_CAP_UPDATE, KS_CAP_CANCEL, KS_CAP_ACK, KS_CAP_ERROR };
enum ks_cap_scope { KS_CAP_PUBLIC, KS_CAP_RESTRICTED, KS_CAP_PRIVATE };
enum ks_cap_urgency {
    KS_CAP_IMMEDIATE,
    KS_CAP_EXPECTED,
    KS_CAP_FUTURE,
    KS_CAP_PAST,
    KS_CAP_URGENCY_UNKNOWN
};
enum ks_cap_severity {
    KS_CAP_EXTREME,
    KS_CAP_SEVERE,
    KS_CAP_MODERATE,
    KS_CAP_MINOR,
    KS_CAP_SEVERITY_UNKNOWN
};
enum ks_cap_certainty {
    KS_CAP_OBSERVED,
    KS_CAP_LIKELY,
    KS_CAP_POSSIBLE,
    KS_CAP_UNLIKELY,
    KS_CAP_CERTAINTY_UNKNOWN
};

#define KS_CAP_REFERENCES_MAX 512
#define KS_CAP_BYTES_MAX (4 * 1024 * 1024) /* of the XML of one: some carry sound and shapes */
#define KS_CAP_INFOS_MAX 64                /* of one message */
#define KS_ALERT_AREAS_MAX 4096            /* of one info; a whole country is told in codes */

struct ks_cap_reference { /* "sender,identifier,sent" */
    const char *sender, *identifier;
    struct ks_civil sent;
};

struct ks_alert_areas { /* words for places; none: everywhere */
    const char **v;
    size_t n;
};

/* One info of a message: what is shown at once. A message with several for several areas is as many
 * alerts, which have its file and its head in common and follow one another in ks_alerts. */
struct ks_alert {
    const char *file;                /* relative to the content set */
    size_t part;                     /* which of its file's alerts, from 0 */
    const char *identifier, *sender; /* NULL or "" = not given; matches any */
    struct ks_civil sent;            /* .s == 0 = not given (cards); matches any */
    enum ks_cap_status status;
    enum ks_cap_msg_type msg_type;
    enum ks_cap_scope scope;
    size_t n_references;
    const struct ks_cap_reference *references; /* KS_CAP_REFERENCES_MAX at most */
    enum ks_cap_urgency urgency;
    enum ks_cap_severity severity;
    enum ks_cap_certainty certainty;
    bool all_clear; /* responseType AllClear or urgency Past: says that a danger is over */
    /* Shown from effective (default: sent; .s == 0 = always) until expires, exclusive. onset
     * (default: effective) is when the danger itself begins: for the text, not the schedule. */
    struct ks_civil effective, onset, expires;
    bool has_expires; /* without one: see ks_alert_end() */
    const char *lang; /* of the chosen info block */
    const char *event, *headline, *description, *instruction, *sender_name, *web;
    struct ks_alert_areas areas; /* areaDesc, values of geocode; spelled as places.csv has them */
    enum ks_interrupt interrupt; /* default by severity x urgency, see ks_alert_interrupt() */
    const struct ks_card *card;  /* NULL for CAP XML */
    bool vouched; /* by signatures: only what they vouch for too ends or replaces it */
};

struct ks_alerts { /* v and its strings live in the arena they were loaded into */
    struct ks_alert *v;
    size_t n;
};

enum ks_alert_state {
    KS_ALERT_ON,
    KS_ALERT_WAITING, /* not effective yet */
    KS_ALERT_EXPIRED,
    KS_ALERT_CANCELLED,   /* by a Cancel that refers to it */
    KS_ALERT_SUPERSEDED,  /* by an Update that refers to it */
    KS_ALERT_ENDS_OTHERS, /* a Cancel; an all-clear: nothing to warn of */
    KS_ALERT_NOT_REAL,    /* Test, Exercise, Draft, System; Ack, Error; not public */
    KS_ALERT_OTHER_PLACE, /* no area is a tag, name or group of the screen, or everywhere */
    KS_ALERT_NO_CLOCK /* by ks_rules_alert_state() only: no clock, and nothing to estimate it by */
};

/* Whether a file of this name is a message in CAP's XML. */
bool ks_cap_is_message(struct ks_str name);

/* Makes the alert end at `end` (exclusive) at the latest: until then a signature vouches for it.
 * True if that is earlier than it ended before. */
bool ks_alert_end_by(struct ks_alert *alert, struct ks_civil end);

struct ks_alert_policy {
    bool show_exercises; /* Test and Exercise take over too (configured) */
};

/* Larger = more pressing: severity first, then urgency, then certainty (CAP 1.2 section 3.2.2).
 * An Actual alert is above every Test and Exercise. >= 0. */
int ks_alert_rank(const struct ks_alert *alert);
/* stop for severe/extreme that are immediate/expected; pause for other severe and moderate;
 * defer for minor and unknown; an explicit verb wins. */
enum ks_interrupt ks_alert_interrupt(const struct ks_alert *alert);

/* The state of one alert among all. A Cancel, Update or all-clear takes what it names off the
 * screen from the time it was sent (an Update that becomes effective later: from then), for good:
 * cancelling an Update does not bring the first message back. A Test or Exercise never ends an
 * Actual one. Messages are named by identifier, and by sender and sent where both sides give them.
 */
enum ks_alert_state ks_alert_at(const struct ks_alerts *alerts,
                                size_t index,
                                const struct ks_tags *places,
                                const struct ks_alert_policy *policy,
                                struct ks_civil now);
/* Whether a Cancel, Update or all-clear takes an earlier message off the screen, once it is in
 * force. Of two that name each other, only the later one in the list does. */
bool ks_alert_replaces(const struct ks_alerts *alerts, size_t message, size_t earlier);
/* What a message that ends others comes to among all: which one it takes off the screen, or why
 * none. */
enum ks_alert_ending {
    KS_ENDS_ONE,     /* from when it is in force */
    KS_ENDS_UNNAMED, /* it names none */
    KS_ENDS_ABSENT,  /* what it names is not here */
    KS_ENDS_UNLIKE,  /* what it names is here, but was sent at another time or by another sender */
    KS_ENDS_SIGNED,  /* signatures brought what it names, and vouch for it alone */
    KS_ENDS_REAL     /* it is an exercise, or no message to the public, and what it names is real */
};
enum ks_alert_ending ks_alert_ending(const struct ks_alerts *alerts, size_t index);
/* When the alert ends, exclusive, as far as it can be told at `now`. If the message does not say:
 * 24 h after `effective`, or after `sent` once that has come, if it is later. */
struct ks_civil ks_alert_end(const struct ks_alert *alert, struct ks_civil now);
/* The first moment after `now` at which ks_alert_at() may answer differently for any alert; false,
 * and `next` untouched, if there is none. */
bool ks_alert_next(const struct ks_alerts *alerts, struct ks_civil now, struct ks_civil *next);

#endif
