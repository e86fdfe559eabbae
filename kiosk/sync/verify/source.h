#ifndef KS_SYNC_VERIFY_SOURCE_H
#define KS_SYNC_VERIFY_SOURCE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/mono.h"
#include "base/text.h"
#include "port/digest.h"

/* A hostile source of releases: open a name, read on, close. That little is all a verifier needs.
 * Nothing lists: what a share holds besides is never looked at. A source is hostile: it may say one
 * size and give another, change while it is read, give bytes for ever or one a minute. What is read
 * is read once. It blocks, and has one thread. */

enum ks_given {
    KS_GIVEN,
    KS_GIVEN_ABSENT,  /* there is no such file */
    KS_GIVEN_NO_FILE, /* no regular file, a link, a path that leads outside */
    KS_GIVEN_LARGE,   /* more bytes than allowed */
    KS_GIVEN_SLOWLY,  /* slower than KS_SOURCE_RATE */
    KS_GIVEN_BROKEN   /* the source failed, or keeps it to itself */
};

struct ks_source_ops {
    /* `file` is >= 0 where it is GIVEN. `size`: what the source says. */
    enum ks_given (*open)(
        void *self, const char *path, int *file, uint64_t *size, struct ks_err *err);
    /* The next bytes; 0 at the end, -errno. */
    int64_t (*read)(void *self, int file, void *bytes, size_t n);
    void (*close)(void *self, int file);
    void (*free)(void *self);
};

/* The rate that every source owes, whatever its policy, over one look: bytes a second, and the time
 * to open each file, after a patience that it has once; and once more for the files of a release.
 */
#define KS_SOURCE_RATE 65536
#define KS_SOURCE_PATIENCE_MS 20000
#define KS_SOURCE_OPENING_MS 250
struct ks_rate {
    int64_t ms;            /* what the source has taken to give these */
    uint64_t bytes, files; /* files: asked for */
};
bool ks_rate_is_slow(const struct ks_rate *rate);

struct ks_source {
    const struct ks_source_ops *ops;
    void *self;
    struct ks_mono (*clock)(void); /* NULL = no limit on time */
    struct ks_rate rate;           /* so far */
};

/* A folder: a mounted share, a stick, a folder of a synchroniser. openat2 beneath it, no links,
 * no waiting for pipes, regular files only. */
KS_NODISCARD bool ks_source_open(const char *folder, struct ks_source *source, struct ks_err *err);
void ks_source_close(struct ks_source *source); /* closed already is fine */

/* Where a release's file lies in a source, by its hash: obj/ab/ab... */
#define KS_SOURCE_PATH_MAX 80
void ks_source_object_path(const uint8_t hash[KS_SHA256_BYTES], char out[KS_SOURCE_PATH_MAX]);

/* A file being read against its bound. */
struct ks_reading {
    struct ks_source *source;
    int file;
    uint64_t size, done;
};
KS_NODISCARD enum ks_given ks_reading_begin(struct ks_source *source,
                                            const char *path,
                                            struct ks_reading *reading,
                                            struct ks_err *err);
/* Up to n bytes; `got` is 0 at the end. */
KS_NODISCARD enum ks_given
ks_reading_next(struct ks_reading *reading, void *bytes, size_t n, size_t *got, struct ks_err *err);
void ks_reading_end(struct ks_reading *reading);

/* A small file whole; at most limit + 1 bytes are asked for. */
KS_NODISCARD enum ks_given ks_source_load(struct ks_source *source,
                                          const char *path,
                                          size_t limit,
                                          struct ks_arena *arena,
                                          struct ks_str *bytes,
                                          struct ks_err *err);

#endif
