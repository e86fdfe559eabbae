/* Cutting text into measured atoms by UAX #14 and clreq (see linebreak_atoms.h). */
#include "core/draw/linebreak_atoms.h"

#include <assert.h>
#include <string.h>
#include <uchar.h>

#include <linebreak.h> /* libunibreak */

#include "base/unicode.h"

#define STRONG_WHOLE_EMS 8

struct source { /* all spans in one row */
    char *text;
    char *breaks;
    size_t n;
    size_t *span_end;
};

static bool in(const char32_t *set, uint32_t character)
{
    while (*set != 0 && *set != character) {
        set++;
    }
    return *set != 0;
}

static enum ks_glyph_class class_of(uint32_t c)
{
    if (ks_char_is_hanzi(c)) {
        return KS_GLYPH_HANZI;
    }
    if (in(U"（《「『【〔〈［｛“‘", c)) {
        return KS_GLYPH_OPEN;
    }
    if (in(U"，。、；：？！）》」』】〕〉］｝”’", c)) {
        return KS_GLYPH_CLOSE;
    }
    bool latin = ks_char_is_digit(c) || ks_char_is_latin(c) || (c >= 0xC0 && c < 0x250) ||
                 c == '%' || c == '@' || c == '$' || c == 0xA5;
    return latin ? KS_GLYPH_LATIN : KS_GLYPH_OTHER;
}

/* Forbids breaks in web addresses but after their slashes: UAX #14 would allow one after a
 * hyphen. */
static void keep_addresses(struct source *s)
{
    for (size_t i = 0, until; i < s->n; i = until + 1) {
        bool dot = false;
        for (until = i; until < s->n && s->text[until] > ' ' && s->text[until] <= '~'; until++) {
            dot = dot || (s->text[until] == '.' && until > i && until + 1 < s->n &&
                          s->text[until + 1] >= 'a' && s->text[until + 1] <= 'z');
        }
        for (size_t k = i; dot && k + 1 < until; k++) {
            if (s->text[k] != '/') {
                s->breaks[k] = LINEBREAK_NOBREAK;
            }
        }
    }
}

/* A copy of the text without what libunibreak 1.1 cannot read: it ends the program at a letter of a
 * flag (🇨🇳), and takes U+FFFF for the end of the text. Letters of the same length stand in their
 * place. */
static const char *without_traps(const struct source *s, struct ks_arena *arena)
{
    static const struct {
        char trap[4], instead[4];
    } all[] = { { "\xF0\x9F\x87", "\xF0\x9D\x90" }, { "\xEF\xBF\xBF", "\xEF\xBF\xBD" } };
    char *text = ks_arena_strndup(arena, s->text, s->n);
    for (size_t i = 0; i < KS_COUNT(all); i++) {
        for (char *p = text; (p = strstr(p, all[i].trap)) != NULL;) {
            memcpy(p, all[i].instead, 3);
        }
    }
    return text;
}

static struct source join(const struct ks_spans *spans, struct ks_arena *arena)
{
    struct source s = { 0 };
    s.span_end = ks_arena_array(arena, spans->n + 1, sizeof *s.span_end);
    bool cut = false; /* and nothing behind */
    for (size_t i = 0; i < spans->n; i++) {
        size_t n = strlen(spans->v[i].text);
        size_t kept = cut ? 0 : ks_utf8_prefix(spans->v[i].text, n, KS_BREAK_BYTES - s.n);
        cut = cut || kept < n;
        s.n += kept;
        s.span_end[i] = s.n;
    }
    assert(s.n <= KS_BREAK_BYTES);
    s.text = ks_arena_alloc(arena, s.n + 1);
    s.breaks = ks_arena_alloc(arena, s.n + 1);
    size_t at = 0;
    for (size_t i = 0; i < spans->n; i++) {
        memcpy(s.text + at, spans->v[i].text, s.span_end[i] - at);
        at = s.span_end[i];
    }
    const char *text = without_traps(&s, arena);
    set_linebreaks_utf8((const unsigned char *)text, s.n, "zh", s.breaks);
    keep_addresses(&s);
    return s;
}

static uint32_t before(const struct source *s, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < 3 && ((unsigned char)s->text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    size_t length;
    return start == 0 ? 0 : ks_utf8_decode(s->text + start - 1, at - start + 1, &length);
}

/* clreq on top of UAX #14: a number stays with its unit and its sign, a dash with its twin, an
 * opening quote with what it opens. */
static bool keep_together(uint32_t left, uint32_t right)
{
    bool digit = left >= '0' && left <= '9';
    if (digit &&
        (in(U"元万亿年月日号点时分秒天个条岁次％%℃", right) || right == '-' || right == '/')) {
        return true;
    }
    if ((left == 0x2014 || left == 0x2026 || left == 0x2015) && left == right) {
        return true;
    }
    if ((left == '-' || left == '/' || left == ':') && right >= '0' && right <= '9') {
        return true;
    }
    return class_of(left) == KS_GLYPH_OPEN || class_of(right) == KS_GLYPH_CLOSE;
}

static size_t span_at(const struct source *s, size_t at, size_t span)
{
    assert(at < s->n);
    while (at >= s->span_end[span]) {
        span++;
    }
    return span;
}

static struct ks_font font_of(const struct ks_break_style *style, enum ks_span_style span)
{
    struct ks_font font = style->font;
    if (style->bold_strong && (span == KS_SPAN_STRONG || span == KS_SPAN_ALARM)) {
        font.bold = true;
    }
    return font;
}

/* An atom ends where the line may break, where its span ends, around full-width marks (which
 * compress) and where the script changes (where a gap stands). */
static size_t atom_end(const struct source *s, size_t from, size_t span)
{
    size_t at = from, length;
    enum ks_glyph_class first = class_of(ks_utf8_decode(s->text + at, s->n - at, &length));
    for (;;) {
        uint32_t c = ks_utf8_decode(s->text + at, s->n - at, &length);
        at += length;
        if (at >= s->span_end[span] || c == '\n' || c == ' ') {
            return at;
        }
        size_t next_length;
        uint32_t next = ks_utf8_decode(s->text + at, s->n - at, &next_length);
        enum ks_glyph_class kind = class_of(c), next_kind = class_of(next);
        bool may = s->breaks[at - 1] == LINEBREAK_ALLOWBREAK && !keep_together(c, next);
        bool mark = kind == KS_GLYPH_OPEN || kind == KS_GLYPH_CLOSE || next_kind == KS_GLYPH_OPEN ||
                    next_kind == KS_GLYPH_CLOSE;
        bool script = (first == KS_GLYPH_HANZI) != (next_kind == KS_GLYPH_HANZI);
        if (may || mark || script || next == '\n' || next == ' ') {
            return at;
        }
    }
}

static bool quarter_em_between(enum ks_glyph_class left, enum ks_glyph_class right)
{
    return (left == KS_GLYPH_HANZI && right == KS_GLYPH_LATIN) ||
           (left == KS_GLYPH_LATIN && right == KS_GLYPH_HANZI);
}

static struct ks_atom make_atom(const struct ks_typeset *typeset,
                                const struct ks_break_style *style,
                                const struct ks_spans *spans,
                                const struct source *s,
                                size_t from,
                                size_t until,
                                size_t span)
{
    size_t length;
    uint32_t first = ks_utf8_decode(s->text + from, until - from, &length);
    uint32_t last = before(s, until);
    struct ks_atom atom = {
        .text = s->text + from, .n = until - from, .span = span, .style = spans->v[span].style
    };
    atom.font = font_of(style, atom.style);
    atom.space = first == ' ' || first == '\n';
    atom.must_break = first == '\n';
    atom.width =
        atom.must_break ? 0 : typeset->advance(typeset->context, atom.font, atom.text, atom.n);
    bool at_span_start = span > 0 && from == s->span_end[span - 1];
    int full = atom.width;
    atom.lone_hanzi = class_of(first) == KS_GLYPH_HANZI && length == atom.n;
    int half = atom.font.px / 2;
    uint32_t previous = from == 0 ? 0 : before(s, from);
    size_t next_length = 0;
    uint32_t next = until < s->n ? ks_utf8_decode(s->text + until, s->n - until, &next_length) : 0;
    bool wide = full >= atom.font.px * 3 / 4; /* “ ” are, in a Chinese face only */
    if (wide && class_of(last) == KS_GLYPH_CLOSE && length == atom.n) {
        bool meets_mark = class_of(next) == KS_GLYPH_CLOSE || class_of(next) == KS_GLYPH_OPEN;
        if (meets_mark && !in(U"？！", last)) {
            atom.width -= half;
        } else if (!in(U"？！", last)) {
            atom.trim_end = half;
        }
    }
    if (wide && class_of(first) == KS_GLYPH_OPEN) {
        if (class_of(previous) == KS_GLYPH_OPEN) {
            atom.shift = half;
            atom.width -= half;
        } else {
            atom.trim_start = half;
        }
    }
    if (from > 0 && quarter_em_between(class_of(previous), class_of(first))) {
        atom.gap_before = atom.font.px / 4;
    }
    bool ring_edge = from > 0 && at_span_start &&
                     (atom.style == KS_SPAN_FLAG || spans->v[span - 1].style == KS_SPAN_FLAG);
    if (ring_edge && atom.gap_before < atom.font.px / 5) {
        atom.gap_before = atom.font.px / 5; /* room for the ring that is drawn around a flag */
    }
    atom.compressed = atom.width < full;
    atom.phrase_end = class_of(last) == KS_GLYPH_CLOSE || until == s->span_end[span];
    atom.may_break = until >= s->n || atom.must_break ||
                     (s->breaks[until - 1] == LINEBREAK_ALLOWBREAK && !keep_together(last, next));
    return atom;
}

/* The greatest width, of short flags and strong words, at which they stay on one line: a ring that
 * is parted by a line end looks like two, and a hotline reads wrong. */
static int widest_whole(const struct ks_atom *first, int max_width)
{
    int strong = first->font.px * STRONG_WHOLE_EMS;
    return first->style == KS_SPAN_FLAG     ? max_width * 2 / 3
           : first->style == KS_SPAN_STRONG ? (strong < max_width / 2 ? strong : max_width / 2)
                                            : 0;
}

static void keep_short_spans_whole(struct ks_atoms *atoms, int max_width)
{
    for (size_t from = 0, until; from < atoms->n; from = until) {
        int width = 0;
        for (until = from; until < atoms->n && atoms->v[until].span == atoms->v[from].span;
             until++) {
            width += atoms->v[until].width + atoms->v[until].gap_before;
        }
        if (width > widest_whole(&atoms->v[from], max_width)) {
            continue;
        }
        for (size_t i = from; i + 1 < until; i++) {
            atoms->v[i].may_break = atoms->v[i].must_break;
        }
    }
}

/* The atoms are the text, in its order, without a gap. */
static bool is_whole(const struct ks_atoms *atoms, const struct source *s)
{
    const char *at = s->text;
    for (size_t i = 0; i < atoms->n; i++) {
        const struct ks_atom *atom = &atoms->v[i];
        if (atom->text != at || atom->n == 0 || atom->width < 0) {
            return false;
        }
        at += atom->n;
    }
    return at == s->text + s->n;
}

static struct ks_atom *one_more(struct ks_atoms *atoms, size_t *capacity, struct ks_arena *arena)
{
    if (atoms->n == *capacity) {
        size_t more = *capacity == 0 ? 32 : *capacity * 2;
        atoms->v = ks_arena_grow(arena, atoms->v, atoms->n, more, sizeof *atoms->v);
        *capacity = more;
    }
    return &atoms->v[atoms->n++];
}

/* The length of the longest beginning of a word that a line holds; one sign at least. Few letters
 * are tried first, then twice as many: what stands lines behind is not measured for each line. */
static size_t as_much_as_fits(const struct ks_typeset *typeset,
                              struct ks_font font,
                              const struct source *s,
                              size_t at,
                              size_t until,
                              int max_width)
{
    const char *word = s->text + at;
    size_t n = until - at, fits = ks_text_cluster((struct ks_str) { word, n });
    for (size_t low = fits, high = n + 1; low + 1 < high;) {
        size_t half = low + (high - low) / 2, twice = 2 * low + 8;
        size_t middle = twice < half ? twice : half, whole = 0;
        for (size_t next = 0; next <= middle;) {
            whole = next;
            next += next < n ? ks_text_cluster((struct ks_str) { word + next, n - next }) : n + 1;
        }
        bool held = typeset->advance(typeset->context, font, word, whole) <= max_width;
        fits = held && whole > fits ? whole : fits;
        low = held ? middle : low;
        high = held ? high : middle;
    }
    assert(fits > 0 && fits <= n);
    return fits;
}

struct ks_atoms ks_atoms_of(const struct ks_typeset *typeset,
                            const struct ks_break_style *style,
                            const struct ks_spans *spans,
                            struct ks_arena *arena)
{
    struct ks_atoms atoms = { .anywhere = style->anywhere };
    if (spans->n == 0) {
        return atoms;
    }
    assert(style->font.px > 0);
    struct source s = join(spans, arena);
    for (size_t at = 0, capacity = 0, span = 0; at < s.n;) {
        span = span_at(&s, at, span);
        size_t until = atom_end(&s, at, span);
        struct ks_atom whole = make_atom(typeset, style, spans, &s, at, until, span);
        if (!style->anywhere || whole.width <= style->max_width) {
            *one_more(&atoms, &capacity, arena) = whole;
            at = until;
            continue;
        }
        while (at < until) { /* no line holds this word: a line of it at a time */
            size_t end = at + as_much_as_fits(typeset, whole.font, &s, at, until, style->max_width);
            struct ks_atom *piece = one_more(&atoms, &capacity, arena);
            *piece = make_atom(typeset, style, spans, &s, at, end, span);
            piece->may_break = true;
            at = end;
        }
    }
    assert(is_whole(&atoms, &s));
    keep_short_spans_whole(&atoms, style->max_width);
    return atoms;
}
