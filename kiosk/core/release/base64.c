/* Base64, one spelling, by libsodium. */
#include "core/release/base64.h"

#include <assert.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"

#define VARIANT sodium_base64_VARIANT_ORIGINAL

bool ks_base64_read(struct ks_str text, uint8_t *bytes, size_t n)
{
    size_t got = 0;
    struct ks_buf again = { 0 };
    if (text.n != (n + 2) / 3 * 4 ||
        sodium_base642bin(bytes, n, text.p, text.n, NULL, &got, NULL, VARIANT) != 0 || got != n) {
        return false;
    }
    /* Where char has a sign, libsodium 1.0.18 takes bytes from 0x80 on for '/'. */
    ks_base64_add(&again, bytes, n);
    bool same = again.n == text.n && (text.n == 0 || memcmp(again.p, text.p, text.n) == 0);
    ks_buf_free(&again);
    return same;
}

void ks_base64_add(struct ks_buf *out, const uint8_t *bytes, size_t n)
{
    size_t size = sodium_base64_encoded_len(n, VARIANT);
    assert(size == (n + 2) / 3 * 4 + 1);
    char *text = malloc(size);
    if (text == NULL) {
        ks_oom();
    }
    sodium_bin2base64(text, size, bytes, n, VARIANT);
    ks_buf_adds(out, text);
    free(text);
}
