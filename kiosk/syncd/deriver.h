#ifndef KS_SYNCD_DERIVER_H
#define KS_SYNCD_DERIVER_H

#include <stdbool.h>
#include <sys/types.h>

#include "port/clock.h"
#include "port/digest.h"
#include "store/store.h"
#include "sync/config.h"

/* The making of forms (sync/derive.h) in a process of its own. It is done whenever another release
 * is shown and once after each start, since the program may be another one. For the daemon, which
 * has one thread; a step waits for nothing. */

struct ks_deriver {
    const struct ks_sync_config *config;
    pid_t pid; /* 0 = none */
    bool tried;
    uint8_t release[KS_SHA256_BYTES]; /* for which it was tried last */
    struct ks_mono again;             /* where that failed, after a pause that grows to an hour */
    int pause_ms;
    int cause; /* why it failed the last time, told once; 0 = it did not */
};

/* Borrows `config`. */
void ks_deriver_init(struct ks_deriver *deriver, const struct ks_sync_config *config);
void ks_deriver_free(struct ks_deriver *deriver);
/* `head` is what is shown now. */
void ks_deriver_step(struct ks_deriver *deriver, const struct ks_head *head);
/* The same in this process, to its end: there is no next step. */
void ks_deriver_now(const struct ks_deriver *deriver);

#endif
