#ifndef KS_SYNC_VERIFY_VERIFY_H
#define KS_SYNC_VERIFY_VERIFY_H

#include "base/civil.h"
#include "base/clock_trust.h"
#include "base/words.h"
#include "store/store.h"
#include "sync/office/intake.h"
#include "sync/verify/minisig.h"
#include "sync/verify/source.h"

/* The judge of a signed release on a source, which brings it into the store.
 *
 *   <source>/latest                           "1.42\n": epoch and version; only a hint
 *   <source>/latest.alert                     the same for alerts
 *   <source>/trust/2.trust                    core/release/trust.h, with signatures of roots
 *   <source>/rel/1.42.ksr                     core/release/manifest.h; alerts: rel/alert-1.3.ksr
 *   <source>/rel/1.42.ksr.minisig             a signature, as `minisign -Sm` names it
 *   <source>/rel/1.42.ksr.<KEY>.minisig       and those of further people: KEY is the number
 *                                             minisign shows, 16 capital digits
 *   <source>/obj/ab/ab...                     files, named by their SHA-256
 *
 * A cycle with nothing new opens three names: the next trust file, latest, latest.alert. Nothing
 * is listed. Nothing from the source is parsed before enough signatures vouch for it (but the
 * hint, and signature files themselves), stored before its hash is right, or read twice.
 * Attacks and their names: The Update Framework 1.0.34, section 1.5. */

/* What stopped a release, in the order of the checks; the staff page shows the id. */
enum ks_receive_code {
    KS_RECEIVED,        /* committed; without a store: would be */
    KS_RECEIVE_NOTHING, /* nothing new: the release is here, or the source has none of this role */
    KS_RECEIVE_NO_LATEST, /* content only */
    KS_RECEIVE_UNREADABLE,
    KS_RECEIVE_SLOW,
    KS_RECEIVE_NO_FILE, /* a link, a device, a folder where a file should be */
    KS_RECEIVE_TOO_LARGE,
    /* These three only say why the next trust file does not count yet; releases go on. */
    KS_RECEIVE_TRUST_UNSIGNED, /* no signature of today's roots */
    KS_RECEIVE_TRUST_ROOTS,    /* too few of today's roots signed the next trust file */
    KS_RECEIVE_TRUST_NEW,      /* too few of its own roots signed it */
    KS_RECEIVE_TRUST_FORMAT,
    KS_RECEIVE_TRUST_ORDER, /* it may not follow: number, fleet, epoch, revocations */
    KS_RECEIVE_TRUST_MORE,  /* more than KS_ROTATIONS_MAX; the next cycle goes on */
    KS_RECEIVE_TRUST_LOST,  /* the device's own has decayed: until it is back nobody is believed */
    KS_RECEIVE_LATEST_FORMAT,
    KS_RECEIVE_NO_MANIFEST,
    KS_RECEIVE_UNSIGNED,
    KS_RECEIVE_SIGNATURE_FORMAT,
    KS_RECEIVE_LEGACY,
    KS_RECEIVE_UNKNOWN_KEY,
    KS_RECEIVE_REVOKED_KEY,
    KS_RECEIVE_WRONG_SIGNATURE,
    KS_RECEIVE_WRONG_COMMENT,
    KS_RECEIVE_THRESHOLD, /* good signatures, but too few people */
    KS_RECEIVE_FORMAT,
    KS_RECEIVE_OWNED, /* a label that is a source's own (core/release/layers.h) */
    KS_RECEIVE_FLEET,
    KS_RECEIVE_ROLE,
    KS_RECEIVE_SITE,
    KS_RECEIVE_FIRMWARE,
    KS_RECEIVE_NAME, /* the manifest is of another version than its name says */
    KS_RECEIVE_EPOCH,
    KS_RECEIVE_OLD,
    KS_RECEIVE_MINVERSION,
    KS_RECEIVE_PROVED_BAD,
    KS_RECEIVE_FUTURE, /* made later than a clock that can be right */
    KS_RECEIVE_AHEAD,  /* without a clock: made later than what is vouched for allows */
    KS_RECEIVE_EXPIRED,
    KS_RECEIVE_INCOMPLETE, /* n of m files are there */
    KS_RECEIVE_SPACE,
    KS_RECEIVE_LENGTH,
    KS_RECEIVE_HASH,
    KS_RECEIVE_GROWN, /* more bytes than it said */
    KS_RECEIVE_LOOK,  /* intake refused a file */
    KS_RECEIVE_STORE, /* the device's own disk failed */
    KS_RECEIVE_CODES
};
/* "U02.threshold": U01 nothing found, U02 signature, U03 older, U04 incomplete, U05 for another
 * device, U06 no space, U07 unreadable, U08 refused by intake, U09 own disk; "ok" "same". */
const char *ks_receive_id(enum ks_receive_code code);
/* What, and what to do. */
const char *ks_receive_sentence(enum ks_receive_code code, enum ks_lang lang);

#define KS_ROTATIONS_MAX 256

/* A trust file on the source that does not count yet, because not enough roots have signed it: as
 * long as that is so it is as if it were not there. Whoever can write there could take it away as
 * well, so nothing is lost by it. */
struct ks_trust_waits {
    enum ks_receive_code why; /* TRUST_UNSIGNED, TRUST_ROOTS, TRUST_NEW; KS_RECEIVED: none waits */
    const char *file;
    uint32_t missing; /* signatures: of today's roots, with TRUST_NEW of its own */
};

struct ks_device {
    const char *const *names; /* by which `sites` of a manifest may mean this device */
    size_t n_names;
    uint32_t firmware; /* KS_FIRMWARE_LEVEL */
    /* Fixed for the cycle, by ks_device_set_time(): seconds since 1970, and whether a clock says
     * so; else `now` is what is vouched for, and may be late. */
    int64_t now;
    bool clock_trusted;
};

/* What came of looking at files of a release before its commit. */
enum ks_looked {
    KS_LOOKED_GOOD,
    KS_LOOKED_REFUSED, /* one cannot be shown, or is not what is signed of it */
    KS_LOOKED_UNABLE   /* this machine could not look: no verdict on any file */
};

struct ks_receive {
    struct ks_source *source;
    struct ks_store *store; /* NULL: only judge; nothing is "already here" */
    struct ks_trust *trust; /* moves on with each rotation that is accepted */
    const struct ks_device *device;
    enum ks_role role;
    bool heal; /* fetch what is missing of the current release, too */
    struct ks_arena *arena;
    /* Once all files are in the store, before the commit. NULL = none. */
    enum ks_looked (*look)(void *context, const struct ks_manifest *manifest, struct ks_err *err);
    void *context;

    /* Results, as far as it came; in `arena`. */
    uint32_t epoch; /* of latest */
    uint64_t version;
    struct ks_trust_waits waits;
    struct ks_signed document; /* only signatures that hold, one for each key */
    uint32_t missing;          /* further signatures that the release needs */
    struct ks_trust_key signers[KS_SIGNATURES_MAX];
    struct ks_manifest manifest;
    size_t files_new, files_here; /* INCOMPLETE: here of new */
    uint64_t bytes_new;
    /* RECEIVED: the release it replaces says on one key's word that it was made then, which is
     * later than this one says: a computer that published had a wrong clock. 0 = no. */
    int64_t overtaken;
    const char *file;  /* the file that a refusal is about; "" = none */
    struct ks_err err; /* what the system or intake said of it; KS_ERR_NONE = nothing */
};

/* The trust file to begin with: the store's, if that is newer than `shipped` (the bytes of what the
 * device came with), else that, which the store is given then. Without a store: `shipped`. If the
 * store's cannot be read it is `shipped` too, and lost. */
KS_NODISCARD bool ks_trust_begin(struct ks_store *store,
                                 struct ks_str shipped,
                                 struct ks_trust *trust,
                                 struct ks_err *err);

/* The first step alone: `trust` moves on along the source's trust files as far as they count, and
 * `waits` tells of one that does not yet. KS_RECEIVED, or what is wrong with the next one. */
KS_NODISCARD enum ks_receive_code ks_receive_trust(struct ks_receive *r);

/* Whether the store has trusted a later file than this: the keys it revoked may be among those of
 * this one, so no release of any role is judged, until a source brings that very file. */
bool ks_trust_is_lost(const struct ks_store *store, const struct ks_trust *trust);

/* The moment that has passed for certain as far as the store and this trust file know, seconds
 * since 1970 (core/release/reckon.h). `store` may be NULL. */
int64_t ks_vouched(const struct ks_store *store, const struct ks_trust *trust);

/* What `device` goes by while it judges, by ks_reckon_judge(): a clock, or what has passed for
 * certain, the age of this program included. */
void ks_device_set_time(struct ks_device *device,
                        const struct ks_store *store,
                        const struct ks_trust *trust,
                        struct ks_instant wall,
                        enum ks_clock_trust clock);

/* Whether a cycle would have anything to do: KS_RECEIVED = perhaps, KS_RECEIVE_NOTHING = no, others
 * as ks_receive() would end. Opens the next trust file's name, looks who signed one that is there,
 * and reads the hint; a store open for reading will do. */
KS_NODISCARD enum ks_receive_code ks_receive_peek(struct ks_receive *r);

/* proven[i]: file i lies in an installed release of this store under the same name, with the same
 * bytes and what is signed of them; it was looked at when that came. In `arena`. */
KS_NODISCARD const bool *ks_receive_proven(struct ks_store *store,
                                           const struct ks_manifest *manifest,
                                           struct ks_arena *arena);

/* A file of a release, in the store, looked at in the sandbox (sync/office/intake.h): can it be
 * shown, and is it of the type and size that are signed? One for which this machine lacks only a
 * program that not every one has is GOOD: the player leaves its row out and tells. Else `err` says
 * why; a verdict on the file is in `fitness`, too, for the office: refusal and how. */
KS_NODISCARD enum ks_looked ks_receive_look(struct ks_store *store,
                                            const struct ks_manifest *manifest,
                                            size_t index,
                                            struct ks_arena *arena,
                                            struct ks_fitness *fitness,
                                            struct ks_err *err);

/* One release of one role: follow the trust files, find, verify, fetch, commit. Also
 * when it ends with a refusal, rotations that were accepted before it stay accepted. */
KS_NODISCARD enum ks_receive_code ks_receive(struct ks_receive *r);

#endif
