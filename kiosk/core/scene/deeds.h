#ifndef KS_CORE_SCENE_DEEDS_H
#define KS_CORE_SCENE_DEEDS_H

#include "core/scene/page.h"

/* The deeds of an alert: each in a white tile at the foot of the screen. */

struct ks_deeds {
    const struct ks_spans *words; /* n of them */
    size_t n, lines; /* lines: of a deed in even tiles; more only in the smallest type */
    struct ks_text text[KS_CARD_ACTIONS_MAX]; /* as they are set */
    bool even;                                /* each tile is as high as the highest */
};

/* Sets the deeds for even tiles; false: they take more than `height`, or a deed had to be cut. */
bool ks_deeds_even(struct ks_page *page, struct ks_deeds *deeds, int height);
/* Sets them for tiles of their own heights, which take `height` at most where that is a line each:
 * all in one size, in the smallest before anything is cut, and then the longest gives way first.
 * page->lost counts what is cut. */
void ks_deeds_crowd(struct ks_page *page, struct ks_deeds *deeds, int height);
/* Draws the tiles down to `bottom`, side by side if they fit; returns where what stands above them
 * ends. */
int ks_deeds_draw(struct ks_page *page, const struct ks_deeds *deeds, int bottom);

#endif
