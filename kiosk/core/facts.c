/* Which row of a dated fact is true on a day. */
#include "core/facts.h"

static bool open_ended(const struct ks_fact *fact)
{
    return fact->valid_until == KS_DATE_NONE;
}

/* On an unknown day (KS_DATE_NONE) only what has no end may be said. */
static bool valid_on(const struct ks_fact *fact, int32_t date)
{
    if (date == KS_DATE_NONE) {
        return open_ended(fact);
    }
    return (fact->valid_from == KS_DATE_NONE || fact->valid_from <= date) &&
           (open_ended(fact) || date <= fact->valid_until);
}

const struct ks_fact *ks_facts_on(const struct ks_facts *facts, struct ks_str key, int32_t date)
{
    const struct ks_fact *best = NULL;
    for (size_t i = 0; i < facts->n; i++) {
        const struct ks_fact *fact = &facts->v[i];
        /* KS_DATE_NONE is the smallest date: a row with a start is later than one without. */
        if (ks_str_is(key, fact->key) && valid_on(fact, date) &&
            (best == NULL || fact->valid_from >= best->valid_from)) {
            best = fact;
        }
    }
    return best;
}

bool ks_facts_known(const struct ks_facts *facts, struct ks_str key)
{
    for (size_t i = 0; i < facts->n; i++) {
        if (ks_str_is(key, facts->v[i].key)) {
            return true;
        }
    }
    return false;
}
