/* Old or new, whole, and it goes on (see decode/client/proof.h). */
#include "proof.h"

#include "port/log.h"
#include "store/store_parts.h"
#include "support/said.h"

/* A million damaged stores have nothing to tell the operator. */
void ks_log_line(enum ks_log_id id, const char *module, const char *format, ...)
{
    (void)id;
    (void)module;
    (void)format;
}

struct ks_store *proof_open(struct twin *twin, struct ks_err *err)
{
    struct ks_store_params params = { .disk = twin_disk(twin), .writer = true };
    return ks_store_open(&params, err);
}

static bool bad(struct proof *proof, uint64_t *count, const char *what)
{
    ++*count;
    if (proof->loud && proof_wrongs(proof) <= 5) {
        fprintf(stderr, "%s, state %llu: %s\n", proof->scenario->name,
                (unsigned long long)proof->states, what);
    }
    return false;
}

uint64_t proof_wrongs(const struct proof *proof)
{
    return proof->torn + proof->lost + proof->stuck + proof->wrong;
}

static bool same(const struct twin_bytes *bytes, const void *expected, size_t n)
{
    return bytes != NULL && bytes->n == n && memcmp(bytes->v, expected, n) == 0;
}

/* Whatever became of the signatures, by which nobody goes once a trust file is kept. */
static bool
has_document(const struct twin *disk, const uint8_t hash[32], const char *tail, struct ks_str text)
{
    char path[100], hex[KS_SHA256_HEX];
    ks_sha256_hex(hash, hex);
    snprintf(path, sizeof path, "rel/%s%s", hex, tail);
    const struct twin_bytes *bytes = twin_peek(disk, path);
    /* A line, the document, signatures. */
    const uint8_t *at = bytes == NULL ? NULL : memchr(bytes->v, '\n', bytes->n);
    return at != NULL && (size_t)(bytes->v + bytes->n - at - 1) > text.n &&
           memcmp(at + 1, text.p, text.n) == 0;
}

bool proof_trust_twice(const struct twin *disk, const struct ks_head *head)
{
    if (head->trust_version == 0) {
        return true;
    }
    struct ks_str trust = world.trust[head->trust_version - 1].bytes;
    return has_document(disk, head->trust, "", trust) &&
           has_document(disk, head->trust, ".bak", trust);
}

/* With its signatures. */
static bool has_release(const struct twin *disk, const struct made *made)
{
    char path[100], hex[KS_SHA256_HEX];
    struct ks_buf file = { 0 };
    ks_sha256_hex(made->hash, hex);
    snprintf(path, sizeof path, "rel/%s", hex);
    ks_signed_join(&made->doc, &file);
    bool has = same(twin_peek(disk, path), file.p, file.n);
    ks_buf_free(&file);
    return has;
}

/* What says whose keys signed what a release of our own stands upon. */
static bool has_below(const struct twin *disk, const struct ks_manifest *manifest)
{
    const struct made *below = manifest->tells_upon ? world_by_hash(manifest->upon) : NULL;
    return below == NULL || has_release(disk, below);
}

/* R1 is shown where what was before it fell: nothing may lead back. */
static bool leads_back(const struct ks_head *head)
{
    const struct ks_head_role *content = &head->role[KS_ROLE_CONTENT];
    return memcmp(content->current.hash, world.made[R1].hash, sizeof content->current.hash) == 0 &&
           content->previous.origin != KS_ORIGIN_NONE;
}

/* Asked of the disk, not of the store. */
static bool whole(const struct twin *disk, const struct ks_head *head)
{
    if (!proof_trust_twice(disk, head) || leads_back(head)) {
        return false;
    }
    for (int i = 0; i < 2 * KS_ROLE_COUNT; i++) {
        const struct ks_head_role *role = &head->role[i / 2];
        const struct ks_head_release *release = i % 2 == 0 ? &role->current : &role->previous;
        if (release->origin == KS_ORIGIN_NONE) {
            continue;
        }
        const struct made *made = world_by_hash(release->hash);
        if (made == NULL || !has_release(disk, made) || !has_below(disk, &made->manifest)) {
            return false;
        }
        for (size_t k = 0; k < made->n; k++) {
            char path[100], hex[KS_SHA256_HEX];
            const char *bytes = NULL;
            for (size_t b = 0; b < made->n; b++) {
                bytes = strcmp(made->blobs[b].path, made->files[k].path) == 0 ? made->blobs[b].bytes
                                                                              : bytes;
            }
            ks_sha256_hex(made->files[k].sha256, hex);
            snprintf(path, sizeof path, "obj/%.2s/%s", hex, hex);
            if (bytes == NULL || !same(twin_peek(disk, path), bytes, strlen(bytes))) {
                return false;
            }
        }
    }
    return true;
}

static size_t live_objects(const struct ks_head *head)
{
    const char *seen[4 * BLOBS_MAX];
    size_t n = 0;
    for (int i = 0; i < 2 * KS_ROLE_COUNT; i++) {
        const struct ks_head_role *role = &head->role[i / 2];
        const struct made *made =
            world_by_hash(i % 2 == 0 ? role->current.hash : role->previous.hash);
        for (size_t k = 0; made != NULL && k < made->n; k++) {
            bool known = false;
            for (size_t s = 0; s < n; s++) {
                known |= strcmp(seen[s], made->blobs[k].bytes) == 0;
            }
            if (!known) {
                seen[n++] = made->blobs[k].bytes;
            }
        }
    }
    return n;
}

/* The record on the disk, byte for byte; the store in memory by its serial. */
static bool is_milestone(const struct proof *proof, const struct twin *disk, uint64_t serial)
{
    const struct twin_bytes *bytes = twin_peek(disk, "HEAD");
    return serial <= proof->last &&
           (serial == 0 ? bytes == NULL : same(bytes, proof->milestones[serial], KS_HEAD_BYTES));
}

/* All that is not certain goes: what was reported as done must still be there. */
static bool lasts(struct proof *proof, const struct twin *disk)
{
    static struct twin after;
    struct twin_cut cut;
    uint8_t zeros[TWIN_DIGITS] = { 0 };
    twin_cut_of(disk, &cut);
    twin_cut_apply(disk, &cut, zeros, &after);
    bool ok =
        is_milestone(proof, &after, proof->last) || bad(proof, &proof->lost, "lost after success");
    ok = ok && (whole(&after, &proof->end) || bad(proof, &proof->torn, "torn after success"));
    struct ks_disk kept = twin_disk(&after);
    const char *form = proof->scenario->form == NULL ? "" : proof->scenario->form;
    ok = ok && (strcmp(world_form(&kept), form) == 0 ||
                bad(proof, &proof->lost, "forms lost after success"));
    ks_disk_free(&kept);
    twin_free(&after);
    return ok;
}

bool proof_ask(struct proof *proof,
               struct twin *disk,
               uint64_t low,
               uint64_t high,
               void (*moment)(struct twin *, void *),
               void *context,
               struct doing *doing)
{
    struct ks_err err = { 0 };
    proof->states++;
    doing->acked = low;
    disk->moment = moment;
    disk->context = context;
    struct ks_store *store = proof_open(disk, &err);
    if (store == NULL) {
        return bad(proof, &proof->stuck, said_err(&err));
    }
    const struct ks_head *head = ks_store_head(store);
    bool ok = (head->serial >= low && head->serial <= high) ||
              bad(proof, head->serial < low ? &proof->lost : &proof->wrong, "HEAD is another one");
    ok = ok && (is_milestone(proof, disk, head->serial) ||
                bad(proof, &proof->wrong, "HEAD mixes two states"));
    ok = ok && (whole(disk, head) || bad(proof, &proof->torn, "torn"));
    ok = ok && (strcmp(world_form(&store->disk), "?") != 0 ||
                bad(proof, &proof->torn, "other forms than were kept"));
    doing->acked = head->serial;
    doing->err = (struct ks_err) { 0 };
    ok = ok &&
         (proof->scenario->run(store, doing) || bad(proof, &proof->stuck, said_err(&doing->err)));
    ok = ok && ((head->serial == proof->last && is_milestone(proof, disk, head->serial)) ||
                bad(proof, &proof->wrong, "the update ends elsewhere"));
    ok = ok && (whole(disk, head) || bad(proof, &proof->torn, "torn after the update"));
    ok = ok && (twin_count(disk, "obj") == live_objects(head) ||
                bad(proof, &proof->wrong, "objects nobody needs"));
    ks_store_close(store);
    disk->moment = NULL;
    ok = ok && (!twin_handles_open(disk) || bad(proof, &proof->wrong, "a file left open"));
    return ok && lasts(proof, disk);
}

/* Notes HEAD after each commit. */
static void note_head(struct twin *disk, void *context)
{
    struct proof *proof = context;
    struct ks_head head;
    const struct twin_bytes *bytes = twin_peek(disk, "HEAD");
    if (bytes != NULL && ks_head_decode(bytes->v, bytes->n, &head, NULL) &&
        head.serial < KS_COUNT(proof->milestones)) {
        ks_head_encode(&head, proof->milestones[head.serial]);
    }
}

bool proof_begin(struct proof *proof, const struct scenario *scenario, enum twin_mutant mutant)
{
    *proof = (struct proof) { .scenario = scenario };
    ks_head_encode(&(struct ks_head) { 0 }, proof->milestones[0]);
    twin_init(&proof->base);
    struct doing doing = { 0, { 0 } };
    struct ks_store *store = proof_open(&proof->base, &doing.err);
    bool ok = store != NULL && scenario->before(store, &doing);
    proof->first = ok ? ks_store_head(store)->serial : 0;
    ks_store_close(store);

    static struct twin clean;
    struct twin_cut cut;
    uint8_t all[TWIN_DIGITS];
    twin_cut_of(&proof->base, &cut); /* a quiet night between: all of it is certain */
    for (unsigned i = 0; i < cut.n; i++) {
        all[i] = (uint8_t)(cut.radix[i] - 1);
    }
    twin_cut_apply(&proof->base, &cut, all, &clean);
    twin_free(&proof->base);
    twin_kill(&clean, &proof->base);
    twin_free(&clean);
    twin_kill(&proof->base, &clean);
    clean.moment = note_head;
    clean.context = proof;
    note_head(&clean, proof);
    store = ok ? proof_open(&clean, &doing.err) : NULL;
    ok = ok && store != NULL && scenario->run(store, &doing);
    if (ok) {
        proof->end = *ks_store_head(store);
        proof->last = proof->end.serial;
        ks_head_encode(ks_store_head(store), proof->milestones[proof->last]);
        proof->ops = clean.ops;
        proof->changes = clean.changes;
    } else {
        fprintf(stderr, "%s: %s\n", scenario->name, said_err(&doing.err));
    }
    ks_store_close(store);
    twin_free(&clean);
    proof->base.mutant = mutant;
    return ok;
}

void proof_end(struct proof *proof)
{
    twin_free(&proof->base);
}
