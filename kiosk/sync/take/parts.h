#ifndef KS_SYNC_TAKE_PARTS_H
#define KS_SYNC_TAKE_PARTS_H

#include "core/import/receipt.h"
#include "store/store.h"
#include "sync/office/intake.h"
#include "sync/office/office.h"
#include "sync/office/seen.h"
#include "sync/take/cycle.h"

/* The parts of a cycle over a plain folder share one `struct ks_taking`:
 *
 *   gather   what lies there, and which of it has been still for two looks   (gather.c)
 *   fetch    what is new: copied once, hashed, looked at, into the store     (fetch.c)
 *            words of cards and alerts are read                              (words.c)
 *   compose  manifests out of that and of what is installed                  (compose.c)
 *   judge    would the new set play?                                         (judge.c)
 *   commit   or stage, under the store's lock                                (take.c)
 *   tell     text for the staff page, a page for the office                  (tell.c) */

struct ks_taking {
    const struct ks_cycle *cycle;
    struct ks_arena *arena;
    struct ks_dir *dir;
    int busy; /* shared lock on results/ while objects lie in the store that no release names */
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

#define KS_STILL_MS 700 /* two looks so far apart must agree */

/* An empty taking of t->cycle: arena, time, receipt; and its end. */
void ks_take_begin(struct ks_taking *t);
void ks_take_end(struct ks_taking *t);
/* state, state/results, and the shared lock there */
bool ks_take_folders(struct ks_taking *t, struct ks_err *err);
/* Garbage goes only when no other cycle runs: what that has fetched and not yet committed looks
 * like garbage. */
bool ks_take_collect(struct ks_taking *t, struct ks_store *store, struct ks_err *err);
bool ks_take_gather(struct ks_taking *t, struct ks_err *err);
/* False if the store cannot be written; `broke` is set if the source fails. */
bool ks_take_fetch(struct ks_taking *t, struct ks_err *err);
/* A card or CAP message that was just fetched into `fd`: sets type, refusal, how, note. */
void ks_take_words(struct ks_taking *t, size_t i, int fd);
/* Whether it stands where alerts stand, by its label or, in 紧急, by what it says. */
bool ks_take_is_alert(const char *label, enum ks_blob_type type);
/* Where office.v[i] stands in a release: an alert of the 紧急 folder where alerts stand. */
const char *ks_take_label(struct ks_taking *t, size_t i);
bool ks_take_compose(struct ks_taking *t, struct ks_err *err);
/* KS_ERR_REFUSED if what is installed is better than the new set. */
bool ks_take_judge(struct ks_taking *t, struct ks_err *err);
/* The last thing the office heard of this source is that it waits for staff. */
bool ks_take_told_pending(const struct ks_taking *t);
void ks_take_tell(struct ks_taking *t, enum ks_receipt_outcome outcome, const char *sentence);

/* The store, opened for the moment: as writer it waits a little for another one to finish. */
struct ks_store *ks_take_store(const struct ks_taking *t, bool writer, struct ks_err *err);
/* Put bytes into the store unless it has them. */
bool ks_take_put(struct ks_store *store,
                 const uint8_t hash[KS_SHA256_BYTES],
                 int fd,
                 uint64_t length,
                 struct ks_err *err);
void ks_take_alive(const struct ks_taking *t);
/* A release that is not installed yet, as a content set over the objects of the state folder. */
KS_NODISCARD struct ks_content_set *ks_staged_set(const char *state,
                                                  const struct ks_manifest *content,
                                                  const struct ks_manifest *alert,
                                                  struct ks_err *err);
void ks_take_memory_path(const struct ks_taking *t, struct ks_buf *path);

#endif
