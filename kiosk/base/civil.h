#ifndef KS_BASE_CIVIL_H
#define KS_BASE_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/text.h"

/* Civil time: dates, wall-clock times, instants and time zones.
 *
 *   date              int32_t, days since 1970-01-01 (proleptic Gregorian); KS_DATE_NONE
 *                     where a range is open
 *   struct ks_civil   wall-clock seconds since 1970-01-01T00:00:00 *local* time; schedules
 *                     are decided on this and know no zone
 *   struct ks_instant seconds since 1970-01-01T00:00:00Z
 *   struct ks_zone    the rules that join the two, passed in; loaded by port/clock.h
 *
 * Years 1900-9999. Pure: any thread. Formulas: H. Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms". */

#define KS_DATE_NONE INT32_MIN
#define KS_DAY_SECONDS 86400

struct ks_civil {
    int64_t s;
};

struct ks_instant {
    int64_t s;
};

struct ks_ymd {
    int year, month, day; /* month 1-12, day 1-31 */
};

bool ks_ymd_valid(struct ks_ymd ymd);
int32_t ks_date_of(struct ks_ymd ymd);               /* ymd must be valid */
struct ks_ymd ks_ymd_of(int32_t date);               /* never of KS_DATE_NONE */
int ks_weekday_of(int32_t date);                     /* 1 = Monday ... 7 = Sunday (ISO 8601) */
bool ks_dates_in_order(int32_t from, int32_t until); /* also if one is open */

struct ks_civil ks_civil_at(int32_t date, int second_of_day);
int32_t ks_civil_date(struct ks_civil t);
int ks_civil_second(struct ks_civil t); /* second of day, 0-86399 */

/* Offset from UTC in seconds for instants >= from; sorted, at least one entry. */
struct ks_zone_rule {
    int64_t from;
    int32_t offset;
};

#define KS_ZONE_RULES_MAX 256 /* two a year until 2099; what comes later is not known */

struct ks_zone {
    size_t n;
    struct ks_zone_rule rule[KS_ZONE_RULES_MAX];
};

struct ks_zone ks_zone_fixed(int32_t offset); /* Asia/Shanghai today: 28800 */
struct ks_civil ks_civil_of(const struct ks_zone *zone, struct ks_instant t);
/* A civil time skipped by a spring-forward maps past the gap; an ambiguous one to the first. */
struct ks_instant ks_instant_of(const struct ks_zone *zone, struct ks_civil t);

/* RFC 3339 (`2020-09-01T08:00:00+08:00`, `...Z`) or local `2020-09-01`, `2020-09-01T08:00`,
 * `2020-09-01 08:00:30`. Text with an offset is converted through `zone`. The whole
 * text must be one, of a day that exists; else false, and *t is not to be used. */
KS_NODISCARD bool
ks_civil_parse(struct ks_str text, const struct ks_zone *zone, struct ks_civil *t);
KS_NODISCARD bool
ks_instant_parse(struct ks_str text, const struct ks_zone *zone, struct ks_instant *t);

#define KS_CIVIL_TEXT 24
void ks_date_format(int32_t date, char out[KS_CIVIL_TEXT]);       /* 2020-09-01, "" for NONE */
void ks_civil_format(struct ks_civil t, char out[KS_CIVIL_TEXT]); /* 2020-09-01T08:00:00 */

#endif
