/* Binary search (see search.h). */
#include "base/search.h"

size_t ks_lower_bound(const void *key,
                      const void *array,
                      size_t n,
                      size_t size,
                      int (*order)(const void *key, const void *element))
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (order(key, (const char *)array + middle * size) > 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
