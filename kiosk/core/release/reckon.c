/* The time to go by (see reckon.h). */
#include "core/release/reckon.h"

#include <assert.h>

#include "core/release/manifest.h"

struct ks_instant ks_reckon_passed(struct ks_instant vouched, struct ks_instant built)
{
    return vouched.s > built.s ? vouched : built;
}

bool ks_reckon_is_behind(int64_t said, int64_t known)
{
    return said < known - KS_RECKON_SLACK_S;
}

bool ks_reckon_is_ahead(int64_t made, int64_t now, enum ks_reckon_now is)
{
    return made > now + (is == KS_NOW_OF_CLOCK ? KS_DAY_SECONDS : KS_RELEASE_SECONDS_MAX);
}

void ks_reckon_hear(struct ks_heard *heard, const struct ks_reckon_word *word, int64_t clock)
{
    int64_t latest = clock > 0 ? clock : INT64_MAX;
    int64_t said = word->created < latest ? word->created : latest;
    int64_t sure = clock > 0 || word->vouched > said ? said : word->vouched;
    int64_t vouched = heard->vouched.s < latest ? heard->vouched.s : latest;
    int64_t floor = heard->floor.s < latest ? heard->floor.s : latest;
    vouched = sure > vouched ? sure : vouched;
    floor = word->newest ? said : floor;
    *heard = (struct ks_heard) { { vouched }, { floor > vouched ? floor : vouched } };
}

enum ks_clock_trust ks_reckon(const struct ks_clock_reading *reading, struct ks_instant *now)
{
    int64_t floor = reading->floor.s;
    bool early = ks_reckon_is_behind(reading->wall.s, floor);
    *now = reading->wall;
    if (floor <= 0 || reading->trust == KS_CLOCK_SYNCED ||
        (reading->trust != KS_CLOCK_UNKNOWN && !early)) {
        return reading->trust;
    }
    assert(floor > 0);
    now->s = floor + (reading->uptime_s > 0 ? reading->uptime_s : 0);
    return KS_CLOCK_ESTIMATED;
}

bool ks_reckon_judge(struct ks_instant wall,
                     enum ks_clock_trust trust,
                     struct ks_instant vouched,
                     struct ks_instant *now)
{
    bool near = !ks_reckon_is_behind(wall.s, vouched.s) &&
                !ks_reckon_is_ahead(wall.s, vouched.s, KS_NOW_VOUCHED);
    bool right = trust == KS_CLOCK_SYNCED || (trust == KS_CLOCK_RTC && near);
    *now = right ? wall : vouched;
    assert(trust == KS_CLOCK_SYNCED || now->s >= vouched.s - KS_RECKON_SLACK_S);
    return right;
}
