/* Base64, one spelling. */
#include "core/release/base64.h"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int value_of(char c)
{
    for (int i = 0; i < 64; i++) {
        if (letters[i] == c) {
            return i;
        }
    }
    return -1;
}

bool ks_base64_read(struct ks_str text, uint8_t *bytes, size_t n)
{
    if (text.n != (n + 2) / 3 * 4) {
        return false;
    }
    size_t digits = (n * 8 + 5) / 6;
    uint32_t bits = 0;
    int held = 0;
    size_t done = 0;
    for (size_t i = 0; i < text.n; i++) {
        int value = value_of(text.p[i]);
        if (i >= digits ? text.p[i] != '=' : value < 0) {
            return false;
        }
        if (i < digits) {
            bits = (bits << 6 | (uint32_t)value) & 0xFFFF;
            held += 6;
        }
        if (i < digits && held >= 8) {
            held -= 8;
            bytes[done++] = (uint8_t)(bits >> held);
        }
    }
    return done == n && (bits & ((1u << held) - 1)) == 0;
}

void ks_base64_add(struct ks_buf *out, const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i += 3) {
        uint32_t bits = (uint32_t)bytes[i] << 16;
        bits |= i + 1 < n ? (uint32_t)bytes[i + 1] << 8 : 0;
        bits |= i + 2 < n ? bytes[i + 2] : 0;
        char four[4] = { letters[bits >> 18], letters[bits >> 12 & 63],
                         i + 1 < n ? letters[bits >> 6 & 63] : '=',
                         i + 2 < n ? letters[bits & 63] : '=' };
        ks_buf_add(out, four, sizeof four);
    }
}
