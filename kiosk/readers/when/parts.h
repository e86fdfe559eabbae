#ifndef KS_READERS_WHEN_PARTS_H
#define KS_READERS_WHEN_PARTS_H

#include "readers/text/fold.h"
#include "readers/when/dates.h"

/* Pieces that dates, weekdays and hours have in common, read in folded text. As in
 * readers/text/fold.h each function goes on past what it has found. */

#define KS_DAY_MINUTES 1440

/* 0-99 as figures or as 零 八 十二 二十 三十一, 两. `digits`: how many figures, 0 for numerals.
 * False if neither stands here. */
bool ks_scan_count(struct ks_scan *scan, int *value, int *digits);

/* A time of day as it was said. */
struct ks_time_said {
    int minute; /* 0-1440 */
    int other;  /* as well possible, 12 hours away; -1 = none: the half of the day was said */
    bool half;  /* 上午, 晚, pm ...: it was said */
    bool unit;  /* written with a colon, 点 or 时 */
    bool spoken;
    bool padded; /* 08: written as clocks show it */
    bool guessed;
    bool next_day; /* 次日 */
};
/* False if no time stands here, or it is none: 25:00, 上午20点. */
bool ks_scan_time(struct ks_scan *scan, struct ks_time_said *time);

/* Weekdays that are named by words: 周一至周五, 每周一、三、五, 工作日, 每天, Mon-Fri. False if
 * none stands here. */
bool ks_scan_weekdays(struct ks_scan *scan, uint8_t *days);

/* What a text says of one day before missing years are found. */
struct ks_spoken {
    enum ks_date_reading reading;
    int32_t date; /* final if `fixed` */
    bool fixed;
    int year, month, day; /* year -1 = not said; day 0 = not said; month 0: the day alone */
    bool short_year;      /* two digits */
    bool turned;          /* 12/1/26: may also be the month, the day and such a year */
    int part; /* of the month: 1 上旬, 2 中旬, 3 下旬, 0 = whole; of a year, with no month */
    int weekday;   /* 1-7; 0 = not said */
    int minute;    /* 0-1440, -1 = not said */
    int other;     /* of a time alone: 12 hours away, -1 = none */
    bool clock;    /* a time alone, of the day that was said before */
    bool next_day; /* 次日6:00 */
    bool midnight; /* 零点: a time, not what programs fill in */
    int offset;    /* minutes that a zone is away from Beijing */
};
/* What a date begins or ends: `12月` from its first day on, until its last. */
enum ks_side { KS_SIDE_FROM, KS_SIDE_UNTIL, KS_SIDES };
/* That day in a given year; KS_DATE_NONE if that year has no such day. */
int32_t ks_day_in(const struct ks_spoken *s, int year, enum ks_side side);
/* The first such day not before `to`, the last one not after it; KS_DATE_NONE: there is none. */
int32_t ks_day_after(const struct ks_spoken *s, int32_t to, enum ks_side side);
int32_t ks_day_before(const struct ks_spoken *s, int32_t to, enum ks_side side);
bool ks_year_is_usable(int32_t today); /* years can be found from it */
bool ks_year_is_missing(const struct ks_spoken *s);
/* The day that was meant, of those without a year the one nearest to `today`. KS_DATE_NONE, and
 * s->reading BAD, if there is none; GUESSED if the weekday beside it is another. */
int32_t ks_year_resolve(struct ks_spoken *s, int32_t today, enum ks_side side);
/* The date that stands here, with nothing behind it but a weekday, a time of day and a zone. */
struct ks_spoken ks_date_hear(struct ks_scan *scan);
/* 1-7; 0 if no weekday stands here. */
int ks_scan_weekday(struct ks_scan *scan);
/* A time of day with its unit, into `s`; true if there is none. And its zone. */
bool ks_scan_clock(struct ks_scan *scan, struct ks_spoken *s);
bool ks_scan_zone(struct ks_scan *scan, struct ks_spoken *s);
/* What stands behind a day, into `s`; false if anything else does. */
bool ks_scan_tail(struct ks_scan *scan, struct ks_spoken *s);
/* A day of the month alone: `3日` `31号`, and `3` where `bare`. */
struct ks_spoken ks_day_hear(struct ks_scan *scan, bool bare);
/* A time of day alone: `20:00` behind `12月7日 7:30—`. */
struct ks_spoken ks_clock_hear(struct ks_scan *scan);

#endif
