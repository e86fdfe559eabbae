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

/* Of a release of HEAD: of its own keys, or of those of what it stands upon. What nobody signed
 * holds. */
static enum standing
stands(const struct holding *h, enum ks_role role, const struct ks_head_release *release)
{
    uint8_t upon[KS_SHA256_BYTES];
    if (ks_store_upon(h->store, role, release, upon) != KS_DOCUMENT_WHOLE) {
        return UNREADABLE;
    }
    return ks_hash_is_zero(upon) ? HOLDS : judge(h, role, upon);
}

static struct ks_fall what_falls(const struct holding *h, enum ks_role role)
{
    const struct ks_head_role *known = role_of(h, role);
    return (struct ks_fall) {
        .current = stands(h, role, &known->current) == HOLDS_NOT,
        .previous = stands(h, role, &known->previous) == HOLDS_NOT,
        .top = !ks_hash_is_zero(known->top) && judge(h, role, known->top) == HOLDS_NOT,
    };
}

/* Whether the previous release may not be fallen back to: also one of which nobody can tell. */
static bool is_no_way_back(const struct holding *h, enum ks_role role)
{
    return stands(h, role, &role_of(h, role)->previous) != HOLDS;
}

static bool keep(const struct holding *h, struct ks_err *err)
{
    bool ok = true;
    for (int role = 0; ok && role < KS_ROLE_COUNT; role++) {
        struct ks_fall fall = { .previous = is_no_way_back(h, (enum ks_role)role) };
        ok = !fall.previous || ks_store_take_down(h->store, (enum ks_role)role, fall, err);
    }
    return ok;
}

struct ks_fall ks_holds_not(struct ks_store *store, const struct ks_trust *trust, enum ks_role role)
{
    struct holding h = { store, trust, ks_arena_new(), NULL };
    struct ks_fall fall = what_falls(&h, role);
    fall.current = stands(&h, role, &role_of(&h, role)->current) != HOLDS;
    fall.previous = is_no_way_back(&h, role);
    ks_arena_free(h.arena);
    return fall;
}

bool ks_holds_previous(struct ks_store *store, const struct ks_trust *trust, struct ks_err *err)
{
    struct holding h = { store, trust, ks_arena_new(), NULL };
    bool ok = keep(&h, err);
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
    bool ok = keep(&h, err);
    end(&h);
    return ok;
}

static bool falls(struct ks_fall fall)
{
    return fall.current || fall.previous || fall.top;
}

/* Whether nobody can tell of what is shown of a role. */
static bool is_unknown(const struct holding *h, enum ks_role role)
{
    const struct ks_head_role *known = role_of(h, role);
    return stands(h, role, &known->current) == UNREADABLE ||
           (!ks_hash_is_zero(known->top) && judge(h, role, known->top) == UNREADABLE);
}

enum ks_holds ks_holds_all(struct ks_store *store)
{
    struct holding h = begin(store);
    enum ks_holds all = KS_HOLDS;
    for (int role = 0; all != KS_HOLDS_NOT && role < KS_ROLE_COUNT; role++) {
        if (h.trust != NULL && falls(what_falls(&h, (enum ks_role)role))) {
            all = KS_HOLDS_NOT;
        } else if (is_unknown(&h, (enum ks_role)role)) {
            all = KS_HOLDS_UNKNOWN;
        }
    }
    end(&h);
    return all;
}

/* What others have upon what falls: files of what is shown that are not its, without what has
 * decayed, which costs nothing else. False if nobody can tell which are its. */
static bool others_of(const struct holding *h, enum ks_role role, struct ks_manifest *shown)
{
    struct ks_base base;
    size_t n = 0;
    ks_store_shown(h->store, role, h->arena, shown);
    ks_store_base(h->store, role, h->arena, &base);
    if (base.kind != KS_BASE_SIGNED) {
        return false;
    }
    for (size_t i = 0; i < shown->n_files; i++) {
        const struct ks_manifest_file *file = &shown->files[i];
        const struct ks_manifest_file *theirs = ks_manifest_find(&base.manifest, file->path);
        if (theirs == NULL || memcmp(theirs->sha256, file->sha256, sizeof file->sha256) != 0) {
            shown->files[n++] = *file;
        }
    }
    shown->n_files = n;
    ks_store_leave_gone(h->store, KS_GONE_BY_HASH, shown);
    return true;
}

/* Shows what others have without what they have it upon. False if they have nothing, or it cannot
 * be shown alone. */
static bool
leave_others(const struct holding *h, enum ks_role role, struct ks_fall fall, int64_t now)
{
    static const struct ks_base none;
    struct ks_manifest others, alone;
    struct ks_buf text = { 0 };
    if (!others_of(h, role, &others) || others.n_files == 0) {
        return false;
    }
    ks_layers_compose(role, &none, &others, NULL, h->arena, &alone);
    ks_layers_finish(&alone, role, ks_store_head(h->store), now);
    bool ok = ks_manifest_format(&alone, &text, NULL);
    struct ks_signed release = { .bytes = { text.p, text.n } };
    struct ks_commit commit = { .release = &release, .origin = KS_ORIGIN_OPEN, .fall = fall };
    ok = ok && ks_store_commit_layers(h->store, &commit, NULL) == KS_COMMITTED;
    ks_buf_free(&text);
    return ok;
}

/* In one step, so that a cut leaves nothing that leads back. */
static bool take_down(const struct holding *h, enum ks_role role, int64_t now, struct ks_err *err)
{
    bool open = role_of(h, role)->current.origin == KS_ORIGIN_OPEN;
    struct ks_fall fall = what_falls(h, role);
    return !falls(fall) || (fall.current && open && leave_others(h, role, fall, now)) ||
           ks_store_take_down(h->store, role, fall, err);
}

bool ks_holds_take_down(struct ks_store *store, int64_t now, struct ks_err *err)
{
    struct holding h = begin(store);
    bool ok = true;
    for (int role = 0; ok && h.trust != NULL && role < KS_ROLE_COUNT; role++) {
        ok = take_down(&h, (enum ks_role)role, now, err);
    }
    end(&h);
    return ok;
}
