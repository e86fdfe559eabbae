#ifndef TESTS_SUPPORT_CLOCK_H
#define TESTS_SUPPORT_CLOCK_H

#include "base/civil.h"
#include "support/check_main.h"

/* Moments as a test writes them. */

static inline int32_t day(int year, int month, int of_month)
{
    return ks_date_of((struct ks_ymd) { year, month, of_month });
}

/* "2020-09-01", "2020-09-01T08:00", and with an offset as seen from Beijing; "" = zero. */
static inline struct ks_civil civil(const char *text)
{
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_civil t = { 0 };
    if (*text != '\0') {
        ck_assert_msg(ks_civil_parse(ks_str_of(text), &zone, &t), "%s", text);
    }
    return t;
}

#endif
