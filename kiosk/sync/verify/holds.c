/* Installed releases, judged again (see holds.h). */
#include "sync/verify/holds.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/release/layers.h"
#include "sync/verify/minisig.h"

enum standing { HOLDS, HOLDS_NOT, UNREADABLE };

struct holding {
    struct ks_store *store;
    const struct ks_trust *trust; /* NULL: it cannot be read */
    struct ks_arena *arena;
    struct ks_trust *own; /* read by begin() */
};

static const struct ks_head_role *role_of(const struct holding *h, enum ks_role role)
{
    return &ks_store_head(h->store)->role[role];
}

static size_t signers_of(const struct holding *h,
                         enum ks_trust_role keys,
                         const struct ks_signed *document,
                         struct ks_trust_key signers[KS_SIGNATURES_MAX])
{
    uint8_t prehash[KS_BLAKE2B_BYTES];
    struct ks_blake2b hash;
    size_t n = 0;
    ks_blake2b_begin(&hash);
    ks_blake2b_add(&hash, document->bytes.p, document->bytes.n);
    ks_blake2b_end(&hash, prehash);
    for (size_t i = 0; i < document->n; i++) {
        n += ks_minisig_check(document->signatures[i], h->trust, keys, prehash, &signers[n]) ==
             KS_MINISIG_GOOD;
    }
    return n;
}

/* What the keys that count now say of a signed release. */
static enum standing
judge(const struct holding *h, enum ks_role role, const uint8_t hash[KS_SHA256_BYTES])
{
    enum ks_trust_role keys = ks_trust_role_for(role);
    struct ks_trust_key signers[KS_SIGNATURES_MAX];
    struct ks_signed document;
    struct ks_manifest manifest;
    if (h->trust == NULL || !ks_store_document(h->store, hash, h->arena, &document, NULL) ||
        !ks_manifest_parse(document.bytes, h->arena, &manifest, NULL)) {
        return UNREADABLE;
    }
    bool below = role == KS_ROLE_CONTENT && manifest.epoch == h->trust->epoch &&
                 manifest.version < h->trust->minversion;
    size_t n = signers_of(h, keys, &document, signers);
    return !below && ks_trust_met(h->trust, keys, signers, n) ? HOLDS : HOLDS_NOT;
}

/* A release of our own holds what signatures brought (core/release/layers.h). HEAD knows the
 * highest signed one only: upon another, nobody can say any more whose keys signed it. */
static bool stands_upon_trusted(const struct holding *h, enum ks_role role)
{
    const struct ks_head_role *known = role_of(h, role);
    struct ks_manifest layer, whole;
    return ks_hash_is_zero(known->top) ||
           (judge(h, role, known->top) == HOLDS &&
            ks_store_manifest(h->store, known->top, h->arena, &layer, NULL) &&
            ks_store_manifest(h->store, known->previous.hash, h->arena, &whole, NULL) &&
            ks_layer_is_all(&layer, &whole));
}

/* Under a new trust file. */
static bool stays_after_rotation(const struct holding *h, enum ks_role role)
{
    const struct ks_head_release *previous = &role_of(h, role)->previous;
    switch (previous->origin) {
    case KS_ORIGIN_NONE:
        return true;
    case KS_ORIGIN_SIGNED:
        return judge(h, role, previous->hash) == HOLDS;
    case KS_ORIGIN_OPEN:
        return stands_upon_trusted(h, role);
    }
    return false;
}

/* Under the trust file it was judged by: whoever changed trust, or made it previous, judged that of
 * others, which may stand upon a signed release that HEAD no longer knows. */
static bool stays(const struct holding *h, enum ks_role role)
{
    const struct ks_head_release *previous = &role_of(h, role)->previous;
    return previous->origin != KS_ORIGIN_SIGNED || judge(h, role, previous->hash) == HOLDS;
}

static bool keep(const struct holding *h,
                 bool (*good)(const struct holding *h, enum ks_role role),
                 struct ks_err *err)
{
    bool ok = true;
    for (int role = 0; ok && role < KS_ROLE_COUNT; role++) {
        ok = good(h, (enum ks_role)role) ||
             ks_store_forget_previous(h->store, (enum ks_role)role, err);
    }
    return ok;
}

bool ks_holds_current(struct ks_store *store, const struct ks_trust *trust, enum ks_role role)
{
    struct holding h = { store, trust, ks_arena_new(), NULL };
    const struct ks_head_role *known = role_of(&h, role);
    const uint8_t *signed_one =
        known->current.origin == KS_ORIGIN_SIGNED ? known->current.hash : known->top;
    bool holds = ks_hash_is_zero(signed_one) || judge(&h, role, signed_one) == HOLDS;
    ks_arena_free(h.arena);
    return holds;
}

bool ks_holds_previous(struct ks_store *store, const struct ks_trust *trust, struct ks_err *err)
{
    struct holding h = { store, trust, ks_arena_new(), NULL };
    bool ok = keep(&h, stays_after_rotation, err);
    ks_arena_free(h.arena);
    return ok;
}

bool ks_holds_trust(struct ks_store *store, struct ks_trust *trust)
{
    const struct ks_head *head = ks_store_head(store);
    struct ks_arena *arena = ks_arena_new();
    struct ks_signed document;
    bool ok = !ks_hash_is_zero(head->trust) &&
              ks_store_document(store, head->trust, arena, &document, NULL) &&
              ks_trust_parse(document.bytes, trust, NULL) && trust->n == head->trust_version;
    ks_arena_free(arena);
    return ok;
}

static struct holding begin(struct ks_store *store)
{
    struct ks_trust *trust = malloc(sizeof *trust); /* large, hence not on the stack */
    if (trust == NULL) {
        ks_oom();
    }
    return (struct holding) { store, ks_holds_trust(store, trust) ? trust : NULL, ks_arena_new(),
                              trust };
}

static void end(struct holding *h)
{
    free(h->own);
    ks_arena_free(h->arena);
}

bool ks_holds_before_fall_back(struct ks_store *store, struct ks_err *err)
{
    struct holding h = begin(store);
    bool ok = keep(&h, stays, err);
    end(&h);
    return ok;
}

/* Whether the highest signed release is what sources without signatures stand upon, and holds no
 * more. */
static bool top_fell(const struct holding *h, enum ks_role role)
{
    const struct ks_head_role *known = role_of(h, role);
    return !ks_hash_is_zero(known->top) && judge(h, role, known->top) == HOLDS_NOT;
}

static bool current_fell(const struct holding *h, enum ks_role role)
{
    const struct ks_head_release *current = &role_of(h, role)->current;
    return current->origin == KS_ORIGIN_SIGNED && judge(h, role, current->hash) == HOLDS_NOT;
}

bool ks_holds_all(struct ks_store *store)
{
    struct holding h = begin(store);
    bool all = true;
    for (int role = 0; all && h.trust != NULL && role < KS_ROLE_COUNT; role++) {
        enum ks_role r = (enum ks_role)role;
        all = !top_fell(&h, r) && !current_fell(&h, r) && stays(&h, r);
    }
    end(&h);
    return all;
}

/* What others have upon the highest signed release: files of what is shown that are not its,
 * without what has decayed, which costs nothing else. */
static void others_of(const struct holding *h, enum ks_role role, struct ks_manifest *shown)
{
    struct ks_manifest top;
    size_t n = 0;
    ks_store_shown(h->store, role, h->arena, shown);
    if (!ks_store_manifest(h->store, role_of(h, role)->top, h->arena, &top, NULL)) {
        return;
    }
    for (size_t i = 0; i < shown->n_files; i++) {
        const struct ks_manifest_file *file = &shown->files[i];
        const struct ks_manifest_file *theirs = ks_manifest_find(&top, file->path);
        if (theirs == NULL || memcmp(theirs->sha256, file->sha256, sizeof file->sha256) != 0) {
            shown->files[n++] = *file;
        }
    }
    shown->n_files = n;
    ks_store_leave_gone(h->store, true, shown);
}

/* Shows what others have without what they have it upon. False if they have nothing, or it cannot
 * be shown alone. */
static bool leave_others(const struct holding *h, enum ks_role role, int64_t now)
{
    static const struct ks_base none;
    struct ks_manifest others, alone;
    struct ks_buf text = { 0 };
    others_of(h, role, &others);
    if (others.n_files == 0) {
        return false;
    }
    ks_layers_compose(role, &none, &others, NULL, h->arena, &alone);
    ks_layers_finish(&alone, role, ks_store_head(h->store), now);
    bool ok = ks_manifest_format(&alone, &text, NULL);
    struct ks_signed release = { .bytes = { text.p, text.n } };
    ok = ok && ks_store_commit(h->store, &release, KS_ORIGIN_OPEN, NULL) == KS_COMMITTED;
    ks_buf_free(&text);
    return ok;
}

static bool
stands_upon_top(const struct holding *h, enum ks_role role, const struct ks_head_release *release)
{
    struct ks_manifest top, whole;
    return release->origin == KS_ORIGIN_OPEN &&
           ks_store_manifest(h->store, role_of(h, role)->top, h->arena, &top, NULL) &&
           ks_store_manifest(h->store, release->hash, h->arena, &whole, NULL) &&
           ks_layer_is_in(&top, &whole);
}

/* Of one role. Cut off in between the next start goes on: what falls is forgotten last, and what is
 * current after what could take its place. */
static bool take_down(const struct holding *h, enum ks_role role, int64_t now, struct ks_err *err)
{
    const struct ks_head_role *known = role_of(h, role);
    bool fell = top_fell(h, role);
    bool open = known->current.origin == KS_ORIGIN_OPEN;
    bool with_it = fell && stands_upon_top(h, role, &known->current);
    bool goes = current_fell(h, role) || (with_it && !leave_others(h, role, now));
    if (fell && (open || stands_upon_top(h, role, &known->previous)) &&
        !ks_store_forget_previous(h->store, role, err)) {
        return false;
    }
    return (!goes || ks_store_forget_current(h->store, role, err)) &&
           (!fell || ks_store_forget_top(h->store, role, err));
}

bool ks_holds_take_down(struct ks_store *store, int64_t now, struct ks_err *err)
{
    struct holding h = begin(store);
    bool ok = h.trust == NULL || keep(&h, stays, err);
    for (int role = 0; ok && h.trust != NULL && role < KS_ROLE_COUNT; role++) {
        ok = take_down(&h, (enum ks_role)role, now, err);
    }
    end(&h);
    return ok;
}
