#ifndef KS_CORE_DRAW_LINEBREAK_H
#define KS_CORE_DRAW_LINEBREAK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/draw/drawlist.h"
#include "core/text/spans.h"

/* Chinese line breaking and spacing after W3C clreq. UAX #14 comes from libunibreak; upon it these
 * rules: prohibition at line start and end; —— and …… and numbers with their units stay whole; a
 * full-width mark at the line end is trimmed to half; adjacent marks compress; a quarter em
 * between hanzi and Latin letters or digits, none at line ends; no hanzi alone on the last line of
 * a headline (balanced breaks); a flag of up to two thirds of the line and a strong word of up to
 * 8 em stay whole; a number stays with the flag before it. Latin words break only where UAX #14
 * allows; what no line holds, where it is asked for, anywhere.
 *
 * Input: styled spans ('\n' forces a break). Output: lines of runs with their x offsets. */

#define KS_BREAK_BYTES 6144 /* no panel up to 21:9 holds so much at the smallest size */

struct ks_run {
    int x, width;             /* pixels from the left of the line */
    enum ks_span_style style; /* of the span it came from */
    size_t span;              /* index of that span: neighbours with one flag share a ring */
    const char *text;         /* in the arena */
    size_t n;
};

struct ks_line {
    struct ks_run *runs;
    size_t n_runs;
    int width;
};

struct ks_paragraph {
    struct ks_line *lines;
    size_t n_lines; /* 256 at most, of KS_BREAK_BYTES: what is behind them is not set */
    int width;      /* of the widest line */
    bool torn;      /* a headline had to break inside a phrase */
};

struct ks_break_style {
    struct ks_font font; /* bold is forced on for STRONG and ALARM spans if set */
    int max_width;
    bool balance;     /* headlines: lines of similar length, no orphan */
    bool bold_strong; /* STRONG spans in bold */
    bool anywhere;    /* a word wider than max_width may break between any two signs */
    int disc;         /* how wide a number stands, on its disc; 0: as high as the type */
};

void ks_break(const struct ks_typeset *typeset,
              const struct ks_break_style *style,
              const struct ks_spans *spans,
              struct ks_arena *arena,
              struct ks_paragraph *out);

#endif
