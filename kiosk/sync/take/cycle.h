#ifndef KS_SYNC_TAKE_CYCLE_H
#define KS_SYNC_TAKE_CYCLE_H

#include "sync/config.h"
#include "sync/take/outcome.h"

/* A cycle: one look at one source, by its policy. It goes from finding something new to its being
 * installed and its result being told. Runs in a process of its own (syncd/worker.h), because a
 * share may hang: everything here blocks, may be killed at any moment, and does nothing twice that
 * was done. */

struct ks_cycle {
    const struct ks_sync_config *config;
    const struct ks_source_config *source;
    void (*alive)(void *context); /* called whenever the source gave something; may be NULL */
    void *context;
};

void ks_cycle_run(const struct ks_cycle *cycle, struct ks_outcome *outcome);

#endif
