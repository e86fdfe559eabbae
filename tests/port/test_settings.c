/* Settings: the file first, the line over it, every mistake with its place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "port/settings.h"
#include "support/check_main.h"
#include "support/said.h"

struct box {
    char name[8];
    int number;
    bool flag;
    int missed;
    struct ks_setting_at last; /* missed; its key is borrowed for the call */
    char key[32];
    struct ks_mistakes mistakes;
};

static bool
set(void *context, const struct ks_setting_at *at, const char *value, struct ks_err *err)
{
    struct box *box = context;
    static const struct ks_setting table[] = {
        { "name", KS_SETTING_TEXT_AT(box, name) },
        { "number", KS_SETTING_NUMBER_AT(box, number, 1, 9) },
        { "flag", KS_SETTING_FLAG_AT(box, flag) },
    };
    if (at->section != KS_SECTION_LINE && at->section != KS_SECTION_KIOSK) {
        return true;
    }
    const struct ks_setting *setting = ks_setting_find(table, 3, at->key, err);
    return setting != NULL && ks_setting_put(setting, box, value, err);
}

static void missed(void *context, const struct ks_setting_at *at)
{
    struct box *box = context;
    box->missed++;
    box->last = *at;
    snprintf(box->key, sizeof box->key, "%s", at->key);
}

static const struct ks_argument line[] = {
    { "name", KS_ARGUMENT_VALUE },
    { "number", KS_ARGUMENT_VALUE },
    { "flag", KS_ARGUMENT_FLAG },
};

static bool read_all(struct box *box, bool *help, struct ks_err *err, int argc, const char **argv)
{
    char *copy[8];
    struct ks_settings settings = { .context = box,
                                    .set = set,
                                    .missed = missed,
                                    .line = line,
                                    .n_line = 3,
                                    .mine = 1u << KS_SECTION_KIOSK,
                                    .mistakes = &box->mistakes };
    *box = (struct box) { .number = 1 };
    for (int i = 0; i < argc; i++) {
        copy[i] = strdup(argv[i]);
    }
    bool ok = ks_settings_read(&settings, argc, copy, err);
    for (int i = 0; i < argc; i++) {
        free(copy[i]);
    }
    *help = settings.asked == KS_ASKED_HELP;
    return ok;
}

#define READ(...)                                                                                  \
    read_all(&box, &help, &err,                                                                    \
             (int)(sizeof((const char *[]) { "x", __VA_ARGS__ }) / sizeof(char *)),                \
             (const char *[]) { "x", __VA_ARGS__ })

static const char *file_of(const char *bytes, size_t n)
{
    static char path[64];
    snprintf(path, sizeof path, "/tmp/ks-settings-XXXXXX");
    int fd = mkstemp(path);
    ck_assert_int_eq(write(fd, bytes, n), (ssize_t)n);
    close(fd);
    return path;
}

static const char *file_with(const char *text)
{
    return file_of(text, strlen(text));
}

START_TEST(the_line_goes_over_the_file)
{
    struct box box;
    struct ks_err err = { 0 };
    bool help;
    const char *path = file_with("[sync]\nwhat = ever\n[Kiosk]\nname = a\nnumber = 2\nflag = 是\n");
    ck_assert_msg(READ("--number", "3", "--config", path), "%s", said_err(&err));
    unlink(path);
    ck_assert_str_eq(box.name, "a");
    ck_assert_int_eq(box.number, 3);
    ck_assert(box.flag && !help);
    ck_assert_str_eq(said_mistakes(&box.mistakes), "");
}
END_TEST

START_TEST(a_mistake_on_the_line_ends_it)
{
    struct box box;
    bool help;
    struct ks_err err = { 0 };
    ck_assert(!READ("--number") && !READ("loose") && !READ("--nothing", "1"));
    ck_assert(!READ("--number", "1x") && !READ("--number", "") && !READ("--number", "-1"));
    ck_assert(READ("--flag", "--number", "4") && box.flag && box.number == 4);
    ck_assert(READ("--help", "--number", "x") && help);
    ck_assert(READ("--number=4", "--flag=no", "--name=a=b") && box.number == 4 && !box.flag);
    ck_assert_str_eq(box.name, "a=b");
    ck_assert(!READ("--", "loose") && !READ("--flag", "no") && !READ("--flag=perhaps"));
}
END_TEST

/* What is told of a file, and that name = a at its end counts all the same. */
START_TEST(a_mistake_in_the_file_is_told_and_the_rest_counts)
{
    static const struct {
        const char *text, *told, *key; /* key: of the line that was missed last */
    } of[] = {
        { "[kiosk]\nflag = maybe\n", "第 2 行：设置“flag”的值“maybe”不对：yes 或 no\n", "flag" },
        { "[kiosk]\n\nnumber = 10\n", "第 3 行：设置“number”的值“10”不对：写一个 1 到 9 的数\n",
          "number" },
        { "[kiosk]\nnothing = 1\n", "第 2 行：没有“nothing”这个设置\n", "nothing" },
        { "[kiosk]\nflga = 1\n", "第 2 行：没有“flga”这个设置，是不是想写“flag”\n", "flga" },
        { "[kiosk]\nname = far too long\n", "第 2 行：设置“name”的值“far too long”不对：太长\n",
          "name" },
        { "[kiosk]\nno sign\n", "第 2 行：看不懂，写成 名字 = 值\n", "" },
        { "[kiosk]\nname = \xCA\xB3\xCC\xC3\n",
          "第 2 行：不是 UTF-8 编码；在记事本里“另存为”，编码选 UTF-8\n", "" },
        { "[soruce office]\nname = b\n[kiosk]\n",
          "第 1 行：没有 [soruce office] 这一节，它下面的都不算；是不是想写 [source office]\n",
          "name" },
        { "[kiosks]\nno sign\nnumber = 2\n[kiosk]\n",
          "第 1 行：没有 [kiosks] 这一节，它下面的都不算；是不是想写 [kiosk]\n", "number" },
        { "[kiosks]\nnumber = 2\nno sign\n[kiosk]\n", /* it may have been anything, too */
          "第 1 行：没有 [kiosks] 这一节，它下面的都不算；是不是想写 [kiosk]\n", "" },
        { "[source]\n[kiosk]\n",
          "第 1 行：没有 [source] 这一节，它下面的都不算；是不是想写 [source 名字]\n", NULL },
        { "[screen]\n[kiosk]\n",
          "第 1 行：没有 [screen] 这一节，它下面的都不算；能写的是 [kiosk]、[sync]、[source "
          "名字]\n",
          NULL },
        { "# \xCC\xC3\n[kiosk]\nname = \xCA\xB3\n", /* valid UTF-8 by itself */
          "第 3 行：不是 UTF-8 编码；在记事本里“另存为”，编码选 UTF-8\n", "" },
        { "[source \xCC\xC3]\nnumber = 3\n[kiosk]\n",
          "第 1 行：不是 UTF-8 编码；在记事本里“另存为”，编码选 UTF-8\n", "number" },
        { "# x\nnumber = 2\nflag = yes\n[kiosk]\n",
          "第 2 行：上面没有 [kiosk] 这样的节，到下一节为止都不算\n", "flag" },
        { "[kiosk]\nflag = maybe\nno sign\nnumber = 0\nflga = 1\n",
          "第 2 行：设置“flag”的值“maybe”不对：yes 或 no\n第 3 行：看不懂，写成 名字 = 值\n"
          "第 4 行：设置“number”的值“0”不对：写一个 1 到 9 的数\n"
          "第 5 行：没有“flga”这个设置，是不是想写“flag”\n",
          "flga" },
        { "[kiosk]\nname = b\nname = b\n", "第 3 行：“name”在第 4 行又写了一次，不一样\n", "name" },
        { "[sync]\nno sign\nx = 1\nx = 2\n[kiosk]\n", "", NULL }, /* another program's */
        { "\xEF\xBB\xBF[kiosk]\r\n# \xCB\xB3\xCA\xB1\r\nnumber = 1\r\n", "", NULL },
    };
    struct box box;
    bool help;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        struct ks_err err = { 0 };
        char text[256];
        snprintf(text, sizeof text, "%sname = a\n", of[i].text);
        const char *path = file_with(text);
        ck_assert_msg(READ("--config", path), "%s", said_err(&err));
        unlink(path);
        ck_assert_str_eq(said_mistakes(&box.mistakes), of[i].told);
        ck_assert_str_eq(box.name, "a");
        ck_assert_msg(box.number == 1 && !box.flag, "%s", text);
        ck_assert_msg((box.missed > 0) == (of[i].key != NULL), "%s", text);
        ck_assert_str_eq(box.key, of[i].key == NULL ? "" : of[i].key);
    }
}
END_TEST

START_TEST(a_file_that_cannot_be_read_leaves_all_defaults)
{
    static const char utf16[] = "\xFF\xFE[\0k\0i\0o\0s\0k\0]\0\n\0";
    static char large[70000];
    struct box box;
    bool help;
    struct ks_err err = { 0 };
    memset(large, '#', sizeof large);
    const struct {
        const char *path, *told;
    } of[] = { { strdup("/nowhere.ini"), "打不开配置文件：没有这个文件\n" },
               { strdup(file_of(utf16, sizeof utf16 - 1)),
                 "配置文件是 UTF-16 编码，或不是文字；在记事本里“另存为”，编码选 UTF-8\n" },
               { strdup(file_of(large, sizeof large)), "超过上限 64 KB\n" },
               { strdup("/tmp"), "读配置文件时出错：Is a directory\n" } };
    int ends[2];
    char pipe_path[32];
    ck_assert_int_eq(pipe(ends), 0); /* as of a shell: its size is 0, whatever is in it */
    ck_assert_int_eq(write(ends[1], "[kiosk]\nname = a\n", 17), 17);
    close(ends[1]);
    snprintf(pipe_path, sizeof pipe_path, "/dev/fd/%d", ends[0]);
    ck_assert(READ("--config", pipe_path) && box.mistakes.n == 0);
    ck_assert_str_eq(box.name, "a");
    close(ends[0]);
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        ck_assert_msg(READ("--config", of[i].path, "--number", "2"), "%s", said_err(&err));
        ck_assert_msg(strstr(said_mistakes(&box.mistakes), of[i].told) != NULL, "%s",
                      said_mistakes(&box.mistakes));
        ck_assert(box.mistakes.n == 1 && box.mistakes.line == 0 && box.number == 2);
        ck_assert(box.missed == 1 && box.last.section == KS_SECTION_NONE && *box.key == '\0');
        if (i == 1 || i == 2) {
            unlink(of[i].path);
        }
        free((char *)(uintptr_t)of[i].path);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, the_line_goes_over_the_file);
    tcase_add_test(tc, a_mistake_on_the_line_ends_it);
    tcase_add_test(tc, a_mistake_in_the_file_is_told_and_the_rest_counts);
    tcase_add_test(tc, a_file_that_cannot_be_read_leaves_all_defaults);
}

int main(void)
{
    return check_main("settings", add);
}
