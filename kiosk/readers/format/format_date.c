/* Dates and times of day on the letters of a format (see format_parts.h). */
#include "readers/format/format_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/civil.h"

#define SERIAL_END 2958466.0 /* 10000-01-01 */
#define SERIAL_FIRST                                                                               \
    -657434.0 /* 0100-01-01: Excel shows ### of what is below zero, others the date */

struct moment {
    struct ks_ymd ymd;
    int weekday;     /* 1 = Monday */
    int64_t seconds; /* of the day, or all that are counted */
    int thousandths; /* of a second */
};

static int32_t date_of(int64_t day, bool date_1904)
{
    if (date_1904) {
        day += KS_FORMAT_1904;
    } else if (day > 0 && day < 60) {
        day++; /* before the 29 February 1900 that never was */
    }
    return (int32_t)(day - KS_FORMAT_1970);
}

/* As the programs do: to what a number with a date in it can hold, then cut, so that 23:59:59.9 is
 * not the next day; what is counted is rounded. */
static void split_time(double value, bool counted, int subseconds, struct moment *m)
{
    double day = floor(value), scale = subseconds == 0   ? 1
                                       : subseconds == 1 ? 10
                                       : subseconds == 2 ? 100
                                                         : 1000;
    double seconds = (counted ? value : value - day) * KS_DAY_SECONDS;
    double hold = day > 0 ? 1e5 : 1e9;
    double units = counted || subseconds > 0 ? floor(seconds * scale + 0.5)
                                             : floor(floor(seconds * hold + 0.5) / hold);
    if (!counted && units >= KS_DAY_SECONDS * scale) {
        units = KS_DAY_SECONDS * scale - 1;
    }
    m->seconds = (int64_t)(units / scale);
    m->thousandths = (int)((units - (double)m->seconds * scale) * (1000 / scale) + 0.5);
}

static const char *const months[] = { "January",   "February", "March",    "April",
                                      "May",       "June",     "July",     "August",
                                      "September", "October",  "November", "December" };
static const char *const weekdays[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday" };
static const char *const chinese[] = { "〇", "一", "二", "三", "四",   "五",  "六",
                                       "七", "八", "九", "十", "十一", "十二" };

static void add_english(struct ks_buf *out, const char *name, int letters)
{
    ks_buf_add(out, name, letters == 3 ? 3 : letters == 5 ? 1 : strlen(name));
}

static void add_month(const struct ks_format_section *s, int n, int month, struct ks_buf *out)
{
    if (s->english) {
        add_english(out, months[month - 1], n);
    } else if (n == 3) {
        ks_buf_addf(out, "%d月", month);
    } else {
        ks_buf_adds(out, n == 5 && month > 10 ? "十" : chinese[month]);
        ks_buf_adds(out, n == 5 ? "" : "月");
    }
}

static void add_weekday(const struct ks_format_section *s, int n, int weekday, struct ks_buf *out)
{
    if (s->english) {
        add_english(out, weekdays[weekday - 1], n == 3 ? 3 : 4);
    } else {
        ks_buf_addf(out, "%s%s", n == 3 ? "" : "星期", weekday == 7 ? "日" : chinese[weekday]);
    }
}

static void
add_count(const struct ks_format_section *s, int n, int64_t value, bool each, struct ks_buf *out)
{
    char text[24];
    snprintf(text, sizeof text, "%0*lld", n, (long long)value);
    if (s->numerals == KS_NUMERALS_PLAIN) {
        ks_buf_adds(out, text);
    } else if (each || s->numerals == KS_NUMERALS_WIDE) {
        ks_format_each_chinese(text, s->numerals, out);
    } else {
        snprintf(text, sizeof text, "%lld", (long long)value);
        ks_format_chinese(text, s->numerals, KS_TENS_BRIEF, out);
    }
}

static void
add_noon(const struct ks_format_section *s, char how, bool afternoon, struct ks_buf *out)
{
    if (how == 'l' && !s->english) {
        ks_buf_adds(out, afternoon ? "下午" : "上午");
    } else if (how == 'l') {
        ks_buf_adds(out, afternoon ? "PM" : "AM");
    } else {
        ks_buf_adds(out, how == 'a' ? (afternoon ? "p" : "a") : (afternoon ? "P" : "A"));
    }
}

static int64_t
hour_of(const struct ks_format_section *s, const struct ks_format_token *t, const struct moment *m)
{
    int64_t hour = m->seconds / 3600;
    if (t->counted || !s->noon) {
        return hour;
    }
    return hour % 12 == 0 ? 12 : hour % 12;
}

static void add_piece(const struct ks_format_section *s,
                      const struct ks_format_token *t,
                      const struct moment *m,
                      struct ks_buf *out)
{
    int two = t->n > 1 ? 2 : 1;
    switch (t->piece) {
    case KS_PIECE_LITERAL:
        ks_buf_add(out, t->text.p, t->text.n);
        break;
    case KS_PIECE_SLASH:
        ks_buf_adds(out, "/");
        break;
    case KS_PIECE_YEAR:
        add_count(s, t->n > 2 ? 4 : 2, t->n > 2 ? m->ymd.year : m->ymd.year % 100, true, out);
        break;
    case KS_PIECE_MONTH:
        if (t->n > 2) {
            add_month(s, t->n, m->ymd.month, out);
        } else {
            add_count(s, two, m->ymd.month, false, out);
        }
        break;
    case KS_PIECE_DAY:
        add_count(s, two, m->ymd.day, false, out);
        break;
    case KS_PIECE_WEEKDAY:
        add_weekday(s, t->n, m->weekday, out);
        break;
    case KS_PIECE_HOUR:
        add_count(s, t->counted ? t->n : two, hour_of(s, t, m), false, out);
        break;
    case KS_PIECE_MINUTE:
        add_count(s, t->counted ? t->n : two, t->counted ? m->seconds / 60 : m->seconds / 60 % 60,
                  false, out);
        break;
    case KS_PIECE_SECOND:
        add_count(s, t->counted ? t->n : two, t->counted ? m->seconds : m->seconds % 60, false,
                  out);
        break;
    case KS_PIECE_SUBSECOND:
        ks_buf_addf(out, ".%0*d", t->n,
                    t->n == 1   ? m->thousandths / 100
                    : t->n == 2 ? m->thousandths / 10
                                : m->thousandths);
        break;
    case KS_PIECE_NOON:
        add_noon(s, t->c, m->seconds >= KS_DAY_SECONDS / 2, out);
        break;
    case KS_PIECE_DIGIT:
    case KS_PIECE_POINT:
    case KS_PIECE_FIXED:
    case KS_PIECE_POWER:
    case KS_PIECE_GENERAL:
    case KS_PIECE_TEXT:
        break;
    }
}

bool ks_format_date(const struct ks_format_section *s,
                    double value,
                    bool date_1904,
                    struct ks_buf *out)
{
    struct moment m = { .seconds = 0 };
    double amount = fabs(value);
    if (amount >= SERIAL_END || value < SERIAL_FIRST) {
        return false;
    }
    double serial = s->counted ? amount : value;
    int32_t date = date_of((int64_t)floor(serial), date_1904);
    m.ymd = ks_ymd_of(date);
    m.weekday = ks_weekday_of(date);
    split_time(serial, s->counted, s->subseconds, &m);
    ks_buf_adds(out, value < 0 && s->counted ? "-" : "");
    for (size_t i = 0; i < s->n; i++) {
        add_piece(s, &s->token[i], &m, out);
    }
    return true;
}

bool ks_format_iso(double serial, bool date_1904, struct ks_buf *out)
{
    double whole = floor(serial);
    if (!(serial >= 0 && serial < SERIAL_END)) {
        return false;
    }
    int64_t day = (int64_t)whole, seconds = llround((serial - whole) * KS_DAY_SECONDS);
    if (seconds == KS_DAY_SECONDS) {
        day++;
        seconds = 0;
    }
    int hour = (int)(seconds / 3600), minute = (int)(seconds / 60 % 60),
        second = (int)(seconds % 60);
    if (day > 0) {
        struct ks_ymd ymd = ks_ymd_of(date_of(day, date_1904));
        ks_buf_addf(out, "%04d-%02d-%02d", ymd.year, ymd.month, ymd.day);
    }
    if (day == 0 || seconds > 0) {
        ks_buf_addf(out, "%s%02d:%02d", day > 0 ? " " : "", hour, minute);
        if (second > 0) {
            ks_buf_addf(out, ":%02d", second);
        }
    }
    return true;
}
