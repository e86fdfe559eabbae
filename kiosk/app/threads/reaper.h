#ifndef KS_APP_THREADS_REAPER_H
#define KS_APP_THREADS_REAPER_H

#include "base/attr.h"

/* The thread that waits for other threads and decoders to end. Threads are joined there and
 * decoders waited for. The main thread waits for nobody; it tells them to stop and gives them
 * here. */

struct ks_reaper;

KS_NODISCARD struct ks_reaper *ks_reaper_new(void);
/* `end(what)` is called on the reaper's thread, one after the other. NULL `what` is fine. */
void ks_reaper_take(struct ks_reaper *reaper, void (*end)(void *what), void *what);
void ks_reaper_free(struct ks_reaper *reaper); /* waits for all of it; NULL is fine */

#endif
