#ifndef KS_CORE_SCENE_ACTIONS_H
#define KS_CORE_SCENE_ACTIONS_H

#include "core/scene/card_parts.h"

/* Heading and actions of a card: what is at its head, and what to do at its foot. */

/* Actions at the foot (and in portrait the band with the closing lines), each cut at `most` pixels
 * of height. Returns the new bottom. */
int ks_actions_draw(struct ks_page *page,
                    const struct ks_card *card,
                    const struct ks_card_parts *parts,
                    struct ks_rect room,
                    int most);
/* Headline and supporting lines from the top of `room`; returns the y below them. */
int ks_heading_draw(struct ks_page *page,
                    const struct ks_card_parts *parts,
                    struct ks_rect room,
                    int most_hundredths,
                    size_t lines);

#endif
