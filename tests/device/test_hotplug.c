/* News of plugs, also those that were lost. */
#define _GNU_SOURCE /* unshare */
#include <errno.h>
#include <linux/netlink.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "device/hotplug.h"
#include "support/check_main.h"

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
    tcase_add_test(tc, news_that_was_lost_is_news);
}

int main(void)
{
    return check_main("hotplug", add);
}
