/* One look at one source, by its policy (see cycle.h). */
#include "sync/take/cycle.h"

#include "sync/take/take.h"

void ks_cycle_run(const struct ks_cycle *cycle, struct ks_outcome *outcome)
{
    const struct ks_policy_row *policy = ks_policy(cycle->source->policy);
    if (!policy->looks) {
        *outcome = ks_outcome(KS_CYCLE_DONE, "");
    } else if (policy->trusts) {
        ks_take_run(cycle, outcome);
    } else {
        ks_take_signed(cycle, outcome);
    }
}
