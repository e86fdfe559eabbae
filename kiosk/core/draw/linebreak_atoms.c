/* Cutting text into measured atoms (see linebreak_atoms.h). */
#include "core/draw/linebreak_atoms.h"

#include <assert.h>

#include "base/unicode.h"

#define STRONG_WHOLE_EMS 8

static struct ks_font font_of(const struct ks_break_style *style, enum ks_span_style span)
{
    struct ks_font font = style->font;
    if (style->bold_strong && (span == KS_SPAN_STRONG || span == KS_SPAN_ALARM)) {
        font.bold = true;
    }
    return font;
}

static bool quarter_em_between(enum ks_glyph_class left, enum ks_glyph_class right)
{
    return (left == KS_GLYPH_HANZI && right == KS_GLYPH_LATIN) ||
           (left == KS_GLYPH_LATIN && right == KS_GLYPH_HANZI);
}

static struct ks_atom make_atom(const struct ks_typeset *typeset,
                                const struct ks_break_style *style,
                                const struct ks_piece *piece)
{
    struct ks_atom atom = { .text = piece->text,
                            .n = piece->n,
                            .span = piece->span,
                            .style = piece->style,
                            .font = font_of(style, piece->style),
                            .space = piece->space,
                            .may_break = piece->may_break,
                            .must_break = piece->must_break,
                            .phrase_end = piece->phrase_end,
                            .lone_hanzi = piece->first == KS_GLYPH_HANZI && piece->single };
    atom.width =
        atom.must_break ? 0 : typeset->advance(typeset->context, atom.font, atom.text, atom.n);
    int full = atom.width, half = atom.font.px / 2;
    bool wide = full >= atom.font.px * 3 / 4; /* “ ” are, in a Chinese face only */
    if (wide && piece->last == KS_GLYPH_CLOSE && piece->single && !piece->exclaims) {
        if (piece->next == KS_GLYPH_CLOSE || piece->next == KS_GLYPH_OPEN) {
            atom.width -= half;
        } else {
            atom.trim_end = half;
        }
    }
    if (wide && piece->first == KS_GLYPH_OPEN) {
        if (piece->previous == KS_GLYPH_OPEN) {
            atom.shift = half;
            atom.width -= half;
        } else {
            atom.trim_start = half;
        }
    }
    if (quarter_em_between(piece->previous, piece->first)) {
        atom.gap_before = atom.font.px / 4;
    }
    if (piece->ring_edge && atom.gap_before < atom.font.px / 5) {
        atom.gap_before = atom.font.px / 5; /* room for the ring that is drawn around a flag */
    }
    atom.compressed = atom.width < full;
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
static bool is_whole(const struct ks_atoms *atoms, const struct ks_pieces *s)
{
    const char *at = s->text;
    for (size_t i = 0; i < atoms->n; i++) {
        const struct ks_atom *atom = &atoms->v[i];
        if (atom->text != at || atom->n == 0 || atom->width < 0) {
            return false;
        }
        at += atom->n;
    }
    return at == s->text + s->bytes;
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
                              const char *word,
                              size_t n,
                              int max_width)
{
    size_t fits = ks_text_cluster((struct ks_str) { word, n });
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
    const struct ks_pieces *pieces = ks_pieces_of(typeset->parted, spans, arena);
    size_t capacity = 0;
    for (size_t i = 0; i < pieces->n; i++) {
        const struct ks_piece *piece = &pieces->v[i];
        struct ks_atom whole = make_atom(typeset, style, piece);
        if (!style->anywhere || whole.width <= style->max_width) {
            *one_more(&atoms, &capacity, arena) = whole;
            continue;
        }
        size_t at = (size_t)(piece->text - pieces->text), until = at + piece->n;
        while (at < until) { /* no line holds this word: a line of it at a time */
            size_t end = at + as_much_as_fits(typeset, whole.font, pieces->text + at, until - at,
                                              style->max_width);
            struct ks_piece some = ks_piece_part(pieces, at, end, piece->span);
            struct ks_atom *atom = one_more(&atoms, &capacity, arena);
            *atom = make_atom(typeset, style, &some);
            atom->may_break = true;
            at = end;
        }
    }
    assert(is_whole(&atoms, pieces));
    keep_short_spans_whole(&atoms, style->max_width);
    return atoms;
}
