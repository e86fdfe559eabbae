#ifndef KS_SYNC_TAKE_PARTS_H
#define KS_SYNC_TAKE_PARTS_H

#include "sync/take/taking.h"

/* The steps of a cycle over a plain folder. They share one `struct ks_taking`:
 *
 *   gather   what lies there, and which of it has been still for two looks   (gather.c)
 *            whose whole set counts, of those that can be read now           (first.c, probe.c)
 *   fetch    what is new: copied once, hashed, looked at, into the store     (fetch.c)
 *            garbage gives way to it, before anything of it is stored        (room.c)
 *            words of cards and alerts are read                              (words.c)
 *   compose  manifests out of that and of what is installed                  (compose.c)
 *   judge    would the new set play?                                         (judge.c)
 *   commit   under the store's lock,                                         (take.c)
 *   stage    or have it wait for staff                                       (stage.c)
 *   tell     text for the staff page, a page for the office                  (tell.c) */

/* How a step ended that makes a new set; `err` says why unless DONE. */
enum ks_take_step {
    KS_STEP_DONE,
    KS_STEP_KEPT,      /* the set is refused as a whole: what is installed stays */
    KS_STEP_OVERTAKEN, /* another source installed something meanwhile, or an object decayed */
    KS_STEP_BROKEN     /* the disk or the store failed */
};

#define KS_TAKE_SET "playlists、assets" /* a content set as a whole, in a receipt */
#define KS_TAKE_FACTORY "factory"       /* the source of what the device came with */
#define KS_STILL_MS 700                 /* two looks so far apart must agree */

/* Looks at the folder, again after KS_STILL_MS if anything changed, and fills what is known of it,
 * from `found` to `moving`. False if it cannot be read. */
bool ks_take_gather(struct ks_taking *t, struct ks_err *err);
/* Asks the sources that go before this one. */
struct ks_first_set ks_take_first_set(const struct ks_taking *t);
/* Whether a set lies at `path`, and can be read now; waits some seconds for an answer. */
bool ks_take_probe(const struct ks_taking *t, const char *path);
/* What of a release is nobody's own: paths and bytes. */
void ks_take_set_identity(const struct ks_manifest *release, uint8_t out[KS_SHA256_BYTES]);
/* Notes in `now` whether this source's set was taken, for those that stand behind it. */
void ks_take_note_set(struct ks_taking *t, enum ks_cycle_end end);
/* False if the store cannot be written; `broke` is set if the source fails. */
bool ks_take_fetch(struct ks_taking *t, struct ks_err *err);
/* Whether the disk has room for so much more beside its floor; asks only. KS_ERR_LIMIT if not. */
bool ks_take_has_room(struct ks_taking *t, uint64_t bytes, uint64_t files, struct ks_err *err);
/* The same for all that is to be fetched. */
bool ks_take_has_room_for_all(struct ks_taking *t);
/* Collects garbage. */
bool ks_take_make_room(struct ks_taking *t, struct ks_err *err);
/* A card or CAP message that was just fetched into `fd`: sets type, refusal, how, note. */
void ks_take_words(struct ks_taking *t, size_t i, int fd);
/* Whether a file of this label and type is an alert: by where it stands, or as a CAP message. */
bool ks_take_is_alert(const char *label, enum ks_blob_type type);
/* Where office.v[i] stands in a release: an alert of the 紧急 folder where alerts stand. */
const char *ks_take_label(struct ks_taking *t, size_t i);
/* KEPT if it does not fit into a release. */
enum ks_take_step ks_take_compose(struct ks_taking *t, struct ks_err *err);
/* KEPT if no row of the new set can play, and there is installed content to keep. */
enum ks_take_step ks_take_judge(struct ks_taking *t, struct ks_err *err);
/* Puts it beside what waits for staff already, kept from collection; ks_pending_confirm() installs
 * it. `again`: it waits already. KEPT if staff did not want it. */
enum ks_take_step ks_take_stage(struct ks_taking *t, bool *again, struct ks_err *err);
/* Whether something of this source waits for staff, after ks_take_compose(). */
bool ks_take_is_waiting(struct ks_taking *t);
/* Nothing of this source waits any more: it is installed, or the source has taken it back. */
enum ks_take_step ks_take_unstage(struct ks_taking *t, struct ks_err *err);
/* Whether the last result that the office was told of this source was `pending`. */
bool ks_take_told_pending(const struct ks_taking *t);
/* `news`: told although the last result said the same of each file. */
void ks_take_tell(struct ks_taking *t,
                  enum ks_receipt_outcome outcome,
                  const char *sentence,
                  bool news);

/* Puts the `length` bytes of `fd` into the store unless it has them. */
bool ks_take_put(struct ks_store *store,
                 const uint8_t hash[KS_SHA256_BYTES],
                 int fd,
                 uint64_t length,
                 struct ks_err *err);

#endif
