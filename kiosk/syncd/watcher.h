#ifndef KS_SYNCD_WATCHER_H
#define KS_SYNCD_WATCHER_H

#include <sys/types.h>

#include "base/err.h"

/* The process that rings when something in a source's folder changed. It sleeps in inotify, apart
 * from the daemon, since looking at a hung share would hang whoever does it. Only where the kernel
 * can know of every change: on a network file system the process ends at once and the daemon looks
 * by the clock alone. For the daemon, which has one thread; nothing of it waits. */

struct ks_watcher {
    pid_t pid; /* 0 = none */
    int bell;  /* readable when it rang; at its end, readable for ever: -1 then */
};

/* Without a process `watcher` stays empty; that is no error, only slower. */
void ks_watcher_start(struct ks_watcher *watcher, const char *folder);
void ks_watcher_stop(struct ks_watcher *watcher);
/* Empties the bell; true if it had rung. If the process ended, `watcher` is empty afterwards. */
bool ks_watcher_rang(struct ks_watcher *watcher);

#endif
