/* The time to go by (see reckon.h). */
#include "core/release/reckon.h"

#include "core/release/manifest.h"

enum ks_clock_trust ks_reckon(const struct ks_clock_reading *reading, struct ks_instant *now)
{
    int64_t floor = reading->floor.s;
    bool early = reading->wall.s < floor - KS_RECKON_SLACK_S;
    *now = reading->wall;
    if (floor <= 0 || reading->trust == KS_CLOCK_SYNCED ||
        (reading->trust != KS_CLOCK_UNKNOWN && !early)) {
        return reading->trust;
    }
    now->s = floor + (reading->uptime_s > 0 ? reading->uptime_s : 0);
    return KS_CLOCK_ESTIMATED;
}

bool ks_reckon_judge(struct ks_instant wall,
                     enum ks_clock_trust trust,
                     struct ks_instant vouched,
                     struct ks_instant *now)
{
    bool near =
        wall.s >= vouched.s - KS_RECKON_SLACK_S && wall.s <= vouched.s + KS_RELEASE_SECONDS_MAX;
    bool right = trust == KS_CLOCK_SYNCED || (trust == KS_CLOCK_RTC && near);
    *now = right ? wall : vouched;
    return right;
}
