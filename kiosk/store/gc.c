/* Garbage collection, and the room a release needs. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "store/store_parts.h"

#define FLOOR_BYTES ((uint64_t)32 << 20)
#define FLOOR_FILES 64 /* HEAD, documents, the players' own files */

struct live {
    struct ks_hash_set objects, documents;
};

/* Adds what a release needs to the live objects, unless that cannot be known. */
static enum ks_document look_at_release(struct ks_store *store,
                                        const uint8_t hash[KS_SHA256_BYTES],
                                        struct live *live,
                                        struct ks_err *err)
{
    if (ks_hash_is_zero(hash)) {
        return KS_DOCUMENT_WHOLE;
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_signed document;
    struct ks_manifest manifest;
    enum ks_document is = ks_store_read_document(store, hash, arena, &document, err);
    if (is == KS_DOCUMENT_WHOLE && !ks_manifest_parse(document.bytes, arena, &manifest, err)) {
        is = KS_DOCUMENT_LOST;
    }
    for (size_t i = 0; is == KS_DOCUMENT_WHOLE && i < manifest.n_files; i++) {
        ks_hash_set_add(&live->objects, manifest.files[i].sha256);
    }
    ks_hash_set_add(&live->documents, hash);
    ks_arena_free(arena);
    return is;
}

static bool add_release(struct ks_store *store,
                        const uint8_t hash[KS_SHA256_BYTES],
                        struct live *live,
                        struct ks_err *err)
{
    return look_at_release(store, hash, live, err) == KS_DOCUMENT_WHOLE;
}

/* The same for a release that may be damaged for good: one whose manifest is damaged needs nothing
 * any more. One that the disk cannot read just now is still needed. */
static bool add_if_sound(struct ks_store *store,
                         const uint8_t hash[KS_SHA256_BYTES],
                         struct live *live,
                         struct ks_err *err)
{
    return look_at_release(store, hash, live, err) != KS_DOCUMENT_UNREAD;
}

/* The signed release that one of our own stands upon: its document says whose keys signed it. */
static bool add_below(struct ks_store *store,
                      enum ks_role role,
                      const struct ks_head_release *release,
                      struct live *live,
                      struct ks_err *err)
{
    uint8_t hash[KS_SHA256_BYTES];
    enum ks_document is = ks_store_upon(store, role, release, hash);
    return is == KS_DOCUMENT_UNREAD ? ks_disk_fail(err, -EIO, KS_PROBLEM_DISK_READ, "rel")
                                    : add_if_sound(store, hash, live, err);
}

static void add_held(void *live, const uint8_t *hash)
{
    ks_hash_set_add(&((struct live *)live)->objects, hash);
}

static bool find_live(struct ks_store *store, int64_t now, struct live *live, struct ks_err *err)
{
    const struct ks_head *head = &store->head;
    for (size_t i = 0; i < KS_ROLE_COUNT; i++) {
        enum ks_role role = (enum ks_role)i;
        /* Without the list of a current release nothing is removed: it may heal. */
        if (!add_release(store, head->role[i].current.hash, live, err) ||
            !add_if_sound(store, head->role[i].previous.hash, live, err) ||
            !add_below(store, role, &head->role[i].current, live, err) ||
            !add_below(store, role, &head->role[i].previous, live, err) ||
            !add_if_sound(store, head->role[i].top, live, err)) {
            return false;
        }
    }
    if (!ks_hash_is_zero(head->trust)) {
        ks_hash_set_add(&live->documents, head->trust);
    }
    if (store->held != NULL && !store->held(store->context, add_held, live)) {
        return ks_disk_fail(err, -EIO, KS_PROBLEM_DISK_CLEAN, "obj");
    }
    for (size_t i = 0; i < KS_HEAD_REFUSED; i++) {
        ks_hash_set_add(&live->documents, head->refused[i]); /* some are manifests that waited */
    }
    bool waits = now - head->staged_at < KS_STAGED_SECONDS;
    bool comes = now - head->fetching_at < KS_STAGED_SECONDS;
    return (!waits || add_if_sound(store, head->staged, live, err)) &&
           (!comes || add_if_sound(store, head->fetching, live, err));
}

struct sweep {
    const struct ks_hash_set *live;
    bool copies;        /* a name may have a copy's tail behind it */
    struct ks_buf dead; /* names, each with its NUL */
};

static void note_dead(void *context, const char *name)
{
    static const char *const tails[] = { KS_DOCUMENT_COPY, KS_REFUSED_COPY };
    struct sweep *sweep = context;
    uint8_t hash[KS_SHA256_BYTES];
    struct ks_str stem = ks_str_of(name);
    for (size_t i = 0; sweep->copies && i < KS_COUNT(tails); i++) {
        stem.n -= ks_str_ends(stem, tails[i]) ? strlen(tails[i]) : 0;
    }
    if (!ks_sha256_parse(stem.p, stem.n, hash) || !ks_hash_set_has(sweep->live, hash)) {
        ks_buf_add(&sweep->dead, name, strlen(name) + 1);
    }
}

static bool sweep_folder(struct ks_store *store,
                         const char *folder,
                         const struct ks_hash_set *live,
                         struct ks_err *err)
{
    const struct ks_disk_ops *ops = store->disk.ops;
    struct sweep sweep = { .live = live, .copies = strcmp(folder, "rel") == 0 };
    int error = ops->list(store->disk.self, folder, note_dead, &sweep);
    for (size_t at = 0; error >= 0 && at < sweep.dead.n;) {
        const char *name = sweep.dead.p + at;
        struct ks_buf path = { 0 };
        ks_buf_addf(&path, "%s/%s", folder, name);
        error = ops->unlink(store->disk.self, path.p);
        ks_buf_free(&path);
        uint8_t hash[KS_SHA256_BYTES];
        if (ks_sha256_parse(name, strlen(name), hash)) {
            ks_hash_set_remove(store->verified, hash);
        }
        at += strlen(name) + 1;
    }
    ks_buf_free(&sweep.dead);
    return error >= 0 || ks_disk_fail(err, error, KS_PROBLEM_DISK_CLEAN, folder);
}

struct folders {
    bool known[256];
};

static void note_folder(void *context, const char *name)
{
    struct folders *folders = context;
    unsigned byte;
    char tail;
    if (strlen(name) == 2 && sscanf(name, "%2x%c", &byte, &tail) == 1) {
        folders->known[byte & 255] = true;
    }
}

bool ks_store_gc(struct ks_store *store, int64_t now, struct ks_err *err)
{
    struct ks_head head;
    if (!ks_store_writable(store, err) ||
        (store->head.serial > 0 && ks_head_file_load(&store->disk, &head, err) != KS_HEAD_LOADED)) {
        return false;
    }
    if (store->head.serial > 0 && head.serial != store->head.serial) {
        /* Another process has written HEAD: what we believe is needed is out of date. */
        store->broken = true;
        return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_HEAD_OTHER, KS_NO_ARGS);
    }
    struct live live = { { 0 }, { 0 } };
    struct folders folders = { { false } };
    bool ok = find_live(store, now, &live, err) && sweep_folder(store, "rel", &live.documents, err);
    if (ok) {
        int error = store->disk.ops->list(store->disk.self, "obj", note_folder, &folders);
        ok = error >= 0 || ks_disk_fail(err, error, KS_PROBLEM_DISK_CLEAN, "obj");
    }
    for (unsigned i = 0; ok && i < 256; i++) {
        char folder[KS_STORE_PATH_MAX];
        ks_object_folder(i, folder);
        ok = !folders.known[i] || sweep_folder(store, folder, &live.objects, err);
    }
    ks_hash_set_free(&live.objects);
    ks_hash_set_free(&live.documents);
    return ok;
}

static enum ks_stored
fits(struct ks_store *store, uint64_t bytes, uint64_t files, struct ks_err *err)
{
    struct ks_disk_space space;
    int error = store->disk.ops->space(store->disk.self, &space);
    if (error < 0) {
        ks_disk_fail(err, error, KS_PROBLEM_DISK_SPACE, "");
        return KS_STORED_NOT;
    }
    uint64_t share = space.total / 100 * 3;
    uint64_t floor = share > FLOOR_BYTES ? share : FLOOR_BYTES;
    uint64_t need = bytes + bytes / 10 + floor; /* bytes <= 8 GiB */
    if (need > space.free) {
        ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_STORE_ROOM,
                   KS_ARGS(ks_arg_number((long long)(need >> 20)),
                           ks_arg_number((long long)(floor >> 20)),
                           ks_arg_number((long long)(space.free >> 20))));
        return KS_STORED_FULL;
    }
    if (files + FLOOR_FILES > space.free_files) {
        ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_STORE_FILES, KS_NO_ARGS);
        return KS_STORED_FULL;
    }
    return KS_STORED;
}

enum ks_stored ks_store_room(
    struct ks_store *store, uint64_t bytes, uint64_t files, int64_t now, struct ks_err *err)
{
    enum ks_stored room = fits(store, bytes, files, store->writer ? NULL : err);
    if (room == KS_STORED || !store->writer) {
        return room;
    }
    return ks_store_gc(store, now, err) ? fits(store, bytes, files, err) : KS_STORED_NOT;
}
