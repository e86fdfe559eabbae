#ifndef KS_CORE_DRAW_LINEBREAK_ATOMS_H
#define KS_CORE_DRAW_LINEBREAK_ATOMS_H

#include <stdbool.h>

#include "core/draw/linebreak.h"
#include "core/draw/pieces.h"

/* Text cut into atoms: the measured pieces between which a line may break. Inside an atom nothing
 * moves; between atoms stands a gap that vanishes at line ends. */

struct ks_atom { /* one run of one span without a break inside */
    const char *text;
    size_t n, span;
    enum ks_span_style style;
    struct ks_font font;
    int width;       /* advance to the next atom */
    bool compressed; /* less than what the glyphs would take by themselves */
    int shift;       /* how far left of its place it is drawn (compressed opening mark) */
    int gap_before;  /* quarter em between scripts; dropped at the start of a line */
    int trim_end;    /* what may be taken off at a line end: the empty half of a closing mark */
    int trim_start;  /* the same for an opening mark at a line start */
    bool space;      /* white space: no width at line ends */
    bool may_break;  /* a line may end after this atom */
    bool must_break;
    bool phrase_end; /* after a mark, or where the emphasis changes: a headline breaks here */
    bool lone_hanzi;
};

struct ks_atoms {
    struct ks_atom *v;
    size_t n;
    int *before;   /* of each atom, and of the end: the widths and gaps of those before it */
    bool anywhere; /* where no line holds what may not break, it may break between any two */
};

struct ks_atoms ks_atoms_of(const struct ks_typeset *typeset,
                            const struct ks_break_style *style,
                            const struct ks_spans *spans,
                            struct ks_arena *arena);

#endif
