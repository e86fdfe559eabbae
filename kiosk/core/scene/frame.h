#ifndef KS_CORE_SCENE_FRAME_H
#define KS_CORE_SCENE_FRAME_H

#include "core/scene/page.h"

/* The frame around a picture or card: ground, ribbon, clock, ticker, hairline. */

/* Ground, ribbon, clock, ticker, hairline. Returns the room left for content. */
struct ks_rect ks_frame_draw(struct ks_page *page, uint32_t ground, enum ks_shade shade);

/* For a picture, which has no ground of a frame: the ticker's strip at the foot of the screen, and
 * what room is left above it. */
struct ks_rect ks_frame_foot(struct ks_page *page);
/* Ribbon, clock and hairline around a picture, each on a plate, where it leaves room for them; they
 * are never drawn over it. */
void ks_frame_around(struct ks_page *page, struct ks_rect picture);

#endif
