/* Changes of HEAD. */
#include <errno.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/release/reckon.h"
#include "store/store_parts.h"

enum ks_release_verdict ks_store_verdict(struct ks_store *store,
                                         const struct ks_manifest *manifest,
                                         struct ks_str bytes,
                                         enum ks_origin origin)
{
    const struct ks_head *head = &store->head;
    const struct ks_head_role *role = &head->role[manifest->role];
    uint8_t hash[KS_SHA256_BYTES], identity[KS_SHA256_BYTES];
    ks_sha256(bytes.p, bytes.n, hash);
    if (role->current.origin == origin && memcmp(role->current.hash, hash, sizeof hash) == 0) {
        return KS_VERDICT_HAVE;
    }
    if (origin == KS_ORIGIN_OPEN) {
        ks_store_identity(bytes, identity);
        switch (ks_store_refuses(store, manifest->role, identity)) {
        case KS_UNWANTED_UNKNOWN:
            return KS_VERDICT_UNKNOWN;
        case KS_UNWANTED:
            return KS_VERDICT_REFUSED;
        case KS_WANTED:
            break;
        }
        return manifest->version <= head->open_version ? KS_VERDICT_OLD : KS_VERDICT_NEW;
    }
    if (manifest->epoch != head->epoch) {
        return KS_VERDICT_EPOCH;
    }
    if (ks_head_refuses(head, hash)) {
        return KS_VERDICT_REFUSED;
    }
    /* The very release of the highest version: allowed again after an open one took its place, and
     * another one after its keys were revoked. */
    bool fell = ks_hash_is_zero(role->top) && role->version > 0;
    bool top =
        manifest->version == role->version && (fell || memcmp(role->top, hash, sizeof hash) == 0);
    return manifest->version > role->version || top ? KS_VERDICT_NEW : KS_VERDICT_OLD;
}

static bool refuse(enum ks_release_verdict verdict, struct ks_err *err)
{
    static const enum ks_problem_code why[] = {
        [KS_VERDICT_OLD] = KS_PROBLEM_STORE_OLD,
        [KS_VERDICT_EPOCH] = KS_PROBLEM_STORE_EPOCH,
        [KS_VERDICT_REFUSED] = KS_PROBLEM_STORE_REFUSED,
    };
    return ks_fail_as(err, KS_ERR_REFUSED, why[verdict], KS_NO_ARGS);
}

/* Checks that every object of the release is here, whole, and its name durable. All folders are
 * synced, not only those just written to: an object that was already here may be what a killed
 * writer left. */
static enum ks_committed
settle_objects(struct ks_store *store, const struct ks_manifest *manifest, struct ks_err *err)
{
    bool touched[256] = { false };
    for (size_t i = 0; i < manifest->n_files; i++) {
        const struct ks_manifest_file *file = &manifest->files[i];
        bool have = ks_store_has(store, file->sha256, file->length);
        if (!have && !ks_object_is_gone(store, file)) {
            (void)ks_disk_fail(err, -EIO, KS_PROBLEM_DISK_READ, file->path);
            return KS_COMMIT_FAILED; /* it does not come again while its name is here */
        }
        if (!have) {
            (void)ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_INCOMPLETE,
                             KS_ARGS(ks_arg_text(file->path)));
            return KS_COMMIT_INCOMPLETE;
        }
        touched[file->sha256[0]] = true;
    }
    int error = 0;
    char folder[KS_STORE_PATH_MAX];
    for (unsigned i = 0; i < 256 && error >= 0; i++) {
        if (touched[i]) {
            ks_object_folder(i, folder);
            error = store->disk.ops->sync_dir(store->disk.self, folder);
        }
    }
    error = error < 0 ? error : store->disk.ops->sync_dir(store->disk.self, "obj");
    if (error < 0) {
        store->broken = true;
        (void)ks_disk_fail(err, error, KS_PROBLEM_FILE_WRITE, "obj");
        return KS_COMMIT_FAILED;
    }
    return KS_COMMITTED;
}

static void hear_time(struct ks_head *head, struct ks_reckon_word word, int64_t clock)
{
    struct ks_heard heard = { { head->vouched }, { head->floor } };
    ks_reckon_hear(&heard, &word, clock);
    head->vouched = heard.vouched.s;
    head->floor = heard.floor.s;
}

struct upon { /* what is shown of a signed release, with what stands upon it */
    struct ks_manifest manifest;
    uint8_t hash[KS_SHA256_BYTES];
};

struct parts { /* of a commit */
    struct ks_arena *arena;
    struct ks_manifest manifest;
    uint8_t hash[KS_SHA256_BYTES];
    struct upon upon;
    bool have; /* HEAD says all of that already */
};

static void
make_current(struct ks_head *head, const struct ks_commit *commit, const struct parts *p)
{
    static const struct ks_head_release none;
    const struct ks_manifest *manifest = &p->manifest;
    /* That which is shown instead of a signed one: it with what stands upon it. */
    const struct upon *upon = commit->upon == NULL ? NULL : &p->upon;
    struct ks_head_role *role = &head->role[manifest->role];
    /* A release that has not proved itself is nothing to fall back to. */
    bool proved = manifest->role != KS_ROLE_CONTENT || !head->proving;
    if (proved && !commit->fall.current) {
        role->previous = role->current;
    } else if (commit->fall.previous) {
        role->previous = none;
    }
    role->current.origin = upon == NULL ? commit->origin : KS_ORIGIN_OPEN;
    memcpy(role->current.hash, upon == NULL ? p->hash : upon->hash, KS_SHA256_BYTES);
    if (commit->origin == KS_ORIGIN_SIGNED) {
        role->version = manifest->version;
        memcpy(role->top, p->hash, KS_SHA256_BYTES);
    } else if (commit->fall.top) {
        memset(role->top, 0, sizeof role->top);
    }
    if (role->current.origin == KS_ORIGIN_OPEN) {
        head->open_version = upon == NULL ? manifest->version : upon->manifest.version;
    }
    if (manifest->role == KS_ROLE_CONTENT) {
        head->proving = role->previous.origin != KS_ORIGIN_NONE;
    }
}

static enum ks_committed settle_document(struct ks_store *store,
                                         const struct ks_signed *document,
                                         const struct ks_manifest *manifest,
                                         uint8_t hash[KS_SHA256_BYTES],
                                         struct ks_err *err)
{
    enum ks_committed end = settle_objects(store, manifest, err);
    return end != KS_COMMITTED || ks_store_put_document(store, document, hash, err)
               ? end
               : KS_COMMIT_FAILED;
}

/* Reads the manifest and asks whether it may be committed; HAVE counts as yes, for there it mends.
 */
static enum ks_committed read_release(struct ks_store *store,
                                      struct ks_str bytes,
                                      enum ks_origin origin,
                                      struct ks_arena *arena,
                                      struct ks_manifest *manifest,
                                      enum ks_release_verdict *verdict,
                                      struct ks_err *err)
{
    if (!ks_manifest_parse(bytes, arena, manifest, err)) {
        return KS_COMMIT_FAILED;
    }
    *verdict = ks_store_verdict(store, manifest, bytes, origin);
    if (*verdict == KS_VERDICT_UNKNOWN) {
        (void)ks_disk_fail(err, -EIO, KS_PROBLEM_DISK_READ, "rel");
        return KS_COMMIT_FAILED;
    }
    return *verdict == KS_VERDICT_NEW || *verdict == KS_VERDICT_HAVE || refuse(*verdict, err)
               ? KS_COMMITTED
               : KS_COMMIT_REFUSED;
}

/* Everything it refers to is durable after this; HEAD is as before. */
static enum ks_committed
bring(struct ks_store *store, const struct ks_commit *commit, struct parts *p, struct ks_err *err)
{
    enum ks_release_verdict verdict = KS_VERDICT_NEW;
    const struct ks_signed *release = commit->release, *upon = commit->upon;
    enum ks_committed end =
        read_release(store, release->bytes, commit->origin, p->arena, &p->manifest, &verdict, err);
    p->have = verdict == KS_VERDICT_HAVE;
    if (end == KS_COMMITTED && upon != NULL) {
        end = read_release(store, upon->bytes, KS_ORIGIN_OPEN, p->arena, &p->upon.manifest,
                           &verdict, err);
        end = end == KS_COMMITTED
                  ? settle_document(store, upon, &p->upon.manifest, p->upon.hash, err)
                  : end;
    }
    end = end == KS_COMMITTED ? settle_document(store, release, &p->manifest, p->hash, err) : end;
    if (end != KS_COMMITTED) {
        return end;
    }
    const uint8_t *top = store->head.role[p->manifest.role].top;
    bool stands = upon != NULL && verdict == KS_VERDICT_HAVE;
    p->have = p->have || (stands && memcmp(top, p->hash, sizeof p->hash) == 0);
    return KS_COMMITTED;
}

enum ks_committed
ks_store_commit_layers(struct ks_store *store, const struct ks_commit *commit, struct ks_err *err)
{
    if (!ks_store_writable(store, err)) {
        return KS_COMMIT_FAILED;
    }
    struct parts p = { .arena = ks_arena_new() };
    enum ks_committed end = bring(store, commit, &p, err);
    bool ok = end == KS_COMMITTED;
    struct ks_head head = store->head;
    if (ok && !p.have) {
        make_current(&head, commit, &p);
        if (commit->origin == KS_ORIGIN_SIGNED) {
            struct ks_reckon_word word = { p.manifest.created, commit->release->witnessed,
                                           p.manifest.role == KS_ROLE_CONTENT };
            hear_time(&head, word, store->clock);
        }
        ks_staging_fetched(&head, p.hash);
    }
    if (commit->adopted) {
        ks_staging_forget(&head);
    }
    if (ok && (!p.have || (commit->adopted && !ks_hash_is_zero(store->head.staged)))) {
        end = ks_head_file_commit(store, head, err) ? KS_COMMITTED : KS_COMMIT_FAILED;
    }
    if (end == KS_COMMITTED) {
        store->damaged = 0;
    }
    ks_arena_free(p.arena);
    return end;
}

enum ks_committed ks_store_commit(struct ks_store *store,
                                  const struct ks_signed *release,
                                  enum ks_origin origin,
                                  struct ks_err *err)
{
    return ks_store_commit_layers(
        store, &(struct ks_commit) { .release = release, .origin = origin }, err);
}

bool ks_store_commit_trust(struct ks_store *store,
                           const struct ks_signed *trust,
                           uint32_t version,
                           uint32_t epoch,
                           int64_t created,
                           struct ks_err *err)
{
    struct ks_head head = store->head;
    uint8_t hash[KS_SHA256_BYTES];
    if (!ks_store_writable(store, err)) {
        return false;
    }
    ks_sha256(trust->bytes.p, trust->bytes.n, hash);
    bool known = memcmp(hash, head.trust, sizeof hash) == 0;
    bool same = known && version == head.trust_version;
    bool back = known && head.trust_version == KS_HEAD_TRUST_LOST;
    if (!same && !back && (version <= head.trust_version || epoch < head.epoch)) {
        return ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_TRUST_OLD, KS_NO_ARGS);
    }
    if (!ks_store_put_trust(store, trust, head.trust, err) || same) {
        return same && !store->broken;
    }
    head.trust_version = version;
    bool new_epoch = epoch > head.epoch;
    if (new_epoch) {
        head.epoch = epoch;
        head.vouched = 0;
        for (size_t i = 0; i < KS_ROLE_COUNT; i++) {
            /* `top` stays: open releases still stand upon that signed one. */
            head.role[i].version = 0;
        }
    }
    hear_time(&head, (struct ks_reckon_word) { created, created, new_epoch }, store->clock);
    return ks_head_file_commit(store, head, err);
}

bool ks_store_prove(struct ks_store *store, struct ks_err *err)
{
    struct ks_head head = store->head;
    head.proving = false;
    return ks_store_writable(store, err) &&
           (!store->head.proving || ks_head_file_commit(store, head, err));
}

bool ks_store_fall_back(struct ks_store *store, struct ks_err *err)
{
    struct ks_head head = store->head;
    struct ks_head_role *role = &head.role[KS_ROLE_CONTENT];
    if (!ks_store_writable(store, err)) {
        return false;
    }
    if (role->current.origin == KS_ORIGIN_NONE) {
        return ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_NO_RELEASE, KS_NO_ARGS);
    }
    uint8_t bad[KS_SHA256_BYTES];
    if (!ks_staging_refusal(store, &role->current, bad, err)) {
        return false;
    }
    ks_head_refuse(&head, bad);
    role->current = role->previous;
    role->previous = (struct ks_head_release) { KS_ORIGIN_NONE, { 0 } };
    head.proving = false;
    return ks_head_file_commit(store, head, err);
}

bool ks_store_take_down(struct ks_store *store,
                        enum ks_role role,
                        struct ks_fall fall,
                        struct ks_err *err)
{
    static const struct ks_head_release none;
    struct ks_head head = store->head;
    struct ks_head_role *of = &head.role[role];
    of->previous = fall.previous ? none : of->previous;
    if (fall.current) {
        of->current = of->previous;
        of->previous = none;
        head.proving = head.proving && role != KS_ROLE_CONTENT;
    }
    if (fall.top) {
        memset(of->top, 0, sizeof of->top);
    }
    return ks_store_writable(store, err) && ks_head_file_commit(store, head, err);
}

void ks_store_set_clock(struct ks_store *store, int64_t now)
{
    store->clock = now;
}
