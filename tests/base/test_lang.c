#include "base/lang.h"

#include <string.h>

#include "support/check_main.h"

START_TEST(each_language_has_all_of_its_row)
{
    for (size_t i = 0; i < KS_LANG_COUNT; i++) {
        enum ks_lang lang = (enum ks_lang)i;
        ck_assert_uint_eq(strlen(ks_lang_tag(lang)), 2);
        ck_assert_int_eq(ks_lang_of(ks_lang_tag(lang)), lang);
        ck_assert_str_ne(ks_lang_button(lang), "");
        ck_assert_str_ne(ks_lang_called(lang), "");
        ck_assert(
            strncmp(ks_lang_words(lang), ks_lang_called(lang), strlen(ks_lang_called(lang))) == 0);
        ck_assert_int_ge(ks_lang_longer(lang), 100);
    }
    ck_assert_int_eq(ks_lang_longer(KS_LANG_ZH), 100); /* all others are measured by it */
    ck_assert_int_eq(ks_lang_longer(KS_LANG_EN), 150);
    ck_assert_int_eq(ks_lang_writing(KS_LANG_ZH), KS_WRITING_HANZI);
    ck_assert_int_eq(ks_lang_writing(KS_LANG_EN), KS_WRITING_LETTERS);
}
END_TEST

START_TEST(what_is_none_of_ours_is_chinese)
{
    ck_assert_int_eq(ks_lang_of("xx"), KS_LANG_ZH);
    ck_assert_int_eq(ks_lang_of(NULL), KS_LANG_ZH);
    ck_assert_int_eq(ks_lang_after(KS_LANG_ZH, KS_LANG_COUNT), KS_LANG_ZH);
    ck_assert_int_eq(ks_lang_after(KS_LANG_ZH, KS_LANG_COUNT + 1), 1 % KS_LANG_COUNT);
}
END_TEST

START_TEST(what_has_no_translation_is_chinese)
{
    struct ks_others others = { .in = { [KS_LANG_EN] = "yes" } };
    ck_assert_str_eq(ks_others_or(&others, KS_LANG_EN, "是"), "yes");
    ck_assert_str_eq(ks_others_or(&others, KS_LANG_ZH, "是"), "是");
    ck_assert_str_eq(ks_others_or(NULL, KS_LANG_EN, "是"), "是");
    others.in[KS_LANG_EN] = "";
    ck_assert_str_eq(ks_others_or(&others, KS_LANG_EN, "是"), "是");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, each_language_has_all_of_its_row);
    tcase_add_test(tc, what_is_none_of_ours_is_chinese);
    tcase_add_test(tc, what_has_no_translation_is_chinese);
}

int main(void)
{
    return check_main("lang", add);
}
