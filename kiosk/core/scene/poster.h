#ifndef KS_CORE_SCENE_POSTER_H
#define KS_CORE_SCENE_POSTER_H

#include "core/scene/card_parts.h"

/* Cards drawn as posters: one sentence or one number, very large. */

/* The card's picture, or its code on a white plate, in the middle of `rect`. */
void ks_card_picture_draw(struct ks_page *page, const struct ks_card *card, struct ks_rect rect);
void ks_template_poster(struct ks_page *page,
                        const struct ks_card *card,
                        const struct ks_card_parts *parts,
                        struct ks_rect room);

#endif
