#ifndef KS_STAGE_ICONS_H
#define KS_STAGE_ICONS_H

#include "core/draw/drawlist.h"
#include "stage/canvas.h"

/* The icons of the house, drawn in a 24 x 24 grid with one stroke weight. `rect` is in pixels, as
 * large as the icon; `color` is 0xAARRGGBB. Any thread. */
void ks_icon_draw(struct ks_canvas *canvas, struct ks_rect rect, enum ks_icon icon, uint32_t color);

#endif
