/* The tables that cards show. */
#include <string.h>

#include "readers/set/sheet.h"
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

START_TEST(samples_are_told)
{
    const char *text = "名称,内容,开始,结束\n周一,食堂门口（样例）,,\n周二,图书馆,,\n";
    struct ks_sheet sheet;
    ks_sheet_read(&f.context, "assets/sheets/volunteers.csv", text, strlen(text), &sheet);
    ck_assert_uint_eq(sheet.n, 2);
    reading_told(&f, "sheet.sample", 2, 2, "「周一」是样例");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, samples_are_told);
}

int main(void)
{
    return check_main("sheet", add);
}
