/* One look at one source, by its policy (see cycle.h). */
#include "sync/take/cycle.h"

#include <string.h>

#include "base/text.h"
#include "sync/take/take.h"

struct ks_outcome ks_outcome(enum ks_cycle_end end, bool news, const char *text)
{
    struct ks_outcome outcome = { .end = end, .news = news };
    memcpy(outcome.text, text, ks_utf8_prefix(text, strlen(text), sizeof outcome.text - 1));
    return outcome;
}

void ks_cycle_run(const struct ks_cycle *cycle, struct ks_outcome *outcome)
{
    const struct ks_policy_row *policy = ks_policy(cycle->source->policy);
    if (!policy->looks) {
        *outcome = ks_outcome(KS_CYCLE_DONE, false, "");
    } else if (policy->trusts) {
        ks_take_run(cycle, outcome);
    } else {
        ks_take_signed(cycle, outcome);
    }
}
