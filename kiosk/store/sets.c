/* The content sets that the store shows: current, previous, staged. */
#include "store/store_parts.h"

#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/release/staged.h"
#include "port/lang.h"
#define KS_LOG_MODULE "store"
#include "port/log.h"
#include "store/release_set.h"

/* Counts objects that are missing, by names and lengths: to hash everything first would keep the
 * screen waiting. */
static size_t count_gone(const struct ks_release_set *set, const struct ks_manifest *manifest)
{
    size_t gone = 0;
    for (size_t i = 0; i < manifest->n_files; i++) {
        const struct ks_manifest_file *file = &manifest->files[i];
        gone += !ks_store_has_name(set->store, file->sha256, file->length);
    }
    return gone;
}

void ks_store_end_base(struct ks_store *store, const uint8_t *release)
{
    const struct ks_head_role *content = &store->head.role[KS_ROLE_CONTENT];
    const struct ks_head_release *shown[] = { &content->current, &content->previous };
    if (release == NULL) {
        memset(store->ended, 0, sizeof store->ended);
        return;
    }
    for (size_t i = 0; i < KS_COUNT(shown); i++) {
        if (shown[i]->origin != KS_ORIGIN_NONE &&
            memcmp(shown[i]->hash, release, KS_SHA256_BYTES) == 0) {
            (void)ks_store_upon(store, KS_ROLE_CONTENT, shown[i], store->ended);
        }
    }
}

/* The layers below and above it show: the factory's, and what others had upon it. */
static void
leave_out(struct ks_manifest *manifest, const struct ks_manifest *part, struct ks_arena *arena)
{
    struct ks_manifest_file *files = ks_arena_array(arena, manifest->n_files + 1, sizeof *files);
    size_t n = 0;
    for (size_t i = 0; i < manifest->n_files; i++) {
        if (ks_manifest_find(part, manifest->files[i].path) == NULL) {
            files[n++] = manifest->files[i];
        }
    }
    manifest->files = files;
    manifest->n_files = n;
}

/* Of a release of our own what it stands upon (core/release/layers.h), as long as that is here. */
static void take_signed_part(struct ks_store *store,
                             struct ks_release_set *set,
                             const struct ks_head_release *release,
                             const uint8_t base[KS_SHA256_BYTES],
                             const struct ks_manifest *manifest)
{
    struct ks_manifest *part = &set->signed_part[manifest->role];
    if (release->origin == KS_ORIGIN_SIGNED) {
        *part = *manifest;
    } else if (ks_hash_is_zero(base) || !ks_store_manifest(store, base, set->arena, part, NULL)) {
        *part = (struct ks_manifest) { 0 };
    }
}

static bool add_release(struct ks_store *store,
                        struct ks_release_set *set,
                        const struct ks_head_release *release)
{
    struct ks_err err = { 0 };
    struct ks_manifest manifest;
    if (release->origin == KS_ORIGIN_NONE) {
        return false;
    }
    if (!ks_store_manifest(store, release->hash, set->arena, &manifest, &err)) {
        ks_log(KS_LOG_NO_RELEASE, "%s", ks_err_line(ks_lang_here(), &err).text);
        return false;
    }
    size_t gone = count_gone(set, &manifest);
    if (gone > 0) {
        ks_log(KS_LOG_FILES_GONE, "release %llu: %zu of %zu files are gone",
               (unsigned long long)manifest.version, gone, manifest.n_files);
    }
    if (manifest.n_files == 0 || gone > manifest.n_files / 5) {
        return manifest.n_files == 0;
    }
    uint8_t base[KS_SHA256_BYTES];
    (void)ks_store_upon(store, manifest.role, release, base);
    take_signed_part(store, set, release, base, &manifest);
    if (manifest.role == KS_ROLE_CONTENT && !ks_hash_is_zero(base) &&
        memcmp(base, store->ended, KS_SHA256_BYTES) == 0) {
        set->ended = true;
        leave_out(&manifest, &set->signed_part[KS_ROLE_CONTENT], set->arena);
    }
    ks_release_set_add(set, &manifest);
    return true;
}

struct ks_content_set *ks_store_release_set(struct ks_store *store,
                                            const uint8_t hash[KS_SHA256_BYTES],
                                            struct ks_err *err)
{
    struct ks_release_set *set = ks_release_set_new(store);
    struct ks_base base[KS_ROLE_COUNT];
    struct ks_manifest staged, shown[KS_ROLE_COUNT], next[KS_ROLE_COUNT];
    if (!ks_store_manifest(store, hash, set->arena, &staged, err)) {
        ks_release_set_free(set);
        return NULL;
    }
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        ks_store_base(store, (enum ks_role)role, set->arena, &base[role]);
        ks_store_shown(store, (enum ks_role)role, set->arena, &shown[role]);
        ks_store_leave_gone(store, KS_GONE_BY_LENGTH, &base[role].manifest);
        ks_store_leave_gone(store, KS_GONE_BY_LENGTH, &shown[role]);
    }
    ks_staged_adopt(&staged, base, shown, set->arena, next);
    size_t gone = count_gone(set, &next[KS_ROLE_CONTENT]) + count_gone(set, &next[KS_ROLE_ALERT]);
    if (gone > 0) {
        ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_WAITING_GONE, KS_NO_ARGS);
        ks_release_set_free(set);
        return NULL;
    }
    ks_release_set_add(set, &next[KS_ROLE_CONTENT]);
    ks_release_set_add(set, &next[KS_ROLE_ALERT]);
    return ks_release_set_done(set);
}

struct ks_content_set *ks_store_set_of(struct ks_store *store,
                                       const struct ks_manifest *content,
                                       const struct ks_manifest *alert)
{
    struct ks_release_set *set = ks_release_set_new(store);
    set->by_name = true;
    ks_release_set_add(set, content);
    if (alert != NULL) {
        ks_release_set_add(set, alert);
    }
    return ks_release_set_done(set);
}

struct ks_content_set *ks_store_previous_set(struct ks_store *store)
{
    struct ks_release_set *set = ks_release_set_new(store);
    if (!add_release(store, set, &store->head.role[KS_ROLE_CONTENT].previous)) {
        ks_release_set_free(set);
        return NULL;
    }
    (void)add_release(store, set, &store->head.role[KS_ROLE_ALERT].current);
    return ks_release_set_done(set);
}

struct ks_content_set *ks_store_content_set(struct ks_store *store, enum ks_shown *shown)
{
    struct ks_release_set *set = ks_release_set_new(store);
    const struct ks_head_role *content = &store->head.role[KS_ROLE_CONTENT];
    enum ks_shown what = KS_SHOWN_CURRENT;
    if (!add_release(store, set, &content->current)) {
        what = KS_SHOWN_PREVIOUS;
        if (!add_release(store, set, &content->previous)) {
            what = KS_SHOWN_NOTHING;
        }
    }
    if ((what == KS_SHOWN_NOTHING || set->ended) && store->factory != NULL) {
        struct ks_err err = { 0 };
        set->below = ks_content_set_open_folder(store->factory, &err);
        what = what == KS_SHOWN_NOTHING && set->below != NULL ? KS_SHOWN_FACTORY : what;
    }
    if (shown != NULL) {
        *shown = what;
    }
    /* Alerts of the current release are shown beside any content. */
    (void)add_release(store, set, &store->head.role[KS_ROLE_ALERT].current);
    return ks_release_set_done(set);
}
