#ifndef KS_SYNC_TAKE_OUTCOME_H
#define KS_SYNC_TAKE_OUTCOME_H

#include "base/err.h"

/* The outcome of a cycle, in a code and a sentence. */

enum ks_cycle_end {
    KS_CYCLE_DONE,  /* nothing more to do until something changes */
    KS_CYCLE_AGAIN, /* files are still being copied: look again in a second or two */
    KS_CYCLE_KEPT,  /* the source's content was refused as a whole; the installed one stays */
    KS_CYCLE_FAILED /* the source could not be read or the store not be written: try again later */
};

/* What a cycle came to. */
struct ks_outcome {
    enum ks_cycle_end end;
    bool news;      /* DONE or AGAIN: worth a line in the log; a failure always is */
    char text[384]; /* KEPT, FAILED: why; else what was done */
};
/* An outcome that is no news; `text` is for the log, copied, and cut at its bound between two
 * characters. */
struct ks_outcome ks_outcome(enum ks_cycle_end end, const char *text);

#endif
