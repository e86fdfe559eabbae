/* Settings: the file first, the line over it, every mistake with its place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check_main.h"
#include "port/settings.h"

struct box {
    char name[8];
    int number;
    bool flag;
    int told, told_line; /* of the file: how often, and of which line last */
    char sentence[256];
};

static bool
set(void *context, const char *section, const char *key, const char *value, struct ks_err *err)
{
    struct box *box = context;
    if (section != NULL && strcmp(section, "mine") != 0) {
        return true;
    }
    return strcmp(key, "name") == 0 ? ks_setting_text(box->name, sizeof box->name, key, value, err)
           : strcmp(key, "number") == 0 ? ks_setting_number(&box->number, 1, 9, key, value, err)
           : strcmp(key, "flag") == 0   ? ks_setting_flag(&box->flag, key, value, err)
                                      : ks_fail(err, KS_ERR_USAGE, "没有“%s”这个设置", key);
}

static bool is_switch(const char *key)
{
    return strcmp(key, "flag") == 0;
}

static void told(void *context, int line, const char *sentence)
{
    struct box *box = context;
    box->told++;
    box->told_line = line;
    snprintf(box->sentence, sizeof box->sentence, "%s", sentence);
}

static bool lenient;

static bool read_all(struct box *box, bool *help, struct ks_err *err, int argc, const char **argv)
{
    char *copy[8];
    struct ks_settings settings = {
        .context = box, .set = set, .told = lenient ? told : NULL, .is_switch = is_switch
    };
    *box = (struct box) { .number = 1 };
    for (int i = 0; i < argc; i++) {
        copy[i] = strdup(argv[i]);
    }
    bool ok = ks_settings_read(&settings, argc, copy, err);
    for (int i = 0; i < argc; i++) {
        free(copy[i]);
    }
    *help = settings.help;
    return ok;
}

#define READ(...)                                                                                  \
    read_all(&box, &help, &err,                                                                    \
             (int)(sizeof((const char *[]) { "x", __VA_ARGS__ }) / sizeof(char *)),                \
             (const char *[]) { "x", __VA_ARGS__ })

static const char *file_with(const char *text)
{
    static char path[64];
    snprintf(path, sizeof path, "/tmp/ks-settings-XXXXXX");
    int fd = mkstemp(path);
    ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    return path;
}

START_TEST(the_line_goes_over_the_file)
{
    struct box box;
    struct ks_err err = { 0 };
    bool help;
    const char *path = file_with("[other]\nwhat = ever\n[mine]\nname = a\nnumber = 2\nflag = 是\n");
    ck_assert_msg(READ("--number", "3", "--config", path), "%s", err.text);
    unlink(path);
    ck_assert_str_eq(box.name, "a");
    ck_assert_int_eq(box.number, 3);
    ck_assert(box.flag && !help);
}
END_TEST

START_TEST(mistakes_say_where)
{
    static const char *const files[] = { "[mine]\nflag = maybe\n", "[mine]\nnumber = 10\n",
                                         "[mine]\nname = far too long\n", "[mine]\nnothing = 1\n",
                                         "[mine]\nno equals sign\n" };
    struct box box;
    bool help;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct ks_err err = { 0 };
        const char *path = file_with(files[i]);
        ck_assert_msg(!READ("--config", path), "%s", files[i]);
        ck_assert_msg(strstr(err.text, "第 2 行") != NULL, "%s", err.text);
        unlink(path);
    }
    struct ks_err err = { 0 };
    ck_assert(!READ("--config", "/nowhere.ini") && !READ("--number") && !READ("loose"));
    ck_assert(!READ("--number", "1x") && !READ("--number", "") && !READ("--number", "-1"));
    ck_assert(READ("--flag", "--number", "4") && box.flag && box.number == 4);
    ck_assert(READ("--help", "--number", "x") && help);
}
END_TEST

START_TEST(the_first_of_several_mistakes_is_the_one_that_is_told)
{
    struct box box;
    bool help;
    struct ks_err err = { 0 };
    const char *path = file_with("[mine]\nno equals sign\nnumber = 10\nflag = maybe\n");
    ck_assert(!READ("--config", path));
    ck_assert_msg(strstr(err.text, "第 2 行看不懂") != NULL, "%s", err.text);
    unlink(path);
    path = file_with("[mine]\nnumber = 10\nflag = maybe\nno equals sign\n");
    ck_assert(!READ("--config", path));
    ck_assert_msg(strstr(err.text, "第 2 行: 设置“number”") != NULL, "%s", err.text);
    unlink(path);
}
END_TEST

START_TEST(who_wants_to_be_told_goes_on_with_the_rest)
{
    static const struct {
        const char *line, *said;
    } of[] = { { "flag = maybe", "设置“flag”的值“maybe”不对" },
               { "number = 10", "设置“number”的值“10”不对" },
               { "nothing = 1", "没有“nothing”这个设置" },
               { "no equals sign", "看不懂" } };
    struct box box;
    bool help;
    lenient = true;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        struct ks_err err = { 0 };
        char text[128];
        snprintf(text, sizeof text, "[mine]\n\n%s\nname = a\n", of[i].line);
        const char *path = file_with(text);
        ck_assert_msg(READ("--config", path), "%s", err.text);
        unlink(path);
        ck_assert_int_eq(box.told, 1);
        ck_assert_int_eq(box.told_line, 3);
        ck_assert_msg(strstr(box.sentence, of[i].said) != NULL, "%s", box.sentence);
        ck_assert_msg(strstr(box.sentence, "第 3 行") != NULL, "%s", box.sentence);
        ck_assert_str_eq(box.name, "a");
        ck_assert(box.number == 1 && !box.flag);
    }
    struct ks_err err = { 0 };
    ck_assert(READ("--config", "/nowhere.ini", "--number", "2"));
    ck_assert(box.told == 1 && box.told_line == 0 && box.number == 2);
    ck_assert(!READ("--number", "10") && !READ("--nothing", "1") && box.told == 0);
    lenient = false;
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, the_first_of_several_mistakes_is_the_one_that_is_told);
    tcase_add_test(tc, who_wants_to_be_told_goes_on_with_the_rest);
    tcase_add_test(tc, the_line_goes_over_the_file);
    tcase_add_test(tc, mistakes_say_where);
}

int main(void)
{
    return check_main("settings", add);
}
