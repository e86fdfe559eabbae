#ifndef KS_PORT_DISK_H
#define KS_PORT_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "core/problem/fail.h"

/* The operations by which the store changes its partition, behind a table. Behind it a test can
 * put a disk in memory that loses what was not synced, fails or fills up, under unchanged code
 * (store/store.h). Paths are relative to the disk's folder, '/'-separated; "" is the folder
 * itself. Every operation gives a value >= 0 or -errno; none is retried below this line. One
 * thread at a time.
 *
 * What a power cut may undo, and what the store relies on (POSIX, and ext4 with data=ordered):
 * bytes of a file are there for certain only after `sync`, names of a folder (create, rename,
 * unlink, mkdir) only after `sync_dir` of it; until then any part of them may be there in any
 * order. `rename` over an existing name is one step: the name leads to the old file or to the new
 * one. After a failed `sync` nothing is known and asking again means nothing: the kernel may have
 * dropped the bytes and call them clean. */

struct ks_disk_space {
    uint64_t free, total; /* bytes a process may use; 0 of 0 = unknown */
    uint64_t free_files;  /* UINT64_MAX where the file system does not count */
};

struct ks_disk_ops {
    int (*create)(void *self, const char *path);               /* new, write only; EEXIST */
    int (*open)(void *self, const char *path, uint64_t *size); /* regular, read only */
    int64_t (*write)(void *self, int file, const void *bytes, size_t n);       /* may be short */
    int64_t (*read)(void *self, int file, void *bytes, size_t n, uint64_t at); /* may be short */
    int (*reserve)(void *self, int file, uint64_t size); /* room for it, or ENOSPC now */
    int (*sync)(void *self, int file);
    int (*close)(void *self, int file); /* the file is closed also on failure */
    int (*rename)(void *self, const char *from, const char *to);
    int (*unlink)(void *self, const char *path);
    int (*mkdir)(void *self, const char *path);
    int (*sync_dir)(void *self, const char *path);
    /* Size of a regular file. */
    int (*stat)(void *self, const char *path, uint64_t *size);
    /* Each name in a folder but . and .., in no order; nothing else may be called meanwhile. */
    int (*list)(void *self, const char *path, void (*each)(void *, const char *), void *context);
    int (*space)(void *self, struct ks_disk_space *space);
    int (*lock)(void *self);         /* alone until free; EWOULDBLOCK if another has it */
    int (*fd)(void *self, int file); /* a descriptor of an open file, at its start, for others */
    const char *(*path)(void *self); /* where it is, for messages and watching */
    void (*free)(void *self);
};

struct ks_disk {
    const struct ks_disk_ops *ops;
    void *self;
};

/* The disk below one folder of this machine; no path leaves it, no link is followed. With
 * `create` the folder is made if its parent exists. */
enum ks_disk_folder { KS_DISK_THERE, KS_DISK_MADE };
KS_NODISCARD bool ks_disk_real(const char *folder,
                               enum ks_disk_folder which,
                               struct ks_disk *disk,
                               struct ks_err *err);
/* The same for a folder that may come later: until then everything fails as on a disk without it.
 */
void ks_disk_real_later(const char *folder, struct ks_disk *disk);
void ks_disk_free(struct ks_disk *disk); /* also after failure, twice too */

bool ks_disk_is_full(int64_t error); /* -errno: there is no room for it */
/* Fail with the sentence for -errno `error`: KS_ERR_NOT_FOUND for ENOENT, KS_ERR_LIMIT for a full
 * disk, KS_ERR_IO else. */
bool ks_disk_fail(struct ks_err *err, int64_t error, enum ks_problem_code doing, const char *path);

enum ks_loaded {
    KS_LOADED,
    KS_LOAD_NONE,  /* there is no such file */
    KS_LOAD_OTHER, /* larger than the limit: not what was written */
    KS_LOAD_FAILED /* just now */
};
/* All of a file, into malloc memory with a NUL behind it. */
KS_NODISCARD enum ks_loaded ks_disk_load(struct ks_disk *disk,
                                         const char *path,
                                         size_t limit,
                                         char **bytes,
                                         size_t *n,
                                         struct ks_err *err);
/* Write to `temp` (new), sync, close. On failure `temp` is gone again. */
KS_NODISCARD bool ks_disk_save(
    struct ks_disk *disk, const char *temp, const void *bytes, size_t n, struct ks_err *err);
KS_NODISCARD bool
ks_disk_write_all(struct ks_disk *disk, int file, const void *bytes, size_t n, int *error);

#endif
