/* Makes words that people typed comparable (see fold.h). */
#include "base/fold.h"

#include <string.h>

#include "base/attr.h"
#include "base/unicode.h"

static uint32_t fold_char(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) {
        c -= 0xFEE0;
    }
    if (c >= 'A' && c <= 'Z') {
        return c + ('a' - 'A');
    }
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0x301C || c == '~' ||
        c == 0x30FC || c == 0x2500 || c == 0xFF70 || c == 0x223C) {
        return '-';
    }
    if (c == 0x3002 || c == 0xFF61) {
        return '.';
    }
    if (c == 0x3001 || c == 0xFF64) {
        return ',';
    }
    if ((c >= '\t' && c <= '\r') || c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A)) {
        return ' ';
    }
    return c == 0x2236 || c == 0xFE55 ? ':' : c;
}

bool ks_fold(struct ks_str text, struct ks_fold *out)
{
    out->n = 0;
    for (size_t i = 0, length = 0; i < text.n; i += length) {
        uint32_t c = fold_char(ks_utf8_decode(text.p + i, text.n - i, &length));
        bool spare = c == ' ' && (out->n == 0 || out->text[out->n - 1] == ' ');
        if (spare || ks_char_is_invisible(c) || c == 0) {
            continue;
        }
        char bytes[4];
        size_t length_out = ks_utf8_encode(c, bytes);
        if (out->n + length_out >= sizeof out->text) {
            out->n = 0;
            out->text[0] = '\0';
            return false;
        }
        memcpy(out->text + out->n, bytes, length_out);
        out->n += length_out;
    }
    out->n -= out->n > 0 && out->text[out->n - 1] == ' ' ? 1 : 0;
    out->text[out->n] = '\0';
    return true;
}

bool ks_fold_is_one_of(const struct ks_fold *text, const char *list)
{
    struct ks_str rest = ks_str_of(list), word;
    while (ks_str_cut(&rest, '|', &word)) {
        if (ks_str_eq(word, (struct ks_str) { text->text, text->n })) {
            return true;
        }
    }
    return false;
}

static size_t characters(struct ks_str text, uint32_t out[KS_DISTANCE_CHARS])
{
    size_t n = 0;
    for (size_t i = 0, length = 0; i < text.n && n < KS_DISTANCE_CHARS; i += length) {
        out[n++] = ks_utf8_decode(text.p + i, text.n - i, &length);
    }
    return n;
}

size_t ks_text_distance(struct ks_str left, struct ks_str right)
{
    uint32_t a[KS_DISTANCE_CHARS], b[KS_DISTANCE_CHARS];
    size_t d[KS_DISTANCE_CHARS + 1][KS_DISTANCE_CHARS + 1];
    size_t na = characters(left, a), nb = characters(right, b);
    for (size_t i = 0; i <= na; i++) {
        for (size_t j = 0; j <= nb; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            size_t best = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            size_t step = (d[i - 1][j] < d[i][j - 1] ? d[i - 1][j] : d[i][j - 1]) + 1;
            best = step < best ? step : best;
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            size_t swap = swapped ? d[i - 2][j - 2] + 1 : best;
            d[i][j] = swap < best ? swap : best;
        }
    }
    return d[na][nb];
}

bool ks_fold_lang(const struct ks_fold *text, enum ks_lang *lang)
{
    for (size_t i = 0; i < KS_LANG_COUNT; i++) {
        if (ks_fold_is_one_of(text, ks_lang_words((enum ks_lang)i))) {
            *lang = (enum ks_lang)i;
            return true;
        }
    }
    return false;
}
