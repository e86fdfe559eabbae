/* How long a program takes from exec until the middle of an X display is not black. */
#include "kiosk-bench/first_paint.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

#include "port/clock.h"

#define RUNS 7
#define PATIENCE_MS 20000
#define DARK 15 /* at most this sum of red, green and blue counts as black */

extern char **environ;

static bool is_dark(Display *display)
{
    int screen = DefaultScreen(display);
    XImage *image =
        XGetImage(display, RootWindow(display, screen), DisplayWidth(display, screen) / 2,
                  DisplayHeight(display, screen) / 2, 1, 1, AllPlanes, ZPixmap);
    unsigned long px = image == NULL ? 0 : XGetPixel(image, 0, 0);
    if (image != NULL) {
        XDestroyImage(image);
    }
    return (px >> 16 & 0xFF) + (px >> 8 & 0xFF) + (px & 0xFF) <= DARK;
}

static void nap(void)
{
    nanosleep(&(struct timespec) { 0, 1000000 }, NULL);
}

static int64_t one_run(Display *display, char **command)
{
    struct ks_mono began = ks_clock_mono();
    pid_t pid;
    posix_spawnattr_t group; /* a browser leaves children behind */
    posix_spawnattr_init(&group);
    posix_spawnattr_setflags(&group, POSIX_SPAWN_SETPGROUP);
    bool started = posix_spawnp(&pid, command[0], NULL, &group, command, environ) == 0;
    posix_spawnattr_destroy(&group);
    if (!started) {
        return -1;
    }
    while (is_dark(display) && ks_mono_ms_between(began, ks_clock_mono()) < PATIENCE_MS) {
        nap();
    }
    int64_t took = ks_clock_mono().us - began.us;
    kill(-pid, SIGKILL); /* feh waits for its next event before it heeds SIGTERM */
    waitpid(pid, NULL, 0);
    struct ks_mono killed = ks_clock_mono();
    while (!is_dark(display) && ks_mono_ms_between(killed, ks_clock_mono()) < PATIENCE_MS) {
        nap();
    }
    return took;
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

int bench_first_paint(char **command)
{
    Display *display = XOpenDisplay(NULL);
    if (display == NULL || command[0] == NULL) {
        fprintf(stderr, "kiosk-bench first-paint COMMAND...: needs a display\n");
        return 2;
    }
    int64_t took[RUNS];
    for (int i = 0; i < RUNS; i++) {
        took[i] = one_run(display, command);
    }
    qsort(took, RUNS, sizeof *took, by_size);
    printf("%.1f (%.1f-%.1f)\n", (double)took[RUNS / 2] / 1000, (double)took[0] / 1000,
           (double)took[RUNS - 1] / 1000);
    XCloseDisplay(display);
    return 0;
}
