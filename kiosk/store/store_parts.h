#ifndef KS_STORE_STORE_PARTS_H
#define KS_STORE_STORE_PARTS_H

#include "store/store.h"

/* The state of a store, and the functions its files share. As with store.h: they block on the disk,
 * and a store has one thread at a time. */

struct ks_hash_set { /* open addressing; capacity a power of two */
    uint8_t (*v)[KS_SHA256_BYTES];
    size_t n, capacity;
};
void ks_hash_set_add(struct ks_hash_set *set, const uint8_t hash[KS_SHA256_BYTES]);
bool ks_hash_set_has(const struct ks_hash_set *set, const uint8_t hash[KS_SHA256_BYTES]);
void ks_hash_set_remove(struct ks_hash_set *set, const uint8_t hash[KS_SHA256_BYTES]);
void ks_hash_set_free(struct ks_hash_set *set);

struct ks_verified {
    struct ks_hash_set set;
};

enum ks_scrub_kind { KS_SCRUB_OBJECT, KS_SCRUB_DOCUMENT, KS_SCRUB_TRUST, KS_SCRUB_TRUST_COPY };
struct ks_scrub_item {
    enum ks_scrub_kind kind;
    uint8_t hash[KS_SHA256_BYTES];
    uint64_t length; /* of an object */
    bool shown;      /* an object or the manifest of a current release */
    bool told;       /* this document was found damaged, and that was reported */
};
struct ks_scrub {
    struct ks_scrub_item *v;
    size_t n, at;
    uint64_t serial; /* of the HEAD it was made from */
    bool listed;
    struct ks_sha256 hash; /* of the first `done` bytes of the object at hand */
    uint64_t done;
};

enum ks_head_loaded {
    KS_HEAD_LOADED,
    KS_HEAD_NEVER, /* nothing was ever kept here */
    KS_HEAD_LOST   /* what is there is no HEAD, or cannot be read */
};

struct ks_store {
    struct ks_disk disk;
    bool writer, broken;
    char *factory;
    struct ks_head head;
    struct ks_verified own;
    struct ks_hash_set *verified; /* objects hashed by this process */
    void (*alive)(void *context); /* the caller's, or NULL */
    bool (*held)(void *context, void (*add)(void *to, const uint8_t *hash), void *to);
    void *context;
    uint64_t temps;                 /* how many names in tmp/ were given out */
    int64_t clock;                  /* see ks_store_set_clock() */
    uint8_t ended[KS_SHA256_BYTES]; /* the base that is not shown any more; zeros = none */
    struct ks_scrub scrub;
    enum ks_head_loaded found; /* a reader's, of its last look at HEAD */
    struct ks_err lost;        /* a reader's, of its last look at HEAD; see ks_store_lost() */
    bool looked;    /* names and lengths of the shown objects were checked since opening */
    size_t damaged; /* objects and manifests of current releases found gone or damaged */
};

#define KS_STORE_PATH_MAX 80 /* "obj/ab/" and 64 digits */
void ks_object_path(const uint8_t hash[KS_SHA256_BYTES], char out[KS_STORE_PATH_MAX]);
void ks_object_folder(unsigned first_byte, char out[KS_STORE_PATH_MAX]);
void ks_document_path(const uint8_t hash[KS_SHA256_BYTES], char out[KS_STORE_PATH_MAX]);
#define KS_DOCUMENT_COPY ".bak" /* after the name of a document that is kept twice */
void ks_document_copy_path(const uint8_t hash[KS_SHA256_BYTES], char out[KS_STORE_PATH_MAX]);
/* The copy of what staff did not want. Another tail than a trust file's, of which a copy that
 * cannot be read says that trust is lost. */
#define KS_REFUSED_COPY ".kept"
void ks_temp_path(struct ks_store *store, char out[KS_STORE_PATH_MAX]);

/* Hash the bytes of an open object. 0, -errno, or -EILSEQ if they are not `hash` and `length`.
 * `store`: its `alive` is called meanwhile; NULL = none. */
int ks_object_check(const struct ks_store *store,
                    struct ks_disk *disk,
                    int file,
                    const uint8_t hash[KS_SHA256_BYTES],
                    uint64_t length);

/* By name and length. Not what the disk cannot tell of just now. */
bool ks_object_is_gone(const struct ks_store *store, const struct ks_manifest_file *file);

/* Put `bytes` at `path` in `folder` in one step: temp, sync, rename, sync of the folder. A failure
 * after the rename, or of a sync, breaks the store. */
bool ks_store_replace(struct ks_store *store,
                      const char *folder,
                      const char *path,
                      const void *bytes,
                      size_t n,
                      struct ks_err *err);
bool ks_store_writable(struct ks_store *store, struct ks_err *err);
/* The file of a document: its one spelling, and back. Views point into `file`. */
void ks_signed_join(const struct ks_signed *document, struct ks_buf *out);
bool ks_signed_split(struct ks_str file, struct ks_signed *document);
/* What lies at `path` under that hash, into `arena`. */
enum ks_document ks_document_load(struct ks_store *store,
                                  const char *path,
                                  const uint8_t hash[KS_SHA256_BYTES],
                                  struct ks_arena *arena,
                                  struct ks_signed *document,
                                  struct ks_err *err);
/* Write it there unless it is, whole; durable when true. */
bool ks_document_put(struct ks_store *store,
                     const char *path,
                     const struct ks_signed *document,
                     struct ks_err *err);
/* Write a document unless it is there, whole; durable when true. */
bool ks_store_put_document(struct ks_store *store,
                           const struct ks_signed *document,
                           uint8_t hash[KS_SHA256_BYTES],
                           struct ks_err *err);
/* The same with the trust file, and its second copy. */
bool ks_store_put_trust(struct ks_store *store,
                        const struct ks_signed *trust,
                        uint8_t hash[KS_SHA256_BYTES],
                        struct ks_err *err);
/* Writes the damaged or missing copy of HEAD's trust file again from the good one. */
bool ks_store_mend_trust(struct ks_store *store, struct ks_err *err);
/* The same of what staff did not want, where one of its two copies is not there, or bad, and where
 * the disk takes it. */
void ks_staging_mend(struct ks_store *store);
/* Nothing waits for staff any more. */
void ks_staging_forget(struct ks_head *head);
/* If this is what was being fetched, nothing is any more. */
void ks_staging_fetched(struct ks_head *head, const uint8_t hash[KS_SHA256_BYTES]);
/* What to remember of a bad release. Not the wrong thing because the disk cannot be read just now:
 * then a bad folder would come back. */
bool ks_staging_refusal(struct ks_store *store,
                        const struct ks_head_release *release,
                        uint8_t bad[KS_SHA256_BYTES],
                        struct ks_err *err);
/* Is what lies at `path` the document of this hash? */
bool ks_document_sound(struct ks_store *store, const char *path, const uint8_t hash[]);

/* The newest valid copy of HEAD. */
KS_NODISCARD enum ks_head_loaded
ks_head_file_load(struct ks_disk *disk, struct ks_head *head, struct ks_err *err);
/* What HEAD must have said, by the verified documents in rel/. False if one of them, or what there
 * is, cannot be read just now. */
bool ks_head_rebuild(struct ks_store *store, struct ks_head *head, struct ks_err *err);
bool ks_head_file_recover(struct ks_store *store, struct ks_err *err);
/* The commit point: `head` (with the next serial) becomes HEAD, then HEAD.bak. */
bool ks_head_file_commit(struct ks_store *store, struct ks_head head, struct ks_err *err);

#endif
