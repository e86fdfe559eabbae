/* What a clock can tell (see clock_trust.h). */
#include "base/clock_trust.h"

bool ks_clock_knows_date(enum ks_clock_trust clock)
{
    return clock != KS_CLOCK_UNKNOWN;
}

bool ks_clock_knows_hour(enum ks_clock_trust clock)
{
    return clock != KS_CLOCK_UNKNOWN && clock != KS_CLOCK_ESTIMATED;
}
