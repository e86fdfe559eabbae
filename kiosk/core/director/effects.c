/* What the director wants done, in order. */
#include <assert.h>

#include "core/director/parts.h"

void ks_director_emit(struct ks_director *d,
                      enum ks_effect_kind kind,
                      const struct ks_slot *slot,
                      const char *reason)
{
    assert(d->n_effects < KS_EFFECTS_MAX);
    d->effects[d->n_effects++] =
        (struct ks_effect) { kind, slot->showing, slot->transition, reason, NULL, "" };
}
