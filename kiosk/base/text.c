/* UTF-8 views and a growing buffer. */
#include "base/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/check.h"

struct ks_str ks_str_of(const char *text)
{
    return (struct ks_str) { text, text == NULL ? 0 : strlen(text) };
}

bool ks_str_eq(struct ks_str a, struct ks_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool ks_str_is(struct ks_str a, const char *b)
{
    return ks_str_eq(a, ks_str_of(b));
}

bool ks_str_starts(struct ks_str text, struct ks_str prefix)
{
    return text.n >= prefix.n && (prefix.n == 0 || memcmp(text.p, prefix.p, prefix.n) == 0);
}

uint64_t ks_hash(uint64_t from, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < n; i++) {
        from = (from ^ p[i]) * 1099511628211u;
    }
    return from;
}

bool ks_str_same(struct ks_str a, struct ks_str b)
{
    return a.n == b.n && ks_str_begins(a, b);
}

bool ks_str_begins(struct ks_str text, struct ks_str beginning)
{
    return text.n >= beginning.n &&
           (beginning.n == 0 || strncasecmp(text.p, beginning.p, beginning.n) == 0);
}

bool ks_str_ends(struct ks_str text, const char *ending)
{
    size_t n = strlen(ending);
    return text.n >= n && (n == 0 || strncasecmp(text.p + text.n - n, ending, n) == 0);
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x3000 || c == 0xA0 || c == 0xFEFF ||
           c == 0x200B;
}

struct ks_str ks_str_trim(struct ks_str text)
{
    size_t length = 0;
    while (text.n > 0 && is_space(ks_utf8_decode(text.p, text.n, &length))) {
        text.p += length;
        text.n -= length;
    }
    while (text.n > 0) {
        size_t start = text.n - 1;
        while (start > 0 && text.n - start < 4 && ((unsigned char)text.p[start] & 0xC0) == 0x80) {
            start--;
        }
        uint32_t last = ks_utf8_decode(text.p + start, text.n - start, &length);
        if (start + length != text.n || !is_space(last)) {
            break;
        }
        text.n = start;
    }
    return text;
}

bool ks_str_cut(struct ks_str *rest, char at, struct ks_str *part)
{
    if (rest->p == NULL) {
        return false;
    }
    const char *found = rest->n == 0 ? NULL : memchr(rest->p, at, rest->n);
    if (found == NULL) {
        *part = *rest;
        *rest = (struct ks_str) { NULL, 0 };
        return true;
    }
    *part = (struct ks_str) { rest->p, (size_t)(found - rest->p) };
    rest->n -= part->n + 1;
    rest->p = found + 1;
    return true;
}

uint32_t ks_utf8_decode(const char *text, size_t n, size_t *length)
{
    static const uint32_t smallest[5] = { 0, 0, 0x80, 0x800, 0x10000 };
    const unsigned char *s = (const unsigned char *)text;
    assert(n > 0);
    *length = 1;
    if (s[0] < 0x80) {
        return s[0];
    }
    size_t need = s[0] >= 0xF0 && s[0] <= 0xF4  ? 4
                  : s[0] >= 0xE0 && s[0] < 0xF0 ? 3
                  : s[0] >= 0xC2 && s[0] < 0xE0 ? 2
                                                : 0;
    if (need == 0 || need > n) {
        return 0xFFFD;
    }
    uint32_t c = s[0] & (0xFFu >> (need + 1));
    for (size_t i = 1; i < need; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return 0xFFFD;
        }
        c = c << 6 | (s[i] & 0x3Fu);
    }
    if (c < smallest[need] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        return 0xFFFD;
    }
    *length = need;
    return c;
}

size_t ks_utf8_encode(uint32_t c, char out[4])
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        c = 0xFFFD;
    }
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    out[0] = (char)((0xF00u >> length & 0xFF) | c);
    return length;
}

bool ks_utf8_valid(const char *text, size_t n)
{
    for (size_t i = 0, length = 0; i < n; i += length) {
        uint32_t c = ks_utf8_decode(text + i, n - i, &length);
        if (c == 0xFFFD && length == 1) {
            return false;
        }
    }
    return true;
}

size_t ks_utf8_prefix(const char *text, size_t n, size_t limit)
{
    size_t end = 0, length = 0;
    while (end < n) {
        /* A sequence that the end of the text cuts off decodes as U+FFFD of length 1. */
        uint32_t c = ks_utf8_decode(text + end, n - end, &length);
        bool cut_off = c == 0xFFFD && length == 1 && (unsigned char)text[end] >= 0xC2;
        if (end + length > limit || (cut_off && n - end < 4)) {
            break;
        }
        end += length;
    }
    return end;
}

size_t ks_utf8_count(struct ks_str text)
{
    size_t count = 0;
    for (size_t i = 0, length = 0; i < text.n; i += length, count++) {
        (void)ks_utf8_decode(text.p + i, text.n - i, &length);
    }
    return count;
}

bool ks_char_is_latin(int64_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool ks_char_is_digit(int64_t c)
{
    return c >= '0' && c <= '9';
}

bool ks_char_is_hanzi(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

static void reserve(struct ks_buf *buf, size_t more)
{
    if (more > SIZE_MAX / 4 - buf->n) {
        ks_oom();
    }
    size_t need = buf->n + more + 1;
    if (need <= buf->capacity) {
        return;
    }
    size_t capacity = buf->capacity < 64 ? 64 : buf->capacity;
    while (capacity < need) {
        capacity *= 2;
    }
    char *grown = realloc(buf->p, capacity);
    if (grown == NULL) {
        ks_oom();
    }
    buf->p = grown;
    buf->capacity = capacity;
}

void ks_buf_add(struct ks_buf *buf, const char *bytes, size_t n)
{
    reserve(buf, n);
    if (n > 0) {
        memcpy(buf->p + buf->n, bytes, n);
    }
    buf->n += n;
    buf->p[buf->n] = '\0';
}

void ks_buf_adds(struct ks_buf *buf, const char *text)
{
    ks_buf_add(buf, text, strlen(text));
}

void ks_buf_addf(struct ks_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    reserve(buf, (size_t)length);
    vsnprintf(buf->p + buf->n, (size_t)length + 1, format, again);
    va_end(again);
    buf->n += (size_t)length;
}

void ks_buf_add_json(struct ks_buf *buf, const char *text)
{
    size_t n = text == NULL ? 0 : strlen(text);
    ks_buf_adds(buf, "\"");
    for (size_t i = 0, length = 0; i < n; i += length) {
        uint32_t c = ks_utf8_decode(text + i, n - i, &length);
        if (c == '"' || c == '\\') {
            ks_buf_addf(buf, "\\%c", (int)c);
        } else if (c < 0x20) {
            ks_buf_addf(buf, "\\u%04x", (unsigned)c);
        } else {
            char utf8[4];
            size_t bytes = ks_utf8_encode(c, utf8);
            ks_buf_add(buf, utf8, bytes);
        }
    }
    ks_buf_adds(buf, "\"");
}

void ks_buf_free(struct ks_buf *buf)
{
    free(buf->p);
    *buf = (struct ks_buf) { 0 };
}
