#ifndef KS_CORE_CAMPAIGN_DAYPART_H
#define KS_CORE_CAMPAIGN_DAYPART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"

/* A time of day on a set of weekdays: when a row may play. Start is inclusive, end exclusive, both
 * in minutes from midnight. `18:00-02:00` crosses midnight and belongs to the day it starts on.
 * start == end means the whole day. A weekday set has bit 0 for Monday ... bit 6 for Sunday. */

struct ks_daypart {
    int16_t start, end; /* 0-1440 */
};

#define KS_DAYS_ALL 0x7Fu
#define KS_DAYPARTS_MAX 16

struct ks_window {       /* when something may play; all parts must hold */
    int32_t from, until; /* dates, inclusive; KS_DATE_NONE = open */
    uint8_t days;        /* weekday set, of the day the daypart starts on */
    size_t n_hours;      /* 0 = all day */
    struct ks_daypart hours[KS_DAYPARTS_MAX];
    int16_t from_minute, until_minute; /* of the two dates; 0 = whole days. The end is exclusive */
};

enum ks_window_state {
    KS_WINDOW_OPEN,
    KS_WINDOW_WAITING,   /* its first date is still to come */
    KS_WINDOW_EXPIRED,   /* its last date (and the night that belongs to it) is over */
    KS_WINDOW_WRONG_DAY, /* not on this weekday */
    KS_WINDOW_WRONG_HOUR /* the right day, not at this time */
};

enum ks_window_state ks_window_at(const struct ks_window *window, struct ks_civil now);
/* The next moment after `now` at which ks_window_at() may give another answer. False if it
 * never changes again. */
bool ks_window_next(const struct ks_window *window, struct ks_civil now, struct ks_civil *next);
/* A cheap moment after `now`, not later than ks_window_next(): nothing changes before it. */
bool ks_window_boundary(const struct ks_window *window, struct ks_civil now, struct ks_civil *next);

#endif
