#ifndef KS_BASE_PROBE_H
#define KS_BASE_PROBE_H

#include <stddef.h>
#include <stdint.h>

/* Open addressing: where a key stands in an array that the caller owns. This is the one way of
 * probing in the house. The array is his, and so is what its rows hold; he makes it larger before
 * more than half is taken. */

enum ks_probe_row { KS_PROBE_FREE, KS_PROBE_SAME, KS_PROBE_OTHER };

struct ks_probe {
    const void *rows;
    size_t capacity, row_size; /* capacity: a power of two */
    enum ks_probe_row (*look)(const void *row, const void *key);
};

/* The row of that key, or the free one where it goes; `capacity` if neither is there. `hash`: of
 * the key, its low bits well mixed. */
size_t ks_probe_place(const struct ks_probe *table, uint64_t hash, const void *key);
/* For so many rows, with as many to spare: a power of two, at least 64. */
size_t ks_probe_capacity(size_t rows);

#endif
