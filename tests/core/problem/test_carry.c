#include "core/problem/carry.h"

#include <check.h>
#include <string.h>

#include "support/check_main.h"
#include "support/said.h"

static const char *written(const struct ks_err *err)
{
    static struct ks_buf out;
    out.n = 0;
    ks_err_write(err, &out);
    return out.p;
}

START_TEST(it_comes_back_as_it_went)
{
    struct ks_err err = { 0 }, back;
    const char *const words[] = { "auto", "dumb" };
    struct ks_arena *arena = ks_arena_new();
    ks_fail_as(&err, KS_ERR_USAGE, KS_PROBLEM_SETTING_BAD,
               KS_ARGS(ks_arg_text("painter"), ks_arg_text("a\t\\b\n“字”\x1B[2J\xC2\x9B"),
                       ks_arg_phrase(KS_PHRASE_HOW_ONE_OF), ks_arg_names(words, 2, arena),
                       ks_arg_text("surface")));
    ks_fail_under(&err, KS_PROBLEM_RECORD_ROW, KS_ARGS(ks_arg_number(-7)));
    const char *line = written(&err);
    ck_assert_ptr_null(strchr(line, '\n'));
    ck_assert_msg(ks_err_read(ks_str_of(line), &back), "%s", line);
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        ck_assert_str_eq(ks_err_line((enum ks_lang)lang, &back).text,
                         ks_err_line((enum ks_lang)lang, &err).text);
    }
    ck_assert_str_eq(said_err(&back),
                     "第 -7 行：设置“painter”的值“a\t\\b “字” [2J  ”不对：auto、dumb 或 surface");
    ks_arena_free(arena);
}
END_TEST

/* Whatever stands in the file of another version, or of nobody's, is no sentence. */
START_TEST(what_is_no_error_is_refused)
{
    static const char *const of[] = {
        "",
        "第 4 行：错",
        "=",
        "=NO_SUCH_CODE",
        "tword\t=SETTINGS_MORE",
        "=SETTING_UNKNOWN",              /* its sentence asks for a word */
        "=SETTING_UNKNOWN\tp",           /* no such phrase */
        "=SETTING_UNKNOWN\tpHOW_NUMBER", /* which asks for two numbers */
        "=SETTING_UNKNOWN\tx",
        "=RECORD_ROW\tn",
        "=RECORD_ROW\tn4x",
        "=RECORD_ROW\tn4\\",
        "=RECORD_ROW\tn4\tn4\tn4\tn4\tn4\tn4",
        "=SETTING_UNKNOWN\tt\xFF",
        "=AND_ALSO\t=AND_ALSO\t=AND_ALSO\t=AND_ALSO\t=AND_ALSO",
    };
    struct ks_err err;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        ck_assert_msg(!ks_err_read(ks_str_of(of[i]), &err), "%zu: %s", i, of[i]);
    }
    ck_assert(ks_err_read(KS_STR("=AND_ALSO\t=AND_ALSO\t=AND_ALSO\t=SETTINGS_MORE"), &err));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, it_comes_back_as_it_went);
    tcase_add_test(tc, what_is_no_error_is_refused);
}

int main(void)
{
    return check_main("carry", add);
}
