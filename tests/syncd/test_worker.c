/* A look in a process of its own: what it came to, and that a silent one costs that process only.
 */
#include "syncd/worker.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

#include "port/clock.h"
#include "support/said.h"
#include "support/tmpdir.h"

static struct tmpdir dir;
static struct ks_sync_config config;
static struct ks_worker worker;
static struct ks_outcome outcome;

static void setup(void)
{
    char state[128], source[128];
    struct ks_err err = { 0 };
    tmpdir_make(&dir);
    snprintf(state, sizeof state, "%s/state", dir.path);
    snprintf(source, sizeof source, "%s/source", dir.path);
    static const char card[] = "# 标题\n\n## 停 不转账\n", list[] = "item\ncards/a.md\n";
    tmpdir_put(&dir, "source/assets/cards/a.md", card, sizeof card - 1);
    tmpdir_put(&dir, "source/playlists/main.csv", list, sizeof list - 1);
    char *argv[] = { (char[]) { "kiosk-sync" },
                     (char[]) { "--state" },
                     state,
                     (char[]) { "--source" },
                     source,
                     (char[]) { "--policy" },
                     (char[]) { "open" },
                     (char[]) { "--patience" },
                     (char[]) { "30" } };
    ck_assert_msg(ks_sync_config_parse(KS_COUNT(argv), argv, &config, &err), "%s", said_err(&err));
    ck_assert_uint_eq(config.n_sources, 1);
    ck_assert_int_eq(config.patience_s, 30);
    ks_worker_init(&worker);
}

static void teardown(void)
{
    ks_worker_free(&worker);
    tmpdir_remove(&dir);
}

static void start(void)
{
    struct ks_err err = { 0 };
    ck_assert_msg(ks_worker_start(&worker, &config, &config.source[0], &err), "%s", said_err(&err));
    ck_assert_int_gt(worker.pid, 0);
}

/* Waits for its end, and leaves it to ks_worker_ended(). */
static void await(pid_t pid)
{
    siginfo_t info;
    ck_assert_int_eq(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
}

/* It does nothing from now on, like one that hangs in a share. */
static void hang(void)
{
    siginfo_t info;
    ck_assert_int_eq(kill(worker.pid, SIGSTOP), 0);
    ck_assert_int_eq(waitid(P_PID, (id_t)worker.pid, &info, WSTOPPED | WEXITED | WNOWAIT), 0);
    ck_assert_int_eq(info.si_code, CLD_STOPPED);
}

static struct ks_mono later(int seconds)
{
    return ks_mono_add_ms(worker.heard, seconds * 1000);
}

START_TEST(an_idle_one_says_nothing)
{
    ck_assert_int_eq(worker.pid, 0);
    ck_assert(!ks_worker_ended(&worker, &outcome));
    ck_assert(!ks_worker_check(&worker, later(1000), &outcome));
}
END_TEST

START_TEST(what_the_look_came_to_is_told_once)
{
    start();
    await(worker.pid);
    ck_assert(ks_worker_ended(&worker, &outcome));
    ck_assert_msg(outcome.end == KS_CYCLE_DONE && outcome.news, "%d: %s", outcome.end,
                  outcome.text);
    ck_assert_str_ne(outcome.text, "");
    ck_assert(worker.pid == 0 && !ks_worker_ended(&worker, &outcome));
    start(); /* again, from idle: nothing is new */
    await(worker.pid);
    ck_assert(ks_worker_ended(&worker, &outcome));
    ck_assert(outcome.end == KS_CYCLE_DONE && !outcome.news);
}
END_TEST

START_TEST(one_that_gives_something_is_heard)
{
    start();
    await(worker.pid); /* it has read the source */
    ck_assert(!ks_worker_check(&worker, later(1000), &outcome));
    ck_assert(ks_worker_ended(&worker, &outcome) && outcome.end == KS_CYCLE_DONE);
}
END_TEST

START_TEST(a_silent_one_is_killed_after_its_patience)
{
    start();
    hang();
    ck_assert(!ks_worker_check(&worker, worker.heard, &outcome)); /* what it had given before */
    struct ks_mono just = later(30);
    ck_assert(!ks_worker_check(&worker, ks_mono_add_ms(just, -1), &outcome));
    ck_assert(!worker.killed && !ks_worker_ended(&worker, &outcome));
    ck_assert(ks_worker_check(&worker, just, &outcome));
    ck_assert(worker.killed && outcome.end == KS_CYCLE_FAILED);
    ck_assert_ptr_nonnull(strstr(outcome.text, "30"));
    ck_assert(!ks_worker_check(&worker, later(1000), &outcome)); /* told once */
    ck_assert_int_gt(worker.pid, 0);                             /* not idle before it is gone */
    await(worker.pid);
    outcome = ks_outcome(KS_CYCLE_DONE, "");
    ck_assert(ks_worker_ended(&worker, &outcome));
    ck_assert(outcome.end == KS_CYCLE_FAILED && strstr(outcome.text, "30") != NULL);
    ck_assert_int_eq(worker.pid, 0);
}
END_TEST

START_TEST(after_a_killed_one_the_next_look_is_as_the_first)
{
    start();
    hang();
    ck_assert(!ks_worker_check(&worker, worker.heard, &outcome));
    ck_assert(ks_worker_check(&worker, later(30), &outcome));
    await(worker.pid);
    ck_assert(ks_worker_ended(&worker, &outcome));
    start();
    ck_assert(!worker.killed);
    await(worker.pid);
    ck_assert(ks_worker_ended(&worker, &outcome));
    ck_assert_msg(outcome.end == KS_CYCLE_DONE, "%s", outcome.text);
}
END_TEST

START_TEST(a_crash_is_a_failure)
{
    start();
    hang();
    ck_assert_int_eq(kill(worker.pid, SIGKILL), 0); /* not by us */
    await(worker.pid);
    ck_assert(ks_worker_ended(&worker, &outcome));
    ck_assert(outcome.end == KS_CYCLE_FAILED && *outcome.text != '\0');
}
END_TEST

START_TEST(who_frees_it_kills_it)
{
    start();
    hang();
    pid_t pid = worker.pid;
    ks_worker_free(&worker);
    int status = 0;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    ks_worker_init(&worker);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, an_idle_one_says_nothing);
    tcase_add_test(tc, what_the_look_came_to_is_told_once);
    tcase_add_test(tc, one_that_gives_something_is_heard);
    tcase_add_test(tc, a_silent_one_is_killed_after_its_patience);
    tcase_add_test(tc, after_a_killed_one_the_next_look_is_as_the_first);
    tcase_add_test(tc, a_crash_is_a_failure);
    tcase_add_test(tc, who_frees_it_kills_it);
}

int main(void)
{
    return check_main("worker", add);
}
