#ifndef KS_STAGE_CANVAS_H
#define KS_STAGE_CANVAS_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "core/draw/drawlist.h"

/* A canvas: a block of pixels in memory. They are ARGB8888 words, opaque once painted. Scenes are
 * painted upright and turned once, when they are finished, into the orientation of the panel, so
 * that showing and blending cost the same at every rotation. Sides are 1 to KS_CANVAS_SIDE_MAX
 * pixels. */

#define KS_CANVAS_SIDE_MAX 8192

/* Keeps the pixels of the last canvases that were parked or freed, for the next ones of their size.
 * Fresh pages cost more than what is painted on them; a person who touches from screen to screen
 * should not wait for them, a loop of posters should not hold them. All zero = keeps none. Its
 * owner's thread only; outlives its canvases. */
#define KS_CANVAS_KEEP_MAX 2

struct ks_canvas_pool {
    size_t n; /* how many are kept */
    struct ks_canvas_block {
        void *px; /* NULL = none */
        size_t bytes;
    } kept[KS_CANVAS_KEEP_MAX];
};

/* Keep so many from now on; 0 gives all memory back. */
void ks_canvas_keep(struct ks_canvas_pool *pool, size_t n);

struct ks_canvas {
    int width, height;
    int stride; /* bytes, a multiple of 64 */
    uint32_t *px;
    struct ks_canvas_pool *pool; /* where the pixels come from and go to; NULL = the system */
};

/* Pixels of any colour; aborts when out of memory. */
KS_NODISCARD struct ks_canvas *ks_canvas_new(int width, int height);
/* The same; its pixels are of `pool`, which may be NULL. */
KS_NODISCARD struct ks_canvas *ks_canvas_of(struct ks_canvas_pool *pool, int width, int height);
void ks_canvas_free(struct ks_canvas *canvas); /* NULL is fine */
/* Give the pixels' memory back until it is needed again; px is NULL in between. */
void ks_canvas_park(struct ks_canvas *canvas);
void ks_canvas_unpark(struct ks_canvas *canvas); /* pixels of any colour */
void ks_canvas_clear(struct ks_canvas *canvas, uint32_t color);

static inline uint32_t *ks_canvas_row(const struct ks_canvas *canvas, int y)
{
    return (uint32_t *)(void *)((unsigned char *)canvas->px + (size_t)y * (size_t)canvas->stride);
}

/* Turn `from` by 0/90/180/270 degrees clockwise into `to`, whose sides must fit. */
void ks_canvas_rotate(struct ks_canvas *to, const struct ks_canvas *from, int degrees);
/* Where a rectangle of an upright canvas of width x height lands. */
struct ks_rect ks_rotate_rect(struct ks_rect rect, int width, int height, int degrees);

#endif
