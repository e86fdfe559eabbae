/* Folded words, read piece by piece. */
#include "readers/text/fold.h"

#include "support/check_main.h"

START_TEST(words)
{
    struct ks_scan scan = { "2020年 9月" };
    ck_assert(!ks_scan_word(&scan, "2021"));
    ck_assert_str_eq(scan.p, "2020年 9月"); /* nothing was read */
    ck_assert(ks_scan_word(&scan, "2020年"));
    ks_scan_spaces(&scan);
    ck_assert_str_eq(scan.p, "9月");
    ks_scan_spaces(&scan);
    ck_assert_str_eq(scan.p, "9月");
    ck_assert(ks_scan_word(&scan, "9月") && ks_scan_word(&scan, ""));
    ck_assert(!ks_scan_word(&scan, "x"));
}
END_TEST

START_TEST(the_longest_of_a_list)
{
    struct ks_scan scan = { "周日夜" };
    ck_assert_int_eq(ks_scan_words(&scan, "周|周日|日"), 1);
    ck_assert_str_eq(scan.p, "夜");
    ck_assert_int_eq(ks_scan_words(&scan, "周|周日|日"), -1);
    ck_assert_str_eq(scan.p, "夜");
    ck_assert_int_eq(ks_scan_words(&scan, "夜里|夜"), 1);
    ck_assert_int_eq(ks_scan_words(&scan, "夜"), -1);
}
END_TEST

START_TEST(digits)
{
    struct ks_scan scan = { "20200901/:" };
    int value = 7;
    ck_assert_int_eq(ks_scan_digits(&scan, 4, &value), 4);
    ck_assert_int_eq(value, 2020);
    ck_assert_int_eq(ks_scan_digits(&scan, 9, &value), 4);
    ck_assert_int_eq(value, 901);
    ck_assert_int_eq(ks_scan_digits(&scan, 9, &value), 0); /* the sign below 0 */
    ck_assert_int_eq(value, 0);
    ck_assert(ks_scan_word(&scan, "/"));
    ck_assert_int_eq(ks_scan_digits(&scan, 9, &value), 0); /* the sign above 9 */
    ck_assert_str_eq(scan.p, ":");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, words);
    tcase_add_test(tc, the_longest_of_a_list);
    tcase_add_test(tc, digits);
}

int main(void)
{
    return check_main("fold", add);
}
