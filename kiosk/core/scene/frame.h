#ifndef KS_CORE_SCENE_FRAME_H
#define KS_CORE_SCENE_FRAME_H

#include "core/scene/page.h"

/* The frame around a picture or card: ground, ribbon, clock, ticker, hairline. */

/* Ground, ribbon, clock, ticker, hairline. Returns the room left for content. */
struct ks_rect ks_frame_draw(struct ks_page *page, uint32_t ground, bool dark);

#endif
