/* Releases that are kept and not shown yet: one waits for staff, one is being fetched. */
#include <stdio.h>
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

static void refused_path(const uint8_t hash[KS_SHA256_BYTES], char out[KS_STORE_PATH_MAX])
{
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(hash, hex);
    snprintf(out, KS_STORE_PATH_MAX, "rel/%s" KS_REFUSED_COPY, hex);
}

/* Whether it is what may wait: without a signature, and of our own. */
static bool may_wait(const struct ks_signed *document,
                     struct ks_arena *arena,
                     struct ks_manifest *manifest,
                     struct ks_err *err)
{
    return document->n == 0 && ks_manifest_parse(document->bytes, arena, manifest, err) &&
           strcmp(manifest->fleet, KS_FLEET_LOCAL) == 0;
}

/* LOST also if it is none of what may wait. What staff did not want lies there twice: one copy on a
 * bad sector would else hold up, for good, whatever nobody can compare it with. */
static enum ks_document load_staged(struct ks_store *store,
                                    const uint8_t hash[KS_SHA256_BYTES],
                                    struct ks_arena *arena,
                                    struct ks_manifest *manifest,
                                    struct ks_err *err)
{
    struct ks_signed document;
    char copy[KS_STORE_PATH_MAX];
    enum ks_document is = ks_store_read_document(store, hash, arena, &document, err);
    if (is != KS_DOCUMENT_WHOLE) {
        refused_path(hash, copy);
        enum ks_document second = ks_document_load(store, copy, hash, arena, &document, NULL);
        is = second == KS_DOCUMENT_LOST ? is : second;
    }
    return is == KS_DOCUMENT_WHOLE && !may_wait(&document, arena, manifest, err) ? KS_DOCUMENT_LOST
                                                                                 : is;
}

bool ks_store_waiting(struct ks_store *store,
                      struct ks_arena *arena,
                      struct ks_manifest *manifest,
                      struct ks_err *err)
{
    const uint8_t *staged = store->head.staged;
    return (!ks_hash_is_zero(staged) &&
            load_staged(store, staged, arena, manifest, err) == KS_DOCUMENT_WHOLE) ||
           ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_NOTHING_WAITS, KS_NO_ARGS);
}

bool ks_store_forget_staged(struct ks_store *store, struct ks_err *err)
{
    struct ks_head head = store->head;
    ks_staging_forget(&head);
    return ks_store_writable(store, err) &&
           (ks_hash_is_zero(store->head.staged) || ks_head_file_commit(store, head, err));
}

/* Writes one copy. Where there is no room, or the disk takes it not, nothing has changed and
 * nothing is held up: one copy is what there was before there were two. */
static void copy_to(struct ks_store *store, const char *path, const struct ks_signed *document)
{
    const struct ks_disk_ops *ops = store->disk.ops;
    struct ks_buf file = { 0 };
    char temp[KS_STORE_PATH_MAX];
    ks_temp_path(store, temp);
    ks_signed_join(document, &file);
    bool saved = ks_disk_save(&store->disk, temp, file.p, file.n, NULL) &&
                 ops->rename(store->disk.self, temp, path) >= 0;
    ks_buf_free(&file);
    if (!saved) {
        (void)ops->unlink(store->disk.self, temp);
    } else if (ops->sync_dir(store->disk.self, "rel") < 0) {
        store->broken = true;
    }
}

/* Both copies of one, from whichever is whole. */
static void mend(struct ks_store *store, const uint8_t hash[KS_SHA256_BYTES])
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_signed document;
    struct ks_manifest manifest;
    char path[KS_STORE_PATH_MAX], copy[KS_STORE_PATH_MAX];
    ks_document_path(hash, path);
    refused_path(hash, copy);
    bool first = ks_document_sound(store, path, hash),
         second = ks_document_sound(store, copy, hash);
    if (first != second &&
        ks_document_load(store, first ? path : copy, hash, arena, &document, NULL) ==
            KS_DOCUMENT_WHOLE &&
        may_wait(&document, arena, &manifest, NULL)) {
        copy_to(store, first ? copy : path, &document);
    }
    ks_arena_free(arena);
}

void ks_staging_mend(struct ks_store *store)
{
    for (size_t i = 0; i < KS_HEAD_REFUSED; i++) {
        if (!ks_hash_is_zero(store->head.refused[i])) {
            mend(store, store->head.refused[i]);
        }
    }
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
    mend(store, store->head.staged);
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
static enum ks_unwanted has_part(struct ks_store *store,
                                 const uint8_t hash[KS_SHA256_BYTES],
                                 struct ks_arena *arena,
                                 const uint8_t identity[KS_SHA256_BYTES])
{
    struct ks_manifest staged;
    size_t n = 0;
    if (ks_hash_is_zero(hash)) {
        return KS_WANTED;
    }
    enum ks_document is = load_staged(store, hash, arena, &staged, NULL);
    if (is != KS_DOCUMENT_WHOLE) {
        return is == KS_DOCUMENT_UNREAD ? KS_UNWANTED_UNKNOWN : KS_WANTED;
    }
    const char *const *names = ks_staged_sources(&staged, arena, &n);
    bool has = is_part(&staged, NULL, arena, identity);
    for (size_t i = 0; !has && i < n; i++) {
        has = is_part(&staged, names[i], arena, identity);
    }
    return has ? KS_UNWANTED : KS_WANTED;
}

enum ks_unwanted
ks_store_refuses(struct ks_store *store, enum ks_role role, const uint8_t identity[KS_SHA256_BYTES])
{
    struct ks_arena *arena = ks_arena_new();
    enum ks_unwanted refuses = ks_head_refuses(&store->head, identity) ? KS_UNWANTED : KS_WANTED;
    size_t waited = role == KS_ROLE_CONTENT ? KS_HEAD_REFUSED : 0; /* alerts are no layer of it */
    for (size_t i = 0; refuses != KS_UNWANTED && i < waited; i++) {
        enum ks_unwanted part = has_part(store, store->head.refused[i], arena, identity);
        refuses = part == KS_WANTED ? refuses : part;
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
