/* What waits for staff to confirm it (see pending.h). */
#include "sync/pending.h"

bool ks_pending_confirm(struct ks_store *store, uint64_t *version, struct ks_err *err)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_buf text = { 0 };
    struct ks_manifest manifest;
    bool ok = ks_store_waiting(store, arena, &manifest, err);
    if (ok) {
        /* Others may have been installed since it was staged: it gets the next number now. */
        manifest.version = ks_store_head(store)->open_version + 1;
        ok = ks_manifest_format(&manifest, &text, err);
    }
    struct ks_signed release = { .bytes = { text.p, text.n } };
    ok = ok && ks_store_commit(store, &release, KS_ORIGIN_OPEN, err);
    *version = ok ? manifest.version : 0;
    ks_buf_free(&text);
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
