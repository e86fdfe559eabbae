/* What a cell of a workbook says: shared strings, styles, numbers and dates. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "readers/table/xlsx_parts.h"

#define STRINGS_MAX 500000
#define STYLES_MAX 70000
#define FORMATS_MAX 2000
#define SERIAL_1970 25569 /* 1970-01-01 in the 1900 system */
#define SERIAL_1904 1462  /* what the 1904 system is behind */

/* ---- texts ---- */

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

/* ---- styles ---- */

/* `yyyy"年"m"月"` is one, `0.00` and `[Red]0` are none: letters outside quotes and brackets. */
static bool is_date_format(const char *code)
{
    bool quoted = false, bracket = false;
    for (const char *p = code; *p != '\0'; p++) {
        quoted = *p == '"' && !bracket ? !quoted : quoted;
        if (quoted) {
            continue;
        }
        if (*p == '\\' && p[1] != '\0') {
            p++;
            continue;
        }
        if (*p == '[') { /* [h] counts hours, [Red] and [$-804] are none */
            bracket = strchr("hmsHMS", p[1]) == NULL || p[1] == '\0';
        }
        if (!bracket && strchr("ymdhsYMDHS", *p) != NULL) {
            return true;
        }
        bracket = *p == ']' ? false : bracket;
    }
    return false;
}

static bool is_date_id(long id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
           (id >= 50 && id <= 58);
}

struct styles {
    struct ks_xlsx *x;
    struct {
        long id;
        bool date;
    } format[FORMATS_MAX];
    size_t n_formats;
    bool cells; /* inside <cellXfs> */
};

static void on_style_start(void *user, const char *name, const char *const *attributes)
{
    struct styles *s = user;
    struct ks_xlsx *x = s->x;
    long id = strtol(ks_xml_attribute(attributes, "numFmtId"), NULL, 10);
    if (strcmp(name, "cellXfs") == 0) {
        s->cells = true;
    } else if (strcmp(name, "numFmt") == 0 && s->n_formats < FORMATS_MAX) {
        s->format[s->n_formats].id = id;
        s->format[s->n_formats++].date = is_date_format(ks_xml_attribute(attributes, "formatCode"));
    } else if (strcmp(name, "xf") == 0 && s->cells && x->n_styles < STYLES_MAX) {
        bool date = is_date_id(id);
        for (size_t i = 0; i < s->n_formats; i++) {
            date = s->format[i].id == id ? s->format[i].date : date;
        }
        if (x->n_styles == x->styles_capacity) {
            x->styles_capacity = x->styles_capacity == 0 ? 64 : x->styles_capacity * 2;
            x->is_date = ks_arena_grow(x->arena, x->is_date, x->n_styles, x->styles_capacity,
                                       sizeof *x->is_date);
        }
        x->is_date[x->n_styles++] = date;
    }
}

static void on_style_text(void *user, const char *text, size_t n)
{
    (void)user;
    (void)text;
    (void)n;
}

static void on_style_end(void *user, const char *name)
{
    struct styles *s = user;
    s->cells = s->cells && strcmp(name, "cellXfs") != 0;
}

bool ks_xlsx_styles(struct ks_xlsx *x, const char *name)
{
    struct styles *s = ks_arena_alloc(x->arena, sizeof *s);
    s->x = x;
    struct ks_xml_handler handler = { s, on_style_start, on_style_text, on_style_end };
    return ks_xlsx_part(x, name, &handler) != KS_PART_BAD;
}

/* ---- numbers ---- */

static const char *date_text(struct ks_xlsx *x, double serial)
{
    double whole = floor(serial);
    long seconds = lround((serial - whole) * KS_DAY_SECONDS);
    long day = (long)whole;
    if (seconds == KS_DAY_SECONDS) {
        day++;
        seconds = 0;
    }
    if (day == 0) {
        return ks_arena_printf(x->arena, "%02ld:%02ld", seconds / 3600, seconds / 60 % 60);
    }
    if (x->date_1904) {
        day += SERIAL_1904;
    } else if (day < 60) {
        day++; /* before the 29 February 1900 that never was */
    }
    struct ks_ymd ymd = ks_ymd_of((int32_t)(day - SERIAL_1970));
    const char *date = ks_arena_printf(x->arena, "%04d-%02d-%02d", ymd.year, ymd.month, ymd.day);
    return seconds == 0 ? date
                        : ks_arena_printf(x->arena, "%s %02ld:%02ld", date, seconds / 3600,
                                          seconds / 60 % 60);
}

const char *ks_xlsx_number(struct ks_xlsx *x, const char *value, size_t style)
{
    char *end = NULL;
    double number = strtod(value, &end);
    if (end == value || *end != '\0' || !isfinite(number)) {
        return ks_arena_strdup(x->arena, value);
    }
    if (style < x->n_styles && x->is_date[style] && number >= 0 && number < 2958466) {
        return date_text(x, number);
    }
    return ks_arena_printf(x->arena, "%.15g", number);
}
