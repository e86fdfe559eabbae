/* Where the player sleeps (see wake.h). */
#include "device/wake.h"

#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/check.h"
#include "device/hotplug.h"
#include "device/input_wake.h"

struct ks_wake {
    int bell;
    struct ks_hotplug *hotplug;
    struct ks_input_wake input;
};

static volatile sig_atomic_t stops, bell_of_signals = -1;

static void ring(int bell)
{
    uint64_t one = 1;
    (void)!write(bell, &one, sizeof one);
}

static void on_signal(int number)
{
    (void)number;
    stops = 1;
    ring(bell_of_signals);
}

struct ks_wake *ks_wake_new(void)
{
    struct ks_wake *wake = calloc(1, sizeof *wake);
    if (wake == NULL || (wake->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) < 0) {
        ks_oom();
    }
    wake->hotplug = ks_hotplug_new();
    ks_input_wake_scan(&wake->input, NULL);
    bell_of_signals = wake->bell;
    struct sigaction action = { .sa_handler = on_signal };
    sigaction(SIGTERM, &action, NULL); /* before SDL, which then leaves them alone */
    sigaction(SIGINT, &action, NULL);
    return wake;
}

void ks_wake_free(struct ks_wake *wake)
{
    if (wake == NULL) {
        return;
    }
    signal(SIGTERM, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    ks_hotplug_free(wake->hotplug);
    ks_input_wake_close(&wake->input);
    close(wake->bell);
    free(wake);
}

void ks_wake_ring(struct ks_wake *wake)
{
    ring(wake->bell);
}

unsigned ks_wake_wait(struct ks_wake *wake, int card, int timeout_ms)
{
    enum { BELL, CARD, PLUGS, INPUT = PLUGS + KS_HOTPLUG_FDS };
    struct pollfd fds[INPUT + KS_INPUT_WAKE_MAX] = {
        [BELL] = { wake->bell, POLLIN, 0 }, [CARD] = { card, POLLIN, 0 }
    };
    for (int i = 0; i < KS_HOTPLUG_FDS; i++) {
        fds[PLUGS + i] = (struct pollfd) { ks_hotplug_fd(wake->hotplug, i), POLLIN, 0 };
    }
    for (size_t i = 0; i < wake->input.n; i++) {
        fds[INPUT + i] = (struct pollfd) { wake->input.fd[i], POLLIN, 0 };
    }
    unsigned why = stops ? KS_WOKE_STOP : 0;
    if (poll(fds, INPUT + wake->input.n, why != 0 ? 0 : timeout_ms) <= 0) {
        return stops ? KS_WOKE_STOP : why;
    }
    uint64_t rings;
    (void)!read(wake->bell, &rings, sizeof rings);
    unsigned plugs = ks_hotplug_read(wake->hotplug);
    ks_input_wake_drain(&wake->input);
    if ((plugs & KS_HOTPLUG_INPUT) != 0) {
        ks_input_wake_scan(&wake->input, NULL);
    }
    why |= fds[CARD].revents != 0 ? KS_WOKE_CARD : 0;
    why |= (plugs & KS_HOTPLUG_DISPLAY) != 0 ? KS_WOKE_DISPLAY : 0;
    return why | (stops ? KS_WOKE_STOP : 0);
}

bool ks_wake_pointer(const struct ks_wake *wake, float *x, float *y)
{
    *x = wake->input.x;
    *y = wake->input.y;
    return wake->input.pointed;
}
