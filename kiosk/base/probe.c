/* Probing in a table (see probe.h). */
#include "base/probe.h"

#include <assert.h>

size_t ks_probe_place(const struct ks_probe *table, uint64_t hash, const void *key)
{
    size_t mask = table->capacity - 1;
    assert(table->capacity > 0 && (table->capacity & mask) == 0);
    for (size_t tries = 0; tries < table->capacity; tries++) {
        size_t at = ((size_t)hash + tries) & mask;
        const char *row = (const char *)table->rows + at * table->row_size;
        if (table->look(row, key) != KS_PROBE_OTHER) {
            return at;
        }
    }
    return table->capacity;
}

size_t ks_probe_capacity(size_t rows)
{
    size_t capacity = 64;
    while (capacity / 2 < rows) {
        capacity *= 2;
    }
    return capacity;
}
