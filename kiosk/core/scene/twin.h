#ifndef KS_CORE_SCENE_TWIN_H
#define KS_CORE_SCENE_TWIN_H

#include "core/scene/page.h"

/* Cards drawn as twins: scam and genuine side by side. */

/* The first two panels of a card, scam and genuine, each with its label: side by side, in portrait
 * one above the other. A card without panels is drawn as one mock-up (core/scene/phone.h). */
void ks_template_twin(struct ks_page *page, const struct ks_card *card, struct ks_rect room);

#endif
