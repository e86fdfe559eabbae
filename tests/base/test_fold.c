/* What people type, made comparable; how far two words are apart. */
#include "base/fold.h"

#include <string.h>

#include "support/check_main.h"

START_TEST(folded)
{
    static const struct {
        const char *typed, *folded;
    } cases[] = {
        { "", "" },
        { "ABC abc", "abc abc" },
        { "ＡＢＣ１２３", "abc123" },
        { "！（）：；／", "!():;/" },
        { "a—b–c−d～e〜f", "a-b-c-d-e-f" },
        { "一。二、三", "一.二,三" },
        { " \t a \xE3\x80\x80\xC2\xA0 b\r\n", "a b" },
        { "\xEF\xBB\xBF"
          "a\xE2\x80\x8B"
          "b",
          "ab" },
        { "食堂", "食堂" },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_fold fold;
        ck_assert(ks_fold(ks_str_of(cases[i].typed), &fold));
        ck_assert_str_eq(fold.text, cases[i].folded);
        ck_assert_uint_eq(fold.n, strlen(cases[i].folded));
    }
}
END_TEST

START_TEST(what_does_not_fit_is_empty)
{
    char text[KS_FOLD_MAX + 8];
    struct ks_fold fold;
    memset(text, 'a', sizeof text);
    ck_assert(ks_fold((struct ks_str) { text, KS_FOLD_MAX - 1 }, &fold));
    ck_assert_uint_eq(fold.n, KS_FOLD_MAX - 1);
    ck_assert(!ks_fold((struct ks_str) { text, KS_FOLD_MAX }, &fold));
    ck_assert_uint_eq(fold.n, 0);
    ck_assert_str_eq(fold.text, "");
}
END_TEST

START_TEST(one_of_a_list)
{
    struct ks_fold fold;
    ck_assert(ks_fold(KS_STR("Yes"), &fold));
    ck_assert(ks_fold_is_one_of(&fold, "yes"));
    ck_assert(ks_fold_is_one_of(&fold, "no|yes") && ks_fold_is_one_of(&fold, "yes|no"));
    ck_assert(!ks_fold_is_one_of(&fold, "ye|yesterday|no"));
    ck_assert(!ks_fold_is_one_of(&fold, ""));
}
END_TEST

/* Optimal string alignment: published values for the classic pairs. */
START_TEST(distances)
{
    static const struct {
        const char *left, *right;
        size_t distance;
    } cases[] = {
        { "", "", 0 },          { "a", "", 1 },
        { "", "abc", 3 },       { "kitten", "sitting", 3 },
        { "ab", "ba", 1 },      { "ca", "abc", 3 },
        { "食堂", "食唐", 1 },  { "食堂", "堂食", 1 },
        { "item", "items", 1 }, { "flaw", "lawn", 2 },
        { "same", "same", 0 },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_str a = ks_str_of(cases[i].left), b = ks_str_of(cases[i].right);
        ck_assert_msg(ks_text_distance(a, b) == cases[i].distance, "%s %s: %zu", cases[i].left,
                      cases[i].right, ks_text_distance(a, b));
        ck_assert_uint_eq(ks_text_distance(b, a), cases[i].distance);
    }
    const char *longer = "abcdefghijklmnopqrstuvwxyz"; /* 26: the last two are not looked at */
    ck_assert_uint_eq(ks_text_distance(ks_str_of(longer), (struct ks_str) { longer, 24 }), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, folded);
    tcase_add_test(tc, what_does_not_fit_is_empty);
    tcase_add_test(tc, one_of_a_list);
    tcase_add_test(tc, distances);
}

int main(void)
{
    return check_main("fold", add);
}
