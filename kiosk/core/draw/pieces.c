/* Parting texts by UAX #14 and clreq, and remembering it (see pieces.h). */
#include "core/draw/pieces.h"

#include <assert.h>
#include <string.h>
#include <uchar.h>

#include <linebreak.h> /* libunibreak */

#include "base/check.h"
#include "base/text.h"
#include "base/unicode.h"
#include "core/draw/linebreak.h"

#define BUCKETS 256

struct known {
    struct known *next;
    uint64_t hash;
    struct ks_pieces pieces;
};

struct ks_pieces_memory {
    struct ks_arena *arena;
    struct known *bucket[BUCKETS];
};

struct row { /* all spans in one, and where libunibreak would break it */
    char *text, *breaks;
    size_t n;
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
static void keep_addresses(struct row *s)
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
static const char *without_traps(const struct row *s, struct ks_arena *arena)
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

/* All spans in one row; returns whether they are all there. */
static bool join(struct ks_pieces *pieces, const struct ks_spans *spans, struct ks_arena *arena)
{
    struct row s = { .n = 0 };
    size_t *span_end = ks_arena_array(arena, spans->n + 1, sizeof *span_end);
    enum ks_span_style *styles = ks_arena_array(arena, spans->n + 1, sizeof *styles);
    bool cut = false; /* and nothing behind */
    for (size_t i = 0; i < spans->n; i++) {
        size_t n = strlen(spans->v[i].text);
        size_t kept = cut ? 0 : ks_utf8_prefix(spans->v[i].text, n, KS_BREAK_BYTES - s.n);
        cut = cut || kept < n;
        s.n += kept;
        span_end[i] = s.n;
        styles[i] = spans->v[i].style;
    }
    assert(s.n <= KS_BREAK_BYTES);
    s.text = ks_arena_alloc(arena, s.n + 1);
    s.breaks = ks_arena_alloc(arena, s.n + 1);
    size_t at = 0;
    for (size_t i = 0; i < spans->n; i++) {
        memcpy(s.text + at, spans->v[i].text, span_end[i] - at);
        at = span_end[i];
    }
    const char *text = without_traps(&s, arena);
    set_linebreaks_utf8((const unsigned char *)text, s.n, "zh", s.breaks);
    keep_addresses(&s);
    *pieces = (struct ks_pieces) { .styles = styles,
                                   .span_end = span_end,
                                   .n_spans = spans->n,
                                   .text = s.text,
                                   .breaks = s.breaks,
                                   .bytes = s.n };
    return !cut;
}

static uint32_t before(const struct ks_pieces *s, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < 3 && ((unsigned char)s->text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    size_t length;
    return start == 0 ? 0 : ks_utf8_decode(s->text + start - 1, at - start + 1, &length);
}

struct sign {
    uint32_t c; /* 0 = none */
    enum ks_glyph_class kind;
    size_t length;
};

static struct sign sign_at(const struct ks_pieces *s, size_t at)
{
    struct sign sign = { .length = 0 };
    if (at < s->bytes) {
        sign.c = ks_utf8_decode(s->text + at, s->bytes - at, &sign.length);
        sign.kind = class_of(sign.c);
    }
    return sign;
}

static struct sign sign_before(const struct ks_pieces *s, size_t at)
{
    uint32_t c = before(s, at);
    return (struct sign) { .c = c, .kind = class_of(c) };
}

/* clreq on top of UAX #14: a number stays with its unit and its sign, a dash with its twin, an
 * opening quote with what it opens. */
static bool keep_together(struct sign left_sign, struct sign right_sign)
{
    uint32_t left = left_sign.c, right = right_sign.c;
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
    return left_sign.kind == KS_GLYPH_OPEN || right_sign.kind == KS_GLYPH_CLOSE;
}

static size_t span_at(const struct ks_pieces *s, size_t at, size_t span)
{
    assert(at < s->bytes);
    while (at >= s->span_end[span]) {
        span++;
    }
    return span;
}

/* A piece ends where the line may break, where its span ends, around full-width marks (which
 * compress) and where the script changes (where a gap stands). */
static size_t piece_end(const struct ks_pieces *s, size_t from, size_t span)
{
    size_t at = from;
    struct sign sign = sign_at(s, from);
    const enum ks_glyph_class first = sign.kind;
    for (;;) {
        at += sign.length;
        if (at >= s->span_end[span] || sign.c == '\n' || sign.c == ' ') {
            return at;
        }
        struct sign next = sign_at(s, at);
        bool may = s->breaks[at - 1] == LINEBREAK_ALLOWBREAK && !keep_together(sign, next);
        bool mark = sign.kind == KS_GLYPH_OPEN || sign.kind == KS_GLYPH_CLOSE ||
                    next.kind == KS_GLYPH_OPEN || next.kind == KS_GLYPH_CLOSE;
        bool script = (first == KS_GLYPH_HANZI) != (next.kind == KS_GLYPH_HANZI);
        if (may || mark || script || next.c == '\n' || next.c == ' ') {
            return at;
        }
        sign = next;
    }
}

struct ks_piece ks_piece_part(const struct ks_pieces *s, size_t from, size_t until, size_t span)
{
    assert(from < until && until <= s->bytes && span < s->n_spans);
    struct sign first = sign_at(s, from), last = sign_before(s, until);
    struct sign previous = sign_before(s, from), next = sign_at(s, until);
    bool at_span_start = span > 0 && from == s->span_end[span - 1];
    bool must = first.c == '\n';
    return (struct ks_piece) {
        .text = s->text + from,
        .n = until - from,
        .span = span,
        .style = s->styles[span],
        .first = first.kind,
        .last = last.kind,
        .previous = previous.kind,
        .next = next.kind,
        .single = first.length == until - from,
        .exclaims = in(U"？！", last.c),
        .ring_edge = from > 0 && at_span_start &&
                     (s->styles[span] == KS_SPAN_FLAG || s->styles[span - 1] == KS_SPAN_FLAG),
        .space = first.c == ' ' || must,
        .may_break = until >= s->bytes || must ||
                     (s->breaks[until - 1] == LINEBREAK_ALLOWBREAK && !keep_together(last, next)),
        .must_break = must,
        .phrase_end = last.kind == KS_GLYPH_CLOSE || until == s->span_end[span]
    };
}

static void part(struct ks_pieces *pieces, struct ks_arena *arena)
{
    size_t capacity = 0;
    for (size_t at = 0, span = 0; at < pieces->bytes;) {
        span = span_at(pieces, at, span);
        if (pieces->n == capacity) {
            size_t more = capacity == 0 ? 16 : capacity * 2;
            pieces->v = ks_arena_grow(arena, pieces->v, pieces->n, more, sizeof *pieces->v);
            capacity = more;
        }
        size_t until = piece_end(pieces, at, span);
        pieces->v[pieces->n++] = ks_piece_part(pieces, at, until, span);
        at = until;
    }
}

struct ks_pieces_memory *ks_pieces_remember(struct ks_arena *arena)
{
    struct ks_pieces_memory *memory = ks_arena_alloc(arena, sizeof *memory);
    memory->arena = arena;
    return memory;
}

static uint64_t hash_of(const struct ks_spans *spans)
{
    uint64_t hash = KS_HASH_START;
    for (size_t i = 0; i < spans->n; i++) {
        hash = ks_hash(hash, &spans->v[i].style, sizeof spans->v[i].style);
        hash = ks_hash(hash, spans->v[i].text, strlen(spans->v[i].text));
    }
    return hash;
}

static bool is_of(const struct ks_pieces *pieces, const struct ks_spans *spans)
{
    if (pieces->n_spans != spans->n) {
        return false;
    }
    for (size_t i = 0, from = 0; i < spans->n; from = pieces->span_end[i], i++) {
        size_t n = pieces->span_end[i] - from;
        if (pieces->styles[i] != spans->v[i].style || strlen(spans->v[i].text) != n ||
            memcmp(pieces->text + from, spans->v[i].text, n) != 0) {
            return false;
        }
    }
    return true;
}

const struct ks_pieces *
ks_pieces_of(struct ks_pieces_memory *memory, const struct ks_spans *spans, struct ks_arena *arena)
{
    uint64_t hash = memory == NULL ? 0 : hash_of(spans);
    struct known **bucket = memory == NULL ? NULL : &memory->bucket[hash % BUCKETS];
    for (struct known *known = bucket == NULL ? NULL : *bucket; known != NULL;
         known = known->next) {
        if (known->hash == hash && is_of(&known->pieces, spans)) {
            return &known->pieces;
        }
    }
    arena = memory == NULL ? arena : memory->arena;
    struct known *known = ks_arena_alloc(arena, sizeof *known);
    bool whole = join(&known->pieces, spans, arena);
    part(&known->pieces, arena);
    if (bucket != NULL && whole) { /* what was cut is not known by what was kept */
        known->hash = hash;
        known->next = *bucket;
        *bucket = known;
    }
    return &known->pieces;
}
