/* The table of facts. */
#include <string.h>

#include "readers/set/facts.h"
#include "support/clock.h"
#include "support/reading.h"

static struct reading f;

static void setup(void)
{
    reading_begin(&f);
}

static void teardown(void)
{
    reading_end(&f);
}

START_TEST(facts_by_date)
{
    const char *text =
        "key,value,value_en,valid_from,valid_until,source,checked\n"
        "hotline,96110,96110,2019-11-08,,公安部,2026年11月29日\n"
        "school,福建工程学院,,,2023-06-06,\nschool,福建理工大学,,2023-06-07,,教育部\n"
        "app,甲,,2020-01-01,2020-12-31,\napp,乙,,2020-12-31,,\n"
        "app,丙,,2020-02-01,2020-02-02,\n";
    struct ks_facts facts;
    ks_facts_read(&f.context, "assets/facts.csv", text, strlen(text), &facts);
    ck_assert_uint_eq(facts.n, 6);
    ck_assert_str_eq(facts.v[2].value, "福建理工大学");
    ck_assert_int_eq(facts.v[1].valid_from, KS_DATE_NONE);
    ck_assert_int_eq(facts.v[1].valid_until, day(2023, 6, 6));
    ck_assert_int_eq(facts.v[0].checked, day(2026, 11, 29));
    ck_assert_int_eq(facts.v[1].checked, KS_DATE_NONE);
    ck_assert_uint_eq(f.problems.n, 2); /* 丙 inside 甲, 乙 on the last day of 甲 */
    reading_told(&f, "facts.overlap", 7, 1, "第 5 行");
    ck_assert_int_eq(f.problems.v[1].row, 6);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, facts_by_date);
}

int main(void)
{
    return check_main("facts", add);
}
