/* A set of SHA-256 hashes. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/probe.h"
#include "store/store_parts.h"

/* Zeros mark a free place: no file has that hash. The hash is its own hash function. */
static enum ks_probe_row look(const void *row, const void *hash)
{
    return ks_hash_is_zero(row)                      ? KS_PROBE_FREE
           : memcmp(row, hash, KS_SHA256_BYTES) == 0 ? KS_PROBE_SAME
                                                     : KS_PROBE_OTHER;
}

static size_t place_of(const struct ks_hash_set *set, const uint8_t hash[KS_SHA256_BYTES])
{
    const struct ks_probe table = { set->v, set->capacity, sizeof *set->v, look };
    uint64_t low;
    memcpy(&low, hash, sizeof low);
    return ks_probe_place(&table, low, hash);
}

void ks_hash_set_add(struct ks_hash_set *set, const uint8_t hash[KS_SHA256_BYTES])
{
    if (2 * (set->n + 1) > set->capacity) {
        struct ks_hash_set larger = { .capacity = set->capacity == 0 ? 64 : 2 * set->capacity };
        larger.v = calloc(larger.capacity, sizeof *larger.v);
        if (larger.v == NULL) {
            ks_oom();
        }
        for (size_t i = 0; i < set->capacity; i++) {
            if (!ks_hash_is_zero(set->v[i])) {
                memcpy(larger.v[place_of(&larger, set->v[i])], set->v[i], KS_SHA256_BYTES);
            }
        }
        larger.n = set->n;
        ks_hash_set_free(set);
        *set = larger;
    }
    size_t i = place_of(set, hash);
    set->n += ks_hash_is_zero(set->v[i]);
    memcpy(set->v[i], hash, KS_SHA256_BYTES);
}

bool ks_hash_set_has(const struct ks_hash_set *set, const uint8_t hash[KS_SHA256_BYTES])
{
    return set->n > 0 && !ks_hash_is_zero(set->v[place_of(set, hash)]);
}

void ks_hash_set_remove(struct ks_hash_set *set, const uint8_t hash[KS_SHA256_BYTES])
{
    if (!ks_hash_set_has(set, hash)) {
        return;
    }
    /* Removing is rare (damage only): take the entries that follow out, and put them in again. */
    size_t i = place_of(set, hash);
    memset(set->v[i], 0, KS_SHA256_BYTES);
    set->n--;
    for (i = (i + 1) & (set->capacity - 1); !ks_hash_is_zero(set->v[i]);
         i = (i + 1) & (set->capacity - 1)) {
        uint8_t moved[KS_SHA256_BYTES];
        memcpy(moved, set->v[i], sizeof moved);
        memset(set->v[i], 0, KS_SHA256_BYTES);
        memcpy(set->v[place_of(set, moved)], moved, sizeof moved);
    }
}

void ks_hash_set_free(struct ks_hash_set *set)
{
    free(set->v);
    *set = (struct ks_hash_set) { 0 };
}
