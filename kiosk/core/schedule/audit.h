#ifndef KS_CORE_SCHEDULE_AUDIT_H
#define KS_CORE_SCHEDULE_AUDIT_H

#include "core/problem/problem.h"
#include "core/schedule/schedule.h"

/* The audit of a playlist over a range of days: gaps, conflicts, rows never shown, items too long.
 * It tells before anyone hangs it up: times without content of their own (gaps), rows that never
 * play, rows that are over, rows that always lose to a higher priority (conflicts), items that
 * stay so long that the loop stands still (overlong). Every decision is asked of
 * core/schedule/schedule.h, once for each kind of place. Weeks that can only be like the one
 * before (core/schedule/dates.h) are left out, unless a gap begins or ends. */

struct ks_audit {
    const struct ks_program *program;
    struct ks_situation situation; /* now and places are set by the audit */
    int32_t from, until;           /* dates, inclusive */
};

void ks_audit_run(const struct ks_audit *audit, struct ks_problems *problems);

#endif
