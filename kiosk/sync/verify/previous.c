/* The releases that may still be fallen back to once keys have changed. */
#include <string.h>

#include "core/release/layers.h"
#include "sync/verify/parts.h"

static void hash_of(struct ks_str bytes, uint8_t prehash[KS_BLAKE2B_BYTES])
{
    struct ks_blake2b hash;
    ks_blake2b_begin(&hash);
    ks_blake2b_add(&hash, bytes.p, bytes.n);
    ks_blake2b_end(&hash, prehash);
}

/* Whether a release is vouched for by the keys that count from now on. One that cannot be read is
 * not. */
static bool is_trusted(struct ks_receive *r, enum ks_role role, const uint8_t hash[KS_SHA256_BYTES])
{
    enum ks_trust_role keys = ks_trust_role_for(role);
    struct ks_trust_key signers[KS_SIGNATURES_MAX];
    uint8_t prehash[KS_BLAKE2B_BYTES];
    struct ks_signed document;
    struct ks_manifest manifest;
    size_t n = 0;
    if (!ks_store_document(r->store, hash, r->arena, &document, NULL)) {
        return false;
    }
    hash_of(document.bytes, prehash);
    for (size_t i = 0; i < document.n; i++) {
        n += ks_minisig_check(document.signatures[i], r->trust, keys, prehash, &signers[n]) ==
             KS_MINISIG_GOOD;
    }
    if (!ks_trust_met(r->trust, keys, signers, n) ||
        !ks_manifest_parse(document.bytes, r->arena, &manifest, NULL)) {
        return false;
    }
    return role != KS_ROLE_CONTENT || manifest.epoch != r->trust->epoch ||
           manifest.version >= r->trust->minversion;
}

/* A release of our own holds what signatures brought (core/release/layers.h). HEAD knows the
 * highest signed one only: upon another, nobody can say any more whose keys signed it. */
static bool stands_upon_trusted(struct ks_receive *r, enum ks_role role)
{
    const struct ks_head_role *known = &ks_store_head(r->store)->role[role];
    struct ks_manifest layer, whole;
    return ks_hash_is_zero(known->top) ||
           (is_trusted(r, role, known->top) &&
            ks_store_manifest(r->store, known->top, r->arena, &layer, NULL) &&
            ks_store_manifest(r->store, known->previous.hash, r->arena, &whole, NULL) &&
            ks_layer_is_all(&layer, &whole));
}

static bool stays(struct ks_receive *r, enum ks_role role)
{
    const struct ks_head_release *previous = &ks_store_head(r->store)->role[role].previous;
    switch (previous->origin) {
    case KS_ORIGIN_NONE:
        return true;
    case KS_ORIGIN_SIGNED:
        return is_trusted(r, role, previous->hash);
    case KS_ORIGIN_OPEN:
        return stands_upon_trusted(r, role);
    }
    return false;
}

bool ks_receive_previous(struct ks_receive *r)
{
    bool ok = true;
    for (int role = 0; ok && role < KS_ROLE_COUNT; role++) {
        ok = stays(r, (enum ks_role)role) ||
             ks_store_forget_previous(r->store, (enum ks_role)role, &r->err);
    }
    return ok;
}
