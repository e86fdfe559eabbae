/* Fuzz target: the file of a manifest with its signatures has one spelling. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/store_parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct ks_signed document;
    if (ks_signed_split((struct ks_str) { (const char *)bytes, n }, &document)) {
        struct ks_buf again = { 0 };
        ks_signed_join(&document, &again);
        if (again.n != n || memcmp(again.p, bytes, n) != 0) {
            abort();
        }
        ks_buf_free(&again);
    }
    return 0;
}
