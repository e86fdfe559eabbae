#include "port/lang.h"

#include <stdlib.h>

#include "support/check_main.h"

static const char *const names[] = { "TOCSIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG" };

static void set(const char *const values[KS_COUNT(names)])
{
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        if (values[i] == NULL) {
            unsetenv(names[i]);
        } else {
            setenv(names[i], values[i], 1);
        }
    }
}

START_TEST(the_first_that_says_something)
{
    static const struct {
        const char *values[KS_COUNT(names)];
        enum ks_lang lang;
    } cases[] = {
        { { NULL, NULL, NULL, NULL }, KS_LANG_EN },
        { { NULL, NULL, NULL, "C.UTF-8" }, KS_LANG_EN },
        { { NULL, NULL, NULL, "zh_CN.UTF-8" }, KS_LANG_ZH },
        { { NULL, NULL, NULL, "zh" }, KS_LANG_ZH },
        { { NULL, NULL, "zh_TW.UTF-8", "en_US.UTF-8" }, KS_LANG_ZH },
        { { NULL, "C", "zh_CN.UTF-8", "zh_CN.UTF-8" }, KS_LANG_EN },
        { { "", "", "", "zh_CN.UTF-8" }, KS_LANG_ZH },
        { { "zh_CN:en", "C.UTF-8", "C.UTF-8", "C.UTF-8" }, KS_LANG_ZH },
        { { "en", "zh_CN.UTF-8", NULL, NULL }, KS_LANG_EN },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        set(cases[i].values);
        ck_assert_msg(ks_lang_here() == cases[i].lang, "case %zu", i);
        ck_assert_str_eq(ks_say("没有"), cases[i].lang == KS_LANG_ZH ? "没有" : "none");
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, the_first_that_says_something);
}

int main(void)
{
    return check_main("lang", add);
}
