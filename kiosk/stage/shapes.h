#ifndef KS_STAGE_SHAPES_H
#define KS_STAGE_SHAPES_H

#include "core/draw/drawlist.h"
#include "stage/canvas.h"

/* Anti-aliased shapes by distance. How far a pixel's centre is from the edge says how much of it is
 * covered. Colours are 0xAARRGGBB, straight alpha, over an opaque canvas; shapes are clipped to it.
 * All measures are pixels of the canvas; a radius larger than half a side counts as that.
 * `corners`: KS_CORNER_* (core/draw/drawlist.h), those that are rounded. Any thread. */

void ks_shape_fill(
    struct ks_canvas *canvas, struct ks_rect rect, uint32_t color, int radius, unsigned corners);
void ks_shape_stroke(
    struct ks_canvas *canvas, struct ks_rect rect, uint32_t color, int radius, int width);
/* A line with round ends; coordinates and width in pixels. */
void ks_shape_line(
    struct ks_canvas *canvas, float x0, float y0, float x1, float y1, float width, uint32_t color);
/* A ring, or a disc if width >= radius. */
void ks_shape_ring(
    struct ks_canvas *canvas, float x, float y, float radius, float width, uint32_t color);
/* A filled convex polygon, points in clockwise order. */
void ks_shape_polygon(struct ks_canvas *canvas, const float (*points)[2], size_t n, uint32_t color);

#endif
