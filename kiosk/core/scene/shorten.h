#ifndef KS_CORE_SCENE_SHORTEN_H
#define KS_CORE_SCENE_SHORTEN_H

#include "core/scene/card_parts.h"

/* A card that says more than its screen holds, made shorter. Its headline and its deeds stay; of
 * the rest stays the beginning, cut where core/text/cut.h says. */

#define KS_SHORT_ALL KS_BREAK_BYTES /* no panel holds more */

bool ks_card_is_endless(const struct ks_card *card); /* it holds more than any panel */
/* The card, or one with no more than `bytes` of what is neither headline nor deed, and of those no
 * more than any panel holds; page->lost counts what is gone. */
const struct ks_card *
ks_card_shorten(struct ks_page *page, const struct ks_card *card, size_t bytes);

/* The search for the most that fits, in few steps, each less than before or less than one that did
 * not fit:
 *   struct ks_short_search s = ks_shorter(card);
 *   while (ks_short_tried(&s, fits at s.bytes)) {}
 *   s.bytes is the answer and may not be what was tried last. */
struct ks_short_search {
    size_t bytes, fits, fails;
};

struct ks_short_search ks_shorter(const struct ks_card *card);
bool ks_short_tried(struct ks_short_search *search, bool fits); /* true: try s->bytes as well */

size_t ks_card_count(const struct ks_card *card); /* characters that it shows */

#endif
