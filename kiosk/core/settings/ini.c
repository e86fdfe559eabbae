/* One line of a file of settings, as people write it (see ini.h). */
#include "core/settings/ini.h"

#include <assert.h>
#include <string.h>

/* The ASCII character of the key for which a Chinese input method gives `c`. */
static uint32_t plain(uint32_t c)
{
    switch (c) {
    case 0x3000:
    case 0xA0:
    case '\t':
        return ' ';
    case 0x3010: /* 【】 */
        return '[';
    case 0x3011:
        return ']';
    case 0x201C: /* “” */
    case 0x201D:
        return '"';
    case 0x2018: /* ‘’ */
    case 0x2019:
        return '\'';
    default:
        return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    }
}

static uint32_t first_of(struct ks_str text, size_t *length)
{
    *length = 0;
    return text.n == 0 ? 0 : plain(ks_utf8_decode(text.p, text.n, length));
}

static struct ks_str behind(struct ks_str text, size_t n)
{
    return (struct ks_str) { text.p + n, text.n - n };
}

static bool is_remark(uint32_t c)
{
    return c == '#' || c == ';';
}

void ks_ini_fold(struct ks_str text, char *out, size_t size)
{
    size_t used = 0, length;
    assert(size > 0);
    text = ks_str_trim(text);
    for (bool blank = false; text.n > 0; text = behind(text, length)) {
        uint32_t c = first_of(text, &length);
        char bytes[4];
        c = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        size_t n = blank && c == ' ' ? 0 : ks_utf8_encode(c, bytes);
        if (used + n >= size) {
            break;
        }
        memcpy(out + used, bytes, n);
        used += n;
        blank = c == ' ';
    }
    assert(used < size);
    out[used] = '\0';
}

/* Reads a value in quotes. False unless a closing quote follows, with nothing but a remark behind
 * it. */
static bool unquote(struct ks_str text, struct ks_str *value)
{
    size_t length, at;
    uint32_t quote = first_of(text, &length);
    if (quote != '"' && quote != '\'') {
        return false;
    }
    struct ks_str inner = behind(text, length);
    for (at = 0; at < inner.n && first_of(behind(inner, at), &length) != quote; at += length) {
    }
    struct ks_str rest = at < inner.n ? ks_str_trim(behind(inner, at + length)) : inner;
    bool closed = at < inner.n && (rest.n == 0 || is_remark(first_of(rest, &length)));
    assert(at <= inner.n);
    if (closed) {
        *value = (struct ks_str) { inner.p, at };
    }
    return closed;
}

/* The text without its remark, which begins with the value or behind a blank; a # within a word is
 * part of it. */
static struct ks_str without_remark(struct ks_str text)
{
    bool blank = true;
    size_t length;
    for (size_t at = 0; at < text.n; at += length) {
        uint32_t c = first_of(behind(text, at), &length);
        if (blank && is_remark(c)) {
            return ks_str_trim((struct ks_str) { text.p, at });
        }
        blank = c == ' ';
    }
    return ks_str_trim(text);
}

static bool has_control(struct ks_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if ((c < ' ' && c != '\t') || c == 0x7F) {
            return true;
        }
    }
    return false;
}

static enum ks_ini_kind
fill(struct ks_ini_line *line, enum ks_ini_kind kind, struct ks_str name, struct ks_str value)
{
    if (!ks_utf8_valid(name.p, name.n) || !ks_utf8_valid(value.p, value.n)) {
        return KS_INI_NO_UTF8;
    }
    if (has_control(name) || has_control(value)) {
        return KS_INI_CONTROL;
    }
    if (name.n >= sizeof line->name || value.n >= sizeof line->value) {
        return KS_INI_TOO_LONG;
    }
    ks_ini_fold(name, line->name, sizeof line->name);
    memcpy(line->value, value.p, value.n);
    assert(strlen(line->name) <= name.n); /* folding only shortens */
    line->value[value.n] = '\0';
    return kind;
}

static enum ks_ini_kind split_section(struct ks_str text, struct ks_ini_line *line)
{
    size_t length;
    text = without_remark(text);
    for (size_t at = 0; at < text.n; at += length) {
        bool closes = first_of(behind(text, at), &length) == ']';
        if (closes && ks_str_trim(behind(text, at + length)).n == 0) {
            text.n = at;
        }
    }
    return fill(line, KS_INI_SECTION, ks_str_trim(text), KS_STR(""));
}

void ks_ini_split(struct ks_str text, struct ks_ini_line *line)
{
    size_t length;
    line->name[0] = line->value[0] = '\0';
    line->heading = false;
    text = ks_str_trim(text);
    uint32_t c = first_of(text, &length);
    if (text.n == 0 || is_remark(c)) {
        line->kind = KS_INI_NOTHING;
        return;
    }
    line->heading = c == '[';
    if (line->heading) {
        line->kind = split_section(behind(text, length), line);
        return;
    }
    size_t at = 0;
    for (; at < text.n; at += length) {
        c = first_of(behind(text, at), &length);
        if (c == '=' || c == ':') {
            break;
        }
    }
    struct ks_str key = ks_str_trim((struct ks_str) { text.p, at }), value = { text.p, 0 };
    if (at == text.n || key.n == 0) {
        line->kind = KS_INI_NO_SIGN;
        return;
    }
    struct ks_str rest = ks_str_trim(behind(text, at + length));
    if (!unquote(rest, &value)) {
        value = without_remark(rest);
    }
    line->kind = fill(line, KS_INI_KEY, key, value);
}

#define NEAR 3 /* letters that may be wrong in a word that is still understood */

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Optimal string alignment, three rows of the table; NEAR + 1 for what is not near. */
static int distance(const char *a, const char *b)
{
    int row[3][KS_INI_NAME + 1];
    size_t n = strlen(a), m = strlen(b);
    if (n > KS_INI_NAME || m > KS_INI_NAME || n > m + NEAR || m > n + NEAR) {
        return NEAR + 1;
    }
    for (size_t j = 0; j <= m; j++) {
        row[0][j] = (int)j;
    }
    for (size_t i = 1; i <= n; i++) {
        int *now = row[i % 3], *up = row[(i + 2) % 3], *upup = row[(i + 1) % 3];
        now[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            now[j] = least(least(now[j - 1], up[j]) + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[j] = least(now[j], upup[j - 2] + 1);
            }
        }
    }
    assert((size_t)row[n % 3][m] <= (n > m ? n : m)); /* all letters wrong */
    assert((size_t)row[n % 3][m] >= (n > m ? n - m : m - n));
    return row[n % 3][m];
}

const char *ks_ini_nearest(const char *word, const char *const *words, size_t n)
{
    const char *best = NULL;
    int best_distance = NEAR + 1;
    for (size_t i = 0; i < n; i++) {
        int far = distance(word, words[i]);
        if (far < best_distance && (size_t)far * 2 <= strlen(words[i])) {
            best = words[i];
            best_distance = far;
        }
    }
    assert((best == NULL) == (best_distance > NEAR));
    return best;
}
