/* Names of files in a release: which are valid, and their one spelling. */
#include "core/release/label.h"

#include <assert.h>

#include "base/attr.h"
#include "base/unicode.h"

static bool stands_for_itself(unsigned char c)
{
    return ks_char_is_latin(c) || ks_char_is_digit(c) || c == '.' || c == '_' || c == '-' ||
           c == '/';
}

static bool character_allowed(uint32_t c)
{
    static const struct {
        uint32_t from, to;
    } refused[] = {
        /* ':' and '\\' mean something to Windows; the three ranges after them would have been
         * composed by NFC. */
        { ':', ':' },         { '\\', '\\' },     { 0x300, 0x36F },   { 0x1100, 0x11FF },
        { 0x3099, 0x309A },   { 0xFFF9, 0xFFFB }, { 0xFFFE, 0xFFFF }, { 0x2065, 0x2065 },
        { 0xE0000, 0xE0FFF }, /* reserved by Unicode for more invisible characters */
    };
    if (ks_char_is_invisible(c) || ks_char_is_control(c)) {
        return false;
    }
    for (size_t i = 0; i < KS_COUNT(refused); i++) {
        if (c >= refused[i].from && c <= refused[i].to) {
            return false;
        }
    }
    return true;
}

bool ks_label_valid(struct ks_str path)
{
    if (path.n == 0 || path.n > KS_LABEL_MAX || !ks_utf8_valid(path.p, path.n)) {
        return false;
    }
    for (size_t i = 0, length = 0; i < path.n; i += length) {
        if (!character_allowed(ks_utf8_decode(path.p + i, path.n - i, &length))) {
            return false;
        }
    }
    struct ks_str rest = path, part;
    while (ks_str_cut(&rest, '/', &part)) {
        if (part.n == 0 || ks_str_is(part, ".") || ks_str_is(part, "..")) {
            return false;
        }
    }
    return true;
}

void ks_label_encode(struct ks_str path, struct ks_buf *out)
{
    size_t before = out->n;
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        if (stands_for_itself(c)) {
            ks_buf_add(out, path.p + i, 1);
        } else {
            ks_buf_addf(out, "%%%02X", c);
        }
    }
    assert(out->n - before >= path.n && out->n - before <= 3 * path.n);
}

static int capital_hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool ks_label_decode(struct ks_str text, char *path)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (n == KS_LABEL_MAX) {
            return false;
        }
        if (c == '%' && text.n - i >= 3) {
            int high = capital_hex(text.p[i + 1]), low = capital_hex(text.p[i + 2]);
            c = (unsigned char)(high * 16 + low);
            if (high < 0 || low < 0 || stands_for_itself(c)) {
                return false;
            }
            i += 2;
        } else if (!stands_for_itself(c)) {
            return false;
        }
        path[n++] = (char)c;
    }
    assert(n <= KS_LABEL_MAX && n <= text.n);
    path[n] = '\0';
    return ks_label_valid((struct ks_str) { path, n });
}
