#ifndef KS_PORT_WALK_H
#define KS_PORT_WALK_H

#include "port/fsio.h"

/* The list of what lies in a folder that others fill: names, sizes and times. Links and devices are
 * told apart and never followed. Unlike ks_dir_list() it says when it could not look: a share that
 * fails in the middle must not be taken for one whose files were removed. Blocks on the folder; one
 * thread for each walk. */

enum ks_found_kind { KS_FOUND_FILE, KS_FOUND_FOLDER, KS_FOUND_OTHER /* link, pipe, device */ };

struct ks_found {
    const char *path; /* relative to the directory, any bytes */
    uint64_t size;    /* files only */
    int64_t mtime_ns; /* ks_file_moment() */
    enum ks_found_kind kind;
};

struct ks_unlisted;

struct ks_walk {
    struct ks_arena *arena;         /* set by the caller */
    size_t limit;                   /* entries at most */
    int depth;                      /* folders below the given one; 0 = its own entries only */
    size_t files;                   /* of these, what is no folder, at most; 0 = as many */
    bool (*skip)(const char *name); /* names not to look at; NULL = none */
    struct ks_found *v;
    size_t n, folders, capacity; /* folders: of the n */
    bool full;        /* there was more than `limit`: what is not here may be there all the same */
    size_t left_out;  /* more than `files`; of folders none is missing */
    const char *deep; /* a folder into which `depth` did not reach; NULL = none */
    const struct ks_unlisted *unlisted; /* the last of them first; NULL = none */
};

struct ks_unlisted { /* a folder that could not be listed, or an entry that could not be looked at
                      */
    const struct ks_unlisted *next;
    const char *path;
    bool failed; /* the disk or the share did; else it is not allowed */
};

/* Append what lies below `path` ("" = the directory itself), sorted by bytes. False if that folder
 * cannot be listed; KS_ERR_NOT_FOUND if it is not there. What vanishes while one looks is left
 * out. What below it cannot be listed or looked at stands in `unlisted`, and the rest is listed:
 * what is missing of it may be there all the same. `path` itself stands there too if it is there.
 */
KS_NODISCARD bool
ks_walk(struct ks_dir *dir, const char *path, struct ks_walk *walk, struct ks_err *err);

#endif
