/* Where the player sleeps (see wake.h). */
#include "device/wake.h"

#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/check.h"
#include "device/hotplug.h"
#include "device/input_wake.h"

struct ks_wake {
    int bell;
    int signals; /* SIGTERM and SIGINT, blocked, are read here: no handler has to know us */
    bool stopped;
    struct ks_hotplug *hotplug;
    struct ks_input_wake input;
};

static sigset_t ending(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

struct ks_wake *ks_wake_new(void)
{
    struct ks_wake *wake = calloc(1, sizeof *wake);
    if (wake == NULL || (wake->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) < 0) {
        ks_oom();
    }
    wake->hotplug = ks_hotplug_new();
    ks_input_wake_scan(&wake->input, NULL);
    sigset_t set = ending();
    pthread_sigmask(SIG_BLOCK, &set, NULL); /* before SDL: a handler of its own never runs */
    if ((wake->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)) < 0) {
        ks_oom();
    }
    return wake;
}

static void take_signals(struct ks_wake *wake)
{
    struct signalfd_siginfo info;
    while (read(wake->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        wake->stopped = true;
    }
}

/* A signal that came twice has been obeyed: only a later one cuts the rest of the end short. */
void ks_wake_free(struct ks_wake *wake)
{
    if (wake == NULL) {
        return;
    }
    sigset_t set = ending();
    signal(SIGTERM, SIG_DFL); /* SDL may have put its own there */
    signal(SIGINT, SIG_DFL);
    take_signals(wake);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    ks_hotplug_free(wake->hotplug);
    ks_input_wake_close(&wake->input);
    close(wake->signals);
    close(wake->bell);
    free(wake);
}

void ks_wake_ring(struct ks_wake *wake)
{
    uint64_t one = 1;
    (void)!write(wake->bell, &one, sizeof one);
}

unsigned ks_wake_wait(struct ks_wake *wake, int card, int timeout_ms)
{
    enum { BELL, CARD, SIGNALS, PLUGS, INPUT = PLUGS + KS_HOTPLUG_FDS };
    struct pollfd fds[INPUT + KS_INPUT_WAKE_MAX] = {
        [BELL] = { wake->bell, POLLIN, 0 },
        [CARD] = { card, POLLIN, 0 },
        [SIGNALS] = { wake->signals, POLLIN, 0 },
    };
    for (int i = 0; i < KS_HOTPLUG_FDS; i++) {
        fds[PLUGS + i] = (struct pollfd) { ks_hotplug_fd(wake->hotplug, i), POLLIN, 0 };
    }
    for (size_t i = 0; i < wake->input.n; i++) {
        fds[INPUT + i] = (struct pollfd) { wake->input.fd[i], POLLIN, 0 };
    }
    unsigned stop = wake->stopped ? KS_WOKE_STOP : 0;
    if (poll(fds, INPUT + wake->input.n, stop != 0 ? 0 : timeout_ms) <= 0) {
        return stop;
    }
    take_signals(wake);
    uint64_t rings;
    (void)!read(wake->bell, &rings, sizeof rings);
    unsigned plugs = ks_hotplug_read(wake->hotplug);
    ks_input_wake_drain(&wake->input);
    if ((plugs & KS_HOTPLUG_INPUT) != 0) {
        ks_input_wake_scan(&wake->input, NULL);
    }
    unsigned why = wake->stopped ? KS_WOKE_STOP : 0;
    why |= fds[CARD].revents != 0 ? KS_WOKE_CARD : 0;
    why |= (plugs & KS_HOTPLUG_DISPLAY) != 0 ? KS_WOKE_DISPLAY : 0;
    return why;
}

bool ks_wake_pointer(const struct ks_wake *wake, float *x, float *y)
{
    *x = wake->input.x;
    *y = wake->input.y;
    return wake->input.pointed;
}
