#ifndef KS_SYNC_TAKE_CYCLE_H
#define KS_SYNC_TAKE_CYCLE_H

#include "sync/config.h"

/* One look at one source, by its policy: from finding something new to its being installed and
 * its result being told. Runs in a process of its own (syncd/worker.h), because a share may hang:
 * everything here blocks, may be killed at any moment, and does nothing twice that was done. */

struct ks_cycle {
    const struct ks_sync_config *config;
    const struct ks_source_config *source;
    void (*alive)(void *context); /* called whenever the source gave something; may be NULL */
    void *context;
};

enum ks_cycle_end {
    KS_CYCLE_DONE,  /* nothing more to do until something changes */
    KS_CYCLE_AGAIN, /* files are still being copied: look again in a second or two */
    KS_CYCLE_KEPT,  /* the source's content was refused as a whole; the installed one stays */
    KS_CYCLE_FAILED /* the source could not be read or the store not be written: try again later */
};

/* What a cycle came to. */
struct ks_outcome {
    enum ks_cycle_end end;
    bool news;                                   /* DONE or AGAIN: worth a line in the log */
    char text[sizeof((struct ks_err *)0)->text]; /* KEPT, FAILED: why; else what was done */
};
/* `text` is cut at its bound. */
struct ks_outcome ks_outcome(enum ks_cycle_end end, bool news, const char *text);

void ks_cycle_run(const struct ks_cycle *cycle, struct ks_outcome *outcome);

#endif
