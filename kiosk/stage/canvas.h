#ifndef KS_STAGE_CANVAS_H
#define KS_STAGE_CANVAS_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"

/* A screen-sized block of pixels in memory: ARGB8888 words, opaque once painted. */

struct ks_canvas {
    int width, height;
    int stride; /* bytes, a multiple of 64 */
    uint32_t *px;
};

KS_NODISCARD struct ks_canvas *ks_canvas_new(int width, int height); /* aborts when out of memory */
void ks_canvas_free(struct ks_canvas *canvas);
void ks_canvas_clear(struct ks_canvas *canvas, uint32_t color);
uint64_t ks_canvas_hash(const struct ks_canvas *canvas);

#endif
