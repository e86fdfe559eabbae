/* HEAD made again of what lies in rel/, where neither of its copies is valid any more. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/release/reckon.h"
#include "core/release/trust.h"
#include "store/store_parts.h"

/* Versions that began anew would let old releases in, and revoked keys. Nothing is handed to the
 * store that was not verified, so what lies in rel/ with signatures was: the newest trust file is
 * the one that was trusted, the highest signed release of its epoch the high-water mark of its
 * role, and shown if it is whole. What sources without signatures had comes back with their next
 * look; what waited for staff does not count as adopted, hence is forgotten, as is what proved bad.
 */

struct finding {
    struct ks_store *store;
    struct ks_arena *arena;
    uint8_t (*v)[KS_SHA256_BYTES]; /* names in rel/, each document once */
    size_t n, capacity;
};

static void note_name(void *context, const char *name)
{
    struct finding *f = context;
    uint8_t hash[KS_SHA256_BYTES];
    struct ks_str stem = ks_str_of(name);
    if (ks_str_ends(stem, KS_DOCUMENT_COPY)) {
        stem.n -= strlen(KS_DOCUMENT_COPY);
    }
    if (!ks_sha256_parse(stem.p, stem.n, hash)) {
        return;
    }
    if (f->n == f->capacity) {
        size_t capacity = f->capacity == 0 ? 16 : f->capacity * 2;
        f->v = ks_arena_grow(f->arena, f->v, f->n, capacity, sizeof *f->v);
        f->capacity = capacity;
    }
    memcpy(f->v[f->n++], hash, sizeof hash);
}

static void find_trust(struct finding *f, struct ks_head *head)
{
    struct ks_signed document;
    struct ks_trust *trust = calloc(1, sizeof *trust);
    if (trust == NULL) {
        ks_oom();
    }
    for (size_t i = 0; i < f->n; i++) {
        if (ks_store_document(f->store, f->v[i], f->arena, &document, NULL) &&
            ks_trust_parse(document.bytes, trust, NULL) && trust->n > head->trust_version) {
            head->trust_version = trust->n;
            head->epoch = trust->epoch;
            head->floor = head->vouched = trust->created;
            memcpy(head->trust, f->v[i], sizeof head->trust);
        }
    }
    free(trust);
}

static bool is_whole(struct ks_store *store, const struct ks_manifest *manifest)
{
    for (size_t i = 0; i < manifest->n_files; i++) {
        const struct ks_manifest_file *file = &manifest->files[i];
        if (!ks_store_has_name(store, file->sha256, file->length)) {
            return false;
        }
    }
    return true;
}

/* The highest whole one is shown, which need not be the highest: that may be half fetched. */
static void take_signed(struct finding *f,
                        struct ks_head *head,
                        const struct ks_manifest *manifest,
                        const uint8_t hash[KS_SHA256_BYTES],
                        uint64_t shown[KS_ROLE_COUNT])
{
    struct ks_head_role *role = &head->role[manifest->role];
    if (manifest->version > role->version) {
        role->version = manifest->version;
        memcpy(role->top, hash, sizeof role->top);
    }
    if (manifest->version > shown[manifest->role] && is_whole(f->store, manifest)) {
        shown[manifest->role] = manifest->version;
        role->current.origin = KS_ORIGIN_SIGNED;
        memcpy(role->current.hash, hash, sizeof role->current.hash);
    }
}

/* First the epoch: a release of a later one than the trust file's tells of a trust file that is
 * gone. */
static void find_releases(struct finding *f, struct ks_head *head, bool take)
{
    uint64_t shown[KS_ROLE_COUNT] = { 0 };
    for (size_t i = 0; i < f->n; i++) {
        struct ks_signed document;
        struct ks_manifest manifest;
        if (!ks_store_document(f->store, f->v[i], f->arena, &document, NULL) ||
            !ks_manifest_parse(document.bytes, f->arena, &manifest, NULL)) {
            continue;
        }
        if (document.n == 0) {
            head->open_version =
                manifest.version > head->open_version ? manifest.version : head->open_version;
        } else if (take && manifest.epoch == head->epoch) {
            take_signed(f, head, &manifest, f->v[i], shown);
        } else if (!take && manifest.epoch > head->epoch) {
            head->epoch = manifest.epoch;
        }
    }
}

bool ks_head_rebuild(struct ks_store *store, struct ks_head *head, struct ks_err *err)
{
    struct finding f = { .store = store, .arena = ks_arena_new() };
    *head = (struct ks_head) { 0 };
    int error = store->disk.ops->list(store->disk.self, "rel", note_name, &f);
    if (error >= 0) {
        find_trust(&f, head);
        find_releases(&f, head, false);
        find_releases(&f, head, true);
    }
    ks_arena_free(f.arena);
    return error >= 0 || ks_disk_fail(err, error, KS_PROBLEM_DISK_READ, "rel");
}
