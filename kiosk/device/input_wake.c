/* The input devices, to be woken by them (see input_wake.h). */
#include "device/input_wake.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool is_open(const struct ks_input_wake *wake, int number)
{
    for (size_t i = 0; i < wake->n; i++) {
        if (wake->number[i] == number) {
            return true;
        }
    }
    return false;
}

void ks_input_wake_scan(struct ks_input_wake *wake, const char *path)
{
    path = path == NULL ? "/dev/input" : path;
    DIR *folder = opendir(path);
    struct dirent *entry;
    while (folder != NULL && wake->n < KS_INPUT_WAKE_MAX && (entry = readdir(folder)) != NULL) {
        int number;
        char end, node[300];
        if (sscanf(entry->d_name, "event%d%c", &number, &end) != 1 || is_open(wake, number)) {
            continue;
        }
        snprintf(node, sizeof node, "%s/%s", path, entry->d_name);
        int fd = open(node, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
        if (fd >= 0) {
            wake->fd[wake->n] = fd;
            wake->number[wake->n++] = number;
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
}

/* The event's place on its axis, 0 to 1. False if the device has no such axis, or is a touch
 * screen. */
static bool along_axis(int fd, const struct input_event *event, float *at)
{
    struct input_absinfo range;
    unsigned char kinds[(INPUT_PROP_CNT + 7) / 8] = { 0 };
    bool touch = ioctl(fd, EVIOCGPROP(sizeof kinds), kinds) >= 0 &&
                 (kinds[0] & 1U << INPUT_PROP_DIRECT) != 0U;
    if (touch || ioctl(fd, EVIOCGABS((unsigned)event->code), &range) < 0 ||
        range.maximum <= range.minimum) {
        return false;
    }
    *at = (float)(event->value - range.minimum) / (float)(range.maximum - range.minimum);
    return true;
}

static void follow(struct ks_input_wake *wake, int fd, const struct input_event *events, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool x = events[i].code == ABS_X, y = events[i].code == ABS_Y;
        if (events[i].type == EV_ABS && (x || y)) {
            wake->pointed = along_axis(fd, &events[i], x ? &wake->x : &wake->y) || wake->pointed;
        }
    }
}

void ks_input_wake_drain(struct ks_input_wake *wake)
{
    struct input_event events[32];
    for (size_t i = wake->n; i-- > 0;) {
        ssize_t n;
        while ((n = read(wake->fd[i], events, sizeof events)) > 0) {
            follow(wake, wake->fd[i], events, (size_t)n / sizeof *events);
        }
        if (n == 0 || (errno != EAGAIN && errno != EINTR)) { /* the device was pulled out */
            close(wake->fd[i]);
            wake->n--;
            wake->fd[i] = wake->fd[wake->n];
            wake->number[i] = wake->number[wake->n];
        }
    }
}

void ks_input_wake_close(struct ks_input_wake *wake)
{
    while (wake->n > 0) {
        close(wake->fd[--wake->n]);
    }
}
