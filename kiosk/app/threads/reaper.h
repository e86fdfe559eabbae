#ifndef KS_APP_THREADS_REAPER_H
#define KS_APP_THREADS_REAPER_H

#include <stdbool.h>

#include "base/attr.h"

/* The thread that waits for other threads and decoders to end. The main thread waits for nobody: it
 * tells them to stop and gives them here. 256 can wait, far more than the player has frames and
 * videos; one more is a bug (aborts). */

struct ks_reaper;

KS_NODISCARD struct ks_reaper *ks_reaper_new(void);
/* Main thread. `end(what)` is called later on the reaper's thread, one after the other. `what` NULL
 * is fine: nothing is called. */
void ks_reaper_take(struct ks_reaper *reaper, void (*end)(void *what), void *what);
/* Main thread; nothing can be given to it after that. Waits in one poll until all of it has ended,
 * and frees it. False: that takes longer than `timeout_ms`; it works on, and is not freed. NULL is
 * fine: true. */
KS_NODISCARD bool ks_reaper_end(struct ks_reaper *reaper, int timeout_ms);

#endif
