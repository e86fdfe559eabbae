/* Input devices that come and go. */
#include <stdio.h>
#include <sys/stat.h>

#include "device/input_wake.h"
#include "support/check_main.h"
#include "support/tmpdir.h"

static struct tmpdir tmp;

static void setup(void)
{
    tmpdir_make(&tmp);
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

START_TEST(input_nodes_come_and_go)
{
    char path[128];
    struct ks_input_wake input = { 0 };
    ks_input_wake_scan(&input, tmp.path);
    ck_assert_uint_eq(input.n, 0);
    snprintf(path, sizeof path, "%s/event7", tmp.path);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    snprintf(path, sizeof path, "%s/mice", tmp.path);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ks_input_wake_scan(&input, tmp.path);
    ks_input_wake_scan(&input, tmp.path);
    ck_assert_uint_eq(input.n, 1);
    ck_assert_int_eq(input.number[0], 7);
    ks_input_wake_drain(&input); /* a pipe without a writer: pulled out */
    ck_assert_uint_eq(input.n, 0);
    for (int i = 0; i < KS_INPUT_WAKE_MAX + 5; i++) {
        snprintf(path, sizeof path, "%s/event%d", tmp.path, 100 + i);
        ck_assert_int_eq(mkfifo(path, 0600), 0);
    }
    ks_input_wake_scan(&input, tmp.path);
    ck_assert_uint_eq(input.n, KS_INPUT_WAKE_MAX);
    ks_input_wake_close(&input);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, input_nodes_come_and_go);
}

int main(void)
{
    return check_main("input_wake", add);
}
