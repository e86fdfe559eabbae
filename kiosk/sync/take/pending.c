/* What waits for staff to confirm it (see pending.h). */
#include "sync/take/pending.h"

#include <string.h>

#include "core/release/staged.h"
#include "port/clock.h"
#include "sync/office/layers.h"

static void installed(struct ks_store *store,
                      enum ks_role role,
                      struct ks_arena *arena,
                      struct ks_manifest *manifest)
{
    const struct ks_head_release *current = &ks_store_head(store)->role[role].current;
    if (current->origin == KS_ORIGIN_NONE ||
        !ks_store_manifest(store, current->hash, arena, manifest, NULL)) {
        *manifest = (struct ks_manifest) { 0 };
    }
}

/* Others may have been installed since it was staged: it gets the next number now. */
static bool commit(struct ks_store *store, struct ks_manifest *manifest, struct ks_err *err)
{
    struct ks_buf text = { 0 };
    manifest->version = ks_store_head(store)->open_version + 1;
    bool ok = ks_manifest_format(manifest, &text, err);
    struct ks_signed release = { .bytes = { text.p, text.n } };
    ok = ok && ks_store_commit(store, &release, KS_ORIGIN_OPEN, err);
    ks_buf_free(&text);
    return ok;
}

/* Signatures may have brought something since it was staged. True if that makes a difference. */
static bool stand_upon_signed(struct ks_store *store,
                              enum ks_role role,
                              struct ks_arena *arena,
                              struct ks_manifest *release)
{
    struct ks_manifest layer, whole;
    ks_layer_signed(store, role, arena, &layer);
    if (layer.n_files == 0 ||
        (ks_layer_is_in(&layer, release) && ks_layer_is_all(&layer, release))) {
        return false;
    }
    (void)ks_layer_upon(&layer, release, arena, &whole);
    ks_layer_finish(&whole, role, ks_store_head(store), ks_clock_wall().s);
    *release = whole;
    return true;
}

/* Alerts first, as everywhere; what was decided is done again if a cut comes in between. */
static bool install(struct ks_store *store,
                    const struct ks_manifest *staged,
                    struct ks_arena *arena,
                    struct ks_err *err)
{
    struct ks_manifest alerts_now, content_now, alerts, content;
    installed(store, KS_ROLE_ALERT, arena, &alerts_now);
    installed(store, KS_ROLE_CONTENT, arena, &content_now);
    bool changes = ks_staged_split(staged, &alerts_now, arena, &content, &alerts);
    changes = stand_upon_signed(store, KS_ROLE_CONTENT, arena, &content) || changes;
    changes = stand_upon_signed(store, KS_ROLE_ALERT, arena, &alerts) || changes;
    if (changes && !ks_manifest_same_files(&alerts, &alerts_now)) {
        alerts.created = ks_clock_wall().s > 0 ? ks_clock_wall().s : 0;
        alerts.expires = alerts.created + KS_ALERT_SECONDS_MAX;
        if (!commit(store, &alerts, err)) {
            return false;
        }
    }
    bool same = changes && ks_manifest_same_files(&content, &content_now);
    return (same || commit(store, &content, err)) && ks_store_forget_staged(store, err);
}

bool ks_pending_confirm(struct ks_store *store, uint64_t *version, struct ks_err *err)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest staged;
    bool ok = ks_store_waiting(store, arena, &staged, err) && install(store, &staged, arena, err);
    *version = ok ? ks_store_head(store)->open_version : 0;
    ks_arena_free(arena);
    return ok;
}

bool ks_pending_refuse(struct ks_store *store, struct ks_err *err)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest manifest;
    bool ok = ks_store_waiting(store, arena, &manifest, err) && ks_store_refuse_staged(store, err);
    ks_arena_free(arena);
    return ok;
}
