#ifndef KS_SYNC_TAKE_TAKING_H
#define KS_SYNC_TAKE_TAKING_H

#include "core/import/receipt.h"
#include "core/release/layers.h"
#include "store/store.h"
#include "sync/office/intake.h"
#include "sync/office/office.h"
#include "sync/office/seen.h"
#include "sync/take/cycle.h"

/* The state of one cycle, shared by its parts. One thread; everything here blocks on the disk or
 * on the source. Strings live in `arena`, until ks_take_end(). */

struct ks_first_set {  /* whose whole set counts before that of this source */
    const char *there; /* NULL: nobody's */
    const char *away;  /* without one, whose would count if it could be read; NULL: nobody's */
};

/* How far a cycle over a plain folder has come; what each step has filled in is known from there.
 */
enum ks_take_reached {
    KS_TAKE_BEGUN,
    KS_TAKE_READ,     /* head, current, base, waiting */
    KS_TAKE_GATHERED, /* from `top` to `moving`, but for `early` */
    KS_TAKE_FETCHED,
    KS_TAKE_COMPOSED, /* said, next, text, changed */
    KS_TAKE_JUDGED
};

struct ks_taking {
    const struct ks_cycle *cycle;
    enum ks_take_reached reached;
    struct ks_arena *arena;
    struct ks_dir *dir;
    struct ks_kept_forms *forms; /* of documents without signatures, read once in a cycle */
    struct ks_reader *reader;    /* of what the source brings */
    int held;                    /* the file of ks_take_hold(); -1 = none yet */
    struct ks_receipt receipt;
    struct ks_verified
        *verified;         /* objects hashed by this cycle, however often it opens the store */
    const char *suspicion; /* warning for the office: a worm, an alert that waits; "" = none */
    struct ks_walk top;    /* the entries at the top of the folder, nothing skipped */
    struct ks_walk found;  /* what lies in the folder now, sorted by path */
    struct ks_seen before; /* what was known when the cycle began */
    struct ks_seen now;    /* what is known at its end; an entry for each file of `office` */
    struct ks_office office;
    const struct ks_places *places; /* that names may mean; NULL until they are read */
    struct ks_first_set first;      /* asked once in a cycle, if there is a whole set */
    bool asked;                     /* it was */
    bool set_left;                  /* there is a whole set, and that of another source counts */
    bool plays_nothing;             /* there is one, and no row of it can play */
    struct ks_seen_file *
        *file;   /* file[i]: known of office.v[i]; NULL = still being copied, or early */
    bool *early; /* early[i]: office.v[i] waits until the places are known */
    enum ks_receipt_state *state; /* state[i]: of office.v[i], as the set that would be has it */
    bool heard;                   /* state[] is filled: the set that would be was judged */
    bool moving;                  /* some file was still being copied */
    bool cut;                     /* not all of it was listed: nothing counts as gone */
    const struct ks_unlisted *unlisted;        /* folders that cannot be listed; NULL = none */
    const char *deep;                          /* a folder too deep to look into; NULL = none */
    size_t strewn;                             /* files beside the folders that were not listed */
    bool broke;                                /* the source failed while it was read */
    bool slow;                                 /* because it gave less than its rate */
    bool is_unable;                            /* not every file could be read or looked at */
    struct ks_err unable;                      /* why */
    struct ks_manifest current[KS_ROLE_COUNT]; /* of the store; n_files 0 if none */
    struct ks_base base[KS_ROLE_COUNT];        /* what of it signatures brought */
    struct ks_manifest waiting;                /* for staff, of any source; n_files 0 if nothing */
    struct ks_head head;                       /* of the store, as it was read last */
    struct ks_said said[KS_ROLE_COUNT];        /* what this source says anew */
    struct ks_manifest next[KS_ROLE_COUNT];    /* what is to be installed */
    struct ks_buf text[KS_ROLE_COUNT];         /* next[], formatted; the taking owns it */
    bool changed[KS_ROLE_COUNT];               /* next[] has other files than current[] */
    int64_t now_s;                             /* seconds since 1970, by the machine's clock */
    int32_t today;
};

/* This machine could not look at that file, and why: nothing but alerts is installed this time. */
void ks_take_unable(struct ks_taking *t, const char *path, const struct ks_err *why);

/* Makes `t` empty but for its cycle, which the caller set: arena, time, receipt; and frees it. */
void ks_take_begin(struct ks_taking *t);
void ks_take_end(struct ks_taking *t);
/* It has come one step further. */
void ks_take_reach(struct ks_taking *t, enum ks_take_reached reached);
/* What must hold wherever it has come to (see the drawing in take.c). */
void ks_take_assert_state(const struct ks_taking *t);
/* Makes the folders state and state/results. */
bool ks_take_folders(struct ks_taking *t, struct ks_err *err);
/* What was known of a source when it was seen last; nothing if it never was. */
void ks_take_memory(const struct ks_taking *t, const char *source, struct ks_seen *seen);
/* Holds an object until the end of this cycle: whoever collects garbage leaves it. Called before it
 * is stored, or relied upon although no release has it. */
void ks_take_hold(struct ks_taking *t, const uint8_t hash[KS_SHA256_BYTES]);
void ks_take_let_go(struct ks_taking *t);
/* What all cycles hold that run now: `held` of struct ks_store_params. */
bool ks_take_held(void *taking, void (*add)(void *to, const uint8_t *hash), void *to);
enum ks_store_use { KS_STORE_READ, KS_STORE_WRITE };
/* Opens the store; the caller closes it soon. As writer it waits some seconds for another one. */
struct ks_store *ks_take_store(struct ks_taking *t, enum ks_store_use use, struct ks_err *err);
/* Tells the cycle's caller that it goes on: to be called after whatever may take long. */
void ks_take_alive(const struct ks_taking *t);

#endif
