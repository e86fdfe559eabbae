/* What waits for staff to confirm it (see pending.h). */
#include "sync/pending.h"

#include <string.h>

bool ks_pending(struct ks_store *store,
                struct ks_arena *arena,
                struct ks_manifest *manifest,
                struct ks_err *err)
{
    const uint8_t *staged = ks_store_head(store)->staged;
    struct ks_signed document;
    /* A signed release that is still being fetched is staged too; a local one has no signature. */
    bool waits = !ks_hash_is_zero(staged) &&
                 ks_store_document(store, staged, arena, &document, err) && document.n == 0 &&
                 ks_manifest_parse(document.bytes, arena, manifest, err) &&
                 strcmp(manifest->fleet, "local") == 0;
    return waits || ks_fail(err, KS_ERR_NOT_FOUND, "没有等待确认的内容");
}

bool ks_pending_confirm(struct ks_store *store, uint64_t *version, struct ks_err *err)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_buf text = { 0 };
    struct ks_manifest manifest;
    bool ok = ks_pending(store, arena, &manifest, err);
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
