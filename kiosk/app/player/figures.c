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

void ks_figures_touch(struct ks_figures *f)
{
    f->touches.waits = true;
    f->touches.at = ks_clock_mono();
    f->touches.turn = f->wakeups;
}

void ks_figures_answer(struct ks_figures *f)
{
    struct ks_touches *t = &f->touches;
    if (!t->waits) {
        return;
    }
    int64_t ms = ks_mono_ms_between(t->at, ks_clock_mono());
    uint64_t turns = f->wakeups - t->turn;
    t->waits = false;
    t->n++;
    t->turns = turns > t->turns ? turns : t->turns;
    t->took[ms < KS_TOUCH_MS ? ms : KS_TOUCH_MS]++;
}

/* The milliseconds within which so many of a hundred touches were answered. */
static int answered_within(const struct ks_touches *t, uint64_t percent)
{
    uint64_t n = 0;
    int ms = 0;
    for (; ms < KS_TOUCH_MS; ms++) {
        n += t->took[ms];
        if (n * 100 >= t->n * percent) {
            break;
        }
    }
    return ms;
}

void ks_figures_print(const struct ks_figures *f, const char *painter)
{
    printf("{\"switches\": %llu, \"frames\": %llu, \"paints\": %llu, \"wakeups\": %llu, "
           "\"black\": %llu, \"stale\": %llu, \"unread\": %llu, \"over_33_ms\": %llu, "
           "\"first_frame_ms\": %.1f, \"longest_present_ms\": %.2f, \"longest_gap_ms\": %.2f, "
           "\"longest_turn_ms\": %.2f, \"touches\": %llu, \"touch_turns\": %llu, "
           "\"touch_p50_ms\": %d, \"touch_p99_ms\": %d, \"painter\": \"%s\"}\n",
           (unsigned long long)f->switches, (unsigned long long)f->frames,
           (unsigned long long)f->paints, (unsigned long long)f->wakeups,
           (unsigned long long)f->black, (unsigned long long)f->stale,
           (unsigned long long)f->unread, (unsigned long long)f->slow,
           (double)f->first_frame_us / 1000, (double)f->longest_frame_us / 1000,
           (double)f->longest_gap_us / 1000, (double)f->longest_turn_us / 1000,
           (unsigned long long)f->touches.n, (unsigned long long)f->touches.turns,
           answered_within(&f->touches, 50), answered_within(&f->touches, 99), painter);
}
