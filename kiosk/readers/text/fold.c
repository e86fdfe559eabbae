/* Makes typed words comparable and reads them piece by piece. */
#include "readers/text/fold.h"

#include <string.h>

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

static bool is_invisible(uint32_t c)
{
    return c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E);
}

bool ks_fold(struct ks_str text, struct ks_fold *out)
{
    out->n = 0;
    for (size_t i = 0, length = 0; i < text.n; i += length) {
        uint32_t c = fold_char(ks_utf8_decode(text.p + i, text.n - i, &length));
        bool spare = c == ' ' && (out->n == 0 || out->text[out->n - 1] == ' ');
        if (spare || is_invisible(c) || c == 0) {
            continue;
        }
        if (out->n + 4 >= sizeof out->text) {
            out->n = 0;
            out->text[0] = '\0';
            return false;
        }
        out->n += ks_utf8_encode(c, out->text + out->n);
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

bool ks_scan_word(struct ks_scan *scan, const char *word)
{
    size_t n = strlen(word);
    if (strncmp(scan->p, word, n) != 0) {
        return false;
    }
    scan->p += n;
    return true;
}

int ks_scan_words(struct ks_scan *scan, const char *list)
{
    struct ks_str rest = ks_str_of(list), word;
    size_t longest = 0;
    int found = -1;
    for (int i = 0; ks_str_cut(&rest, '|', &word); i++) {
        if (word.n > longest && strncmp(scan->p, word.p, word.n) == 0) {
            longest = word.n;
            found = i;
        }
    }
    scan->p += longest;
    return found;
}

void ks_scan_spaces(struct ks_scan *scan)
{
    while (*scan->p == ' ') {
        scan->p++;
    }
}

int ks_scan_digits(struct ks_scan *scan, int max, int *value)
{
    int n = 0;
    *value = 0;
    while (n < max && scan->p[n] >= '0' && scan->p[n] <= '9') {
        *value = *value * 10 + (scan->p[n] - '0');
        n++;
    }
    scan->p += n;
    return n;
}
