#ifndef KS_DEVICE_NOTIFY_H
#define KS_DEVICE_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mono.h"

/* Messages of the player to systemd (sd_notify(3)). They say that it is ready, how it is, and that
 * its main loop still turns. Without NOTIFY_SOCKET all of it does nothing. Main thread; nothing
 * waits. */

struct ks_notify {
    int fd;             /* -1 = nobody listens */
    int64_t beat_ms;    /* WATCHDOG=1 is due so often; 0 = no watchdog */
    struct ks_mono fed; /* when it was sent last */
    bool ready;
    char status[256];
};

/* Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID, and takes them out of the environment, so
 * that no child speaks for us. */
void ks_notify_open(struct ks_notify *notify);
void ks_notify_close(struct ks_notify *notify);

/* Whether STATUS= is that already. */
bool ks_notify_says(const struct ks_notify *notify, const char *status);
/* READY=1 the first time, STATUS= whenever it is another one; a longer status is cut at the size of
 * `status`. */
void ks_notify_ready(struct ks_notify *notify, const char *status);
/* WATCHDOG=1 when it is due, or half so long ago: who is awake anyway need not wake for it. Call it
 * only while everything is as it should be. */
void ks_notify_feed(struct ks_notify *notify, struct ks_mono now);
/* When it is due next; KS_MONO_NEVER without a watchdog. */
struct ks_mono ks_notify_cue(const struct ks_notify *notify);
/* STOPPING=1: a deliberate end. */
void ks_notify_stopping(struct ks_notify *notify);

#endif
