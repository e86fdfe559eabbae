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
    KS_DATE_GUESSED, /* year missing or two digits, day missing, or a serial: echo it */
    KS_DATE_OPEN     /* empty, 长期, 永久, 无: *date = KS_DATE_NONE */
};

/* `2020年9月1日` `2020/9/1` `2020-09-01` `2020.9.1` `20200901` `9月1日` `九月一日` `1-Sep-20`
 * `Sep 1, 2020` `9/1/2020` `2020/9/1 0:00` `2020年9月1日（星期二）`, Excel serials of the 1900
 * system (44075). A missing year becomes that of the nearest future day (today counts), two
 * digits the nearest year. `2020年9月` is its first day, `8月上旬` the 1st. KS_DATE_NONE as `today`
 * makes a date without a full year BAD. Years 1900-9999. */
enum ks_date_reading ks_date_read(struct ks_str text, int32_t today, int32_t *date);

/* A range from its two cells. As ks_date_read(), but the end of `2020年9月` is the 30th and of
 * `8月上旬` the 10th, and a missing year follows the other end: 9月1日 to 9月30日 typed in the
 * middle of September is the running month, 12月20日 to 1月10日 spans New Year. */
struct ks_date_range {
    enum ks_date_reading from_reading, until_reading;
    int32_t from, until; /* KS_DATE_NONE where open or bad */
};
struct ks_date_range ks_date_range_read(struct ks_str from, struct ks_str until, int32_t today);

/* `1-5` `Mon-Fri` `周一至周五` `一三五` `135` `周一、三、五` `工作日` `周末` `每天`; empty = every
 * day. `周五至周一` goes over the weekend. `1月5日`, which Excel makes of a typed 1-5, is read as
 * 1-5 again. Lists by ; ， 、 / space and the ASCII comma. */
bool ks_days_read(struct ks_str text, uint8_t *days);

/* `08:00-12:00;18:00-02:00` `8点-12点` `8点半至12点` `下午2点-5点` `8:00am-2pm` `18:00-次日2:00`
 * `8-12`; 24:00 is midnight, and so is an end of 23:59. Empty or 全天 gives *n = 0 (all day).
 * False if anything is unclear or more than `capacity` parts come. */
bool ks_hours_read(struct ks_str text, struct ks_daypart *v, size_t capacity, size_t *n);

#endif
