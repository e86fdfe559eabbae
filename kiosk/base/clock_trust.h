#ifndef KS_BASE_CLOCK_TRUST_H
#define KS_BASE_CLOCK_TRUST_H

#include <stdbool.h>

/* The trust in the wall clock: how far it can be believed. */

enum ks_clock_trust {
    KS_CLOCK_SYNCED,
    KS_CLOCK_RTC,
    KS_CLOCK_RESTORED,
    KS_CLOCK_ESTIMATED, /* core/release/reckon.h */
    KS_CLOCK_UNKNOWN
};

bool ks_clock_knows_date(enum ks_clock_trust clock);
bool ks_clock_knows_hour(enum ks_clock_trust clock); /* else none is shown */

#endif
