/* What the player measures of itself (see figures.h). */
#include "app/player/figures.h"

#include <stdio.h>

#include "port/clock.h"

void ks_figures_wake(struct ks_figures *f)
{
    f->awake = ks_clock_mono();
    f->wakeups++;
}

bool ks_figures_rest(struct ks_figures *f)
{
    int64_t took = f->awake.us == 0 ? 0 : ks_clock_mono().us - f->awake.us;
    bool longer = took > f->longest_turn_us;
    f->longest_turn_us = longer ? took : f->longest_turn_us;
    return longer && took > KS_TURN_MS * 1000;
}

void ks_figures_print(const struct ks_figures *f, const char *painter)
{
    printf("{\"switches\": %llu, \"frames\": %llu, \"paints\": %llu, \"wakeups\": %llu, "
           "\"black\": %llu, \"stale\": %llu, \"over_33_ms\": %llu, "
           "\"first_frame_ms\": %.1f, \"longest_present_ms\": %.2f, \"longest_gap_ms\": %.2f, "
           "\"longest_turn_ms\": %.2f, \"painter\": \"%s\"}\n",
           (unsigned long long)f->switches, (unsigned long long)f->frames,
           (unsigned long long)f->paints, (unsigned long long)f->wakeups,
           (unsigned long long)f->black, (unsigned long long)f->stale, (unsigned long long)f->slow,
           (double)f->first_frame_us / 1000, (double)f->longest_frame_us / 1000,
           (double)f->longest_gap_us / 1000, (double)f->longest_turn_us / 1000, painter);
}
