#ifndef KS_SYNC_TAKE_PARTS_H
#define KS_SYNC_TAKE_PARTS_H

#include "sync/take/taking.h"

/* The steps of a cycle over a plain folder. They share one `struct ks_taking`:
 *
 *   welcome  folders and a guide, where there are none yet                   (welcome.c)
 *   gather   what lies there, and which of it has been still for two looks   (gather.c)
 *            what was known of folders that cannot be listed now             (unlisted.c)
 *            what lies beside the folders, and is not used                   (strays.c)
 *            whose whole set counts, of those that can be read now           (first.c, probe.c)
 *   hold     what names a place, maybe, until places are known               (places.c)
 *   fetch    what is new: copied once, hashed, looked at, into the store     (fetch.c)
 *            what is told of one file, by its bytes                          (look.c)
 *            garbage gives way to it, before anything of it is stored        (room.c)
 *            words of cards and alerts are read                              (words.c)
 *   compose  manifests out of that and of what is installed                  (compose.c)
 *   judge    would the new set play?                                         (judge.c)
 *   commit   under the store's lock,                                         (take.c)
 *   stage    or have it wait for staff                                       (stage.c)
 *   settle   what became of each file                                        (standing.c)
 *   tell     text for the staff page, a page for the office                  (tell.c)
 *            of the pages before it the newest                               (history.c) */

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
/* Until another source's set says which places there are, holds back files whose names may say one;
 * fills `early`. */
void ks_take_hold_early(struct ks_taking *t);
/* Where the office may be helped so, makes the five folders on a share that is new to us. */
void ks_take_make_folders(struct ks_taking *t);
/* Says there how they are used, and which places there are. */
void ks_take_guide(struct ks_taking *t);
/* Writes a file into a folder of the source: under a new name, then renamed into place. False with
 * errno. */
bool ks_take_leave(const struct ks_taking *t, int folder, struct ks_str bytes, const char *name);
/* Takes away the oldest pages of results of this screen's folder on the source, beyond those that
 * are kept; `newest` was written now, and stays even where the clock is behind them all. */
void ks_take_forget_pages(struct ks_taking *t, int folder, const char *newest);
/* Says in the log that the source could not be written, as errno says. */
void ks_take_say_unwritten(const struct ks_taking *t);
/* Adds folders that could not be listed to `unlisted`. */
void ks_take_note_unlisted(struct ks_taking *t, const struct ks_unlisted *list);
/* What was known to lie in them the last time, beside what was `found` (sorted) all the same;
 * returns how many. */
size_t ks_take_hidden(struct ks_taking *t, const struct ks_walk *found, struct ks_found **hidden);
/* Whether something of this source is installed that may lie in them, and that nobody knows to have
 * lain elsewhere, as the memory of it is lost: then it is `unable`, and nothing counts as gone. */
void ks_take_guard_unlisted(struct ks_taking *t, const struct ks_office *before);
/* False if they could not be listed because the source gives nothing any more. */
bool ks_take_answers(struct ks_taking *t, struct ks_err *err);
void ks_take_tell_unlisted(struct ks_taking *t);
/* Tells folders at the top that are not used. Whether one of them was probably meant to be. */
bool ks_take_tell_strays(struct ks_taking *t);
/* Asks the sources that go before this one. */
struct ks_first_set ks_take_first_set(const struct ks_taking *t);
/* Whether a set lies at `path`, and can be read now; waits some seconds for an answer. */
bool ks_take_probe(const struct ks_taking *t, const char *path);
/* What of a release is nobody's own: paths and bytes. */
void ks_take_set_identity(const struct ks_manifest *release, uint8_t out[KS_SHA256_BYTES]);
/* Notes in `now` whether this source's set was taken, for those that stand behind it. */
void ks_take_note_set(struct ks_taking *t, enum ks_cycle_end end);
/* Whether a file need be copied, judged by its first bytes and size: not a terabyte of zeros with a
 * picture's name. If not, it is refused. */
bool ks_take_is_worth_copying(struct ks_taking *t, size_t i, const char *head, size_t n);
/* Looks at a copied file, whose bytes are `hash`. One that this machine could not look at stays
 * unread, and the next cycle takes it up again. */
void ks_take_look_at(struct ks_taking *t, size_t i, int fd, const uint8_t hash[KS_SHA256_BYTES]);
/* False if the store cannot be written; `broke` is set if the source fails. */
bool ks_take_fetch(struct ks_taking *t, struct ks_err *err);
/* Whether the disk has room for so much more beside its floor; asks only. FULL if not. */
enum ks_stored
ks_take_has_room(struct ks_taking *t, uint64_t bytes, uint64_t files, struct ks_err *err);
/* The same for all that is to be fetched. */
bool ks_take_has_room_for_all(struct ks_taking *t);
/* Collects garbage. */
bool ks_take_make_room(struct ks_taking *t, struct ks_err *err);
/* A card or CAP message that was just fetched into `fd`: sets type, refusal, how, note. False if
 * this machine could not read it. */
bool ks_take_words(struct ks_taking *t, size_t i, int fd, struct ks_err *err);
/* Whether a file of this label and type is an alert: by where it stands, or as a CAP message. */
bool ks_take_is_alert(const char *label, enum ks_blob_type type);
/* Where office.v[i] stands in a release: an alert of the 紧急 folder where alerts stand. */
const char *ks_take_label(struct ks_taking *t, size_t i);
/* KEPT if it does not fit into a release. */
enum ks_take_step ks_take_compose(struct ks_taking *t, struct ks_err *err);
/* KEPT if no row of the new set can play, and there is installed content to keep;
 * BROKEN if this machine cannot read it now. */
enum ks_take_step ks_take_judge(struct ks_taking *t, struct ks_err *err);
/* Puts it beside what waits for staff already, kept from collection; ks_pending_confirm() installs
 * it. `again`: it waits already. KEPT if staff did not want it. */
enum ks_take_step ks_take_stage(struct ks_taking *t, bool *again, struct ks_err *err);
/* Whether something of this source waits for staff, after ks_take_compose(). */
bool ks_take_is_waiting(struct ks_taking *t);
/* Nothing of this source waits any more: it is installed, or the source has taken it back. */
enum ks_take_step ks_take_unstage(struct ks_taking *t, struct ks_err *err);
/* Sets state[] by the rows of the set that would be. */
void ks_take_hear_rows(struct ks_taking *t, const struct ks_program *program);
/* Gives each file of the receipt its state; `looked`: the folder was looked at. After this no line
 * is added. */
void ks_take_settle(struct ks_taking *t, enum ks_receipt_outcome outcome, bool looked);
/* The same of signed releases: their files as the store has them after the look. */
void ks_take_settle_signed(struct ks_taking *t, struct ks_store *store);
/* Reads the result that was told last. False if there is none, or it cannot be read. */
bool ks_take_told_before(const struct ks_taking *t, struct ks_receipt *before);
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

/* Before anybody can collect garbage: what a look that was broken off had stored, no release keeps
 * yet. A look that stores nothing writes nothing, and relies on nobody collecting meanwhile: the
 * commit asks for all. */
void ks_take_hold_relied(struct ks_taking *t);
/* Forgets what was seen of files whose objects are no longer in the store, so that they are fetched
 * again. False if the store could not be read. */
bool ks_take_forget_lost(struct ks_taking *t, struct ks_err *err);
/* The places of the installed set, so that 【食堂】 can be told from a title; empty if there are
 * none or they cannot be read now. In the cycle's arena. */
const struct ks_places *ks_take_places(struct ks_taking *t);

/* How a look at a plain folder ended: what is told of it, and what the cycle came to (outcome.c).
 */
enum ks_ended {
    KS_ENDED_NOT_OURS,   /* none of our folders is there: another stick, or nothing is mounted */
    KS_ENDED_SUSPICIOUS, /* the same, and it looks like the work of a worm, or like a mistake in a
                            name */
    KS_ENDED_UNCHANGED,
    KS_ENDED_INSTALLED,
    KS_ENDED_STAGED,    /* waits for staff from now on */
    KS_ENDED_WAITING,   /* waits for staff already */
    KS_ENDED_ADOPTED,   /* staff have taken what waited */
    KS_ENDED_KEPT,      /* refused as a whole */
    KS_ENDED_OVERTAKEN, /* another source installed something meanwhile, or an object decayed */
    KS_ENDED_BROKEN,    /* a file or the disk could not be read, looked at or written */
    KS_ENDED_UNSTORED,  /* what was fetched could not be kept */
    KS_ENDED_UNREAD     /* neither the source nor the store could be read */
};

enum {
    KS_ENDING_TOLD = 1,    /* to the office, with `outcome` */
    KS_ENDING_COUNTED = 2, /* the sentence says how many files were received, adjusted, refused */
    KS_ENDING_NEWS = 4,  /* told also when it says the same of each file as the last time; logged */
    KS_ENDING_LOOKED = 8 /* files were looked at: what was seen is remembered */
};

struct ks_ending {
    const char *sentence; /* NULL = what the error says */
    enum ks_receipt_outcome outcome;
    enum ks_cycle_end end; /* AGAIN instead of DONE while something is being copied */
    unsigned is;
};

const struct ks_ending *ks_ending(enum ks_ended how);
/* What became of it, for the office in Chinese, for the log in its language; `err` says why it
 * failed or was kept. In the cycle's arena. */
const char *ks_ended_sentence(const struct ks_taking *t,
                              enum ks_ended how,
                              enum ks_lang lang,
                              const struct ks_err *err);
/* What ends with a step; `done` if nothing does. */
enum ks_ended ks_ended_by(enum ks_take_step step, enum ks_ended done);

#endif
