#ifndef KS_SYNCD_WORKER_H
#define KS_SYNCD_WORKER_H

#include <sys/types.h>

#include "base/mono.h"
#include "sync/take/cycle.h"

/* The process that runs one cycle of one source. A share that hangs costs that process and nothing
 * else. The daemon itself never touches a source.
 *
 *   idle --start--> running --ends--> idle
 *                   running --silent for its patience--> killed --reaped--> idle
 *
 * A process that hangs in the kernel may not die at once: it stays `killed`, and its source is
 * left alone, until it does. */

struct ks_worker {
    pid_t pid; /* 0 = idle */
    bool killed;
    unsigned beats;       /* of `shared`, as seen last */
    struct ks_mono heard; /* when that was */
    int patience_s;
    struct ks_worker_shared *shared; /* one page, written by the child */
};

void ks_worker_init(struct ks_worker *worker);
void ks_worker_free(struct ks_worker *worker); /* kills it */
/* False, with the reason, if no process could be made. The child has its own copies of `config` and
 * `source`. */
KS_NODISCARD bool ks_worker_start(struct ks_worker *worker,
                                  const struct ks_sync_config *config,
                                  const struct ks_source_config *source,
                                  struct ks_err *err);
/* Look after it: true once when it ended; then `outcome` is what the cycle gave (KS_CYCLE_FAILED
 * for one that was killed or crashed). */
KS_NODISCARD bool ks_worker_ended(struct ks_worker *worker, struct ks_outcome *outcome);
/* Kills a process that has been silent for its patience. True if that was now; then `outcome` is
 * what is to be told of it, as again when it has ended. */
KS_NODISCARD bool
ks_worker_check(struct ks_worker *worker, struct ks_mono now, struct ks_outcome *outcome);

#endif
