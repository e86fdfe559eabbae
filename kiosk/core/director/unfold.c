/* The unfolding of the shown card: its beats, one after the other. */
#include "core/director/parts.h"

#include <assert.h>

/* The beats come in groups of `at_once`, `every` milliseconds apart. */
struct pace {
    int at_once;
    int64_t every;
};

static struct pace pace_of(const struct ks_slot *slot)
{
    int64_t room = slot->dwell_ms / 2, beats = slot->beats;
    assert(beats > 0 && slot->dwell_ms > 0); /* only a card unfolds, and it has its time */
    int64_t at_once =
        room < KS_UNFOLD_LEAST_MS ? beats : (beats * KS_UNFOLD_LEAST_MS + room - 1) / room;
    int64_t groups = (beats + at_once - 1) / at_once, every = room / groups;
    every = every > KS_UNFOLD_MS ? KS_UNFOLD_MS : every;
    every = every < KS_UNFOLD_LEAST_MS ? KS_UNFOLD_LEAST_MS : every;
    return (struct pace) { (int)at_once, every };
}

static bool unfolds(const struct ks_director *d)
{
    return d->mood != KS_MOOD_LEAVING && d->shown.used && d->shown.beat < d->shown.beats;
}

void ks_director_unfold(struct ks_director *d)
{
    int64_t since = ks_mono_ms_between(d->shown_at, d->now) - KS_UNFOLD_FIRST_MS;
    if (!unfolds(d) || since < 0) {
        return;
    }
    struct pace pace = pace_of(&d->shown);
    int64_t due = (since / pace.every + 1) * pace.at_once;
    int beat = due < d->shown.beats ? (int)due : d->shown.beats;
    if (beat > d->shown.beat) {
        d->shown.beat = beat;
        ks_director_emit(d, KS_EFFECT_UNFOLD, &d->shown, NULL);
        d->effects[d->n_effects - 1].beat = beat;
    }
}

struct ks_mono ks_director_unfold_cue(const struct ks_director *d)
{
    if (!unfolds(d)) {
        return KS_MONO_NEVER;
    }
    struct pace pace = pace_of(&d->shown);
    return ks_mono_add_ms(d->shown_at,
                          KS_UNFOLD_FIRST_MS + d->shown.beat / pace.at_once * pace.every);
}
