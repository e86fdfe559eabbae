/* Looking for damage: what decays while nobody reads it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "store/store_parts.h"

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

void ks_store_scrub(struct ks_store *store, bool *damaged)
{
    struct ks_scrub *scrub = &store->scrub;
    *damaged = false;
    list_objects(store);
    if (scrub->n == 0) {
        return;
    }
    const struct ks_scrub_object *object = &scrub->v[scrub->at++ % scrub->n];
    ks_hash_set_remove(store->verified, object->hash);
    *damaged = !ks_store_has(store, object->hash, object->length);
    store->damaged += *damaged && object->shown;
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
