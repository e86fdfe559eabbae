/* Chance that can be replayed. */
#include "core/quiz/random.h"

uint64_t ks_random_next(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u;
}

size_t ks_random_below(uint64_t *state, size_t n)
{
    return (size_t)(ks_random_next(state) >> 32) % n;
}

void ks_random_order(uint64_t *state, uint8_t *order, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        order[i] = (uint8_t)i;
    }
    for (size_t i = n; i-- > 1;) {
        size_t k = ks_random_below(state, i + 1);
        uint8_t other = order[i];
        order[i] = order[k];
        order[k] = other;
    }
}
