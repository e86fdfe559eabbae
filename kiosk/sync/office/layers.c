/* The layers of what a device shows (see layers.h). */
#include "sync/office/layers.h"

#include <stdlib.h>
#include <string.h>

#include "sync/office/office.h"

void ks_layer_signed(struct ks_store *store,
                     enum ks_role role,
                     struct ks_arena *arena,
                     struct ks_manifest *layer)
{
    const struct ks_head *head = ks_store_head(store);
    const struct ks_head_role *known = &head->role[role];
    bool alone = known->current.origin == KS_ORIGIN_SIGNED;
    const uint8_t *hash = alone ? known->current.hash : known->top;
    bool there = alone || (!ks_hash_is_zero(known->top) && !ks_head_refuses(head, known->top));
    if (!there || !ks_store_manifest(store, hash, arena, layer, NULL)) {
        *layer = (struct ks_manifest) { 0 };
    }
}

static bool has(const struct ks_manifest *manifest, const struct ks_manifest_file *file)
{
    const struct ks_manifest_file *found = ks_manifest_find(manifest, file->path);
    return found != NULL && memcmp(found->sha256, file->sha256, sizeof file->sha256) == 0;
}

bool ks_layer_is_in(const struct ks_manifest *layer, const struct ks_manifest *whole)
{
    for (size_t i = 0; i < layer->n_files; i++) {
        if (!has(whole, &layer->files[i])) {
            return false;
        }
    }
    return true;
}

bool ks_layer_is_all(const struct ks_manifest *layer, const struct ks_manifest *whole)
{
    for (size_t i = 0; i < whole->n_files; i++) {
        if (!ks_office_owns(whole->files[i].path, NULL) && !has(layer, &whole->files[i])) {
            return false;
        }
    }
    return true;
}

bool ks_layer_upon(const struct ks_manifest *layer,
                   const struct ks_manifest *whole,
                   struct ks_arena *arena,
                   struct ks_manifest *out)
{
    size_t most = layer->role == KS_ROLE_ALERT ? KS_ALERT_FILES_MAX : KS_MANIFEST_FILES_MAX;
    *out = (struct ks_manifest) { 0 };
    out->files = ks_arena_array(arena, layer->n_files + whole->n_files + 1, sizeof *out->files);
    for (size_t i = 0; i < layer->n_files; i++) {
        out->files[out->n_files++] = layer->files[i];
    }
    for (size_t i = 0; i < whole->n_files && out->n_files < most; i++) {
        if (ks_office_owns(whole->files[i].path, NULL)) {
            out->files[out->n_files++] = whole->files[i];
        }
    }
    return out->n_files > layer->n_files;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct ks_manifest_file *)a)->path,
                  ((const struct ks_manifest_file *)b)->path);
}

void ks_layer_finish(struct ks_manifest *release,
                     enum ks_role role,
                     const struct ks_head *head,
                     int64_t now)
{
    bool alert = role == KS_ROLE_ALERT;
    if (release->n_files > 1) {
        qsort(release->files, release->n_files, sizeof *release->files, by_path);
    }
    release->fleet = "local";
    release->role = role;
    release->epoch = head->epoch > 0 ? head->epoch : 1;
    release->version = head->open_version + 1;
    release->created = now;
    release->expires = now + (alert ? KS_ALERT_SECONDS_MAX : KS_RELEASE_SECONDS_MAX);
    release->minfw = 1;
    release->total = 0;
    for (size_t i = 0; i < release->n_files; i++) {
        release->total += release->files[i].length;
    }
}
