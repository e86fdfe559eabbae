/* The names of the pages of results: two of one second differ, and no other file has such a name.
 */
#include "support/check_main.h"
#include "sync/receipt_name.h"

START_TEST(named_by_time)
{
    const struct ks_receipt r = { .time = ks_civil_at(18267, 34200) };
    char name[KS_RECEIPT_FILE_MAX];
    ks_receipt_file_name(&r, 1, name);
    ck_assert_str_eq(name, "导入结果_2020-01-06_093000.html");
    ck_assert(ks_receipt_is_kept(name));
    ks_receipt_file_name(&r, 12, name);
    ck_assert_str_eq(name, "导入结果_2020-01-06_093000_12.html");
    ck_assert(ks_receipt_is_kept(name));
}
END_TEST

START_TEST(others_are_not)
{
    static const char *const others[] = { "",
                                          KS_RECEIPT_NEWEST,
                                          "导入结果_",
                                          "导入结果_2020-01-06_09300.html",
                                          "导入结果_2020-01-06_093000",
                                          "导入结果_2020-01-06_093000.html~",
                                          "导入结果_2020-01-06_093000_.html",
                                          "导入结果_2020-01-06_093000_2.htm",
                                          "导入结果_2020-01-06_093000 (2).html",
                                          "导入结果_2020-01-0６_093000.html",
                                          "~导入结果_2020-01-06_093000.html" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_assert_msg(!ks_receipt_is_kept(others[i]), "%s", others[i]);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, named_by_time);
    tcase_add_test(tc, others_are_not);
}

int main(void)
{
    return check_main("receipt_name", add);
}
