/* The table of phases, as office people write it. */
#include <string.h>

#include "readers/set/phases.h"
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

START_TEST(phases_as_in_the_plan)
{
    const char *text =
        "编号,名称,口号,颜色,开始,结束,每年,重点\n"
        "p1,第一阶段,岁末年初 谨防退改签,#F2A900,2019年9月,2020年1月,是,网络购物;冒充客服\n"
        "p2,第二阶段,,f00,2020年2月,2020年8月上旬,yes,\n"
        "p3,,,,2020-09-01,2020-12-31,0,\n"
        "p4,第四,,橙色,2021-01-01,,1,\n";
    struct ks_phases phases;
    ks_phases_read(&f.context, "playlists/phases.csv", text, strlen(text), &phases);
    ck_assert_uint_eq(phases.n, 3);
    ck_assert_str_eq(phases.v[0].slogan, "岁末年初 谨防退改签");
    ck_assert_int_eq(phases.v[0].accent, 0xF2A900);
    ck_assert_int_eq(phases.v[0].from, day(2019, 9, 1));
    ck_assert_int_eq(phases.v[0].until, day(2020, 1, 31));
    ck_assert(phases.v[0].repeat);
    ck_assert_uint_eq(phases.v[0].focus.n, 2);
    ck_assert_int_eq(phases.v[1].accent, 0xFF0000);
    ck_assert_int_eq(phases.v[1].until, day(2020, 8, 10));
    ck_assert(!phases.v[2].repeat);
    ck_assert_str_eq(phases.v[2].name, "p3");
    reading_told(&f, "phases.open-date", 5, 6, "结束");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, phases_as_in_the_plan);
}

int main(void)
{
    return check_main("phases", add);
}
