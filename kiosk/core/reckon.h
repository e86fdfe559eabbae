#ifndef KS_CORE_RECKON_H
#define KS_CORE_RECKON_H

#include "core/schedule.h"

/* The time a screen goes by when its clock cannot be right: a moment that has certainly passed (the
 * newest release or trust file that was believed was made then) plus the time since the machine
 * started. It can be late, never early. Pure.
 *
 * The clock is taken as it is unless it is unknown, or says an earlier time than that moment (an
 * hour is forgiven: whoever signed may have had a clock a little fast). A clock that is far ahead
 * of it is believed: nothing moves the moment on while nobody publishes. */

#define KS_RECKON_SLACK_S 3600

struct ks_reading {
    struct ks_instant wall;
    enum ks_clock_trust trust;
    struct ks_instant floor; /* certainly passed; 0 = none is known */
    int64_t uptime_s;        /* since the machine started */
};

/* `now` is what to go by; the result says how far. */
enum ks_clock_trust ks_reckon(const struct ks_reading *reading, struct ks_instant *now);

#endif
