/* Manifests: any bytes; what is accepted has one spelling. */
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "core/release/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest m;
    struct ks_buf out = { 0 };
    if (ks_manifest_parse((struct ks_str) { (const char *)data, size }, arena, &m, NULL)) {
        if (!ks_manifest_format(&m, &out, NULL) || out.n != size ||
            memcmp(out.p, data, size) != 0) {
            ks_bug("a second spelling");
        }
    }
    ks_buf_free(&out);
    ks_arena_free(arena);
    return 0;
}
