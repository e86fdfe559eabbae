#ifndef KS_CORE_DRAW_SHAPE_H
#define KS_CORE_DRAW_SHAPE_H

#include <stdbool.h>

#include "core/draw/drawlist.h"

/* How the shape of a picture and that of a screen go together. All sides are 1 or more pixels, or
 * of a PDF points. */

/* Whether they differ so little that the picture fills the room: it loses KS_SHAPE_PERCENT of one
 * side at most. */
#define KS_SHAPE_PERCENT 3
bool ks_shape_fills(struct ks_rect room, int width, int height);
/* Where it stands otherwise: in the middle, as large as the room holds it. */
struct ks_rect ks_shape_within(struct ks_rect room, int width, int height);
/* How much of a lying screen (16:9) it takes, 0-100. */
int ks_shape_percent(int width, int height);
#define KS_SHAPE_SMALL 40 /* less is told */

#endif
