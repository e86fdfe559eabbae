#ifndef KS_READERS_WHEN_DATES_H
#define KS_READERS_WHEN_DATES_H

#include <stdbool.h>

#include "core/campaign/daypart.h"

/* Dates, weekdays and times of day, as people type them and office programs change them. Everything
 * is compared after readers/text/fold.h, so full-width signs and capitals do not matter. No state:
 * any thread. */

enum ks_date_reading {
    KS_DATE_BAD,
    KS_DATE_EXACT,
    KS_DATE_GUESSED, /* year missing or two digits, day missing, a serial: echo it */
    KS_DATE_OPEN /* empty, 长期, 永久, 无, of a beginning 即日起: *date = KS_DATE_NONE */
};

/* `2020年9月1日` `2020/9/1` `2020-09-01` `2020.9.1` `20200901` `9月1日` `九月一日` `1-Sep-20`
 * `Sep 1, 2020` `9/1/2020` `2020/9/1 0:00` `2020年9月1日（星期二）`, Excel serials of the 1900
 * system (44075). A missing year becomes that of the nearest such day, gone or to come. What is
 * written once is read every day, so half a year past its day it is the next year's: no rule of
 * today alone could tell. Two digits mean the nearest year. `2020年9月` is its first day, `8月上旬`
 * the 1st. Days that differ from one reading to the next (明天, 下周一) and the moon's are BAD, and
 * so is a time of day here. KS_DATE_NONE as `today` makes a date without a full year BAD. Years
 * 1900-9999. */
enum ks_date_reading ks_date_read(struct ks_str text, int32_t today, int32_t *date);

/* A range from its two cells, of which one may say both (`12月1日-3日`, `即日起至2026年12月31日`)
 * and one or both be open. Around a date may stand 自 起 至 止 截至 前 and their like, behind it a
 * weekday, a time of day (`18:00`, `下午5点`; 24:00 and 23:59 are the whole day, and so is an end
 * of 00:00, which programs fill in), a zone (told as Beijing's time) and a remark in brackets. The
 * end of `2020年9月` is the 30th, of `8月上旬` the 10th. A missing year follows the other end; if
 * both lack it, it is that of the range that runs, or the nearest, and so the range comes again
 * every year. Of an end alone it is the nearest: `until 1月15日` is on again from July. GUESSED as
 * well: 前 and 后 (that day counts), a weekday that is not the date's, 31日零点 (ends the 30th). */
struct ks_date_range {
    enum ks_date_reading from_reading, until_reading;
    int32_t from, until;               /* KS_DATE_NONE where open or bad */
    int16_t from_minute, until_minute; /* of the day, 0 = the whole day */
    bool yearless; /* only one end is said, and not its year: it moves on (see above), warn */
};
struct ks_date_range ks_date_range_read(struct ks_str from, struct ks_str until, int32_t today);
/* The same of one cell that says on which days: both ends (`11-01 至 12-31`), one (`2020-09-01起`),
 * or a day, a month, which is its own end. 今天 is BAD here. Behind a day alone a time of day is
 * when it begins, GUESSED. */
struct ks_date_range ks_date_days_read(struct ks_str text, int32_t today);

/* `1-5` `Mon-Fri` `周一至周五` `一三五` `135` `周一、三、五` `工作日` `周末` `每天`; empty = every
 * day. `周五至周一` goes over the weekend. `1月5日`, which Excel makes of a typed 1-5, is read as
 * 1-5 again. Lists by ; ， 、 / space and the ASCII comma. */
bool ks_days_read(struct ks_str text, uint8_t *days);
/* Those that are named by words alone, `每周一、三` `工作日`: 135 may be something else. */
bool ks_days_named(struct ks_str text, uint8_t *days);

/* What hours were read. */
struct ks_hours {
    struct ks_daypart v[KS_DAYPARTS_MAX];
    size_t n;     /* 0 = all day */
    uint8_t days; /* weekdays written in front of them; KS_DAYS_ALL if none */
    bool guessed; /* more than one reading: echo it */
};

/* `08:00-12:00;18:00-02:00` `8点-12点` `晚八点半至十点` `下午2点-5点` `8:00am-2pm` `18:00-次日2:00`
 * `8-12` `上午：8:00-12:00 下午：2:30-5:30` `周一至周五 8:00-17:00`; 24:00 is midnight, and so is
 * an end of 23:59. What each word makes of each hour is a table (clock.c): 晚上12点 ends the day,
 * 中午1点 is 13:00. Hours that would begin before the last ones end are of the afternoon:
 * `8:00-12:00，2:00-5:00`. GUESSED: these, `9点-5点`, `2:00-5:00`, `上午12点`, `20:00以后`. Empty
 * or 全天 gives n = 0. False if anything is unclear or more than KS_DAYPARTS_MAX parts come. */
bool ks_hours_read(struct ks_str text, struct ks_hours *hours);

#endif
