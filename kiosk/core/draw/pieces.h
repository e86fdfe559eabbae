#ifndef KS_CORE_DRAW_PIECES_H
#define KS_CORE_DRAW_PIECES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/text/spans.h"

/* A text parted where it may break, by UAX #14 and clreq: what of it is the same at every size. A
 * page tries the same words at many sizes; with a memory each text is parted once. */

enum ks_glyph_class {
    KS_GLYPH_OTHER,
    KS_GLYPH_HANZI,
    KS_GLYPH_LATIN,
    KS_GLYPH_OPEN,
    KS_GLYPH_CLOSE
};

struct ks_piece { /* of one span, without a break inside */
    const char *text;
    size_t n, span;
    enum ks_span_style style;
    enum ks_glyph_class first, last;    /* of its own characters */
    enum ks_glyph_class previous, next; /* of those around it; OTHER where there is none */
    bool single;                        /* one character */
    bool exclaims;                      /* ends in a mark that fills its width: ？ ！ */
    bool ring_edge;                     /* a flag begins or ends before it */
    bool space;                         /* white space: no width at line ends */
    bool may_break;                     /* a line may end after it */
    bool must_break;
    bool phrase_end; /* after a mark, or where the emphasis changes: a headline breaks here */
};

struct ks_pieces {
    struct ks_piece *v;
    size_t n;
    const char *text, *breaks; /* all spans in one row, and what libunibreak says of it */
    size_t bytes;              /* KS_BREAK_BYTES at most: what is behind them is left out */
    const enum ks_span_style *styles;
    const size_t *span_end;
    size_t n_spans;
};

struct ks_pieces_memory;

/* Lives in the arena, with all that it remembers. */
struct ks_pieces_memory *ks_pieces_remember(struct ks_arena *arena);
/* Of some spans; they and their texts may go or change afterwards. Without a memory the result
 * lives in `arena`. */
const struct ks_pieces *
ks_pieces_of(struct ks_pieces_memory *memory, const struct ks_spans *spans, struct ks_arena *arena);
/* A part of the text, within one span, as a piece by itself. */
struct ks_piece
ks_piece_part(const struct ks_pieces *pieces, size_t from, size_t until, size_t span);

#endif
