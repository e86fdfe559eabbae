#define KS_LOG_MODULE "test"
#include "port/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "support/check_main.h"

static char said[8192]; /* on stderr, since hear() */
static FILE *heard;

static void hear(void)
{
    heard = tmpfile();
    ck_assert_ptr_nonnull(heard);
    ck_assert_int_ge(dup2(fileno(heard), STDERR_FILENO), 0);
}

static const char *all_said(void)
{
    ssize_t n = pread(fileno(heard), said, sizeof said - 1, 0);
    ck_assert_int_ge(n, 0);
    said[n] = '\0';
    return said;
}

static void one_of_each(void)
{
    ks_log(KS_LOG_SETTING_WRONG, "warning");
    ks_log(KS_LOG_RELEASE_PROVED, "notice");
    ks_log(KS_LOG_LOADED, "info");
    ks_log(KS_LOG_ON_AIR, "debug");
}

static const char *const each[] = {
    "<4>test: warning [KS-0001]\n",
    "<5>test: notice [KS-0005]\n",
    "<6>test: info [KS-0002]\n",
    "<7>test: debug [KS-0003]\n",
};

static void expect_lines(size_t n)
{
    struct ks_buf text = { 0 };
    ks_buf_addf(&text, "%s", "");
    for (size_t i = 0; i < n; i++) {
        ks_buf_addf(&text, "%s", each[i]);
    }
    ck_assert_str_eq(all_said(), text.p);
    ks_buf_free(&text);
}

START_TEST(all_but_debug_unless_somebody_says_so)
{
    hear();
    one_of_each();
    expect_lines(3);
}
END_TEST

START_TEST(what_is_below_the_level_is_left_out)
{
    static const size_t lines[] = { 0, 1, 2, 3, 4 };
    size_t n;
    const char *const *words = ks_log_levels(&n);
    ck_assert_uint_eq(n, KS_COUNT(lines));
    ck_assert_str_eq(words[0], "error");
    for (size_t i = 0; i < n; i++) {
        hear();
        ks_log_show((enum ks_log_level)(KS_LEVEL_OF_ERROR + i));
        one_of_each();
        expect_lines(lines[i]);
    }
}
END_TEST

START_TEST(a_forked_process_shows_as_much)
{
    hear();
    ks_log_show(KS_LEVEL_OF_WARNING);
    pid_t pid = fork();
    if (pid == 0) {
        one_of_each();
        _exit(0);
    }
    ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
    expect_lines(1);
}
END_TEST

START_TEST(one_line_whatever_it_says)
{
    hear();
    ks_log(KS_LOG_LOADED, "a\nb\x1b[2J\tc\x7f");
    ck_assert_str_eq(all_said(), "<6>test: a b [2J c  [KS-0002]\n");
    char text[1200];
    for (size_t i = 0; i + 3 < sizeof text; i += 3) {
        memcpy(text + i, "警", sizeof "警");
    }
    hear();
    ks_log(KS_LOG_LOADED, "%s", text);
    static const char end[] =
        "警 [KS-0002]\n"; /* cut where a character ends: 1023 is 341 of them */
    size_t n = strlen(all_said());
    ck_assert_uint_eq(n, strlen("<6>test: ") + 1023 + strlen(" [KS-0002]\n"));
    ck_assert_str_eq(said + n - strlen(end), end);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, all_but_debug_unless_somebody_says_so);
    tcase_add_test(tc, what_is_below_the_level_is_left_out);
    tcase_add_test(tc, a_forked_process_shows_as_much);
    tcase_add_test(tc, one_line_whatever_it_says);
}

int main(void)
{
    return check_main("log", add);
}
