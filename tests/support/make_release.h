#ifndef TESTS_SUPPORT_MAKE_RELEASE_H
#define TESTS_SUPPORT_MAKE_RELEASE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/store.h"
#include "support/said.h"

/* Small releases for tests: files with made-up bytes, manifests in the real grammar, a signature
 * that nobody checks here. */

struct blob {
    const char *path;
    const char *bytes;
};

#define BLOBS_MAX 24

struct made {
    struct ks_buf text;
    struct ks_signed doc;
    struct ks_manifest manifest; /* strings are those of the blobs */
    struct ks_manifest_file files[BLOBS_MAX];
    const struct blob *blobs;
    size_t n;
    uint8_t hash[32];
};

static inline int blob_order(const void *a, const void *b)
{
    return strcmp(((const struct ks_manifest_file *)a)->path,
                  ((const struct ks_manifest_file *)b)->path);
}

static inline void make_release(struct made *made,
                                enum ks_role role,
                                uint32_t epoch,
                                uint64_t version,
                                const struct blob *blobs,
                                size_t n)
{
    struct ks_err err = { 0 };
    *made = (struct made) { .blobs = blobs, .n = n };
    struct ks_manifest *m = &made->manifest;
    *m = (struct ks_manifest) { .fleet = "campus-a",
                                .role = role,
                                .epoch = epoch,
                                .version = version,
                                .created = 1600000000 + (int64_t)version,
                                .expires = 1600000000 + (int64_t)version + 3600,
                                .minfw = 1,
                                .files = made->files,
                                .n_files = n };
    for (size_t i = 0; i < n; i++) {
        struct ks_manifest_file *file = &made->files[i];
        file->path = blobs[i].path;
        file->type = role == KS_ROLE_ALERT                           ? KS_BLOB_CARD
                     : strncmp(blobs[i].path, "playlists/", 10) == 0 ? KS_BLOB_TABLE
                                                                     : KS_BLOB_CARD;
        file->length = strlen(blobs[i].bytes);
        ks_sha256(blobs[i].bytes, strlen(blobs[i].bytes), file->sha256);
        m->total += file->length;
    }
    qsort(made->files, n, sizeof made->files[0], blob_order);
    if (!ks_manifest_format(m, &made->text, &err)) {
        fprintf(stderr, "make_release: %s\n", said_err(&err));
        abort();
    }
    made->doc.bytes = (struct ks_str) { made->text.p, made->text.n };
    made->doc.signatures[0] = ks_str_of("untrusted comment: t\nRUQ=\ntrusted comment: t\nAA==\n");
    made->doc.n = 1;
    ks_sha256(made->text.p, made->text.n, made->hash);
}

/* A release of our own out of `made`, which stands upon a signed one (NULL: upon none). */
static inline void stand_upon(struct made *made, const uint8_t signed_one[32])
{
    struct ks_err err = { 0 };
    struct ks_manifest *m = &made->manifest;
    m->fleet = KS_FLEET_LOCAL;
    m->tells_upon = true;
    if (signed_one != NULL) {
        memcpy(m->upon, signed_one, sizeof m->upon);
    }
    ks_buf_free(&made->text);
    if (!ks_manifest_format(m, &made->text, &err)) {
        fprintf(stderr, "stand_upon: %s\n", said_err(&err));
        abort();
    }
    made->doc = (struct ks_signed) { .bytes = { made->text.p, made->text.n } };
    ks_sha256(made->text.p, made->text.n, made->hash);
}

static inline void made_free(struct made *made)
{
    ks_buf_free(&made->text);
}

static inline bool put_blob(struct ks_store *store, const char *bytes, struct ks_err *err)
{
    uint8_t hash[32];
    size_t n = strlen(bytes), half = n / 2;
    ks_sha256(bytes, n, hash);
    if (ks_store_has(store, hash, n)) {
        return true;
    }
    struct ks_object *object;
    if (ks_store_object_begin(store, hash, n, &object, err) != KS_STORED) {
        return false;
    }
    if (ks_store_object_write(object, bytes, half, err) != KS_STORED ||
        ks_store_object_write(object, bytes + half, n - half, err) != KS_STORED) {
        ks_store_object_abandon(object);
        return false;
    }
    return ks_store_object_finish(object, err) == KS_STORED;
}

/* What a cycle of kiosk-sync does with a verified release. */
static inline bool
install(struct ks_store *store, const struct made *made, enum ks_origin origin, struct ks_err *err)
{
    for (size_t i = 0; i < made->n; i++) {
        if (!put_blob(store, made->blobs[i].bytes, err)) {
            return false;
        }
    }
    return ks_store_commit(store, &made->doc, origin, err) == KS_COMMITTED;
}

static inline struct ks_signed trust_doc(const char *text)
{
    struct ks_signed trust = { .bytes = ks_str_of(text), .n = 1 };
    trust.signatures[0] = ks_str_of("untrusted comment: t\nRUQ=\ntrusted comment: t\nAA==\n");
    return trust;
}

#endif
