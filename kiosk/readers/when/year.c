/* The year of a date that was said without one, or with two digits of it. */
#include "readers/when/parts.h"

int32_t ks_day_in(const struct ks_spoken *s, int year, enum ks_side side)
{
    struct ks_ymd ymd = { year, s->month, s->day };
    if (s->month == 0) {
        ymd.month = s->part == 3 || (side == KS_SIDE_UNTIL && s->part == 0) ? 12 : 1;
        ymd.day = ymd.month == 12 && side == KS_SIDE_UNTIL ? 31 : 1;
    } else if (s->day == 0 && !(side == KS_SIDE_UNTIL && (s->part == 0 || s->part == 3))) {
        ymd.day = side == KS_SIDE_UNTIL ? s->part * 10 : s->part <= 1 ? 1 : s->part * 10 - 9;
    } else if (s->day == 0) {
        for (ymd.day = 31; ymd.day > 28 && !ks_ymd_valid(ymd); ymd.day--) {
        }
    }
    return ks_ymd_valid(ymd) ? ks_date_of(ymd) : KS_DATE_NONE;
}

/* The day in one of the years from `year` on, by `step`, that lies on that side of `to`. Eight
 * years reach the next 29 February across 2100. */
static int32_t search(const struct ks_spoken *s, int32_t to, int step, enum ks_side side)
{
    int year = ks_ymd_of(to).year;
    for (int i = 0; i <= 8; i++) {
        int32_t date = ks_day_in(s, year + i * step, side);
        if (date != KS_DATE_NONE && (step > 0 ? date >= to : date <= to)) {
            return date;
        }
    }
    return KS_DATE_NONE;
}

int32_t ks_day_after(const struct ks_spoken *s, int32_t to, enum ks_side side)
{
    return search(s, to, 1, side);
}

int32_t ks_day_before(const struct ks_spoken *s, int32_t to, enum ks_side side)
{
    return search(s, to, -1, side);
}

/* The one of the two that is nearer to `to`: what was written once is read again every day, and
 * must not begin a second time when its day is over. */
static int32_t nearest_day(const struct ks_spoken *s, int32_t to, enum ks_side side)
{
    int32_t next = ks_day_after(s, to, side), last = ks_day_before(s, to, side);
    bool back = last != KS_DATE_NONE && (next == KS_DATE_NONE || to - last < next - to);
    return back ? last : next;
}

static int full_year(int year, int now)
{
    year += now / 100 * 100;
    return year + (year - now > 50 ? -100 : now - year > 50 ? 100 : 0);
}

static int apart(int a, int b)
{
    return a > b ? a - b : b - a;
}

/* The date of a text with its year. Two digits mean the year nearest to today. */
static int32_t settle(struct ks_spoken *s, int32_t today, enum ks_side side)
{
    int now = s->short_year ? ks_ymd_of(today).year : 0;
    int year = s->short_year ? full_year(s->year, now) : s->year;
    if (s->turned && apart(full_year(s->day, now), now) < apart(year, now)) {
        struct ks_spoken turned = *s;
        year = full_year(s->day, now);
        turned.day = s->month;
        turned.month = s->year;
        return ks_day_in(&turned, year, side);
    }
    return ks_day_in(s, year, side);
}

bool ks_year_is_usable(int32_t today)
{
    return today != KS_DATE_NONE && today > -25000 && today < 2900000;
}

bool ks_year_is_missing(const struct ks_spoken *s)
{
    return s->reading != KS_DATE_BAD && !s->fixed && s->year < 0;
}

int32_t ks_year_resolve(struct ks_spoken *s, int32_t today, enum ks_side side)
{
    if (s->reading == KS_DATE_BAD || s->fixed) {
        return s->reading == KS_DATE_BAD ? KS_DATE_NONE : s->date;
    }
    int32_t date = KS_DATE_NONE;
    if ((s->year >= 0 && !s->short_year) || ks_year_is_usable(today)) {
        date = ks_year_is_missing(s) ? nearest_day(s, today, side) : settle(s, today, side);
    }
    s->reading = date == KS_DATE_NONE ? KS_DATE_BAD : s->reading;
    bool other_day = date != KS_DATE_NONE && s->weekday > 0 && ks_weekday_of(date) != s->weekday;
    s->reading = other_day ? KS_DATE_GUESSED : s->reading;
    return date;
}
