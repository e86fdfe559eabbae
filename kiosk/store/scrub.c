/* The search for damage: what decays while nobody reads it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "store/store_parts.h"

#define PIECE_BYTES ((size_t)64 * 1024)

static void add(struct ks_scrub *scrub, struct ks_scrub_item item, const uint8_t hash[])
{
    memcpy(item.hash, hash, sizeof item.hash);
    scrub->v[scrub->n++] = item;
}

static void reserve(struct ks_scrub *scrub, size_t more)
{
    scrub->v = realloc(scrub->v, (scrub->n + more) * sizeof *scrub->v);
    if (scrub->v == NULL) {
        ks_oom();
    }
}

/* Lists a release's manifest and its objects. */
static void list_release(struct ks_store *store, const struct ks_head_release *release, bool shown)
{
    struct ks_scrub *scrub = &store->scrub;
    struct ks_manifest manifest = { 0 };
    struct ks_arena *arena = ks_arena_new();
    bool sound = ks_store_manifest(store, release->hash, arena, &manifest, NULL);
    store->damaged += shown && !sound;
    reserve(scrub, manifest.n_files + 1);
    for (size_t k = 0; k < manifest.n_files; k++) {
        add(scrub, (struct ks_scrub_item) { .length = manifest.files[k].length, .shown = shown },
            manifest.files[k].sha256);
    }
    add(scrub, (struct ks_scrub_item) { .kind = KS_SCRUB_DOCUMENT, .shown = shown, .told = !sound },
        release->hash);
    ks_arena_free(arena);
}

/* Everything HEAD needs, made again when it moved. */
static void list_all(struct ks_store *store)
{
    struct ks_scrub *scrub = &store->scrub;
    if (scrub->listed && scrub->serial == store->head.serial) {
        return;
    }
    free(scrub->v);
    *scrub = (struct ks_scrub) { .serial = store->head.serial, .listed = true };
    for (size_t i = 0; i < 2 * (size_t)KS_ROLE_COUNT; i++) {
        const struct ks_head_role *role = &store->head.role[i / 2];
        const struct ks_head_release *release = i % 2 == 0 ? &role->current : &role->previous;
        if (release->origin != KS_ORIGIN_NONE) {
            list_release(store, release, i % 2 == 0);
        }
    }
    if (!ks_hash_is_zero(store->head.trust)) {
        reserve(scrub, 2);
        add(scrub, (struct ks_scrub_item) { .kind = KS_SCRUB_TRUST }, store->head.trust);
        add(scrub, (struct ks_scrub_item) { .kind = KS_SCRUB_TRUST_COPY }, store->head.trust);
    }
}

/* The next bytes of the object into its hash: 0 = there are more, 1 = that was all, and whole;
 * else -errno. */
static int hash_on(struct ks_store *store, const struct ks_scrub_item *object, const char *path)
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

/* Checks one document, whole. A trust file is mended from its other copy (by the writer; a reader's
 * caller opens the store as one), a manifest by committing the release again. */
static bool look_at_document(struct ks_store *store, struct ks_scrub_item *item)
{
    char path[KS_STORE_PATH_MAX];
    if (item->kind == KS_SCRUB_TRUST_COPY) {
        ks_document_copy_path(item->hash, path);
    } else {
        ks_document_path(item->hash, path);
    }
    bool sound = ks_document_sound(store, path, item->hash), known = item->told;
    item->told = !sound;
    if (!sound && item->kind != KS_SCRUB_DOCUMENT && store->writer && !store->broken) {
        (void)ks_store_mend_trust(store, NULL);
    }
    /* Nothing brings the manifest of a previous release back. */
    bool matters = item->kind != KS_SCRUB_DOCUMENT || item->shown;
    store->damaged += !sound && !known && item->shown;
    return !sound && !known && matters;
}

/* The rest of one object, or the next bytes of it. */
static bool look_at_object(struct ks_store *store, const struct ks_scrub_item *object, bool *done)
{
    struct ks_scrub *scrub = &store->scrub;
    char path[KS_STORE_PATH_MAX];
    if (scrub->done == 0) {
        ks_sha256_begin(&scrub->hash);
    }
    ks_object_path(object->hash, path);
    int result = hash_on(store, object, path);
    *done = result != 0;
    if (result >= 0) {
        if (result > 0) {
            ks_hash_set_add(store->verified, object->hash);
        }
        return false;
    }
    ks_hash_set_remove(store->verified, object->hash);
    if (result == -EILSEQ && store->writer) {
        (void)store->disk.ops->unlink(store->disk.self, path);
    }
    store->damaged += object->shown;
    return true;
}

void ks_store_scrub(struct ks_store *store, bool *damaged)
{
    struct ks_scrub *scrub = &store->scrub;
    bool done = true;
    *damaged = false;
    list_all(store);
    if (scrub->n == 0) {
        return;
    }
    struct ks_scrub_item *item = &scrub->v[scrub->at % scrub->n];
    *damaged = item->kind == KS_SCRUB_OBJECT ? look_at_object(store, item, &done)
                                             : look_at_document(store, item);
    if (done) {
        scrub->at++;
        scrub->done = 0;
    }
}

bool ks_store_damaged(struct ks_store *store)
{
    list_all(store);
    if (!store->looked) {
        store->looked = true;
        for (size_t i = 0; i < store->scrub.n; i++) {
            const struct ks_scrub_item *object = &store->scrub.v[i];
            char path[KS_STORE_PATH_MAX];
            uint64_t size = 0;
            if (object->kind == KS_SCRUB_OBJECT && object->shown) {
                ks_object_path(object->hash, path);
                int error = store->disk.ops->stat(store->disk.self, path, &size);
                store->damaged += error < 0 || size != object->length;
            }
        }
    }
    return store->damaged > 0;
}
