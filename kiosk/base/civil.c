/* Calendar arithmetic without a clock. */
#include "base/civil.h"

#include <assert.h>
#include <stdio.h>

bool ks_ymd_valid(struct ks_ymd d)
{
    static const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (d.year < 1900 || d.year > 9999 || d.month < 1 || d.month > 12 || d.day < 1) {
        return false;
    }
    bool leap = (d.year % 4 == 0 && d.year % 100 != 0) || d.year % 400 == 0;
    return d.day <= days[d.month - 1] + (d.month == 2 && leap ? 1 : 0);
}

int32_t ks_date_of(struct ks_ymd d)
{
    assert(ks_ymd_valid(d));
    int year = d.month <= 2 ? d.year - 1 : d.year;
    int era = year / 400, year_of_era = year - era * 400;
    int day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct ks_ymd ks_ymd_of(int32_t date)
{
    int64_t z = (int64_t)date + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = (int)(z - era * 146097);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = year_of_era + (int)(era * 400) + (month <= 2 ? 1 : 0);
    return (struct ks_ymd) { year, month, day_of_year - (153 * shifted + 2) / 5 + 1 };
}

bool ks_dates_in_order(int32_t from, int32_t until)
{
    return from == KS_DATE_NONE || until == KS_DATE_NONE || from <= until;
}

int ks_weekday_of(int32_t date)
{
    return (int)(((int64_t)date % 7 + 7 + 3) % 7) + 1;
}

struct ks_civil ks_civil_at(int32_t date, int second_of_day)
{
    return (struct ks_civil) { (int64_t)date * KS_DAY_SECONDS + second_of_day };
}

int32_t ks_civil_date(struct ks_civil t)
{
    int64_t days = t.s / KS_DAY_SECONDS;
    return (int32_t)(t.s % KS_DAY_SECONDS < 0 ? days - 1 : days);
}

int ks_civil_second(struct ks_civil t)
{
    return (int)(t.s - (int64_t)ks_civil_date(t) * KS_DAY_SECONDS);
}

struct ks_zone ks_zone_fixed(int32_t offset)
{
    return (struct ks_zone) { .n = 1, .rule = { { INT64_MIN, offset } } };
}

static int32_t offset_at(const struct ks_zone *zone, int64_t instant)
{
    assert(zone->n > 0 && zone->n <= KS_ZONE_RULES_MAX);
    size_t i = zone->n - 1;
    while (i > 0 && zone->rule[i].from > instant) {
        i--;
    }
    return zone->rule[i].offset;
}

struct ks_civil ks_civil_of(const struct ks_zone *zone, struct ks_instant t)
{
    return (struct ks_civil) { t.s + offset_at(zone, t.s) };
}

struct ks_instant ks_instant_of(const struct ks_zone *zone, struct ks_civil t)
{
    /* The larger offset gives the earlier instant: right for the first of two readings. */
    int32_t before = offset_at(zone, t.s - KS_DAY_SECONDS);
    int32_t after = offset_at(zone, t.s + KS_DAY_SECONDS);
    int64_t early = t.s - (before > after ? before : after);
    int64_t late = t.s - (before > after ? after : before);
    if (early + offset_at(zone, early) == t.s) {
        return (struct ks_instant) { early };
    }
    return (struct ks_instant) { late };
}

static bool digits(struct ks_str *text, int count, int *value)
{
    if (text->n < (size_t)count) {
        return false;
    }
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text->p[i] < '0' || text->p[i] > '9') {
            return false;
        }
        *value = *value * 10 + (text->p[i] - '0');
    }
    text->p += count;
    text->n -= (size_t)count;
    return true;
}

static bool skip(struct ks_str *text, char c)
{
    if (text->n == 0 || text->p[0] != c) {
        return false;
    }
    text->p++;
    text->n--;
    return true;
}

static bool parse_clock(struct ks_str *text, int *second_of_day)
{
    int hour = 0, minute = 0, second = 0;
    if (!digits(text, 2, &hour) || !skip(text, ':') || !digits(text, 2, &minute)) {
        return false;
    }
    if (skip(text, ':') && !digits(text, 2, &second)) {
        return false;
    }
    if (skip(text, '.')) {
        int tenth = 0;
        while (digits(text, 1, &tenth)) {
        }
    }
    *second_of_day = hour * 3600 + minute * 60 + (second == 60 ? 59 : second);
    return hour <= 23 && minute <= 59 && second <= 60;
}

static bool parse_offset(struct ks_str *text, bool *has_offset, int32_t *offset)
{
    *has_offset = true;
    *offset = 0;
    if (skip(text, 'Z') || skip(text, 'z')) {
        return true;
    }
    bool east = skip(text, '+');
    if (!east && !skip(text, '-')) {
        *has_offset = false;
        return true;
    }
    int hours = 0, minutes = 0;
    if (!digits(text, 2, &hours) || !skip(text, ':') || !digits(text, 2, &minutes) || hours > 23 ||
        minutes > 59) {
        return false;
    }
    *offset = (east ? 1 : -1) * (hours * 3600 + minutes * 60);
    return true;
}

static bool parse(struct ks_str text, struct ks_civil *t, bool *has_offset, int32_t *offset)
{
    struct ks_ymd ymd = { 0 };
    int second = 0;
    *has_offset = false;
    if (!digits(&text, 4, &ymd.year) || !skip(&text, '-') || !digits(&text, 2, &ymd.month) ||
        !skip(&text, '-') || !digits(&text, 2, &ymd.day) || !ks_ymd_valid(ymd)) {
        return false;
    }
    if (skip(&text, 'T') || skip(&text, 't') || skip(&text, ' ')) {
        if (!parse_clock(&text, &second) || !parse_offset(&text, has_offset, offset)) {
            return false;
        }
    }
    *t = ks_civil_at(ks_date_of(ymd), second);
    return text.n == 0;
}

bool ks_civil_parse(struct ks_str text, const struct ks_zone *zone, struct ks_civil *t)
{
    bool has_offset = false;
    int32_t offset = 0;
    if (!parse(text, t, &has_offset, &offset)) {
        return false;
    }
    if (has_offset) {
        *t = ks_civil_of(zone, (struct ks_instant) { t->s - offset });
    }
    return true;
}

bool ks_instant_parse(struct ks_str text, const struct ks_zone *zone, struct ks_instant *t)
{
    struct ks_civil civil = { 0 };
    bool has_offset = false;
    int32_t offset = 0;
    if (!parse(text, &civil, &has_offset, &offset)) {
        return false;
    }
    *t = has_offset ? (struct ks_instant) { civil.s - offset } : ks_instant_of(zone, civil);
    return true;
}

void ks_date_format(int32_t date, char out[KS_CIVIL_TEXT])
{
    if (date == KS_DATE_NONE) {
        out[0] = '\0';
        return;
    }
    struct ks_ymd d = ks_ymd_of(date);
    snprintf(out, KS_CIVIL_TEXT, "%04d-%02d-%02d", d.year % 10000, d.month % 100, d.day % 100);
}

void ks_civil_format(struct ks_civil t, char out[KS_CIVIL_TEXT])
{
    struct ks_ymd d = ks_ymd_of(ks_civil_date(t));
    int second = ks_civil_second(t);
    snprintf(out, KS_CIVIL_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d", d.year % 10000, d.month % 100,
             d.day % 100, second / 3600, second / 60 % 60, second % 60);
}
