/* The question whether what is on the glass may stay there. */
#include "core/director/parts.h"

#include <assert.h>

void ks_director_leave(struct ks_director *d)
{
    if (d->mood != KS_MOOD_LEAVING) {
        d->mood = KS_MOOD_LEAVING;
        d->leaving_since = d->now;
    }
}

/* Milliseconds of its time that the shown item still has. */
static int64_t rest_ms(const struct ks_director *d)
{
    int64_t rest = d->shown.dwell_ms - ks_mono_ms_between(d->shown_at, d->now);
    assert(d->mood == KS_MOOD_SHOWING && d->shown.dwell_ms > 0);
    return rest < KS_DWELL_MIN_MS ? KS_DWELL_MIN_MS : rest;
}

/* Whether the shown item may stay, after a new decision. */
void ks_director_reconcile(struct ks_director *d)
{
    if (d->paused.used && !ks_director_on_air(d, &d->paused.showing) &&
        !ks_director_outranked(d, &d->paused.showing)) {
        d->paused.used = false;
    }
    if (!d->shown.used || d->shown.showing.kind == KS_SHOWING_VISIT ||
        ks_director_on_air(d, &d->shown.showing)) {
        return;
    }
    if (!ks_director_outranked(d, &d->shown.showing)) {
        ks_director_leave(d);
        return;
    }
    switch (d->decision.interrupt) {
    case KS_INTERRUPT_PAUSE:
        if (d->shown.showing.kind == KS_SHOWING_ITEM && d->mood == KS_MOOD_SHOWING) {
            d->paused = d->shown;
            d->paused.dwell_ms = d->shown.dwell_ms == 0 ? 0 : rest_ms(d);
            if (ks_director_runs(d, &d->shown.showing)) {
                d->paused.showing.from_ms += ks_mono_ms_between(d->shown_at, d->now);
            }
        }
        ks_director_leave(d);
        return;
    case KS_INTERRUPT_STOP:
        ks_director_leave(d);
        return;
    case KS_INTERRUPT_DEFAULT:
    case KS_INTERRUPT_DEFER:
    case KS_INTERRUPT_NEVER:
        return; /* the shown item stays for the rest of its time */
    }
}
