/* Looking for damage: what decays while nobody reads it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "store/store_parts.h"

#define PIECE_BYTES ((size_t)64 * 1024)

/* The objects of all releases of HEAD, made again when HEAD moved. */
static void list_objects(struct ks_store *store)
{
    struct ks_scrub *scrub = &store->scrub;
    if (scrub->v != NULL && scrub->serial == store->head.serial) {
        return;
    }
    free(scrub->v);
    *scrub = (struct ks_scrub) { .serial = store->head.serial };
    struct ks_arena *arena = ks_arena_new();
    for (size_t i = 0; i < 2 * (size_t)KS_ROLE_COUNT; i++) {
        const struct ks_head_role *role = &store->head.role[i / 2];
        const struct ks_head_release *release = i % 2 == 0 ? &role->current : &role->previous;
        struct ks_manifest manifest;
        if (release->origin == KS_ORIGIN_NONE) {
            continue;
        }
        if (!ks_store_manifest(store, release->hash, arena, &manifest, NULL)) {
            store->damaged += i % 2 == 0;
            continue;
        }
        scrub->v = realloc(scrub->v, (scrub->n + manifest.n_files + 1) * sizeof *scrub->v);
        if (scrub->v == NULL) {
            ks_oom();
        }
        for (size_t k = 0; k < manifest.n_files; k++) {
            struct ks_scrub_object *object = &scrub->v[scrub->n++];
            memcpy(object->hash, manifest.files[k].sha256, sizeof object->hash);
            object->length = manifest.files[k].length;
            object->shown = i % 2 == 0;
        }
    }
    ks_arena_free(arena);
}

/* The next bytes of the object into its hash: 0 = there are more, 1 = that was all, and whole;
 * else -errno. */
static int hash_on(struct ks_store *store, const struct ks_scrub_object *object, const char *path)
{
    const struct ks_disk_ops *ops = store->disk.ops;
    struct ks_scrub *scrub = &store->scrub;
    unsigned char piece[PIECE_BYTES];
    uint64_t size = 0, until = scrub->done + KS_SCRUB_BYTES;
    int file = ops->open(store->disk.self, path, &size);
    int64_t got = file < 0 ? file : size == object->length ? 1 : -EILSEQ;
    while (got > 0 && scrub->done < object->length && scrub->done < until) {
        got = ops->read(store->disk.self, file, piece, sizeof piece, scrub->done);
        if (got > 0) {
            ks_sha256_add(&scrub->hash, piece, (size_t)got);
            scrub->done += (uint64_t)got;
        }
        got = got == -EINTR ? 1 : got == 0 ? -EILSEQ : got;
    }
    if (file >= 0) {
        (void)ops->close(store->disk.self, file);
    }
    if (got < 0 || scrub->done < object->length) {
        return got < 0 ? (int)got : 0;
    }
    uint8_t found[KS_SHA256_BYTES];
    ks_sha256_end(&scrub->hash, found);
    return scrub->done == object->length && memcmp(found, object->hash, sizeof found) == 0
               ? 1
               : -EILSEQ;
}

void ks_store_scrub(struct ks_store *store, bool *damaged)
{
    struct ks_scrub *scrub = &store->scrub;
    char path[KS_STORE_PATH_MAX];
    *damaged = false;
    list_objects(store);
    if (scrub->n == 0) {
        return;
    }
    const struct ks_scrub_object *object = &scrub->v[scrub->at % scrub->n];
    if (scrub->done == 0) {
        ks_sha256_begin(&scrub->hash);
    }
    ks_object_path(object->hash, path);
    int result = hash_on(store, object, path);
    if (result == 0) {
        return;
    }
    scrub->at++;
    scrub->done = 0;
    if (result > 0) {
        ks_hash_set_add(store->verified, object->hash);
        return;
    }
    ks_hash_set_remove(store->verified, object->hash);
    if (result == -EILSEQ && store->writer) {
        (void)store->disk.ops->unlink(store->disk.self, path);
    }
    *damaged = true;
    store->damaged += object->shown;
}

bool ks_store_damaged(struct ks_store *store)
{
    list_objects(store);
    if (!store->looked) {
        store->looked = true;
        for (size_t i = 0; i < store->scrub.n; i++) {
            const struct ks_scrub_object *object = &store->scrub.v[i];
            char path[KS_STORE_PATH_MAX];
            uint64_t size = 0;
            ks_object_path(object->hash, path);
            int error = store->disk.ops->stat(store->disk.self, path, &size);
            store->damaged += object->shown && (error < 0 || size != object->length);
        }
    }
    return store->damaged > 0;
}
