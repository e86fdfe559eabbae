/* The texts of a workbook: escapes, shared strings. */
#include <string.h>

#include "base/text.h"
#include "readers/table/xlsx_parts.h"

#define STRINGS_MAX 500000

static bool hex4(const char *p, uint32_t *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                           : -1;
        if (digit < 0) {
            return false;
        }
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

const char *ks_xlsx_text(struct ks_xlsx *x, struct ks_buf *text)
{
    size_t to = 0;
    for (size_t i = 0; i < text->n;) {
        uint32_t c = 0;
        if (text->n - i >= 7 && memcmp(text->p + i, "_x", 2) == 0 && text->p[i + 6] == '_' &&
            hex4(text->p + i + 2, &c)) {
            i += 7;
            char out[4];
            size_t length = ks_utf8_encode(c, out);
            if (c == '\t' || c == '\n' || (c >= ' ' && c != 0x7F)) {
                memcpy(text->p + to, out, length);
                to += length;
            }
            continue;
        }
        text->p[to] = text->p[i];
        to += text->p[i++] == '\r' ? 0 : 1;
    }
    return ks_arena_strndup(x->arena, to > 0 ? text->p : "", to);
}

struct strings {
    struct ks_xlsx *x;
    struct ks_buf text;
    bool inside, phonetic; /* in <t>; in <rPh> */
    bool many;
};

static void on_string_start(void *user, const char *name, const char *const *attributes)
{
    (void)attributes;
    struct strings *s = user;
    if (strcmp(name, "si") == 0) {
        s->text.n = 0;
    } else if (strcmp(name, "rPh") == 0) {
        s->phonetic = true;
    }
    s->inside = strcmp(name, "t") == 0 && !s->phonetic;
}

static void on_string_text(void *user, const char *text, size_t n)
{
    struct strings *s = user;
    if (s->inside && s->text.n < KS_TABLE_BYTES_MAX) {
        ks_buf_add(&s->text, text, n);
    }
}

static void on_string_end(void *user, const char *name)
{
    struct strings *s = user;
    struct ks_xlsx *x = s->x;
    s->inside = false;
    if (strcmp(name, "rPh") == 0) {
        s->phonetic = false;
    }
    if (strcmp(name, "si") != 0) {
        return;
    }
    if (x->n_strings == STRINGS_MAX) {
        s->many = true;
        return;
    }
    if (x->n_strings == x->strings_capacity) {
        x->strings_capacity = x->strings_capacity == 0 ? 256 : x->strings_capacity * 2;
        x->strings = ks_arena_grow(x->arena, x->strings, x->n_strings, x->strings_capacity,
                                   sizeof *x->strings);
    }
    x->strings[x->n_strings++] = ks_xlsx_text(x, &s->text);
}

bool ks_xlsx_strings(struct ks_xlsx *x, const char *name)
{
    struct strings s = { .x = x };
    struct ks_xml_handler handler = { &s, on_string_start, on_string_text, on_string_end };
    enum ks_part part = ks_xlsx_part(x, name, &handler);
    ks_buf_free(&s.text);
    if (s.many) {
        return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_TOO_MANY_TEXTS, KS_NO_ARGS);
    }
    return part != KS_PART_BAD;
}
