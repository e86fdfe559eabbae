#include "core/problem/fail.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "support/check_main.h"

static const char *line(enum ks_lang lang, const struct ks_err *err)
{
    static struct ks_err_line said;
    said = ks_err_line(lang, err);
    return said.text;
}

START_TEST(one_error_is_said_in_each_language)
{
    struct ks_err err = { 0 };
    char path[] = "rel/甲";
    ck_assert(!ks_fail_as(&err, KS_ERR_LIMIT, KS_PROBLEM_FILE_WRITE,
                          KS_ARGS(ks_arg_text(path), ks_arg_phrase(KS_PHRASE_DISK_FULL))));
    memset(path, 'x', sizeof path - 1); /* the error holds a copy */
    ck_assert_int_eq(err.code, KS_ERR_LIMIT);
    ck_assert_str_eq(line(KS_LANG_ZH, &err), "写不了“rel/甲”：磁盘满了");
    ck_assert_str_eq(line(KS_LANG_EN, &err), "cannot write \"rel/甲\": the disk is full");
}
END_TEST

START_TEST(a_part_stands_in_front)
{
    struct ks_err err = { 0 };
    ks_fail_as(&err, KS_ERR_FORMAT, KS_PROBLEM_RECORD_MORE, KS_ARGS(ks_arg_text("a b")));
    ck_assert(!ks_fail_under(&err, KS_PROBLEM_RECORD_ROW, KS_ARGS(ks_arg_number(7))));
    ck_assert_int_eq(err.code, KS_ERR_FORMAT);
    ck_assert_str_eq(line(KS_LANG_ZH, &err), "第 7 行：这一行多了“a b”");
    struct ks_err copy = { 0 };
    ck_assert(!ks_fail_again(&copy, &err));
    memset(&err, 0, sizeof err); /* a copy is whole */
    ck_assert_str_eq(line(KS_LANG_EN, &copy), "line 7: \"a b\" should not be here");
}
END_TEST

START_TEST(a_fault_is_said_whole)
{
    struct ks_err err = { 0 };
    const struct ks_fault fault = { KS_PROBLEM_MEDIA_TOO_LARGE, { 9000, 8000, 72 } };
    ck_assert(!ks_fail_fault(&err, KS_ERR_LIMIT, &fault));
    ck_assert_str_eq(line(KS_LANG_ZH, &err), "图片有 9000×8000（72 兆像素），太大；"
                                             "请缩小到长边 4800 像素以内，或存成 JPG");
    ks_fail_as(&err, KS_ERR_IO, KS_PROBLEM_FILE_MAP,
               KS_ARGS(ks_arg_text("a.jpg"), ks_arg_fault(fault)));
    ck_assert_str_eq(line(KS_LANG_EN, &err),
                     "\"a.jpg\": the picture is 9000×8000 (72 megapixels), which is too large. "
                     "Make its long side 4800 pixels at most, or save it as JPG");
}
END_TEST

/* Texts of any length, as many parts as anybody likes: what has no room is left out whole. */
START_TEST(an_error_is_bounded)
{
    struct ks_err err = { 0 };
    char text[3 * KS_ERR_BYTES + 1];
    for (size_t i = 0; i < KS_ERR_BYTES; i++) {
        memcpy(text + 3 * i, "字", 4);
    }
    ks_fail_as(&err, KS_ERR_IO, KS_PROBLEM_FILE_MAP, KS_ARGS(ks_arg_text(text), ks_arg_text(text)));
    for (int i = 0; i < 2 * KS_ERR_PARTS; i++) {
        ks_fail_under(&err, KS_PROBLEM_DECODER_NAMED, KS_ARGS(ks_arg_text("kiosk-decode")));
    }
    ck_assert_uint_eq(err.n, KS_ERR_PARTS);
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        const char *said = line((enum ks_lang)lang, &err);
        ck_assert(ks_utf8_valid(said, strlen(said)) && strstr(said, "字字") != NULL);
    }
    ck_assert(!ks_fail_as(NULL, KS_ERR_IO, KS_PROBLEM_FILE_MAP, KS_NO_ARGS));
    ck_assert(!ks_fail_under(NULL, KS_PROBLEM_RECORD_ROW, KS_NO_ARGS));
    struct ks_err none = { 0 };
    ck_assert_str_eq(line(KS_LANG_EN, &none), "");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, one_error_is_said_in_each_language);
    tcase_add_test(tc, a_part_stands_in_front);
    tcase_add_test(tc, a_fault_is_said_whole);
    tcase_add_test(tc, an_error_is_bounded);
}

int main(void)
{
    return check_main("fail", add);
}
