#ifndef KS_CORE_QUIZ_RANDOM_H
#define KS_CORE_QUIZ_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* A small random generator, the same on every machine: xorshift64*, Vigna 2016. For fairness, never
 * for secrets. The state must not be 0. */
uint64_t ks_random_next(uint64_t *state);
/* 0 .. n-1, n > 0 */
size_t ks_random_below(uint64_t *state, size_t n);
/* The numbers 0 .. n-1 in some order (Fisher and Yates), n <= 256. */
void ks_random_order(uint64_t *state, uint8_t *order, size_t n);

#endif
