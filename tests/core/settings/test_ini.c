/* Lines of settings as people write them, and the sentences about what is wrong. */
#include <string.h>

#include "core/settings/ini.h"
#include "core/settings/mistakes.h"
#include "support/check_main.h"
#include "support/said.h"

static struct ks_ini_line line;

static enum ks_ini_kind split(const char *text)
{
    ks_ini_split(ks_str_of(text), &line);
    return line.kind;
}

START_TEST(what_can_mean_one_thing_is_read_as_that)
{
    static const char *const rotate[] = {
        "rotate = 90",
        "rotate=90",
        "\trotate :90\r",
        "Rotate = 90   # clockwise",
        "ROTATE=90 ;turned",
        "rotate＝90",
        "rotate：90",
        "ｒｏｔａｔｅ＝90",
        "\xEF\xBB\xBFrotate = \"90\"",
        "rotate = '90' # 顺时针",
        "rotate = “90”",
        "rotate = ”90“",
        "　rotate　=　90　＃ 竖着挂",
        "rotate = 90 # \xCB\xB3\xCA\xB1\xD5\xEB",
    };
    for (size_t i = 0; i < sizeof rotate / sizeof *rotate; i++) {
        ck_assert_msg(split(rotate[i]) == KS_INI_KEY, "%s", rotate[i]);
        ck_assert_str_eq(line.name, "rotate");
        ck_assert_str_eq(line.value, "90");
    }
    static const char *const headings[] = { "[source office]",   "[Source  Office]",
                                            "［source office］", "【source office】",
                                            "[source office",    " [ source\toffice ] # share",
                                            "[source　office]\r" };
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        ck_assert_msg(split(headings[i]) == KS_INI_SECTION && line.heading, "%s", headings[i]);
        ck_assert_str_eq(line.name, "source office");
    }
}
END_TEST

START_TEST(a_value_stays_as_written)
{
    static const char *const values[][2] = {
        { "path = /srv/a b#c;d", "/srv/a b#c;d" },
        { "path = \"/srv/a #1\"", "/srv/a #1" },
        { "path = \"a\" b \"c\"", "\"a\" b \"c\"" },
        { "path = it's", "it's" },
        { "path = \"half", "\"half" },
        { "path = a = b", "a = b" },
        { "path =", "" },
        { "path = # none", "" },
        { "path = ＡＢ，食堂", "ＡＢ，食堂" },
        { "path = $argon2id$v=19$m=65536,t=2", "$argon2id$v=19$m=65536,t=2" },
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        ck_assert_msg(split(values[i][0]) == KS_INI_KEY, "%s", values[i][0]);
        ck_assert_str_eq(line.value, values[i][1]);
    }
}
END_TEST

START_TEST(what_cannot_be_read_says_why)
{
    char longest[1300];
    memset(longest, 'a', sizeof longest);
    longest[4] = '=';
    longest[sizeof longest - 1] = '\0';
    ck_assert(split("") == KS_INI_NOTHING && split(" # a = b") == KS_INI_NOTHING);
    ck_assert(split("；说明") == KS_INI_NOTHING);
    ck_assert(split("rotate 90") == KS_INI_NO_SIGN && split("= 90") == KS_INI_NO_SIGN);
    ck_assert(split("place = \xCA\xB3\xCC\xC3") == KS_INI_NO_UTF8); /* 食堂 in GBK */
    ck_assert(split("[source \xCC\xC3]") == KS_INI_NO_UTF8 && line.heading);
    ck_assert(split("place = a\x1B[2J") == KS_INI_CONTROL);
    ck_assert(split(longest) == KS_INI_TOO_LONG);
    ck_assert(split("[sync] sticks = open]") == KS_INI_SECTION);
    ck_assert_str_eq(line.name, "sync] sticks = open");
}
END_TEST

START_TEST(the_nearest_word)
{
    static const char *const words[] = { "rotate", "touch", "path", "policy", "screen-bottom-mm" };
    static const char *const of[][2] = {
        { "tuoch", "touch" },
        { "rotat", "rotate" },
        { "polcy", "policy" },
        { "screen_bottom_mm", "screen-bottom-mm" },
        { "screne-bottm-m", "screen-bottom-mm" }, /* three are wrong */
        { "paht", "path" },
        { "rotation", "rotate" },
        { "policies", "policy" },
        { "pth", "path" },
        { "", NULL },
        { "p", NULL },
        { "password", NULL },
        { "volume", NULL },
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        const char *found = ks_ini_nearest(of[i][0], words, sizeof words / sizeof *words);
        if (of[i][1] == NULL) {
            ck_assert_msg(found == NULL, "%s: %s", of[i][0], found);
        } else {
            ck_assert_msg(found != NULL && strcmp(found, of[i][1]) == 0, "%s", of[i][0]);
        }
    }
}
END_TEST

static void mistake(struct ks_mistakes *m, int row, const char *key)
{
    struct ks_err err = { 0 };
    (void)ks_fail_as(&err, KS_ERR_USAGE, KS_PROBLEM_SETTING_UNKNOWN, KS_ARGS(ks_arg_text(key)));
    ks_mistakes_add(m, row, &err);
}

START_TEST(mistakes_are_told_once_and_bounded)
{
    static struct ks_mistakes m, other;
    static const char last[] = "后面还有，见日志\n";
    m = other = (struct ks_mistakes) { 0 };
    ck_assert_str_eq(said_brief(&m), "");
    mistake(&m, 4, "a");
    ck_assert_str_eq(said_brief(&m), "配置文件第 4 行有误，没有采用");
    mistake(&m, 3, "b\tc");
    mistake(&m, 4, "a");
    ck_assert_str_eq(said_mistakes(&m), "第 4 行：没有“a”这个设置\n第 3 行：没有“b\tc”这个设置\n");
    ck_assert_str_eq(said_brief(&m), "配置文件第 3 行等 2 处有误，没有采用");
    mistake(&other, 3, "b\tc");
    ck_assert(ks_mistakes_add_text(&other, ks_str_of(m.text)));
    ck_assert_str_eq(said_mistakes(&other),
                     "第 3 行：没有“b\tc”这个设置\n第 4 行：没有“a”这个设置\n");
    ck_assert_int_eq(other.n, 2);
    ck_assert(!ks_mistakes_add_text(&other, KS_STR("第 3 行：也错\n")));
    ck_assert(!ks_mistakes_add_text(&other, KS_STR("=SETTINGS_MORE\n=SETTING_UNKNOWN\n")));
    ck_assert_int_eq(other.n, 2);
    for (int i = 5; i < 500; i++) {
        mistake(&m, i, "a_setting_that_nobody_has");
    }
    ck_assert_int_eq(m.n, 497);
    const char *all = said_mistakes(&m);
    ck_assert_msg(strcmp(all + strlen(all) - strlen(last), last) == 0, "%s", all);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_can_mean_one_thing_is_read_as_that);
    tcase_add_test(tc, a_value_stays_as_written);
    tcase_add_test(tc, what_cannot_be_read_says_why);
    tcase_add_test(tc, the_nearest_word);
    tcase_add_test(tc, mistakes_are_told_once_and_bounded);
}

int main(void)
{
    return check_main("ini", add);
}
