/* Calendar arithmetic against known days. */
#include <stdlib.h>

#include "base/civil.h"
#include "support/check_main.h"

START_TEST(known_days)
{
    ck_assert_int_eq(ks_date_of((struct ks_ymd) { 1970, 1, 1 }), 0);
    ck_assert_int_eq(ks_date_of((struct ks_ymd) { 2020, 9, 1 }), 44075 - 25569);
    ck_assert_int_eq(ks_weekday_of(0), 4);
    ck_assert_int_eq(ks_weekday_of(ks_date_of((struct ks_ymd) { 2020, 9, 1 })), 2);
    ck_assert_int_eq(ks_weekday_of(ks_date_of((struct ks_ymd) { 1969, 12, 29 })), 1);
}
END_TEST

START_TEST(every_day_round_trips)
{
    for (int32_t d = ks_date_of((struct ks_ymd) { 1900, 1, 1 }); d < 200000; d++) {
        struct ks_ymd ymd = ks_ymd_of(d);
        if (!ks_ymd_valid(ymd) || ks_date_of(ymd) != d) { /* an assertion costs a system call */
            ck_abort_msg("day %d", d);
        }
    }
}
END_TEST

START_TEST(parses_times)
{
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_civil t;
    struct ks_instant i;
    char text[KS_CIVIL_TEXT];
    ck_assert(ks_civil_parse(KS_STR("2020-09-01T08:00"), &zone, &t));
    ks_civil_format(t, text);
    ck_assert_str_eq(text, "2020-09-01T08:00:00");
    ck_assert(ks_civil_parse(KS_STR("2020-09-01T00:00:00Z"), &zone, &t));
    ks_civil_format(t, text);
    ck_assert_str_eq(text, "2020-09-01T08:00:00");
    ck_assert(ks_instant_parse(KS_STR("2020-09-01T08:00:00+08:00"), &zone, &i));
    ck_assert_int_eq(i.s, 1598918400);
    const char *bad[] = { "",         "2020-13-01", "2020-02-30", "2020-09-01T24:00",
                          "2020-9-1", "2020-09-01x" };
    for (size_t n = 0; n < KS_COUNT(bad); n++) {
        ck_assert_msg(!ks_civil_parse(ks_str_of(bad[n]), &zone, &t), "%s", bad[n]);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, known_days);
    tcase_add_test(tc, every_day_round_trips);
    tcase_add_test(tc, parses_times);
}

int main(void)
{
    return check_main("civil", add);
}
