#ifndef KS_CORE_SCENE_EMBLEM_H
#define KS_CORE_SCENE_EMBLEM_H

#include "core/scene/page.h"

/* The emblem: a picture where a screen would have nothing, a plate with a sign on it. Room that
 * words and controls leave belongs to something to look at. */

struct ks_emblem {
    uint32_t plate;
    enum ks_icon sign;
    uint32_t shield, color; /* of the shield that the sign stands in, 0 = none; of the sign */
};

extern const struct ks_emblem ks_emblem_quiet;   /* a shield with a tick: of nobody's answers */
extern const struct ks_emblem ks_emblem_warning; /* on the red of an alert */

/* The largest band of `within` that nothing drawn so far touches, all of it but for some air; of no
 * height if that is lower than a tenth of the screen, which nobody sees in passing, or in a column,
 * beside something else to look at, than a fifth. */
struct ks_rect ks_emblem_room(const struct ks_page *page, struct ks_rect within);
/* Draws it there, if there is any. */
void ks_emblem_draw(struct ks_page *page, struct ks_rect within, const struct ks_emblem *emblem);

#endif
