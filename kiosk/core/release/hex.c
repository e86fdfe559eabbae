/* Hexadecimal digits, one spelling, by libsodium. */
#include "core/release/hex.h"

#include <assert.h>
#include <sodium/utils.h>
#include <string.h>

bool ks_hex_read(struct ks_str text, uint8_t *bytes, size_t n)
{
    char again[2 * KS_HEX_BYTES_MAX + 1];
    size_t got = 0;
    assert(n <= KS_HEX_BYTES_MAX);
    if (text.n != 2 * n || sodium_hex2bin(bytes, n, text.p, text.n, NULL, &got, NULL) != 0) {
        return false;
    }
    ks_hex_write(bytes, n, again); /* libsodium takes capitals too */
    return got == n && memcmp(again, text.p, text.n) == 0;
}

void ks_hex_write(const uint8_t *bytes, size_t n, char *out)
{
    sodium_bin2hex(out, 2 * n + 1, bytes, n);
}
