#ifndef KS_DEVICE_HOTPLUG_H
#define KS_DEVICE_HOTPLUG_H

/* News of graphics cards and input devices that are plugged in or pulled out. Of graphics cards the
 * kernel tells, of input devices udev, once it has set their access. Needs no rights. Where a
 * source of news cannot be had its descriptor is -1. Main thread; nothing waits. */

enum { KS_HOTPLUG_DISPLAY = 1, KS_HOTPLUG_INPUT = 2 };
#define KS_HOTPLUG_FDS 2

struct ks_hotplug;

struct ks_hotplug *ks_hotplug_new(void);
void ks_hotplug_free(struct ks_hotplug *hotplug); /* NULL is fine */
/* What to wait on; -1 = nothing. */
int ks_hotplug_fd(const struct ks_hotplug *hotplug, int i);
/* All messages that are there: which kinds. Where some were lost, of every kind they could be. */
unsigned ks_hotplug_read(struct ks_hotplug *hotplug);

#endif
