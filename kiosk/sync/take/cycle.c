/* One look at one source, by its policy (see cycle.h). */
#include "sync/take/cycle.h"

#include "sync/take/take.h"

enum ks_cycle_end ks_cycle_run(const struct ks_cycle *cycle, struct ks_err *err)
{
    *err = (struct ks_err) { 0 };
    switch (cycle->source->policy) {
    case KS_POLICY_OPEN:
    case KS_POLICY_PIN:
        return ks_take_run(cycle, err);
    case KS_POLICY_SIGNED:
        return ks_take_signed(cycle, err);
    case KS_POLICY_OFF:
        break;
    }
    return KS_CYCLE_DONE;
}
