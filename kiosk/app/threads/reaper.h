#ifndef KS_APP_THREADS_REAPER_H
#define KS_APP_THREADS_REAPER_H

#include "base/attr.h"

/* A thread that ends things which may take their time: threads to be joined, decoders to be waited
 * for. The main thread waits for nobody; it tells them to stop and gives them here. */

struct ks_reaper;

KS_NODISCARD struct ks_reaper *ks_reaper_new(void);
/* `end(what)` is called on the reaper's thread, one after the other. NULL `what` is fine. */
void ks_reaper_take(struct ks_reaper *reaper, void (*end)(void *what), void *what);
void ks_reaper_free(struct ks_reaper *reaper); /* waits for all of it; NULL is fine */

#endif
