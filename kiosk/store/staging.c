/* Releases that are kept and not shown yet: one waits for staff, one is being fetched. */
#include <string.h>

#include "core/problem/fail.h"
#include "core/release/staged.h"
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
    struct ks_signed document;
    struct ks_arena *arena = ks_arena_new();
    memcpy(bad, release->hash, KS_SHA256_BYTES);
    enum ks_document is = KS_DOCUMENT_LOST;
    if (release->origin == KS_ORIGIN_OPEN) {
        is = ks_store_read_document(store, release->hash, arena, &document, err);
        if (is == KS_DOCUMENT_WHOLE) {
            ks_store_identity(document.bytes, bad);
        }
    }
    ks_arena_free(arena);
    return is != KS_DOCUMENT_UNREAD;
}

static bool load_staged(struct ks_store *store,
                        const uint8_t hash[KS_SHA256_BYTES],
                        struct ks_arena *arena,
                        struct ks_manifest *manifest,
                        struct ks_err *err)
{
    struct ks_signed document;
    return ks_store_document(store, hash, arena, &document, err) && document.n == 0 &&
           ks_manifest_parse(document.bytes, arena, manifest, err) &&
           strcmp(manifest->fleet, "local") == 0;
}

bool ks_store_waiting(struct ks_store *store,
                      struct ks_arena *arena,
                      struct ks_manifest *manifest,
                      struct ks_err *err)
{
    const uint8_t *staged = store->head.staged;
    return (!ks_hash_is_zero(staged) && load_staged(store, staged, arena, manifest, err)) ||
           ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_NOTHING_WAITS, KS_NO_ARGS);
}

bool ks_store_forget_staged(struct ks_store *store, struct ks_err *err)
{
    struct ks_head head = store->head;
    ks_staging_forget(&head);
    return ks_store_writable(store, err) &&
           (ks_hash_is_zero(store->head.staged) || ks_head_file_commit(store, head, err));
}

bool ks_store_refuse_staged(struct ks_store *store, struct ks_err *err)
{
    struct ks_head head = store->head;
    if (!ks_store_writable(store, err)) {
        return false;
    }
    if (ks_hash_is_zero(head.staged)) {
        return ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_NOTHING_WAITS, KS_NO_ARGS);
    }
    ks_head_refuse(&head, head.staged);
    ks_staging_forget(&head);
    return ks_head_file_commit(store, head, err);
}

/* What is in it of one source (NULL: the base). */
static bool is_part(const struct ks_manifest *staged,
                    const char *source,
                    struct ks_arena *arena,
                    const uint8_t identity[KS_SHA256_BYTES])
{
    struct ks_manifest part;
    struct ks_buf text = { 0 };
    uint8_t found[KS_SHA256_BYTES];
    ks_staged_part(staged, source, arena, &part);
    bool is = part.n_files > 0 && ks_manifest_format(&part, &text, NULL);
    if (is) {
        ks_store_identity((struct ks_str) { text.p, text.n }, found);
        is = memcmp(found, identity, sizeof found) == 0;
    }
    ks_buf_free(&text);
    return is;
}

/* Whether the manifest of this hash waited for staff, and holds that. */
static bool has_part(struct ks_store *store,
                     const uint8_t hash[KS_SHA256_BYTES],
                     struct ks_arena *arena,
                     const uint8_t identity[KS_SHA256_BYTES])
{
    struct ks_manifest staged;
    size_t n = 0;
    if (ks_hash_is_zero(hash) || !load_staged(store, hash, arena, &staged, NULL)) {
        return false;
    }
    const char *const *names = ks_staged_sources(&staged, arena, &n);
    bool has = is_part(&staged, NULL, arena, identity);
    for (size_t i = 0; !has && i < n; i++) {
        has = is_part(&staged, names[i], arena, identity);
    }
    return has;
}

bool ks_store_refuses(struct ks_store *store, const uint8_t identity[KS_SHA256_BYTES])
{
    struct ks_arena *arena = ks_arena_new();
    bool refuses = ks_head_refuses(&store->head, identity);
    for (size_t i = 0; !refuses && i < KS_HEAD_REFUSED; i++) {
        refuses = has_part(store, store->head.refused[i], arena, identity);
    }
    ks_arena_free(arena);
    return refuses;
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
