/* What systemd hears. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "device/notify.h"
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

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, systemd_hears, 0, 2);
    tcase_add_test(tc, nobody_listens);
}

int main(void)
{
    return check_main("notify", add);
}
