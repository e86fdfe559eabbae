#ifndef KS_BASE_SEARCH_H
#define KS_BASE_SEARCH_H

#include <stddef.h>

/* The place of a key in a sorted array. Tells what bsearch(3) does not: the first of several equal
 * ones, or where one that is missing would stand. No state: any thread. */

/* The first of the `n` elements of `size` bytes that does not stand before the key; `n` if all do.
 * `order` is that of bsearch(3): below 0 if the key stands before the element. */
size_t ks_lower_bound(const void *key,
                      const void *array,
                      size_t n,
                      size_t size,
                      int (*order)(const void *key, const void *element));

#endif
