#ifndef KS_CORE_SCENE_PANEL_H
#define KS_CORE_SCENE_PANEL_H

#include "core/quiz/evidence.h"
#include "core/scene/look.h"
#include "core/scene/page.h"

/* The blocks of a mock-up: heads, bubbles, words and labels, as one panel. */

/* Colours of a mock-up on a light or a dark panel. */
struct ks_skin {
    uint32_t panel, other, me, text, ring, quiet;
};

/* The state of drawing one mock-up, block by block. */
struct ks_pen {
    struct ks_page *page;
    const struct ks_card *card;
    struct ks_look look;
    struct ks_skin skin;
    struct ks_rect rect;
    int px, y;
    bool draw;
    int most; /* measuring ends beyond this height, or where a line has no room; 0: at the end */
    bool two_sided;                  /* the viewer speaks, too */
    bool wide;                       /* a line of what was drawn or measured has no room */
    bool anywhere;                   /* so that words may break anywhere */
    const struct ks_evidence *found; /* NULL = nothing is marked */
    enum { KS_TELLS, KS_PROOFS } sort;
};

struct ks_pen ks_pen_of(struct ks_page *page, const struct ks_card *card, struct ks_rect rect);
/* Draws blocks `first` to `until` (exclusive), or measures them; returns their height. */
int ks_pen_draw(struct ks_pen *p, size_t first, size_t until);
/* Blocks `first` to `until` (exclusive) of the card as one panel in `rect`, in text of px pixels.
 * Returns the height in pixels. */
int ks_panel_text(struct ks_page *page,
                  const struct ks_card *card,
                  size_t first,
                  size_t until,
                  struct ks_rect rect,
                  int px,
                  enum ks_ink ink);

#endif
