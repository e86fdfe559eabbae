/* The device's small parts where there is no device: what systemd hears, what wakes the player. */
#define _GNU_SOURCE /* unshare */
#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "device/console.h"
#include "device/drm_card.h"
#include "device/hotplug.h"
#include "device/input_wake.h"
#include "device/notify.h"
#include "device/wake.h"
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

static int listener(bool abstract, char *name, size_t size)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int n =
        snprintf(address.sun_path + abstract, sizeof address.sun_path - 1, "%s/socket", tmp.path);
    snprintf(name, size, "%s%s/socket", abstract ? "@" : "", tmp.path);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    socklen_t length = (socklen_t)(sizeof address - sizeof address.sun_path + (size_t)n + abstract);
    ck_assert_int_eq(bind(fd, (const struct sockaddr *)&address, length), 0);
    return fd;
}

static const char *heard(int fd)
{
    static char text[512];
    ssize_t n = recv(fd, text, sizeof text - 1, 0);
    text[n < 0 ? 0 : n] = '\0';
    return text;
}

START_TEST(systemd_hears)
{
    char name[128];
    struct ks_notify notify;
    int fd = listener(_i == 1, name, sizeof name);
    setenv("NOTIFY_SOCKET", name, 1);
    setenv("WATCHDOG_USEC", "15000000", 1);
    unsetenv("WATCHDOG_PID");
    ks_notify_open(&notify);
    ck_assert_ptr_null(getenv("NOTIFY_SOCKET")); /* no child may speak for us */
    ck_assert_ptr_null(getenv("WATCHDOG_USEC"));
    ks_notify_ready(&notify, "暗");
    ck_assert_str_eq(heard(fd), "READY=1\nSTATUS=暗\n");
    ks_notify_ready(&notify, "暗");
    ck_assert_str_eq(heard(fd), "");
    ks_notify_ready(&notify, "亮");
    ck_assert_str_eq(heard(fd), "STATUS=亮\n");
    struct ks_mono now = { 1000000000 };
    ks_notify_feed(&notify, now);
    ck_assert_str_eq(heard(fd), "WATCHDOG=1\n");
    ks_notify_feed(&notify, ks_mono_add_ms(now, 5999));
    ck_assert_str_eq(heard(fd), "");
    ck_assert_int_eq(ks_notify_cue(&notify).us, ks_mono_add_ms(now, 12000).us);
    ks_notify_feed(&notify, ks_mono_add_ms(now, 6000)); /* awake for another reason */
    ck_assert_str_eq(heard(fd), "WATCHDOG=1\n");
    ck_assert_int_eq(ks_notify_cue(&notify).us, ks_mono_add_ms(now, 18000).us);
    ks_notify_stopping(&notify);
    ck_assert_str_eq(heard(fd), "STOPPING=1\n");
    ks_notify_close(&notify);
    close(fd);
}
END_TEST

START_TEST(nobody_listens)
{
    struct ks_notify notify;
    setenv("WATCHDOG_USEC", "15000000", 1);
    setenv("WATCHDOG_PID", "1", 1); /* another's */
    ks_notify_open(&notify);
    ck_assert_int_eq(ks_notify_cue(&notify).us, KS_MONO_NEVER.us);
    ks_notify_ready(&notify, "亮");
    ks_notify_feed(&notify, (struct ks_mono) { 1 });
    ks_notify_stopping(&notify);
    ks_notify_close(&notify);
    setenv("NOTIFY_SOCKET", "relative", 1);
    ks_notify_open(&notify);
    ck_assert_int_eq(notify.fd, -1);
}
END_TEST

static void *ring_it(void *wake)
{
    ks_wake_ring(wake);
    return NULL;
}

START_TEST(the_bell_wakes)
{
    struct ks_wake *wake = ks_wake_new();
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 0), 0);
    pthread_t thread;
    pthread_create(&thread, NULL, ring_it, wake);
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 600000), 0); /* without it this test would time out */
    pthread_join(thread, NULL);
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 0), 0); /* and once only */
    int pipes[2];
    ck_assert_int_eq(pipe(pipes), 0);
    ck_assert_int_eq(write(pipes[1], "x", 1), 1);
    ck_assert_uint_eq(ks_wake_wait(wake, pipes[0], 600000), KS_WOKE_CARD);
    raise(SIGTERM);
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 600000), KS_WOKE_STOP);
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 600000), KS_WOKE_STOP); /* it stays */
    close(pipes[0]);
    close(pipes[1]);
    ks_wake_free(wake);
}
END_TEST

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

START_TEST(no_card_no_harm)
{
    struct ks_display_wish wish = { 0 };
    struct ks_drm_place place;
    struct ks_drm *drm = ks_drm_new(tmp.path);
    ck_assert_int_eq(ks_drm_look(drm, &wish, true, &place), KS_SIGHT_NO_CARD);
    char path[128];
    snprintf(path, sizeof path, "%s/card0", tmp.path); /* not a card */
    int fd = open(path, O_CREAT | O_RDWR, 0600);
    ck_assert_int_ge(fd, 0);
    close(fd);
    ck_assert_int_eq(ks_drm_look(drm, &wish, true, &place), KS_SIGHT_NO_CARD);
    unlink(path);
    ck_assert_int_eq(ks_drm_look(drm, &wish, true, &place), KS_SIGHT_NO_CARD);
    ks_drm_free(drm);
    struct ks_hotplug *hotplug = ks_hotplug_new();
    ck_assert_uint_eq(ks_hotplug_read(hotplug), 0);
    ks_hotplug_free(hotplug);
    struct ks_console console;
    ks_console_take(&console); /* a test has no console */
    ck_assert_int_eq(console.fd, -1);
    ks_console_leave(&console, true);
}
END_TEST

/* What the kernel says faster than we listen is lost, but not that something was said. In a network
 * of our own, where we may speak as the kernel does. */
START_TEST(news_that_was_lost_is_news)
{
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) {
        fputs("left out: no network of our own here\n", stderr);
        return;
    }
    struct ks_hotplug *hotplug = ks_hotplug_new();
    static const char noise[] = "change@/devices/noise\0ACTION=change\0SUBSYSTEM=noise";
    struct sockaddr_nl all = { .nl_family = AF_NETLINK, .nl_groups = 1 };
    int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_KOBJECT_UEVENT), small = 1;
    ck_assert_int_ge(ks_hotplug_fd(hotplug, 0), 0);
    setsockopt(ks_hotplug_fd(hotplug, 0), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    ck_assert_uint_eq(ks_hotplug_read(hotplug), 0);
    for (int i = 0; i < 1000; i++) {
        ssize_t n = sendto(fd, noise, sizeof noise, 0, (const struct sockaddr *)&all, sizeof all);
        ck_assert_msg(n == (ssize_t)sizeof noise || errno == ENOBUFS, "%s", strerror(errno));
    }
    ck_assert_uint_eq(ks_hotplug_read(hotplug), KS_HOTPLUG_DISPLAY);
    ck_assert_uint_eq(ks_hotplug_read(hotplug), 0);
    close(fd);
    ks_hotplug_free(hotplug);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, systemd_hears, 0, 2);
    tcase_add_test(tc, nobody_listens);
    tcase_add_test(tc, the_bell_wakes);
    tcase_add_test(tc, input_nodes_come_and_go);
    tcase_add_test(tc, no_card_no_harm);
    tcase_add_test(tc, news_that_was_lost_is_news);
}

int main(void)
{
    return check_main("device", add);
}
