/* HEAD made again of what lies in rel/, where neither of its copies is there and valid. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "core/release/reckon.h"
#include "core/release/trust.h"
#include "store/store_parts.h"

/* Versions that began anew would let old releases in, and revoked keys. Nothing is handed to the
 * store that was not verified, so what lies in rel/ with signatures was: the newest trust file is
 * the one that was trusted, the highest signed release of its epoch the high-water mark of its
 * role, and shown if it is whole. What sources without signatures had comes back with their next
 * look; what waited for staff does not count as adopted, hence is forgotten, as is what proved bad.
 * What cannot be read just now may be the newest: then there is no HEAD yet.
 */

struct finding {
    struct ks_store *store;
    struct ks_arena *arena;
    struct name { /* of rel/ */
        uint8_t hash[KS_SHA256_BYTES];
        bool copy; /* KS_DOCUMENT_COPY, which only trust files have */
    } * v;
    size_t n, capacity;
};

static void note_name(void *context, const char *name)
{
    struct finding *f = context;
    struct ks_str stem = ks_str_of(name);
    struct name one = { .copy = ks_str_ends(stem, KS_DOCUMENT_COPY) };
    stem.n -= one.copy ? strlen(KS_DOCUMENT_COPY) : 0;
    if (!ks_sha256_parse(stem.p, stem.n, one.hash)) {
        return;
    }
    if (f->n == f->capacity) {
        size_t capacity = f->capacity == 0 ? 16 : f->capacity * 2;
        f->v = ks_arena_grow(f->arena, f->v, f->n, capacity, sizeof *f->v);
        f->capacity = capacity;
    }
    f->v[f->n++] = one;
}

/* `sound`: it is there, whole; else it decayed for good. False: that cannot be known just now. */
static bool look_at(struct finding *f,
                    const struct name *name,
                    struct ks_signed *document,
                    bool *sound,
                    struct ks_err *err)
{
    enum ks_document is = ks_store_read_document(f->store, name->hash, f->arena, document, err);
    *sound = is == KS_DOCUMENT_WHOLE;
    return is != KS_DOCUMENT_UNREAD;
}

/* A trust file that decayed may be the newest, and have revoked keys: it is the one that is
 * trusted, and lost. */
static bool find_trust(struct finding *f, struct ks_head *head, struct ks_err *err)
{
    const struct name *lost = NULL;
    struct ks_signed document;
    bool ok = true, sound;
    struct ks_trust *trust = calloc(1, sizeof *trust);
    if (trust == NULL) {
        ks_oom();
    }
    for (size_t i = 0; i < f->n && (ok = look_at(f, &f->v[i], &document, &sound, err)); i++) {
        if (sound && ks_trust_parse(document.bytes, trust, NULL) &&
            trust->n > head->trust_version) {
            head->trust_version = trust->n;
            head->epoch = trust->epoch;
            head->floor = head->vouched = trust->created;
            memcpy(head->trust, f->v[i].hash, sizeof head->trust);
        }
        lost = !sound && f->v[i].copy ? &f->v[i] : lost;
    }
    if (lost != NULL) {
        head->trust_version = KS_HEAD_TRUST_LOST;
        memcpy(head->trust, lost->hash, sizeof head->trust);
    }
    free(trust);
    return ok;
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
static bool find_releases(struct finding *f, struct ks_head *head, bool take, struct ks_err *err)
{
    uint64_t shown[KS_ROLE_COUNT] = { 0 };
    for (size_t i = 0; i < f->n; i++) {
        struct ks_signed document;
        struct ks_manifest manifest;
        bool sound;
        if (!look_at(f, &f->v[i], &document, &sound, err)) {
            return false;
        }
        if (!sound || !ks_manifest_parse(document.bytes, f->arena, &manifest, NULL)) {
            continue;
        }
        if (document.n == 0) {
            head->open_version =
                manifest.version > head->open_version ? manifest.version : head->open_version;
        } else if (take && manifest.epoch == head->epoch) {
            take_signed(f, head, &manifest, f->v[i].hash, shown);
        } else if (!take && manifest.epoch > head->epoch) {
            head->epoch = manifest.epoch;
        }
    }
    return true;
}

bool ks_head_rebuild(struct ks_store *store, struct ks_head *head, struct ks_err *err)
{
    struct finding f = { .store = store, .arena = ks_arena_new() };
    *head = (struct ks_head) { 0 };
    int error = store->disk.ops->list(store->disk.self, "rel", note_name, &f);
    bool ok = error >= 0 ? find_trust(&f, head, err) && find_releases(&f, head, false, err) &&
                               find_releases(&f, head, true, err)
                         : ks_disk_fail(err, error, KS_PROBLEM_DISK_READ, "rel");
    ks_arena_free(f.arena);
    return ok;
}
