/* The place where a text is cut that is longer than its room (see cut.h). */
#include "core/text/cut.h"

#include <assert.h>
#include <string.h>

#include "base/unicode.h"

#define ELLIPSIS "…"

static uint32_t char_at(const char *text, size_t n, size_t at)
{
    size_t length;
    return at < n ? ks_utf8_decode(text + at, n - at, &length) : 0;
}

static size_t before(const char *text, size_t at)
{
    assert(at > 0);
    do {
        at--;
    } while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    return at;
}

static bool among(uint32_t c, const char *set)
{
    for (size_t i = 0, n = strlen(set), length; i < n; i += length) {
        if (ks_utf8_decode(set + i, n - i, &length) == c) {
            return true;
        }
    }
    return false;
}

static bool ends_sentence(uint32_t c)
{
    return among(c, "。！？；!?\n");
}

static bool is_mark(uint32_t c)
{
    return ends_sentence(c) || among(c, "，、：,;:（“‘「『《【〔[(");
}

/* Of a number as it is written, also in hanzi, and with spaces, masks and dashes in it. */
static bool counts(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19) ||
           among(c, "零〇一二三四五六七八九十百千万亿两半*＊%％+");
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000;
}

/* Whether it stands on its own: hanzi, their marks and white space do; letters, digits and the
 * marks of ASCII, which addresses have too, cling to each other. */
static bool alone(uint32_t c)
{
    return ks_char_is_hanzi(c) || (c > 0x7F && is_mark(c)) || is_space(c) || c == '\n';
}

/* The next character that is no white space nor dash, from `at` on. */
static uint32_t past_gap(const char *text, size_t n, size_t at)
{
    while (at < n && (is_space(char_at(text, n, at)) || text[at] == '-')) {
        at++;
        while (at < n && ((unsigned char)text[at] & 0xC0) == 0x80) {
            at++;
        }
    }
    return char_at(text, n, at);
}

static uint32_t ahead_of_gap(const char *text, size_t n, size_t at)
{
    while (at > 0) {
        at = before(text, at);
        if (!is_space(char_at(text, n, at)) && text[at] != '-') {
            return char_at(text, n, at);
        }
    }
    return 0;
}

static bool may_cut(const char *text, size_t n, size_t at)
{
    uint32_t left = char_at(text, n, before(text, at)), right = char_at(text, n, at);
    uint32_t number = ahead_of_gap(text, n, at), next = past_gap(text, n, at);
    if (counts(number) && (counts(next) || among(next, "元块角年月日号点时分秒天个条岁次人℃"))) {
        return false; /* 021 5555 1234, 三百|万, 8000|元 */
    }
    return alone(left) || alone(right);
}

/* Inside the one word that is there: between two letters; not at all if it is a number or an
 * address. */
static size_t in_word(const char *text, size_t n, size_t most)
{
    for (size_t i = 0; i < n && !alone(char_at(text, n, i)); i++) {
        if (counts(char_at(text, n, i)) || (text[i] < 'A' && text[i] > ' ') || text[i] == '_') {
            return 0;
        }
        while (i + 1 < n && ((unsigned char)text[i + 1] & 0xC0) == 0x80) {
            i++;
        }
    }
    size_t at = 0, next = 0;
    while (next <= most) {
        at = next;
        next += ks_text_cluster((struct ks_str) { text + at, n - at });
    }
    return at;
}

size_t ks_cut_at(const char *text, size_t n, size_t most)
{
    if (n <= most) {
        return n;
    }
    most = ks_utf8_prefix(text, n, most);
    size_t words = 0;
    for (size_t at = most; at > 0; at = before(text, at)) {
        if (!may_cut(text, n, at)) {
            continue;
        }
        words = words == 0 ? at : words;
        if (at < most * 2 / 3) {
            break;
        }
        if (ends_sentence(char_at(text, n, before(text, at)))) {
            words = at;
            break;
        }
    }
    words = words == 0 ? in_word(text, n, most) : words;
    while (words > 0) { /* an ellipsis takes the place of a comma */
        size_t last = before(text, words);
        uint32_t c = char_at(text, n, last);
        if (!is_space(c) && c != '\n' && (!is_mark(c) || ends_sentence(c))) {
            break;
        }
        words = last;
    }
    assert(words <= most);
    return words;
}

size_t ks_spans_bytes(const struct ks_spans *spans)
{
    size_t n = 0;
    for (size_t i = 0; i < spans->n; i++) {
        n += strlen(spans->v[i].text);
    }
    return n;
}

size_t ks_spans_count(const struct ks_spans *spans)
{
    size_t n = 0;
    for (size_t i = 0; i < spans->n; i++) {
        n += ks_utf8_count(ks_str_of(spans->v[i].text));
    }
    return n;
}

struct ks_spans ks_spans_cut(const struct ks_spans *spans, size_t most, struct ks_arena *arena)
{
    size_t n = ks_spans_bytes(spans), left = 0;
    if (n <= most) {
        return *spans;
    }
    char *text = ks_arena_alloc(arena, n + 1);
    for (size_t i = 0, at = 0; i < spans->n; at += strlen(spans->v[i].text), i++) {
        memcpy(text + at, spans->v[i].text, strlen(spans->v[i].text));
    }
    left = ks_cut_at(text, n, most);
    struct ks_spans out = { ks_arena_array(arena, spans->n + 1, sizeof *out.v), 0 };
    for (size_t i = 0; i < spans->n && left > 0; i++) {
        size_t length = strlen(spans->v[i].text);
        if (length > left && spans->v[i].style == KS_SPAN_FACT) {
            break;
        }
        out.v[out.n] = spans->v[i];
        length = length < left ? length : left;
        out.v[out.n++].text = ks_arena_strndup(arena, spans->v[i].text, length);
        left -= length;
    }
    if (out.n == 0 || out.v[out.n - 1].style == KS_SPAN_FACT) {
        out.v[out.n++] = (struct ks_span) { KS_SPAN_PLAIN, ELLIPSIS };
    } else {
        struct ks_span *last = &out.v[out.n - 1];
        last->text = ks_arena_printf(arena, "%s" ELLIPSIS, last->text);
    }
    assert(out.n <= spans->n + 1);
    return out;
}
