#ifndef KS_CORE_SCENE_ACTION_CELL_H
#define KS_CORE_SCENE_ACTION_CELL_H

#include "core/scene/card_parts.h"

/* One action of a card in a dark cell: the verb and, beside or under it, the words. */

#define KS_ANY_HEIGHT (1 << 20)

/* The words of an action, its facts filled in; they live in the draw list's arena. */
struct ks_spans ks_action_text(const struct ks_page *page, const struct ks_block *action);
/* The verb and under it the words in text of px pixels, cut at `most` pixels of height; returns the
 * height of the cell in pixels. */
int ks_action_cell(struct ks_page *page,
                   const struct ks_block *action,
                   struct ks_rect cell,
                   int px,
                   int most,
                   enum ks_ink ink);
/* The largest size between the two, in pixels, at which no cell needs more than two lines below its
 * verb. */
int ks_action_cell_size(
    struct ks_page *page, const struct ks_card_parts *parts, int width, int most, int least);
/* Fills the cell, and cuts what it does not hold. */
void ks_action_cell_draw(struct ks_page *page, const struct ks_block *action, struct ks_rect cell);

#endif
