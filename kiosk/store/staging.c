/* Releases that are kept and not shown yet: one waits for staff, one is being fetched. */
#include <string.h>

#include "core/problem/fail.h"
#include "store/store_parts.h"

void ks_staging_forget(struct ks_head *head)
{
    memset(head->staged, 0, sizeof head->staged);
    head->staged_at = 0;
}

void ks_staging_fetched(struct ks_head *head, const uint8_t hash[KS_SHA256_BYTES])
{
    if (memcmp(head->fetching, hash, KS_SHA256_BYTES) == 0) {
        memset(head->fetching, 0, sizeof head->fetching);
        head->fetching_at = 0;
    }
}

bool ks_staging_refusal(struct ks_store *store,
                        const struct ks_head_release *release,
                        uint8_t bad[KS_SHA256_BYTES],
                        struct ks_err *err)
{
    struct ks_err why = { 0 };
    struct ks_signed document;
    struct ks_arena *arena = ks_arena_new();
    memcpy(bad, release->hash, KS_SHA256_BYTES);
    bool ok = true;
    if (release->origin == KS_ORIGIN_OPEN) {
        if (ks_store_document(store, release->hash, arena, &document, &why)) {
            ks_store_identity(document.bytes, bad);
        } else if (why.code != KS_ERR_FORMAT && why.code != KS_ERR_NOT_FOUND) {
            ok = ks_fail_again(err, &why);
        }
    }
    ks_arena_free(arena);
    return ok;
}

bool ks_store_waiting(struct ks_store *store,
                      struct ks_arena *arena,
                      struct ks_manifest *manifest,
                      struct ks_err *err)
{
    const uint8_t *staged = store->head.staged;
    struct ks_signed document;
    bool waits = !ks_hash_is_zero(staged) &&
                 ks_store_document(store, staged, arena, &document, err) && document.n == 0 &&
                 ks_manifest_parse(document.bytes, arena, manifest, err) &&
                 strcmp(manifest->fleet, "local") == 0;
    return waits || ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_NOTHING_WAITS, KS_NO_ARGS);
}

bool ks_store_forget_staged(struct ks_store *store, struct ks_err *err)
{
    struct ks_head head = store->head;
    ks_staging_forget(&head);
    return ks_store_writable(store, err) &&
           (ks_hash_is_zero(store->head.staged) || ks_head_file_commit(store, head, err));
}

bool ks_store_refuse_staged(struct ks_store *store,
                            const uint8_t (*parts)[KS_SHA256_BYTES],
                            size_t n,
                            struct ks_err *err)
{
    struct ks_head head = store->head;
    if (!ks_store_writable(store, err)) {
        return false;
    }
    if (ks_hash_is_zero(head.staged)) {
        return ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_NOTHING_WAITS, KS_NO_ARGS);
    }
    for (size_t i = 0; i < n; i++) {
        ks_head_refuse(&head, parts[i]);
    }
    ks_staging_forget(&head);
    return ks_head_file_commit(store, head, err);
}

bool ks_store_stage(struct ks_store *store,
                    const struct ks_signed *layers,
                    int64_t now,
                    struct ks_err *err)
{
    struct ks_head head = store->head;
    uint8_t hash[KS_SHA256_BYTES];
    ks_sha256(layers->bytes.p, layers->bytes.n, hash);
    if (!ks_store_writable(store, err)) {
        return false;
    }
    if (memcmp(head.staged, hash, sizeof hash) == 0) {
        return true;
    }
    head.staged_at = now;
    return ks_store_put_document(store, layers, head.staged, err) &&
           ks_head_file_commit(store, head, err);
}

bool ks_store_fetching(struct ks_store *store,
                       const struct ks_signed *release,
                       int64_t now,
                       struct ks_err *err)
{
    struct ks_head head = store->head;
    uint8_t hash[KS_SHA256_BYTES];
    ks_sha256(release->bytes.p, release->bytes.n, hash);
    if (!ks_store_writable(store, err)) {
        return false;
    }
    if (memcmp(head.fetching, hash, sizeof hash) == 0) {
        return true;
    }
    head.fetching_at = now;
    return ks_store_put_document(store, release, head.fetching, err) &&
           ks_head_file_commit(store, head, err);
}
