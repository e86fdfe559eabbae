/* Command lines: what getopt_long takes, and that every mistake is named. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "port/arguments.h"
#include "support/check_main.h"
#include "support/said.h"

static const struct ks_argument known[] = {
    { "o", KS_ARGUMENT_VALUE },       { "place", KS_ARGUMENT_VALUE },
    { "places", KS_ARGUMENT_VALUE },  { "touch", KS_ARGUMENT_FLAG },
    { "json", KS_ARGUMENT_ALONE },    { "number", KS_ARGUMENT_VALUE },
    { "version", KS_ARGUMENT_VALUE },
};

struct heard {
    char text[400];
    enum ks_asked asked;
    struct ks_err err;
};

static bool take(void *context, const char *name, const char *value, struct ks_err *err)
{
    struct heard *heard = context;
    if (strcmp(value, "wrong") == 0) {
        return ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_SAID, KS_ARGS(ks_arg_text("wrong")));
    }
    size_t n = strlen(heard->text);
    snprintf(heard->text + n, sizeof heard->text - n, "%s(%s)", name == NULL ? "" : name, value);
    return true;
}

/* `line`: words apart by one blank. */
static bool hear(struct heard *heard, size_t n, const char *line)
{
    char copy[400] = "program", *argv[20] = { copy }, *rest = copy + sizeof "program";
    int argc = 1;
    snprintf(rest, sizeof copy - sizeof "program", "%s", line);
    while (*line != '\0' && rest != NULL) {
        argv[argc++] = rest;
        rest = strchr(rest, ' ');
        if (rest != NULL) {
            *rest++ = '\0';
        }
    }
    argv[argc] = NULL;
    *heard = (struct heard) { .text = "" };
    const struct ks_arguments arguments = { known, n, heard, take };
    return ks_arguments_read(&arguments, argc, argv, &heard->asked, &heard->err);
}

START_TEST(what_is_meant_is_heard_in_its_order)
{
    static const char *const of[][2] = {
        { "", "" },
        { "a b", "(a)(b)" },
        { "a -o b c", "(a)o(b)(c)" },
        { "-ob", "o(b)" },
        { "--place x --places y", "place(x)places(y)" },
        { "--place=x --places=y=z", "place(x)places(y=z)" },
        { "--place= a", "place()(a)" },
        { "--place -o", "place(-o)" }, /* as everywhere: what follows is the value */
        { "--touch a --touch=no", "touch(yes)(a)touch(no)" },
        { "--json --json", "json(yes)json(yes)" },
        { "a -- --place -o -- b", "(a)(--place)(-o)(--)(b)" },
        { "- a", "(-)(a)" },
        { "--version 3", "version(3)" },
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        struct heard heard;
        ck_assert_msg(hear(&heard, 7, of[i][0]), "%s: %s", of[i][0], said_err(&heard.err));
        ck_assert_str_eq(heard.text, of[i][1]);
        ck_assert_int_eq(heard.asked, KS_ASKED_TO_RUN);
    }
}
END_TEST

START_TEST(a_mistake_is_named)
{
    static const char *const of[][2] = {
        { "a --nowhere b", "不认识“--nowhere”" },
        { "--nubmer 3", "不认识“--nubmer”，是不是想写“--number”" },
        { "--NUMBER 3", "不认识“--NUMBER”，是不是想写“--number”" },
        { "--num 3", "不认识“--num”，是不是想写“--number”" }, /* nothing is short for another */
        { "--num=3", "不认识“--num=3”，是不是想写“--number”" },
        { "--plac 3", "不认识“--plac”，是不是想写“--place”" },
        { "--n", "不认识“--n”，是不是想写“--number”" },
        { "--hel", "不认识“--hel”，是不是想写“--help”" },
        { "--=3", "不认识“--=3”" },
        { "-x", "不认识“-x”" },
        { "-p x", "不认识“-p”" },
        { "a --number", "--number 后面缺少内容" },
        { "a -o", "-o 后面缺少内容" },
        { "--json=yes", "“--json=yes”：这个选项后面不写内容" },
        { "--help=me", "“--help=me”：这个选项后面不写内容" },
        { "a wrong --nowhere", "wrong" },
        { "-- wrong", "wrong" },
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        struct heard heard;
        ck_assert_msg(!hear(&heard, 7, of[i][0]), "%s", of[i][0]);
        ck_assert_str_eq(ks_err_line(KS_LANG_ZH, &heard.err).text, of[i][1]);
    }
}
END_TEST

START_TEST(a_mistake_is_named_in_english)
{
    static const char *const of[][2] = {
        { "a --nowhere b", "unknown: \"--nowhere\"" },
        { "--nubmer 3", "unknown: \"--nubmer\"; did you mean \"--number\"?" },
        { "-x", "unknown: \"-x\"" },
        { "a --number", "--number: its value is missing" },
        { "--json=yes", "\"--json=yes\": this option takes no value" },
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        struct heard heard;
        ck_assert_msg(!hear(&heard, 7, of[i][0]), "%s", of[i][0]);
        ck_assert_str_eq(ks_err_line(KS_LANG_EN, &heard.err).text, of[i][1]);
    }
}
END_TEST

START_TEST(help_and_version_end_it)
{
    struct heard heard;
    ck_assert(hear(&heard, 7, "a --help --nowhere") && heard.asked == KS_ASKED_HELP);
    ck_assert_str_eq(heard.text, "(a)");
    ck_assert(hear(&heard, 7, "-h") && heard.asked == KS_ASKED_HELP);
    ck_assert(hear(&heard, 6, "--version --nowhere") && heard.asked == KS_ASKED_VERSION);
    ck_assert(hear(&heard, 0, "--version") && heard.asked == KS_ASKED_VERSION);
    ck_assert(hear(&heard, 7, "--place --help") && heard.asked == KS_ASKED_TO_RUN);
    ck_assert(hear(&heard, 7, "-- --help") && heard.asked == KS_ASKED_TO_RUN);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_is_meant_is_heard_in_its_order);
    tcase_add_test(tc, a_mistake_is_named);
    tcase_add_test(tc, a_mistake_is_named_in_english);
    tcase_add_test(tc, help_and_version_end_it);
}

int main(void)
{
    return check_main("arguments", add);
}
