#ifndef TESTS_STORE_TWIN_H
#define TESTS_STORE_TWIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "port/disk.h"

/* A disk in memory that forgets, for the store's unchanged code: after a power cut every name that
 * was not synced is, each by itself, at any of the values it had since the last sync of its
 * folder, and every byte that was not synced is there, zero, garbage or cut off. Stricter than
 * ext4, which keeps the order of names (after the crash models of ALICE, OSDI 2014). It also
 * fails, fills up, and can be made to break the protocol in planted ways. */

#define TWIN_INODES 256
#define TWIN_SLOTS 320
#define TWIN_PAST 6
#define TWIN_HANDLES 8
#define TWIN_DIGITS 64

struct twin_bytes {
    int refs;
    size_t n, capacity;
    uint8_t v[];
};

enum twin_kind { TWIN_FREE, TWIN_FILE, TWIN_FOLDER };

struct twin_inode {
    enum twin_kind kind;
    bool failed;     /* a sync failed: what was not synced never will be */
    uint32_t synced; /* bytes that are there for certain */
    uint64_t reserved;
    struct twin_bytes *bytes;
};

struct twin_slot { /* one name in one folder */
    uint16_t folder, name;
    uint16_t durable; /* inode, 0 = none */
    uint8_t n;        /* values since then, the last is what the living see */
    struct {
        uint32_t order;
        uint16_t inode;
    } past[TWIN_PAST];
};

enum twin_fault { TWIN_SOUND, TWIN_ONCE, TWIN_FOREVER };

/* Planted mistakes; each must be caught (see names in twin_mutant_name). */
enum twin_mutant {
    TWIN_CORRECT,
    TWIN_NO_SYNC_OBJECT,
    TWIN_NO_SYNC_DOCUMENT,
    TWIN_NO_SYNC_HEAD,
    TWIN_NO_SYNC_FILES,
    TWIN_NO_SYNC_OBJ_AB,
    TWIN_NO_SYNC_OBJ,
    TWIN_NO_SYNC_REL,
    TWIN_NO_SYNC_STATE,
    TWIN_NO_SYNC_FOLDERS,
    TWIN_NO_SYNC_AT_OPEN,
    TWIN_SYNC_TOUCHED_ONLY,
    TWIN_HEAD_IN_PLACE,
    TWIN_RENAME_BEFORE_SYNC,
    TWIN_HEAD_BEFORE_OBJECTS,
    TWIN_HEAD_BEFORE_DOCUMENT,
    TWIN_MUTANTS
};

struct twin {
    struct twin_inode inodes[TWIN_INODES];
    unsigned n_inodes;
    struct twin_slot slots[TWIN_SLOTS];
    unsigned n_slots;
    struct {
        uint16_t inode;
        bool used, writes;
    } handles[TWIN_HANDLES];
    uint32_t order;
    uint64_t ops;      /* calls so far */
    uint64_t changes;  /* of those, ones that change the disk */
    uint64_t capacity; /* bytes; 0 = endless */
    enum twin_fault fault;
    uint64_t fault_at; /* the call that fails, counted as ops */
    int fault_error;   /* errno */
    bool short_io;     /* reads and writes do half */
    enum twin_mutant mutant;
    /* Called before every change: the moment a cut can come. */
    void (*moment)(struct twin *twin, void *context);
    void *context;
    /* for mutants */
    bool synced_once;
    bool written_into[256];
    char late_paths[16][80]; /* folders to sync later, or a rename to do later */
    unsigned n_late;
    char late_from[80], late_to[80];
};

void twin_init(struct twin *twin);
void twin_free(struct twin *twin); /* its bytes; the struct is the caller's */
struct ks_disk twin_disk(struct twin *twin);
bool twin_handles_open(const struct twin *twin);
const char *twin_mutant_name(enum twin_mutant mutant);

/* The same disk a moment later, its writer killed: nothing is lost, nothing more is certain. */
void twin_kill(const struct twin *from, struct twin *to);
/* What a power cut may leave, as digits: digit i counts from 0 to radix[i] - 1; all 0 loses all. */
struct twin_cut {
    unsigned n;
    uint8_t radix[TWIN_DIGITS];
    uint16_t what[TWIN_DIGITS]; /* slot, or TWIN_SLOTS + inode; TWIN_TMP for all of tmp */
    uint16_t tmp;               /* inode of tmp */
};
void twin_cut_of(const struct twin *twin, struct twin_cut *cut);
void twin_cut_apply(const struct twin *from,
                    const struct twin_cut *cut,
                    const uint8_t *digits,
                    struct twin *to);
/* As a journal does it: all changes of names up to `order`, no later one. */
void twin_cut_ordered(const struct twin *from, uint32_t order, uint8_t data, struct twin *to);

/* The bytes the living see at `path`; NULL if there is no such file. */
const struct twin_bytes *twin_peek(const struct twin *twin, const char *path);
/* Files below `folder`, with those in folders below. */
size_t twin_count(const struct twin *twin, const char *folder);
/* Flip a bit of the k-th file (counted over all); gives its path. False past the last. */
bool twin_rot(struct twin *twin, size_t k, uint64_t bit, char path[160]);

#endif
