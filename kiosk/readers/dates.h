#ifndef KS_READERS_DATES_H
#define KS_READERS_DATES_H

#include <stdbool.h>

#include "core/daypart.h"

/* Dates, weekdays and times of day as people type them: `2020年9月1日` `2020/9/1` `2020-09-01`
 * `2020.9.1` `9月1日` `20200901` full-width digits `1-Sep-20`, Excel serials 44075 (1900 system),
 * "长期"; `1-5` `Mon-Fri` `周一至周五` `一三五` `工作日` `周末`; `08:00-12:00;18:00-02:00`
 * `8点-12点`. Lists by ; ， 、 and the ASCII comma. */

enum ks_date_reading {
    KS_DATE_BAD,
    KS_DATE_EXACT,
    KS_DATE_GUESSED, /* year missing or two digits, or a serial: echo it to the office */
    KS_DATE_OPEN     /* empty, 长期, 永久, 无 */
};

/* `today` decides the missing year: the nearest future. */
enum ks_date_reading ks_date_read(struct ks_str text, int32_t today, int32_t *date);
bool ks_days_read(struct ks_str text, uint8_t *days);
bool ks_hours_read(struct ks_str text, struct ks_daypart *v, size_t capacity, size_t *n);

#endif
