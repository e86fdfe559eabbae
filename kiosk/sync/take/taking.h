#ifndef KS_SYNC_TAKE_TAKING_H
#define KS_SYNC_TAKE_TAKING_H

#include "core/import/receipt.h"
#include "store/store.h"
#include "sync/office/intake.h"
#include "sync/office/office.h"
#include "sync/office/seen.h"
#include "sync/take/cycle.h"

/* What a cycle has in hand, and what all of its parts need. */

struct ks_taking {
    const struct ks_cycle *cycle;
    struct ks_arena *arena;
    struct ks_dir *dir;
    int busy; /* results/, flock()ed shared: nobody collects objects not committed yet; -1 = none */
    struct ks_receipt receipt;
    struct ks_verified
        *verified;         /* what this cycle has hashed, however often the store is opened */
    const char *suspicion; /* "" or what must not be missed: a worm, an alert that waits */
    struct ks_walk found;
    struct ks_seen before; /* what was known when the cycle began */
    struct ks_seen now;    /* what is known at its end; an entry for each file of `office` */
    struct ks_office office;
    struct ks_seen_file **file; /* file[i]: what is known of office.v[i]; NULL = moving, wait */
    bool moving;                /* something was not still */
    bool broke;                 /* the source failed while it was read */
    struct ks_err unable; /* this machine could not look at a file (KS_ERR_IO); NONE = at all */
    struct ks_manifest current[KS_ROLE_COUNT]; /* of the store; n_files 0 if none */
    struct ks_manifest
        layer[KS_ROLE_COUNT]; /* what of that signatures brought; n_files 0 if none */
    struct ks_head head;
    struct ks_manifest next[KS_ROLE_COUNT];
    struct ks_buf text[KS_ROLE_COUNT]; /* next[], formatted; the taking owns it */
    bool changed[KS_ROLE_COUNT];
    int64_t now_s;
    int32_t today;
};

/* An empty taking of t->cycle: arena, time, receipt; and its end. */
void ks_take_begin(struct ks_taking *t);
void ks_take_end(struct ks_taking *t);
/* state, state/results, and the shared lock there */
bool ks_take_folders(struct ks_taking *t, struct ks_err *err);
/* Garbage goes only when no other cycle runs: what that has fetched and not yet committed looks
 * like garbage. */
bool ks_take_collect(struct ks_taking *t, struct ks_store *store, struct ks_err *err);
/* The store, opened for the moment: as writer it waits a little for another one to finish. */
struct ks_store *ks_take_store(const struct ks_taking *t, bool writer, struct ks_err *err);
void ks_take_alive(const struct ks_taking *t);

#endif
