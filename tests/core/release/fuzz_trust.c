/* Trust files: any bytes; what is accepted has one spelling. */
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "core/release/trust.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ks_trust trust;
    struct ks_buf out = { 0 };
    if (ks_trust_parse((struct ks_str) { (const char *)data, size }, &trust, NULL)) {
        if (!ks_trust_format(&trust, &out, NULL) || out.n != size ||
            memcmp(out.p, data, size) != 0) {
            ks_bug("a second spelling");
        }
    }
    ks_buf_free(&out);
    return 0;
}
