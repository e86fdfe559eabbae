#ifndef TESTS_SUPPORT_NOISE_H
#define TESTS_SUPPORT_NOISE_H

#include <stdlib.h>

#include "stage/canvas.h"

/* Canvases whose every pixel is another, and what to tell them apart by. */

static inline uint32_t pixel_at(const struct ks_canvas *canvas, int x, int y)
{
    return ks_canvas_row(canvas, y)[x];
}

/* FNV-1a of the pixels. */
static inline uint64_t hash_of(const struct ks_canvas *canvas)
{
    uint64_t hash = 14695981039346656037u;
    for (int y = 0; y < canvas->height; y++) {
        const uint32_t *row = ks_canvas_row(canvas, y);
        for (int x = 0; x < canvas->width; x++) {
            hash = (hash ^ row[x]) * 1099511628211u;
        }
    }
    return hash;
}

/* ks_canvas_free() it. */
static inline struct ks_canvas *noise(int width, int height, unsigned seed)
{
    struct ks_canvas *canvas = ks_canvas_new(width, height);
    srand(seed);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            ks_canvas_row(canvas, y)[x] = 0xFF000000u | ((uint32_t)rand() & 0xFFFFFF);
        }
    }
    return canvas;
}

#endif
