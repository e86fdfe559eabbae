/* What is plugged in and pulled out, through libudev (see hotplug.h). */
#include "device/hotplug.h"

#include <errno.h>
#include <libudev.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/check.h"

/* Who tells of what. Screens are told by the kernel, since udev may not be up yet; input nodes by
 * udev, since they cannot be opened before it has set their access. */
static const struct {
    const char *speaker, *subsystem;
    unsigned kind;
} sources[KS_HOTPLUG_FDS] = { { "kernel", "drm", KS_HOTPLUG_DISPLAY },
                              { "udev", "input", KS_HOTPLUG_INPUT } };

struct ks_hotplug {
    struct udev *udev;
    struct udev_monitor *monitor[KS_HOTPLUG_FDS];
};

static struct udev_monitor *listen_to(struct udev *udev, int i)
{
    struct udev_monitor *monitor =
        udev == NULL ? NULL : udev_monitor_new_from_netlink(udev, sources[i].speaker);
    if (monitor != NULL &&
        (udev_monitor_filter_add_match_subsystem_devtype(monitor, sources[i].subsystem, NULL) < 0 ||
         udev_monitor_enable_receiving(monitor) < 0)) {
        udev_monitor_unref(monitor);
        monitor = NULL;
    }
    return monitor;
}

struct ks_hotplug *ks_hotplug_new(void)
{
    struct ks_hotplug *hotplug = calloc(1, sizeof *hotplug);
    if (hotplug == NULL) {
        ks_oom();
    }
    hotplug->udev = udev_new();
    for (int i = 0; i < KS_HOTPLUG_FDS; i++) {
        hotplug->monitor[i] = listen_to(hotplug->udev, i);
    }
    return hotplug;
}

void ks_hotplug_free(struct ks_hotplug *hotplug)
{
    if (hotplug == NULL) {
        return;
    }
    for (int i = 0; i < KS_HOTPLUG_FDS; i++) {
        udev_monitor_unref(hotplug->monitor[i]);
    }
    udev_unref(hotplug->udev);
    free(hotplug);
}

int ks_hotplug_fd(const struct ks_hotplug *hotplug, int i)
{
    return hotplug->monitor[i] == NULL ? -1 : udev_monitor_get_fd(hotplug->monitor[i]);
}

/* Takes one message; true also for the one that says that others were lost, which may have been
 * anything. */
static bool receive(struct udev_monitor *monitor)
{
    errno = 0;
    struct udev_device *device = udev_monitor_receive_device(monitor);
    bool lost = device == NULL && errno == ENOBUFS;
    udev_device_unref(device);
    return device != NULL || lost;
}

unsigned ks_hotplug_read(struct ks_hotplug *hotplug)
{
    unsigned kinds = 0;
    for (int i = 0; i < KS_HOTPLUG_FDS; i++) {
        while (hotplug->monitor[i] != NULL && receive(hotplug->monitor[i])) {
            kinds |= sources[i].kind;
        }
    }
    return kinds;
}
