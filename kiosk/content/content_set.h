#ifndef KS_CONTENT_CONTENT_SET_H
#define KS_CONTENT_CONTENT_SET_H

#include "port/fsio.h"

/* A content set as named blobs, read-only. Names are relative, '/'-separated paths as the office
 * wrote them (`playlists/main.csv`, `assets/海报/a.jpg`); no name leads outside. Two things are
 * content sets: a folder with playlists/ and assets/ (here), and a release in the store
 * (store/store.h); whoever loads one cannot tell which. Blocks on the disk. One thread at a
 * time. */

#define KS_ASSET_PATH_MAX 1100 /* "assets/" and the longest path of core/text/relpath.h */

struct ks_content_set;

/* What a backend does; `self` is its own. Each as the function of the same name below. */
struct ks_content_set_ops {
    enum ks_opened (*open)(void *self, const char *path, int *fd, struct ks_err *err);
    bool (*list)(void *self,
                 const char *path,
                 size_t limit,
                 bool (*wanted)(struct ks_str name),
                 struct ks_arena *arena,
                 struct ks_names *names,
                 struct ks_err *err);
    int64_t (*until)(void *self, const char *path); /* NULL = nothing of it ends */
    /* NULL = no form of any document was signed */
    const unsigned char *(*form)(void *self, const char *path, size_t *n);
    /* NULL = every file is called by its name */
    const char *(*called)(void *self, const char *path, struct ks_arena *arena);
    void (*close)(void *self);
};

/* `ops` lives as long as the program; the set owns `self` from here on. */
KS_NODISCARD struct ks_content_set *ks_content_set_new(const struct ks_content_set_ops *ops,
                                                       void *self);
KS_NODISCARD struct ks_content_set *ks_content_set_open_folder(const char *folder,
                                                               struct ks_err *err);
void ks_content_set_close(struct ks_content_set *set); /* NULL is fine */

/* A read-only descriptor of one blob, at its start, the caller's to close; -1 unless it is OPENED.
 */
KS_NODISCARD enum ks_opened
ks_content_set_open(struct ks_content_set *set, const char *path, int *fd, struct ks_err *err);
/* Open `assets/<path>`. */
KS_NODISCARD enum ks_opened ks_content_set_open_asset(struct ks_content_set *set,
                                                      const char *path,
                                                      int *fd,
                                                      struct ks_err *err);
/* A whole blob, as ks_file_read(). */
KS_NODISCARD bool ks_content_set_read(struct ks_content_set *set,
                                      const char *path,
                                      size_t limit,
                                      char **bytes,
                                      size_t *n,
                                      struct ks_err *err);
/* Names below `path`, whole, sorted by bytes, as ks_dir_list(). */
KS_NODISCARD bool ks_content_set_list(struct ks_content_set *set,
                                      const char *path,
                                      size_t limit,
                                      bool (*wanted)(struct ks_str name),
                                      struct ks_arena *arena,
                                      struct ks_names *names,
                                      struct ks_err *err);
/* What the office calls a table of the set: playlists/main.xlsx, if that is what lies there as
 * playlists/main.csv. */
const char *
ks_content_set_called(struct ks_content_set *set, const char *path, struct ks_arena *arena);
/* When the signed release that a blob came with expires, seconds since 1970. 0 = never, or there is
 * no such blob. Of the path "": when what is signed of the content does. */
int64_t ks_content_set_until(struct ks_content_set *set, const char *path);
/* The form of a document that was signed with it (core/form/form.h), as long as the set is open.
 * NULL = there is none of the bytes that the document has now. */
const unsigned char *ks_content_set_form(struct ks_content_set *set, const char *path, size_t *n);

#endif
