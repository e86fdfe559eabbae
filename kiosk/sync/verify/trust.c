/* The step that follows trust files from the one this device has to the newest. See verify.h. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/release/reckon.h"
#include "port/clock.h"
#include "sync/verify/holds.h"
#include "sync/verify/parts.h"
#include "sync/verify/signatures.h"

/* What one step needs; large, hence not on the stack. */
struct rotation {
    struct ks_trust next;
    struct ks_signed document;
    struct ks_signers old, new;
};

/* The next trust file is there, and does not count yet. */
static enum ks_receive_code wait(struct ks_receive *r, enum ks_receive_code why, uint32_t missing)
{
    r->waits = (struct ks_trust_waits) { why, r->file, missing };
    r->file = "";
    return KS_RECEIVE_NOTHING;
}

/* KS_RECEIVE_NOTHING: there is none, or it waits.
 * Nothing of the file is parsed before today's roots vouch for it; its own roots, known only
 * then, must have signed it too, so that nobody hands a fleet to keys that nobody holds. */
static enum ks_receive_code next_trust(struct ks_receive *r, struct rotation *step)
{
    r->waits = (struct ks_trust_waits) { .why = KS_RECEIVED };
    step->document = (struct ks_signed) { 0 };
    const char *path = ks_arena_printf(r->arena, "trust/%u.trust", r->trust->n + 1);
    enum ks_receive_code code =
        ks_receive_load(r, path, KS_TRUST_BYTES_MAX, &step->document.bytes, KS_RECEIVE_NOTHING);
    if (code != KS_RECEIVED) {
        return code;
    }
    code = ks_receive_signatures(r, path, r->trust, KS_TRUST_ROOT, &step->document, &step->old);
    if (code != KS_RECEIVED) {
        return code;
    }
    r->file = path;
    r->err = (struct ks_err) { 0 };
    uint32_t missing = ks_trust_missing(r->trust, KS_TRUST_ROOT, step->old.v, step->old.n);
    if (missing > 0) {
        bool none = step->old.n == 0 && step->old.worst == KS_RECEIVED;
        return wait(r, none ? KS_RECEIVE_TRUST_UNSIGNED : KS_RECEIVE_TRUST_ROOTS, missing);
    }
    if (!ks_trust_parse(step->document.bytes, &step->next, &r->err)) {
        return KS_RECEIVE_TRUST_FORMAT;
    }
    if (!ks_trust_follows(r->trust, &step->next, &r->err)) {
        return KS_RECEIVE_TRUST_ORDER;
    }
    code = ks_receive_signatures(r, path, &step->next, KS_TRUST_ROOT, &step->document, &step->new);
    if (code != KS_RECEIVED) {
        return code;
    }
    r->file = path;
    r->err = (struct ks_err) { 0 };
    missing = ks_trust_missing(&step->next, KS_TRUST_ROOT, step->new.v, step->new.n);
    return missing == 0 ? KS_RECEIVED : wait(r, KS_RECEIVE_TRUST_NEW, missing);
}

/* Whether this file has the number that HEAD trusts, but other bytes: roots that were revoked since
 * may have signed it, so only the very file that this device once had leads on. */
static bool is_fork(const struct ks_receive *r, const struct rotation *step)
{
    uint8_t hash[KS_SHA256_BYTES];
    if (r->store == NULL || step->next.n != ks_store_head(r->store)->trust_version) {
        return false;
    }
    ks_sha256(step->document.bytes.p, step->document.bytes.n, hash);
    return memcmp(hash, ks_store_head(r->store)->trust, sizeof hash) != 0;
}

/* Whether this is the trust file of which HEAD knows no more than the hash. */
static bool is_back(const struct ks_store *store, struct ks_str bytes)
{
    uint8_t hash[KS_SHA256_BYTES];
    if (store == NULL || ks_store_head(store)->trust_version != KS_HEAD_TRUST_LOST) {
        return false;
    }
    ks_sha256(bytes.p, bytes.n, hash);
    return memcmp(hash, ks_store_head(store)->trust, sizeof hash) == 0;
}

static enum ks_receive_code commit(struct ks_receive *r, const struct ks_signed *document)
{
    r->err = (struct ks_err) { 0 };
    ks_store_set_clock(r->store, r->device->clock_trusted ? r->device->now : 0);
    /* In this order: cut off in between there is nothing to fall back to, and no thief's release.
     */
    return ks_holds_previous(r->store, r->trust, &r->err) &&
                   ks_store_commit_trust(r->store, document, r->trust->n, r->trust->epoch,
                                         r->trust->created, &r->err)
               ? KS_RECEIVED
               : KS_RECEIVE_STORE;
}

/* Keeps the trust file. Of a chain only the last is kept, since each before it was verified on the
 * way. */
static enum ks_receive_code keep(struct ks_receive *r, const struct ks_signed *document)
{
    return ks_trust_is_lost(r->store, r->trust) ? KS_RECEIVED : commit(r, document);
}

static struct rotation *new_step(void)
{
    struct rotation *step = calloc(1, sizeof *step);
    if (step == NULL) {
        ks_oom();
    }
    return step;
}

enum ks_receive_code ks_receive_peek_trust(struct ks_receive *r)
{
    struct rotation *step = new_step();
    enum ks_receive_code code = next_trust(r, step);
    free(step);
    return code;
}

enum ks_receive_code ks_receive_trust(struct ks_receive *r)
{
    struct rotation *step = new_step();
    struct ks_signed last = { 0 };
    enum ks_receive_code code = KS_RECEIVED;
    int n = 0;
    for (; code == KS_RECEIVED && n <= KS_ROTATIONS_MAX; n++) {
        code = next_trust(r, step);
        if (code == KS_RECEIVED && is_fork(r, step)) {
            code = KS_RECEIVE_TRUST_LOST;
        } else if (code == KS_RECEIVED && n == KS_ROTATIONS_MAX) {
            code = KS_RECEIVE_TRUST_MORE;
        } else if (code == KS_RECEIVED) {
            *r->trust = step->next;
            last = step->document;
            /* From here on forks of it are known as such. */
            code = is_back(r->store, last.bytes) ? commit(r, &last) : KS_RECEIVED;
        }
    }
    if (code == KS_RECEIVE_NOTHING) {
        code = KS_RECEIVED;
    }
    if (code == KS_RECEIVED && ks_trust_is_lost(r->store, r->trust)) {
        r->file = "";
        code = KS_RECEIVE_TRUST_LOST;
    }
    enum ks_receive_code kept = last.bytes.n > 0 && r->store != NULL ? keep(r, &last) : KS_RECEIVED;
    free(step);
    return kept != KS_RECEIVED ? kept : code;
}

bool ks_trust_is_lost(const struct ks_store *store, const struct ks_trust *trust)
{
    if (store == NULL) {
        return false;
    }
    const struct ks_head *head = ks_store_head(store);
    return trust->n < head->trust_version || trust->epoch < head->epoch;
}

int64_t ks_vouched(const struct ks_store *store, const struct ks_trust *trust)
{
    int64_t kept = store == NULL ? 0 : ks_store_head(store)->vouched;
    return kept > trust->created ? kept : trust->created;
}

void ks_device_set_time(struct ks_device *device,
                        const struct ks_store *store,
                        const struct ks_trust *trust,
                        struct ks_instant wall,
                        enum ks_clock_trust clock)
{
    struct ks_instant vouched = { ks_vouched(store, trust) }, now;
    vouched = ks_reckon_passed(vouched, ks_clock_floor());
    device->clock_trusted = ks_reckon_judge(wall, clock, vouched, &now);
    device->now = now.s;
}

bool ks_trust_begin(struct ks_store *store,
                    struct ks_str shipped,
                    struct ks_trust *trust,
                    struct ks_err *err)
{
    if (!ks_trust_parse(shipped, trust, err)) {
        return false;
    }
    const struct ks_head *head = store == NULL ? NULL : ks_store_head(store);
    if (head == NULL || head->trust_version == trust->n) {
        return true;
    }
    bool newer = head->trust_version < trust->n && head->epoch <= trust->epoch;
    if (newer || is_back(store, shipped)) {
        struct ks_signed document = { .bytes = shipped };
        return ks_store_commit_trust(store, &document, trust->n, trust->epoch, trust->created, err);
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_signed document;
    struct ks_trust kept;
    /* Both copies damaged: the chain must be walked again from the shipped one, to this very file.
     * Until then ks_trust_is_lost(). */
    if (ks_store_document(store, head->trust, arena, &document, NULL) &&
        ks_trust_parse(document.bytes, &kept, NULL) && kept.n == head->trust_version) {
        *trust = kept;
    }
    ks_arena_free(arena);
    return true;
}
