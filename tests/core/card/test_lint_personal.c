/* Numbers of a person. Identity numbers are those of the annex of GB 11643, bank cards made for
 * tests. */
#include "core/card/lint.h"

#include <stdio.h>

#include "support/check_main.h"

START_TEST(told_and_not_told)
{
    static const struct {
        const char *text;
        enum ks_personal found;
    } cases[] = {
        { "", KS_PERSONAL_NONE },
        { "13812345678", KS_PERSONAL_MOBILE },
        { "找张老师 13012345678。", KS_PERSONAL_MOBILE },
        { "19912345678", KS_PERSONAL_MOBILE },
        { "12912345678", KS_PERSONAL_NONE },
        { "23812345678", KS_PERSONAL_NONE },
        { "1381234567", KS_PERSONAL_NONE },
        { "138123456789", KS_PERSONAL_NONE },
        { "8613812345678", KS_PERSONAL_MOBILE },
        { "+86 138-1234-5678", KS_PERSONAL_MOBILE },
        { "008613812345678", KS_PERSONAL_MOBILE },
        { "8713812345678", KS_PERSONAL_NONE },
        { "0086 1 3812345678", KS_PERSONAL_MOBILE },
        { "１３８１２３４５６７８", KS_PERSONAL_MOBILE },
        { "138 1234 5678", KS_PERSONAL_MOBILE },
        { "138　1234　5678", KS_PERSONAL_MOBILE },
        { "138–1234‐5678", KS_PERSONAL_MOBILE },
        { "138  12345678", KS_PERSONAL_NONE }, /* two spaces part two numbers */
        { "138,12345678", KS_PERSONAL_NONE },
        { "96110 13812345678", KS_PERSONAL_MOBILE }, /* a number of its own before it */
        { "1381234567X", KS_PERSONAL_NONE },
        { "11010519491231002X", KS_PERSONAL_ID },
        { "11010519491231002x", KS_PERSONAL_ID },
        { "110105194912310021", KS_PERSONAL_NONE }, /* its check digit */
        { "110105 19491231 002X", KS_PERSONAL_ID },
        { "4111111111111111", KS_PERSONAL_BANK_CARD },
        { "4111 1111 1111 1111", KS_PERSONAL_BANK_CARD },
        { "4111111111111112", KS_PERSONAL_NONE },
        { "6212345678901265", KS_PERSONAL_BANK_CARD },
        { "411111111111116", KS_PERSONAL_NONE },          /* 15 digits */
        { "6200000000000000000", KS_PERSONAL_BANK_CARD }, /* 19 digits */
        { "41111111111111111113", KS_PERSONAL_NONE },     /* 20 digits */
        { "110105204912310028", KS_PERSONAL_NONE },
        { "008713812345678", KS_PERSONAL_NONE },
        { "108613812345678", KS_PERSONAL_NONE },
        { "13812345678 96110", KS_PERSONAL_MOBILE },
        { "- 13812345678", KS_PERSONAL_MOBILE },
        { "0111111111111119", KS_PERSONAL_NONE }, /* an order, not a card */
        { "0111111111111110", KS_PERSONAL_NONE },
        { "2020-09-01 08:00", KS_PERSONAL_NONE },
        { "0510-8591 2345", KS_PERSONAL_NONE },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        ck_assert_msg(ks_lint_personal(ks_str_of(cases[i].text)) == cases[i].found, "%s: %d",
                      cases[i].text, ks_lint_personal(ks_str_of(cases[i].text)));
    }
}
END_TEST

/* Every digit of a bank card and of an identity number counts. */
START_TEST(one_digit_wrong)
{
    static const char *const numbers[] = { "4111111111111111", "11010519491231002X" };
    for (size_t k = 0; k < 2; k++) {
        char text[32];
        for (size_t i = 0; numbers[k][i] >= '0' && numbers[k][i] <= '9'; i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                snprintf(text, sizeof text, "%s", numbers[k]);
                text[i] = digit;
                bool same = digit == numbers[k][i];
                ck_assert_msg((ks_lint_personal(ks_str_of(text)) != KS_PERSONAL_NONE) == same, "%s",
                              text);
            }
        }
    }
}
END_TEST

/* An X is no digit of a bank card, whatever it would add to the sum. */
START_TEST(no_bank_card_ends_with_x)
{
    for (int last = 0; last < 100; last++) {
        char text[32];
        snprintf(text, sizeof text, "300000000000000%02dX", last);
        ck_assert_msg(ks_lint_personal(ks_str_of(text)) == KS_PERSONAL_NONE, "%s", text);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, told_and_not_told);
    tcase_add_test(tc, one_digit_wrong);
    tcase_add_test(tc, no_bank_card_ends_with_x);
}

int main(void)
{
    return check_main("lint_personal", add);
}
