/* What a cell of a workbook shows, and what it is: styles, numbers and dates (see
 * readers/format/format.h). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "readers/format/format.h"
#include "readers/table/xlsx_parts.h"

#define STYLES_MAX 70000
#define FORMATS_MAX 2000

/* ---- styles ---- */

struct ks_xlsx_styles {
    struct ks_xlsx *x;
    struct {
        long id;
        const struct ks_format *format;
    } own[FORMATS_MAX];
    size_t n_own;
    const struct ks_format *built_in[128]; /* parsed when first asked for */
    bool cells;                            /* inside <cellXfs> */
};

static const struct ks_format *format_of(struct ks_xlsx_styles *s, long id)
{
    for (size_t i = s->n_own; i-- > 0;) {
        if (s->own[i].id == id) {
            return s->own[i].format;
        }
    }
    const char *code = ks_format_builtin(id);
    if (code == NULL || (size_t)id >= KS_COUNT(s->built_in)) {
        return NULL;
    }
    if (s->built_in[id] == NULL) {
        s->built_in[id] = ks_format_parse(code, s->x->arena);
    }
    return s->built_in[id];
}

static const struct ks_format *own_format(struct ks_xlsx_styles *s, const char *code)
{
    bool general = strcmp(code, "General") == 0 || *code == '\0';
    return general ? NULL : ks_format_parse(ks_arena_strdup(s->x->arena, code), s->x->arena);
}

struct ks_xlsx_styles *ks_xlsx_styles_new(struct ks_xlsx *x)
{
    struct ks_xlsx_styles *s = ks_arena_alloc(x->arena, sizeof *s);
    s->x = x;
    return s;
}

void ks_xlsx_styles_format(struct ks_xlsx_styles *s, long id, const char *code)
{
    if (s->n_own < FORMATS_MAX) {
        s->own[s->n_own].id = id;
        s->own[s->n_own++].format = own_format(s, code);
    }
}

void ks_xlsx_styles_add(struct ks_xlsx_styles *s, long id)
{
    struct ks_xlsx *x = s->x;
    if (x->n_styles == STYLES_MAX) {
        return;
    }
    if (x->n_styles == x->styles_capacity) {
        x->styles_capacity = x->styles_capacity == 0 ? 64 : x->styles_capacity * 2;
        x->styles = ks_arena_grow(x->arena, x->styles, x->n_styles, x->styles_capacity,
                                  sizeof(const struct ks_format *));
    }
    x->styles[x->n_styles++] = format_of(s, id);
}

static void on_style_start(void *user, const char *name, const char *const *attributes)
{
    struct ks_xlsx_styles *s = user;
    long id = strtol(ks_xml_attribute(attributes, "numFmtId"), NULL, 10);
    if (strcmp(name, "cellXfs") == 0) {
        s->cells = true;
    } else if (strcmp(name, "numFmt") == 0) {
        ks_xlsx_styles_format(s, id, ks_xml_attribute(attributes, "formatCode"));
    } else if (strcmp(name, "xf") == 0 && s->cells) {
        ks_xlsx_styles_add(s, id);
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
    struct ks_xlsx_styles *s = user;
    s->cells = s->cells && strcmp(name, "cellXfs") != 0;
}

bool ks_xlsx_styles(struct ks_xlsx *x, const char *name)
{
    struct ks_xlsx_styles *s = ks_xlsx_styles_new(x);
    struct ks_xml_handler handler = { s, on_style_start, on_style_text, on_style_end };
    return ks_xlsx_part(x, name, &handler) != KS_PART_BAD;
}

static const struct ks_format *style_of(const struct ks_xlsx *x, size_t style)
{
    return style < x->n_styles ? x->styles[style] : NULL;
}

/* ---- cells ---- */

/* What comes out of formats is paid for like what comes out of the zip. */
static const char *keep(struct ks_xlsx *x, struct ks_buf *text)
{
    const char *kept = ks_arena_strndup(x->arena, text->n > 0 ? text->p : "", text->n);
    x->budget -= text->n < x->budget ? text->n : x->budget;
    text->n = 0;
    return kept;
}

static struct ks_xlsx_cell shown(struct ks_xlsx *x, double number, const struct ks_format *format)
{
    struct ks_xlsx_cell cell = { 0 };
    struct ks_buf text = { 0 };
    ks_format_number(format, number, x->date_1904, &text);
    cell.text = keep(x, &text);
    if (format == NULL) {
        ks_buf_free(&text);
        return cell;
    }
    if (!ks_format_is_date(format) || !ks_format_iso(number, x->date_1904, &text)) {
        ks_format_general(number, &text);
    }
    if (strncmp(cell.text, text.p, text.n) != 0 || cell.text[text.n] != '\0') {
        cell.exact = keep(x, &text);
    }
    ks_buf_free(&text);
    return cell;
}

/* Whether General shows a number just as it is written: most cells of most workbooks. */
static bool is_shown_as_written(const char *value)
{
    size_t n = strspn(value, "0123456789");
    return n > 0 && n <= 9 && value[n] == '\0' && (value[0] != '0' || n == 1);
}

struct ks_xlsx_cell ks_xlsx_value(struct ks_xlsx *x, double number, size_t style)
{
    return shown(x, number, style_of(x, style));
}

struct ks_xlsx_cell ks_xlsx_number(struct ks_xlsx *x, const char *value, size_t style)
{
    if (style_of(x, style) == NULL && is_shown_as_written(value)) {
        return (struct ks_xlsx_cell) { ks_arena_strdup(x->arena, value), NULL };
    }
    char *end = NULL;
    double number = strtod(value, &end);
    if (end == value || *end != '\0' || !isfinite(number)) {
        return (struct ks_xlsx_cell) { ks_arena_strdup(x->arena, value), NULL };
    }
    return shown(x, number, style_of(x, style));
}

/* 2021-01-01T10:10:10 (ISO 8601, as strict workbooks have it), or a part of that. */
struct ks_xlsx_cell ks_xlsx_date(struct ks_xlsx *x, const char *value, size_t style)
{
    struct ks_ymd ymd = { 0, 0, 0 };
    int hour = 0, minute = 0, read = 0;
    double second = 0, serial = 0;
    const char *time = strchr(value, 'T');
    bool dated = sscanf(value, "%4d-%2d-%2d%n", &ymd.year, &ymd.month, &ymd.day, &read) == 3 &&
                 ks_ymd_valid(ymd);
    if (dated) {
        serial = (double)ks_date_of(ymd) + KS_FORMAT_1970 - (x->date_1904 ? KS_FORMAT_1904 : 0);
        time = value[read] == 'T' ? value + read + 1 : NULL;
    } else {
        time = time == NULL ? value : time + 1;
    }
    bool timed = time != NULL && sscanf(time, "%2d:%2d:%lf", &hour, &minute, &second) >= 2 &&
                 hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!dated && !timed) {
        return (struct ks_xlsx_cell) { ks_arena_strdup(x->arena, value), NULL };
    }
    serial += timed ? (hour * 3600 + minute * 60 + second) / KS_DAY_SECONDS : 0;
    return shown(x, serial, style_of(x, style));
}

struct ks_xlsx_cell ks_xlsx_string(struct ks_xlsx *x, const char *text, size_t style)
{
    struct ks_buf shown_text = { 0 };
    struct ks_xlsx_cell cell = { text, NULL };
    if (ks_format_text(style_of(x, style), text, &shown_text)) {
        cell.exact = text;
        cell.text = keep(x, &shown_text);
    }
    ks_buf_free(&shown_text);
    return cell;
}
