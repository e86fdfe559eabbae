#ifndef KS_PORT_FSIO_H
#define KS_PORT_FSIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

/* File operations below one directory, which no path can leave. They are few, and everything else
 * uses them. The directory is opened once; files in it are opened by openat2(RESOLVE_BENEATH |
 * RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS), regular files only. Paths are relative,
 * '/'-separated, any bytes but NUL. All block on the disk, or on a share. A directory has no state
 * but its descriptor: any thread, as long as none closes it. */

struct ks_dir; /* an open directory; NULL from ks_dir_open(): NOT_FOUND or IO */

KS_NODISCARD struct ks_dir *ks_dir_open(const char *path, struct ks_err *err);
void ks_dir_close(struct ks_dir *dir);
int ks_dir_fd(const struct ks_dir *dir); /* stays the dir's; O_PATH */

struct ks_file_stat {
    uint64_t size;
    int64_t mtime_ns; /* ks_file_moment() */
    uint64_t inode;
};

/* A time of a file as a number that is only ever compared for being the same: nanoseconds since
 * 1970, which go round before 1678 and after 2262. A share may say anything. */
int64_t ks_file_moment(struct timespec at);

/* Whether an errno of opening or reading says that this one file may not be read now: no
 * permission, or another program has it, or a part of it, for itself. */
bool ks_file_is_held(int error);
/* How opening a file for reading ends. */
enum ks_opened {
    KS_OPENED,
    KS_OPENED_MISSING, /* there is none of that name */
    KS_OPENED_NO_FILE, /* no regular file, a link, or a path that leads outside */
    KS_OPENED_HELD,    /* this one file may not be opened now */
    KS_OPENED_DAMAGED, /* of a release: its bytes are not what was signed of them */
    KS_OPENED_NOT      /* the disk failed, or the share */
};
/* Open a regular file read-only (O_CLOEXEC, O_NONBLOCK); never DAMAGED. `fd` is the caller's to
 * close, and -1 unless it is OPENED. `stat` may be NULL. */
KS_NODISCARD enum ks_opened ks_dir_open_file(
    struct ks_dir *dir, const char *path, int *fd, struct ks_file_stat *stat, struct ks_err *err);
/* The rest of an open file into malloc memory with a NUL behind it; KS_ERR_LIMIT if the file is
 * larger than `limit`. `name` is for the sentence. `fd` stays open. */
KS_NODISCARD bool
ks_file_read(int fd, const char *name, size_t limit, char **bytes, size_t *n, struct ks_err *err);
/* The whole file, as ks_file_read(). */
KS_NODISCARD bool ks_dir_read(struct ks_dir *dir,
                              const char *path,
                              size_t limit,
                              char **bytes,
                              size_t *n,
                              struct ks_err *err);

/* Names of regular files below `path`, recursively, sorted by bytes, each once, relative to `dir`,
 * at most `limit` of those that are `wanted` (NULL: all); hidden and system names skipped. A
 * missing folder gives an empty list. */
struct ks_names {
    const char **v;
    size_t n;
    bool cut; /* not all of it was looked at: too many, or too deep */
};
KS_NODISCARD bool ks_dir_list(struct ks_dir *dir,
                              const char *path,
                              size_t limit,
                              bool (*wanted)(struct ks_str name),
                              struct ks_arena *arena,
                              struct ks_names *names,
                              struct ks_err *err);

/* All of it into an open file; false with errno, then some of it may be there. */
KS_NODISCARD bool ks_file_put(int fd, const void *bytes, size_t n);
/* Write a file by temp + fsync + rename in its directory. For output of tools. */
KS_NODISCARD bool ks_file_write(const char *path, const void *bytes, size_t n, struct ks_err *err);

#endif
