#ifndef KS_STORE_STORE_H
#define KS_STORE_STORE_H

#include "content/content_set.h"
#include "core/release/head.h"
#include "core/release/layers.h"
#include "port/digest.h"
#include "port/disk.h"

/* The store: releases on this device's disk, each whole or not there.
 *
 *   <state>/HEAD        the record of core/release/head.h; its renaming into place is the commit
 *   <state>/HEAD.bak    its copy, written after it
 *   <state>/obj/ab/...  files of releases, named by their SHA-256
 *   <state>/rel/...     manifests and trust files with their signatures, named by SHA-256; of the
 *                       trust file there is a second copy, NAME.bak, and of what staff did not
 *                       want, NAME.kept
 *   <state>/forms/...   what documents of the release were read as (store/forms.h)
 *   <state>/tmp/        what is being written; emptied at every start of the writer
 *
 * One process writes (kiosk-sync, or kioskctl while it is stopped; the disk is locked), any
 * number read. Nothing unverified may be handed in: who commits has checked signatures, clock and
 * contents. What the store holds against its caller and against the disk:
 * - a commit is one rename: after a power cut at any moment HEAD is the old or the new one, and
 *   everything it refers to is there, whole; what was reported as committed stays;
 * - versions only go up (per role and epoch), a refused release does not come back;
 * - an object is only what its hash says: hashed while written, again before it is relied on
 *   for the first time after opening (or see ks_verified), again when first read;
 * - after a failed write or sync nothing of it is used, and the store must be opened again
 *   (KS_ERR_IO; ks_store_broken).
 *
 * Everything blocks on the disk. One thread at a time per store. */

struct ks_store;

/* Which objects this process has hashed. A process that opens the store again and again keeps it
 * between, else every commit hashes the whole release again. Used by one open store at a time. */
struct ks_verified;
KS_NODISCARD struct ks_verified *ks_verified_new(void);
void ks_verified_free(struct ks_verified *verified); /* NULL is fine */

struct ks_store_params {
    struct ks_disk disk;          /* the store owns it from the call on, also when opening fails */
    bool writer;                  /* lock, recover; else only read */
    bool *taken;                  /* a writer's: set where another one has it; or NULL */
    const char *factory;          /* folder with the content the device came with; NULL = none */
    struct ks_verified *verified; /* the caller's; NULL = the store's own, from opening on */
    void (*alive)(void *context); /* called now and then while hashing, which takes long; or NULL */
    /* Says what others have stored and not committed yet, which is no garbage: calls `add` for each
     * object. False if that cannot be known: then nothing is collected. NULL: nobody has. */
    bool (*held)(void *context, void (*add)(void *to, const uint8_t *hash), void *to);
    void *context;
};

/* Opens and recovers. NULL if another writer has it, or the disk cannot be read or written. Without
 * any valid HEAD it says what the verified releases and trust files on the disk say: versions and
 * trust never begin anew. */
KS_NODISCARD struct ks_store *ks_store_open(const struct ks_store_params *params,
                                            struct ks_err *err);
void ks_store_close(struct ks_store *store); /* NULL is fine */
/* After a failed write: nothing more is written until it is opened again. */
bool ks_store_broken(const struct ks_store *store);
const struct ks_head *ks_store_head(const struct ks_store *store);
/* Why a reader knows nothing of what is here: both copies of HEAD are damaged or cannot be read. A
 * writer makes it anew. NULL: there is a valid HEAD, or there was none yet. */
const struct ks_err *ks_store_lost(const struct ks_store *store);
/* A reader looks at HEAD again; true if it is another one now. HEAD changes by a rename in the
 * state folder: watch ks_store_folder() for IN_MOVED_TO of "HEAD". */
bool ks_store_refresh(struct ks_store *store);
const char *ks_store_folder(const struct ks_store *store);

/* --- objects: a file of a release, at obj/<2 digits>/<64 digits> --- */

/* Is it here, whole? Hashes it unless that was done before. A damaged one is removed. */
bool ks_store_has(struct ks_store *store, const uint8_t hash[KS_SHA256_BYTES], uint64_t length);
/* Is it here, by its name and length alone? For who only has to know what need not be brought
 * again; what is relied on is hashed first, as above. */
bool ks_store_has_name(const struct ks_store *store,
                       const uint8_t hash[KS_SHA256_BYTES],
                       uint64_t length);

/* A descriptor of an object that is here, whole, at its start, for looking into it before the
 * release it belongs to is committed. The caller's to close; -1 unless it is OPENED (else MISSING,
 * DAMAGED or NOT). */
KS_NODISCARD enum ks_opened ks_store_object_open(struct ks_store *store,
                                                 const uint8_t hash[KS_SHA256_BYTES],
                                                 uint64_t length,
                                                 int *fd,
                                                 struct ks_err *err);

struct ks_object; /* being written */
enum ks_stored {
    KS_STORED,
    KS_STORED_FULL,  /* the disk has no room for it */
    KS_STORED_OTHER, /* the bytes are not what their length and hash say */
    KS_STORED_NOT    /* the disk failed, or the store is only read */
};
/* Reserves `length`. `object` is NULL where it fails. */
KS_NODISCARD enum ks_stored ks_store_object_begin(struct ks_store *store,
                                                  const uint8_t hash[KS_SHA256_BYTES],
                                                  uint64_t length,
                                                  struct ks_object **object,
                                                  struct ks_err *err);
KS_NODISCARD enum ks_stored
ks_store_object_write(struct ks_object *object, const void *bytes, size_t n, struct ks_err *err);
/* Takes it in if length and hash are right. Ends `object` either way. */
KS_NODISCARD enum ks_stored ks_store_object_finish(struct ks_object *object, struct ks_err *err);
void ks_store_object_abandon(struct ks_object *object); /* NULL is fine */

/* Which files of a release still have to be fetched: needed[i] belongs to files[i] (the first of
 * several with one hash), `bytes` is their sum. */
void ks_store_missing(struct ks_store *store,
                      const struct ks_manifest *manifest,
                      bool *needed,
                      uint64_t *bytes);
/* Leaves out of `release` what is gone for good: it comes back with the next look at its source,
 * and stops nobody until then. BY_HASH: also what has decayed, which is removed then, or cannot
 * be read, which no commit takes; else by name and length alone. */
enum ks_gone_by { KS_GONE_BY_LENGTH, KS_GONE_BY_HASH };
void ks_store_leave_gone(struct ks_store *store, enum ks_gone_by by, struct ks_manifest *release);
/* Before the first write: is there room for `bytes` in `files` objects, a tenth more, and the
 * floor that stays free (the larger of 32 MiB and 3 % of the disk)? A writer collects garbage if
 * that is what it takes. FULL with the figures in the sentence if not. */
KS_NODISCARD enum ks_stored ks_store_room(
    struct ks_store *store, uint64_t bytes, uint64_t files, int64_t now, struct ks_err *err);

/* --- signed documents: a manifest or a trust file, with the signature files it came with --- */

#define KS_SIGNATURES_MAX 16
#define KS_SIGNATURE_BYTES_MAX 1024

struct ks_signed {
    struct ks_str bytes;
    struct ks_str signatures[KS_SIGNATURES_MAX]; /* minisign files, verbatim */
    size_t n;
    int64_t witnessed; /* the latest moment at which two of the keys had signed, as who verified
                          them was told; 0 = none, as from the disk */
};

/* What rel/ holds under `hash`, into `arena`; of the trust file either copy. */
enum ks_document {
    KS_DOCUMENT_WHOLE,
    KS_DOCUMENT_LOST,  /* for good: not there, or not what its name says */
    KS_DOCUMENT_UNREAD /* just now: the disk failed */
};
KS_NODISCARD enum ks_document ks_store_read_document(struct ks_store *store,
                                                     const uint8_t hash[KS_SHA256_BYTES],
                                                     struct ks_arena *arena,
                                                     struct ks_signed *document,
                                                     struct ks_err *err);
/* Whether it is WHOLE. */
KS_NODISCARD bool ks_store_document(struct ks_store *store,
                                    const uint8_t hash[KS_SHA256_BYTES],
                                    struct ks_arena *arena,
                                    struct ks_signed *document,
                                    struct ks_err *err);
/* The manifest of a release of HEAD, parsed. */
KS_NODISCARD bool ks_store_manifest(struct ks_store *store,
                                    const uint8_t hash[KS_SHA256_BYTES],
                                    struct ks_arena *arena,
                                    struct ks_manifest *manifest,
                                    struct ks_err *err);
/* What signatures brought of a release of HEAD: the hash of its own manifest, or of that which it
 * stands upon; zeros: nothing. Unless WHOLE its document cannot tell, and `hash` is zeros. */
enum ks_document ks_store_upon(struct ks_store *store,
                               enum ks_role role,
                               const struct ks_head_release *release,
                               uint8_t hash[KS_SHA256_BYTES]);
/* The base of what a role shows (core/release/layers.h): what the current release is or stands
 * upon; where nothing is shown, or that cannot be read, the highest accepted one. */
void ks_store_base(struct ks_store *store,
                   enum ks_role role,
                   struct ks_arena *arena,
                   struct ks_base *base);
/* All that is installed of a role; no files if nothing is, or it cannot be read. */
void ks_store_shown(struct ks_store *store,
                    enum ks_role role,
                    struct ks_arena *arena,
                    struct ks_manifest *shown);
/* What a refusal of an open release remembers: SHA-256 of its file lines. */
void ks_store_identity(struct ks_str manifest, uint8_t hash[KS_SHA256_BYTES]);

/* --- changes of HEAD; each is durable when it returns true, and otherwise has not happened or,
 * if the disk failed in the very last step, is decided when the store is opened again --- */

enum ks_release_verdict {
    KS_VERDICT_NEW,     /* may be committed */
    KS_VERDICT_HAVE,    /* the very release that is current */
    KS_VERDICT_OLD,     /* its version is not above the highest accepted (rollback) */
    KS_VERDICT_EPOCH,   /* of another epoch than the trust file's */
    KS_VERDICT_REFUSED, /* proved bad here before */
    KS_VERDICT_UNKNOWN  /* the disk cannot tell just now */
};
/* What HEAD says to a release; `hash` is that of its manifest. Signed: version above the highest,
 * or the highest itself and the same bytes. Open: version above open_version. */
enum ks_release_verdict ks_store_verdict(struct ks_store *store,
                                         const struct ks_manifest *manifest,
                                         struct ks_str bytes,
                                         enum ks_origin origin);

/* Make a release current; the current one becomes previous, unless it never proved itself. All
 * its objects must be here. A content release has to prove itself afterwards if there is one to
 * fall back to. Signed ones say the time anew (core/release/reckon.h). The release that is current
 * is mended: its document is written again if it decayed, HEAD stays. */
enum ks_committed {
    KS_COMMITTED,
    KS_COMMIT_REFUSED,    /* any verdict but NEW and HAVE */
    KS_COMMIT_INCOMPLETE, /* an object is not here, or decayed; one that cannot be read: FAILED */
    KS_COMMIT_FAILED      /* the disk failed, or a manifest cannot be read */
};
KS_NODISCARD enum ks_committed ks_store_commit(struct ks_store *store,
                                               const struct ks_signed *release,
                                               enum ks_origin origin,
                                               struct ks_err *err);
/* What is vouched for no more: nothing leads back to it. */
struct ks_fall {
    bool current, previous, top;
};
/* The layers of what is shown (core/release/layers.h) change in one step, so that no cut loses one:
 * what a source has upon a signed release may be nowhere else any more. */
struct ks_commit {
    const struct ks_signed *release;
    enum ks_origin origin;
    /* Of a signed release: what is shown from now on, it with what others have upon it, composed
     * and finished by the caller; it is an open release. NULL: it alone. */
    const struct ks_signed *upon;
    bool adopted;        /* with it nothing waits for staff any more */
    struct ks_fall fall; /* of what it replaces */
};
/* As ks_store_commit(). Where HEAD says all of it already it mends, as there. */
KS_NODISCARD enum ks_committed
ks_store_commit_layers(struct ks_store *store, const struct ks_commit *commit, struct ks_err *err);
/* The trust file of `version` (above HEAD's) and `epoch` (not below HEAD's), verified step by step
 * by the caller; the one the device came with goes in first, since signed releases must be of
 * HEAD's epoch. It vouches for the time `created`. A higher epoch starts the signed versions and
 * the time again. The very one we have is mended; of one that was lost (KS_HEAD_TRUST_LOST) HEAD
 * learns the number again. */
KS_NODISCARD bool ks_store_commit_trust(struct ks_store *store,
                                        const struct ks_signed *trust,
                                        uint32_t version,
                                        uint32_t epoch,
                                        int64_t created,
                                        struct ks_err *err);
/* The current content release has proved itself. */
KS_NODISCARD bool ks_store_prove(struct ks_store *store, struct ks_err *err);
/* The current content release is bad, or unwanted: refuse it, show the previous one (without one:
 * the factory's). The highest version stays: this is no way down for anyone else. */
KS_NODISCARD bool ks_store_fall_back(struct ks_store *store, struct ks_err *err);
/* Takes down what is vouched for no more of a role, in one step. In place of what is current the
 * previous release is shown, or the factory's; it is not refused: HEAD's versions stay. Nothing
 * stands upon the highest signed one then, and one of its version may come again. */
KS_NODISCARD bool ks_store_take_down(struct ks_store *store,
                                     enum ks_role role,
                                     struct ks_fall fall,
                                     struct ks_err *err);
/* What a clock that can be right says, seconds since 1970; 0 = there is none, as after opening.
 * From here on what is committed says no later time, and it vouches with one key. Writes nothing.
 */
void ks_store_set_clock(struct ks_store *store, int64_t now);
/* Keep the objects of a signed release that is still being fetched from garbage collection, for
 * KS_STAGED_SECONDS. Replaces the one that was being fetched before. */
#define KS_STAGED_SECONDS (INT64_C(14) * 86400)
KS_NODISCARD bool ks_store_fetching(struct ks_store *store,
                                    const struct ks_signed *release,
                                    int64_t now,
                                    struct ks_err *err);
/* The same for what waits for staff: layers of sources without signatures (core/release/staged.h).
 * Replaces what waited before. */
KS_NODISCARD bool ks_store_stage(struct ks_store *store,
                                 const struct ks_signed *layers,
                                 int64_t now,
                                 struct ks_err *err);
/* What waits for staff, its manifest in `arena`. KS_ERR_NOT_FOUND if nothing waits. */
KS_NODISCARD bool ks_store_waiting(struct ks_store *store,
                                   struct ks_arena *arena,
                                   struct ks_manifest *manifest,
                                   struct ks_err *err);
/* What waited has been installed, or its source took it back: nothing waits any more. Also if
 * nothing did. */
KS_NODISCARD bool ks_store_forget_staged(struct ks_store *store, struct ks_err *err);
/* Staff do not want what waits: forget it, and remember its manifest, in one step. It takes one
 * place among what proved bad, however many sources had something in it, and ks_store_refuses()
 * knows the layer of each. KS_ERR_NOT_FOUND if nothing waits. */
KS_NODISCARD bool ks_store_refuse_staged(struct ks_store *store, struct ks_err *err);
/* Whether a release of our own proved bad here, or staff did not want it, by itself or, of the role
 * `content`, as the layer of one source among others: `identity` is what ks_store_identity() says
 * of it. */
enum ks_unwanted {
    KS_WANTED,
    KS_UNWANTED,
    KS_UNWANTED_UNKNOWN /* neither copy of what they did not want can be read just now */
};
KS_NODISCARD enum ks_unwanted ks_store_refuses(struct ks_store *store,
                                               enum ks_role role,
                                               const uint8_t identity[KS_SHA256_BYTES]);

/* --- upkeep, by the writer --- */

/* Remove what neither the current nor the previous releases, the trust file, the staged release
 * nor whoever brings something now (`held` above) need. HEAD is read again from the disk first.
 * Stops at the first failure. */
KS_NODISCARD bool ks_store_gc(struct ks_store *store, int64_t now, struct ks_err *err);
/* Hash on through what HEAD needs, whatever was verified before: the rest of an object,
 * KS_SCRUB_BYTES of it at most, or a document. A damaged object is removed (by the writer) and
 * counts as missing; a damaged trust file is written again from its other copy by the writer, also
 * whenever it opens the store. Call it about once a second. `damaged`: what was looked at is
 * damaged; of a document said only the first time. */
#define KS_SCRUB_BYTES ((uint64_t)4 << 20)
void ks_store_scrub(struct ks_store *store, bool *damaged);
/* Is anything of what is shown gone or damaged, as far as is known (names and lengths once after
 * opening, bytes by scrub)? Then fetch what ks_store_missing() says and commit the same release
 * again, although it is the one we have. Cheap after the first call. */
bool ks_store_damaged(struct ks_store *store);

/* --- showing --- */

enum ks_shown { KS_SHOWN_CURRENT, KS_SHOWN_PREVIOUS, KS_SHOWN_FACTORY, KS_SHOWN_NOTHING };

/* What HEAD shows, as a content set: the content release with the alert release's assets/alerts/.
 * If the manifest or more than a fifth of the objects of the current release are not there, the
 * previous one; if that is so too, the factory's folder; without one an empty set. Never NULL.
 * It reads through the store, which must outlive it, and may be used on another thread as long as
 * no other call to the store runs at the same time. Objects are hashed when first opened; one
 * that is damaged cannot be opened (KS_ERR_FORMAT): that item is skipped, the rest plays. What is
 * of a signed release ends with it (ks_content_set_until); whoever shows it has the clock to tell.
 * `shown` may be NULL. */
KS_NODISCARD struct ks_content_set *ks_store_content_set(struct ks_store *store,
                                                         enum ks_shown *shown);
/* Of a content release of HEAD: what signatures brought of it has ended, and this store does not
 * show it any more from its next set on: the factory's folder and what others have upon it show
 * instead, and ks_content_set_until() still tells its end. Whoever shows it judges that, by a clock
 * that can be right or by what has passed for certain. Without effect for any other release. NULL:
 * nothing has ended, the clock was wrong. */
void ks_store_end_base(struct ks_store *store, const uint8_t *release);
/* The content release before the one shown, with today's alerts, for whoever looks back; NULL:
 * there is none, or not whole. */
KS_NODISCARD struct ks_content_set *ks_store_previous_set(struct ks_store *store);
/* What is staged (core/release/staged.h), to look at before it is adopted: as above, with the
 * alerts as it would make them, but all of its files are there, or NULL (KS_ERR_NOT_FOUND,
 * KS_ERR_FORMAT). */
KS_NODISCARD struct ks_content_set *ks_store_release_set(struct ks_store *store,
                                                         const uint8_t hash[KS_SHA256_BYTES],
                                                         struct ks_err *err);
/* What HEAD knows nothing of yet, to be judged before it is committed: the files of `content` and
 * of `alert` (NULL = none), by name and length, not hashed. Both manifests must outlive the set. */
KS_NODISCARD struct ks_content_set *ks_store_set_of(struct ks_store *store,
                                                    const struct ks_manifest *content,
                                                    const struct ks_manifest *alert);

#endif
