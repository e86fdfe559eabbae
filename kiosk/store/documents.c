/* Manifests and trust files with their signatures, in rel/. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "store/store_parts.h"

/* One file each, so that one rename brings both: a line `KSD1 <bytes> <n> <length>...`, the
 * document, its n signatures. Signatures vouch for the document; nothing vouches for this line, so
 * it is read as strictly as bytes from outside. */
#define HEADER_MAX 256
#define FILE_MAX                                                                                   \
    (HEADER_MAX + KS_MANIFEST_BYTES_MAX + (size_t)KS_SIGNATURES_MAX * KS_SIGNATURE_BYTES_MAX)

void ks_document_path(const uint8_t hash[KS_SHA256_BYTES], char out[KS_STORE_PATH_MAX])
{
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(hash, hex);
    snprintf(out, KS_STORE_PATH_MAX, "rel/%s", hex);
}

void ks_document_copy_path(const uint8_t hash[KS_SHA256_BYTES], char out[KS_STORE_PATH_MAX])
{
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(hash, hex);
    snprintf(out, KS_STORE_PATH_MAX, "rel/%s" KS_DOCUMENT_COPY, hex);
}

static bool take_number(struct ks_str *line, size_t max, size_t *value)
{
    struct ks_str word;
    *value = 0;
    if (!ks_str_cut(line, ' ', &word) || word.n == 0 || word.n > 9 ||
        (word.p[0] == '0' && word.n > 1)) {
        return false;
    }
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] < '0' || word.p[i] > '9') {
            return false;
        }
        *value = *value * 10 + (size_t)(word.p[i] - '0');
    }
    return *value <= max;
}

static bool take_bytes(struct ks_str *rest, size_t n, struct ks_str *part)
{
    if (rest->n < n) {
        return false;
    }
    *part = (struct ks_str) { rest->p, n };
    rest->p += n;
    rest->n -= n;
    return true;
}

bool ks_signed_split(struct ks_str file, struct ks_signed *document)
{
    struct ks_str line, word;
    size_t length, lengths[KS_SIGNATURES_MAX];
    *document = (struct ks_signed) { 0 };
    if (!ks_str_cut(&file, '\n', &line) || file.p == NULL || ks_str_ends(line, " ") ||
        !ks_str_cut(&line, ' ', &word) || !ks_str_is(word, "KSD1") ||
        !take_number(&line, KS_MANIFEST_BYTES_MAX, &length) ||
        !take_number(&line, KS_SIGNATURES_MAX, &document->n)) {
        return false;
    }
    for (size_t i = 0; i < document->n; i++) {
        if (!take_number(&line, KS_SIGNATURE_BYTES_MAX, &lengths[i])) {
            return false;
        }
    }
    if (line.n > 0 || !take_bytes(&file, length, &document->bytes)) {
        return false;
    }
    for (size_t i = 0; i < document->n; i++) {
        if (!take_bytes(&file, lengths[i], &document->signatures[i])) {
            return false;
        }
    }
    return file.n == 0;
}

void ks_signed_join(const struct ks_signed *document, struct ks_buf *out)
{
    ks_buf_addf(out, "KSD1 %zu %zu", document->bytes.n, document->n);
    for (size_t i = 0; i < document->n; i++) {
        ks_buf_addf(out, " %zu", document->signatures[i].n);
    }
    ks_buf_adds(out, "\n");
    ks_buf_add(out, document->bytes.p, document->bytes.n);
    for (size_t i = 0; i < document->n; i++) {
        ks_buf_add(out, document->signatures[i].p, document->signatures[i].n);
    }
}

enum ks_document ks_document_load(struct ks_store *store,
                                  const char *path,
                                  const uint8_t hash[KS_SHA256_BYTES],
                                  struct ks_arena *arena,
                                  struct ks_signed *document,
                                  struct ks_err *err)
{
    char *bytes;
    size_t n;
    switch (ks_disk_load(&store->disk, path, FILE_MAX, &bytes, &n, err)) {
    case KS_LOADED:
        break;
    case KS_LOAD_NONE:
    case KS_LOAD_OTHER:
        return KS_DOCUMENT_LOST;
    case KS_LOAD_FAILED:
        return KS_DOCUMENT_UNREAD;
    }
    struct ks_str file = { ks_arena_strndup(arena, bytes, n), n };
    free(bytes);
    uint8_t found[KS_SHA256_BYTES];
    if (ks_signed_split(file, document)) {
        ks_sha256(document->bytes.p, document->bytes.n, found);
        if (memcmp(found, hash, sizeof found) == 0) {
            return KS_DOCUMENT_WHOLE;
        }
    }
    (void)ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_STORE_DOCUMENT, KS_ARGS(ks_arg_text(path)));
    return KS_DOCUMENT_LOST;
}

enum ks_document ks_store_read_document(struct ks_store *store,
                                        const uint8_t hash[KS_SHA256_BYTES],
                                        struct ks_arena *arena,
                                        struct ks_signed *document,
                                        struct ks_err *err)
{
    struct ks_err why = { 0 }, of_copy = { 0 };
    char path[KS_STORE_PATH_MAX], copy[KS_STORE_PATH_MAX];
    ks_document_path(hash, path);
    ks_document_copy_path(hash, copy);
    enum ks_document first = ks_document_load(store, path, hash, arena, document, &why);
    if (first == KS_DOCUMENT_WHOLE) {
        return first;
    }
    enum ks_document second = ks_document_load(store, copy, hash, arena, document, &of_copy);
    if (second == KS_DOCUMENT_LOST) {
        (void)ks_fail_again(err, &why);
        return first;
    }
    if (second == KS_DOCUMENT_UNREAD) { /* it may be whole */
        (void)ks_fail_again(err, &of_copy);
    }
    return second;
}

bool ks_store_document(struct ks_store *store,
                       const uint8_t hash[KS_SHA256_BYTES],
                       struct ks_arena *arena,
                       struct ks_signed *document,
                       struct ks_err *err)
{
    return ks_store_read_document(store, hash, arena, document, err) == KS_DOCUMENT_WHOLE;
}

bool ks_document_sound(struct ks_store *store, const char *path, const uint8_t hash[])
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_signed document;
    bool sound = ks_document_load(store, path, hash, arena, &document, NULL) == KS_DOCUMENT_WHOLE;
    ks_arena_free(arena);
    return sound;
}

bool ks_store_manifest(struct ks_store *store,
                       const uint8_t hash[KS_SHA256_BYTES],
                       struct ks_arena *arena,
                       struct ks_manifest *manifest,
                       struct ks_err *err)
{
    struct ks_signed document;
    return ks_store_document(store, hash, arena, &document, err) &&
           ks_manifest_parse(document.bytes, arena, manifest, err);
}

enum ks_document ks_store_upon(struct ks_store *store,
                               enum ks_role role,
                               const struct ks_head_release *release,
                               uint8_t hash[KS_SHA256_BYTES])
{
    const uint8_t *top = store->head.role[role].top;
    struct ks_signed document;
    struct ks_manifest manifest, below;
    enum ks_document is = KS_DOCUMENT_WHOLE;
    memset(hash, 0, KS_SHA256_BYTES);
    if (release->origin == KS_ORIGIN_SIGNED) {
        memcpy(hash, release->hash, KS_SHA256_BYTES);
    } else if (release->origin == KS_ORIGIN_OPEN) {
        struct ks_arena *arena = ks_arena_new();
        is = ks_store_read_document(store, release->hash, arena, &document, NULL);
        if (is == KS_DOCUMENT_WHOLE && !ks_manifest_parse(document.bytes, arena, &manifest, NULL)) {
            is = KS_DOCUMENT_LOST;
        } else if (is == KS_DOCUMENT_WHOLE && manifest.tells_upon) {
            memcpy(hash, manifest.upon, KS_SHA256_BYTES);
        } else if (is == KS_DOCUMENT_WHOLE && !ks_hash_is_zero(top) &&
                   !ks_head_refuses(&store->head, top)) { /* made before releases told it */
            bool upon = ks_store_manifest(store, top, arena, &below, NULL) &&
                        ks_layer_is_all(&below, &manifest);
            is = upon ? KS_DOCUMENT_WHOLE : KS_DOCUMENT_LOST;
            memcpy(hash, top, upon ? KS_SHA256_BYTES : 0);
        }
        ks_arena_free(arena);
    }
    return is;
}

void ks_store_base(struct ks_store *store,
                   enum ks_role role,
                   struct ks_arena *arena,
                   struct ks_base *base)
{
    const struct ks_head_role *known = &store->head.role[role];
    bool shows = known->current.origin != KS_ORIGIN_NONE;
    *base = (struct ks_base) { .kind = KS_BASE_NONE };
    bool told =
        shows && ks_store_upon(store, role, &known->current, base->hash) == KS_DOCUMENT_WHOLE;
    bool refused = ks_head_refuses(&store->head, known->top);
    if (!told && !refused) {
        memcpy(base->hash, known->top, sizeof base->hash);
    }
    if (!ks_hash_is_zero(base->hash)) {
        bool read = ks_store_manifest(store, base->hash, arena, &base->manifest, NULL);
        base->kind = read ? KS_BASE_SIGNED : KS_BASE_UNREADABLE;
    } else if (shows && !told && refused) {
        base->kind = KS_BASE_UNREADABLE; /* it may stand upon another one, and cannot tell which */
    }
    if (base->kind != KS_BASE_SIGNED) {
        base->manifest = (struct ks_manifest) { 0 };
    }
    base->manifest.role = role;
}

void ks_store_shown(struct ks_store *store,
                    enum ks_role role,
                    struct ks_arena *arena,
                    struct ks_manifest *shown)
{
    const struct ks_head_release *current = &store->head.role[role].current;
    if (current->origin == KS_ORIGIN_NONE ||
        !ks_store_manifest(store, current->hash, arena, shown, NULL)) {
        *shown = (struct ks_manifest) { .role = role };
    }
}

void ks_store_identity(struct ks_str manifest, uint8_t hash[KS_SHA256_BYTES])
{
    static const char first[] = "\nf ";
    size_t at = 0;
    while (at + 3 <= manifest.n && memcmp(manifest.p + at, first, 3) != 0) {
        at++;
    }
    ks_sha256(manifest.p + at, manifest.n - at, hash);
}

static bool have_document(struct ks_store *store, const char *path, struct ks_str wanted)
{
    char *bytes = NULL;
    size_t n = 0;
    if (ks_disk_load(&store->disk, path, FILE_MAX, &bytes, &n, NULL) != KS_LOADED) {
        return false;
    }
    bool same = n == wanted.n && memcmp(bytes, wanted.p, n) == 0;
    free(bytes);
    return same;
}

static bool
put_file(struct ks_store *store, const char *path, struct ks_str bytes, struct ks_err *err)
{
    if (!have_document(store, path, bytes)) {
        return ks_store_replace(store, "rel", path, bytes.p, bytes.n, err);
    }
    /* The file is there, but its writer may have been killed before its name was durable. */
    int error = store->disk.ops->sync_dir(store->disk.self, "rel");
    if (error < 0) {
        store->broken = true;
        return ks_disk_fail(err, error, KS_PROBLEM_FILE_WRITE, path);
    }
    return true;
}

bool ks_document_put(struct ks_store *store,
                     const char *path,
                     const struct ks_signed *document,
                     struct ks_err *err)
{
    struct ks_buf file = { 0 };
    ks_signed_join(document, &file);
    bool ok = put_file(store, path, (struct ks_str) { file.p, file.n }, err);
    ks_buf_free(&file);
    return ok;
}

bool ks_store_put_document(struct ks_store *store,
                           const struct ks_signed *document,
                           uint8_t hash[KS_SHA256_BYTES],
                           struct ks_err *err)
{
    char path[KS_STORE_PATH_MAX];
    ks_sha256(document->bytes.p, document->bytes.n, hash);
    ks_document_path(hash, path);
    return ks_document_put(store, path, document, err);
}

bool ks_store_put_trust(struct ks_store *store,
                        const struct ks_signed *trust,
                        uint8_t hash[KS_SHA256_BYTES],
                        struct ks_err *err)
{
    char copy[KS_STORE_PATH_MAX];
    if (!ks_store_put_document(store, trust, hash, err)) {
        return false;
    }
    ks_document_copy_path(hash, copy);
    return ks_document_put(store, copy, trust, err);
}

bool ks_store_mend_trust(struct ks_store *store, struct ks_err *err)
{
    const uint8_t *hash = store->head.trust;
    char path[KS_STORE_PATH_MAX], copy[KS_STORE_PATH_MAX];
    uint8_t again[KS_SHA256_BYTES];
    ks_document_path(hash, path);
    ks_document_copy_path(hash, copy);
    if (ks_hash_is_zero(hash) ||
        ks_document_sound(store, path, hash) == ks_document_sound(store, copy, hash)) {
        return true; /* nothing to mend; if both copies are bad ks_trust_is_lost() tells it */
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_signed trust;
    bool ok = ks_store_document(store, hash, arena, &trust, err) &&
              ks_store_put_trust(store, &trust, again, err);
    ks_arena_free(arena);
    return ok;
}
