/* The lines of the ticker. */
#include <string.h>

#include "readers/set/ticker.h"
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

START_TEST(ticker_lines)
{
    const char *text = "文字,开始,结束,星期,时段,地点,阶段\n"
                       "\"转账前，先打 96110\n核实\",,,工作日,,食堂,p1\n,,,,,,\n";
    struct ks_ticker ticker;
    ks_ticker_read(&f.context, "playlists/ticker.csv", text, strlen(text), &ticker);
    ck_assert_uint_eq(ticker.n, 1);
    ck_assert_str_eq(ticker.v[0].text, "转账前，先打 96110 核实");
    ck_assert_int_eq(ticker.v[0].window.days, 0x1F);
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, ticker_lines);
}

int main(void)
{
    return check_main("ticker", add);
}
