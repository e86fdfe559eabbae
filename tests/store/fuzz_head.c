/* Fuzz target: a HEAD record is taken only in its one spelling. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/release/head.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ks_head head;
    uint8_t again[KS_HEAD_BYTES];
    struct ks_err err = { 0 };
    if (ks_head_decode(data, size, &head, &err)) {
        ks_head_encode(&head, again);
        if (size != sizeof again || memcmp(data, again, size) != 0) {
            abort();
        }
    } else if (err.code != KS_ERR_FORMAT) {
        abort();
    }
    return 0;
}
