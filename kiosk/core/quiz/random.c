/* Chance that can be replayed. */
#include "core/quiz/random.h"

#include <assert.h>
#include <stdbool.h>

uint64_t ks_random_next(uint64_t *state)
{
    assert(*state != 0); /* nothing but 0 would follow */
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u;
}

size_t ks_random_below(uint64_t *state, size_t n)
{
    assert(n > 0);
    return (size_t)(ks_random_next(state) >> 32) % n;
}

static bool is_permutation(const uint8_t *order, size_t n)
{
    uint64_t seen[4] = { 0 };
    for (size_t i = 0; i < n; i++) {
        uint64_t bit = UINT64_C(1) << (order[i] & 63);
        if (order[i] >= n || (seen[order[i] >> 6] & bit) != 0) {
            return false;
        }
        seen[order[i] >> 6] |= bit;
    }
    return true;
}

void ks_random_order(uint64_t *state, uint8_t *order, size_t n)
{
    assert(n <= 256);
    for (size_t i = 0; i < n; i++) {
        order[i] = (uint8_t)i;
    }
    for (size_t i = n; i-- > 1;) {
        size_t k = ks_random_below(state, i + 1);
        uint8_t other = order[i];
        order[i] = order[k];
        order[k] = other;
    }
    assert(is_permutation(order, n));
}
