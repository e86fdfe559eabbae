/* When a window is open: pure arithmetic on civil time. */
#include "core/campaign/daypart.h"

#include <assert.h>

#define LOOK_AHEAD_DAYS 8 /* a window's week repeats; more than one week shows nothing new */

struct moment {
    int32_t date;
    int minute;
};

static struct moment moment_of(struct ks_civil t)
{
    return (struct moment) { ks_civil_date(t), ks_civil_second(t) / 60 };
}

static bool date_in(const struct ks_window *window, int32_t date)
{
    return (window->from == KS_DATE_NONE || date >= window->from) &&
           (window->until == KS_DATE_NONE || date <= window->until);
}

static bool weekday_in(const struct ks_window *window, int32_t date)
{
    return (window->days >> (ks_weekday_of(date) - 1) & 1u) != 0;
}

/* Whether a daypart that starts on `date` covers minute `minute` counted from that date's
 * midnight (so 1500 is 01:00 on the next day). */
static bool hours_cover(const struct ks_window *window, int minute)
{
    if (window->n_hours == 0) {
        return minute < 1440;
    }
    for (size_t i = 0; i < window->n_hours; i++) {
        int start = window->hours[i].start, end = window->hours[i].end;
        if (start == end) {
            start = 0;
            end = 1440;
        } else if (end < start) {
            end += 1440;
        }
        if (minute >= start && minute < end) {
            return true;
        }
    }
    return false;
}

static bool day_may_start(const struct ks_window *window, int32_t date)
{
    return date_in(window, date) && weekday_in(window, date);
}

static bool is_before_first(const struct ks_window *window, struct moment m)
{
    return window->from != KS_DATE_NONE &&
           (m.date < window->from || (m.date == window->from && m.minute < window->from_minute));
}

/* With a time of day at its end the night behind the last day does not play either. */
static bool is_past_last(const struct ks_window *window, struct moment m)
{
    return window->until != KS_DATE_NONE && window->until_minute > 0 &&
           (m.date > window->until ||
            (m.date == window->until && m.minute >= window->until_minute));
}

static bool open_at(const struct ks_window *window, struct moment m)
{
    if (is_before_first(window, m) || is_past_last(window, m)) {
        return false;
    }
    return (day_may_start(window, m.date) && hours_cover(window, m.minute)) ||
           (window->n_hours > 0 && day_may_start(window, m.date - 1) &&
            hours_cover(window, m.minute + 1440));
}

enum ks_window_state ks_window_at(const struct ks_window *window, struct ks_civil now)
{
    struct moment m = moment_of(now);
    assert(m.minute >= 0 && m.minute < 1440);
    assert(window->n_hours <= KS_DAYPARTS_MAX && (window->days & ~KS_DAYS_ALL) == 0);
    if (open_at(window, m)) {
        return KS_WINDOW_OPEN;
    }
    if (is_before_first(window, m)) {
        return KS_WINDOW_WAITING;
    }
    if (is_past_last(window, m) || (window->until != KS_DATE_NONE && m.date > window->until)) {
        return KS_WINDOW_EXPIRED;
    }
    return weekday_in(window, m.date) ? KS_WINDOW_WRONG_HOUR : KS_WINDOW_WRONG_DAY;
}

/* Keeps the earliest of the moments offered that is after `now`. */
static void
offer(struct ks_civil candidate, struct ks_civil now, bool *found, struct ks_civil *best)
{
    if (candidate.s > now.s && (!*found || candidate.s < best->s)) {
        *found = true;
        *best = candidate;
    }
}

static void offer_day(const struct ks_window *window,
                      int32_t date,
                      struct ks_civil now,
                      bool *found,
                      struct ks_civil *best)
{
    offer(ks_civil_at(date, 0), now, found, best);
    for (size_t i = 0; i < window->n_hours; i++) {
        offer(ks_civil_at(date, window->hours[i].start * 60), now, found, best);
        offer(ks_civil_at(date, window->hours[i].end * 60), now, found, best);
    }
}

bool ks_window_boundary(const struct ks_window *window, struct ks_civil now, struct ks_civil *next)
{
    bool found = false;
    int32_t today = ks_civil_date(now);
    if (window->n_hours > 0 || window->days != KS_DAYS_ALL) {
        offer_day(window, today, now, &found, next);
        offer(ks_civil_at(today + 1, 0), now, &found, next);
    }
    if (window->from != KS_DATE_NONE) {
        offer(ks_civil_at(window->from, 0), now, &found, next);
        offer(ks_civil_at(window->from, window->from_minute * 60), now, &found, next);
    }
    if (window->until != KS_DATE_NONE) {
        offer(ks_civil_at(window->until, window->until_minute * 60), now, &found, next);
        offer(ks_civil_at(window->until + 1, 0), now, &found, next);
    }
    assert(!found || next->s > now.s);
    return found;
}

bool ks_window_next(const struct ks_window *window, struct ks_civil now, struct ks_civil *next)
{
    enum ks_window_state state = ks_window_at(window, now);
    struct ks_civil last = ks_civil_at(ks_civil_date(now) + LOOK_AHEAD_DAYS, 0);
    struct ks_civil t = now;
    while (ks_window_boundary(window, t, &t)) {
        assert(t.s > now.s);
        if (ks_window_at(window, t) != state) {
            *next = t;
            return true;
        }
        if (t.s <= last.s) {
            continue;
        }
        /* A whole week without change: only the two ends of the range are left. */
        int32_t date = ks_civil_date(t);
        if (window->from != KS_DATE_NONE && date < window->from - 1) {
            t = ks_civil_at(window->from, -1);
        } else if (is_before_first(window, moment_of(t)) ||
                   (window->until != KS_DATE_NONE && date == window->until)) {
            continue; /* that day's minute is a boundary */
        } else if (window->until != KS_DATE_NONE && date < window->until) {
            t = ks_civil_at(window->until, -1);
        } else if (window->from == KS_DATE_NONE || date > window->from + LOOK_AHEAD_DAYS) {
            return false;
        }
    }
    return false;
}
