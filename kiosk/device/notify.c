/* sd_notify(3): one datagram a message (see notify.h). */
#include "device/notify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int connect_to(const char *path)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    size_t n = path == NULL ? 0 : strlen(path);
    if (n < 2 || n >= sizeof address.sun_path || (*path != '/' && *path != '@')) {
        return -1;
    }
    memcpy(address.sun_path, path, n);
    address.sun_path[0] = *path == '@' ? '\0' : *path; /* an abstract name */
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    socklen_t length = (socklen_t)(sizeof address - sizeof address.sun_path + n);
    if (fd >= 0 && connect(fd, (const struct sockaddr *)&address, length) != 0) {
        close(fd);
        fd = -1;
    }
    return fd;
}

void ks_notify_open(struct ks_notify *notify)
{
    const char *every = getenv("WATCHDOG_USEC"), *whose = getenv("WATCHDOG_PID");
    *notify = (struct ks_notify) { .fd = connect_to(getenv("NOTIFY_SOCKET")) };
    bool ours = every != NULL && (whose == NULL || strtol(whose, NULL, 10) == (long)getpid());
    /* Not half of it, as systemd proposes: a still picture sleeps, and each beat wakes it. */
    notify->beat_ms = ours ? (int64_t)strtoll(every, NULL, 10) / 1000 * 8 / 10 : 0;
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
}

void ks_notify_close(struct ks_notify *notify)
{
    if (notify->fd >= 0) {
        close(notify->fd);
        notify->fd = -1;
    }
}

static void say(const struct ks_notify *notify, const char *message)
{
    if (notify->fd >= 0) {
        (void)!send(notify->fd, message, strlen(message), MSG_NOSIGNAL | MSG_DONTWAIT);
    }
}

bool ks_notify_says(const struct ks_notify *notify, const char *status)
{
    return strncmp(notify->status, status, sizeof notify->status - 1) == 0;
}

void ks_notify_ready(struct ks_notify *notify, const char *status)
{
    char message[sizeof notify->status + 32];
    if (notify->ready && ks_notify_says(notify, status)) {
        return;
    }
    snprintf(notify->status, sizeof notify->status, "%s", status);
    snprintf(message, sizeof message, "%sSTATUS=%s\n", notify->ready ? "" : "READY=1\n",
             notify->status);
    say(notify, message);
    notify->ready = true;
}

void ks_notify_feed(struct ks_notify *notify, struct ks_mono now)
{
    bool due = ks_mono_ms_between(notify->fed, now) >= notify->beat_ms / 2;
    if (notify->beat_ms > 0 && due) {
        say(notify, "WATCHDOG=1\n");
        notify->fed = now;
    }
}

struct ks_mono ks_notify_cue(const struct ks_notify *notify)
{
    return notify->beat_ms > 0 ? ks_mono_add_ms(notify->fed, notify->beat_ms) : KS_MONO_NEVER;
}

void ks_notify_stopping(struct ks_notify *notify)
{
    say(notify, "STOPPING=1\n");
}
