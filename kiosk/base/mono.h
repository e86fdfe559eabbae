#ifndef KS_BASE_MONO_H
#define KS_BASE_MONO_H

#include <stdint.h>

/* A point on the monotonic clock, in microseconds since an arbitrary start. Durations and
 * cues use it; schedules never do (see base/civil.h). NEVER stays NEVER whatever is added; other
 * sums have room for 290,000 years. Milliseconds between are cut towards zero, and below zero where
 * `to` is the earlier one. A value: any thread. */
struct ks_mono {
    int64_t us;
};

#define KS_MONO_NEVER ((struct ks_mono) { INT64_MAX })

static inline struct ks_mono ks_mono_add_ms(struct ks_mono t, int64_t ms)
{
    return t.us == INT64_MAX ? t : (struct ks_mono) { t.us + ms * 1000 };
}

static inline int64_t ks_mono_ms_between(struct ks_mono from, struct ks_mono to)
{
    return (to.us - from.us) / 1000;
}

#endif
