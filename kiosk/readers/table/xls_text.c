/* The texts of an .xls: in Latin-1 or UTF-16, and the shared ones over several records. */
#include <string.h>

#include "readers/table/xls_parts.h"

#define STRINGS_MAX 500000
#define WIDE 0x01 /* flags of a text: two bytes a character */
#define EXTRA 0x04
#define RICH 0x08

/* ---- characters ---- */

struct characters {
    struct ks_buf *out;
    uint32_t high; /* the first half of a pair; 0 = none waits */
};

static void put_character(struct characters *c, uint32_t unit)
{
    char text[4];
    bool low = unit >= 0xDC00 && unit < 0xE000;
    if (c->high != 0) {
        uint32_t whole = 0x10000 + ((c->high - 0xD800) << 10) + (low ? unit - 0xDC00 : 0);
        ks_buf_add(c->out, text, ks_utf8_encode(low ? whole : 0xFFFD, text));
        c->high = 0;
        if (low) {
            return;
        }
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
        c->high = unit;
    } else if (low) {
        ks_buf_add(c->out, text, ks_utf8_encode(0xFFFD, text));
    } else if (unit == '\n' || unit == '\t' || (unit >= ' ' && unit != 0x7F && unit < 0xFFFE)) {
        ks_buf_add(c->out, text, ks_utf8_encode(unit, text));
    }
}

static void end_characters(struct characters *c)
{
    if (c->high != 0) {
        ks_buf_adds(c->out, "\xEF\xBF\xBD");
    }
    c->high = 0;
}

static const char *keep(struct ks_xlsx *x, struct ks_buf *text)
{
    const char *kept = ks_arena_strndup(x->arena, text->n > 0 ? text->p : "", text->n);
    x->budget -= text->n < x->budget ? text->n : x->budget;
    text->n = 0;
    return kept;
}

const char *ks_xls_text(struct ks_xlsx *x, const unsigned char *data, size_t n, size_t wide)
{
    if (n < wide + 1) {
        return "";
    }
    size_t length = wide == 1 ? data[0] : ks_xls_u16(data), at = wide + 1;
    unsigned flags = data[wide];
    at += ((flags & RICH) != 0 ? 2u : 0u) + ((flags & EXTRA) != 0 ? 4u : 0u);
    size_t each = (flags & WIDE) != 0 ? 2 : 1;
    struct ks_buf text = { 0 };
    struct characters c = { &text, 0 };
    for (; length > 0 && at + each <= n; length--, at += each) {
        put_character(&c, each == 2 ? ks_xls_u16(data + at) : data[at]);
    }
    end_characters(&c);
    const char *kept = keep(x, &text);
    ks_buf_free(&text);
    return kept;
}

/* ---- shared strings ---- */

struct reading {
    struct ks_xls_records *r;
    size_t at; /* in the record */
};

/* Goes on in the record that continues this one. */
static bool go_on(struct reading *s)
{
    struct ks_xls_records next = *s->r;
    if (!ks_xls_next(&next) || next.id != KS_XLS_CONTINUE) {
        return false;
    }
    *s->r = next;
    s->at = 0;
    return true;
}

static bool take_byte(struct reading *s, uint32_t *byte)
{
    while (s->at >= s->r->n) {
        if (!go_on(s)) {
            return false;
        }
    }
    *byte = s->r->data[s->at++];
    return true;
}

static bool take(struct reading *s, int bytes, uint32_t *value)
{
    uint32_t byte = 0;
    *value = 0;
    for (int i = 0; i < bytes; i++) {
        if (!take_byte(s, &byte)) {
            return false;
        }
        *value |= byte << (8 * i);
    }
    return true;
}

static bool skip(struct reading *s, size_t bytes)
{
    while (bytes > 0) {
        if (s->at >= s->r->n && !go_on(s)) {
            return false;
        }
        size_t here = s->r->n - s->at < bytes ? s->r->n - s->at : bytes;
        s->at += here;
        bytes -= here;
    }
    return true;
}

/* Where characters go on in another record, that says anew how wide they are. */
static bool take_characters(struct reading *s, uint32_t length, uint32_t flags, struct ks_buf *out)
{
    struct characters c = { out, 0 };
    uint32_t unit = 0;
    for (; length > 0; length--) {
        if (s->at >= s->r->n && !(go_on(s) && take_byte(s, &flags))) {
            return false;
        }
        if (!take(s, (flags & WIDE) != 0 ? 2 : 1, &unit)) {
            return false;
        }
        put_character(&c, unit);
    }
    end_characters(&c);
    return true;
}

static bool take_string(struct reading *s, struct ks_buf *out)
{
    uint32_t length = 0, flags = 0, runs = 0, extra = 0;
    return take(s, 2, &length) && take(s, 1, &flags) &&
           ((flags & RICH) == 0 || take(s, 2, &runs)) &&
           ((flags & EXTRA) == 0 || take(s, 4, &extra)) && take_characters(s, length, flags, out) &&
           skip(s, (size_t)runs * 4) && skip(s, extra);
}

bool ks_xls_strings(struct ks_xlsx *x, struct ks_xls_records *r)
{
    struct reading s = { r, 0 };
    struct ks_buf text = { 0 };
    uint32_t all = 0, n = 0;
    bool good = take(&s, 4, &all) && take(&s, 4, &n);
    for (; good && x->n_strings < n && x->n_strings < STRINGS_MAX && x->budget > 0;) {
        text.n = 0;
        if (!take_string(&s, &text)) {
            break; /* what is not there is missed by the cell that names it */
        }
        if (x->n_strings == x->strings_capacity) {
            x->strings_capacity = x->strings_capacity == 0 ? 256 : x->strings_capacity * 2;
            x->strings = ks_arena_grow(x->arena, x->strings, x->n_strings, x->strings_capacity,
                                       sizeof *x->strings);
        }
        x->strings[x->n_strings++] = keep(x, &text);
    }
    ks_buf_free(&text);
    return x->budget > 0 || ks_xlsx_refuse(x, KS_PROBLEM_XLSX_UNPACKS_LARGE, KS_NO_ARGS);
}
