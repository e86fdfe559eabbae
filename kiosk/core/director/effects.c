/* The list of effects that the director gives out, in order. */
#include <assert.h>

#include "core/director/parts.h"

struct ks_effect *ks_director_add(struct ks_director *d, enum ks_effect_kind kind)
{
    assert(d->n_effects < KS_EFFECTS_MAX);
    struct ks_effect *effect = &d->effects[d->n_effects++];
    *effect = (struct ks_effect) { .kind = kind };
    return effect;
}

void ks_director_emit(struct ks_director *d,
                      enum ks_effect_kind kind,
                      const struct ks_slot *slot,
                      const char *reason)
{
    struct ks_effect *effect = ks_director_add(d, kind);
    effect->showing = slot->showing;
    effect->transition = slot->transition;
    effect->reason = reason;
}

uint32_t ks_director_ticket(struct ks_director *d)
{
    d->last_ticket = d->last_ticket == UINT32_MAX ? 1 : d->last_ticket + 1; /* 0 is none */
    return d->last_ticket;
}

void ks_director_give_back(struct ks_director *d, const struct ks_slot *old)
{
    if (old->used) {
        ks_director_emit(d, KS_EFFECT_RELEASE, old, NULL);
    }
    if (d->refreshing != 0) {
        struct ks_slot again = { .showing = { .ticket = d->refreshing } };
        ks_director_emit(d, KS_EFFECT_RELEASE, &again, NULL);
        d->refreshing = 0;
    }
}
