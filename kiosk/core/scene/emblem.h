#ifndef KS_CORE_SCENE_EMBLEM_H
#define KS_CORE_SCENE_EMBLEM_H

#include "core/scene/page.h"

/* The emblem: a large drawing where a screen would have nothing, a shield with a sign in it. Room
 * that words and controls leave belongs to something to look at. */

struct ks_emblem {
    enum ks_icon sign;      /* in the shield; of a warning there is no shield */
    uint32_t shield, color; /* of the shield, of its sign */
};

extern const struct ks_emblem ks_emblem_quiet; /* a shield with a tick, on paper */

/* Draws it into the largest band of `within` that nothing drawn so far touches, if that is a tenth
 * of the screen's height and the emblem can be as wide as a fifth of the screen; else draws
 * nothing. */
void ks_emblem_draw(struct ks_page *page, struct ks_rect within, const struct ks_emblem *emblem);

#endif
