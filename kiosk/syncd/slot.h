#ifndef KS_SYNCD_SLOT_H
#define KS_SYNCD_SLOT_H

#include "base/mono.h"
#include "sync/config.h"
#include "sync/take/outcome.h"
#include "syncd/watcher.h"
#include "syncd/worker.h"

/* One source, or one mounted stick, as the daemon looks at it. */

struct ks_slot { /* one source, or one mounted stick */
    bool used, is_stick, gone;
    unsigned mount; /* sticks: id of the mount */
    struct ks_source_config source;
    struct ks_worker worker;
    struct ks_watcher watcher;
    struct ks_mono next; /* when to look */
    /* Its bell rang while it was being looked at. */
    bool rang;
    int failures;                                    /* in a row */
    char told[sizeof((struct ks_outcome *)0)->text]; /* the last failure in the log */
    enum ks_cycle_end end;
};

/* For the daemon, which has one thread: waits for nothing. Hears what its worker and its bell say,
 * and begins the next look when that is due. */
void ks_slot_attend(struct ks_slot *slot, const struct ks_sync_config *config);

#endif
