/* Blocks of pixels: memory and turning (see canvas.h). */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "stage/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/check.h"

#define ALIGNMENT 64
#define TILE 32 /* turning by 90 degrees walks in tiles, or every word would miss the cache */

static size_t bytes_of(const struct ks_canvas *canvas)
{
    return (size_t)canvas->stride * (size_t)canvas->height;
}

static void give_back(struct ks_canvas_block *block)
{
    if (block->px != NULL) {
        munmap(block->px, block->bytes);
        block->px = NULL;
    }
}

void ks_canvas_keep(struct ks_canvas_pool *pool, size_t n)
{
    assert(n <= KS_CANVAS_KEEP_MAX);
    pool->n = n;
    for (size_t i = n; i < KS_CANVAS_KEEP_MAX; i++) {
        give_back(&pool->kept[i]);
    }
}

/* Takes a kept block of exactly this size; NULL if there is none. Canvases of one size share
 * blocks, so that no page is left over. */
static void *take_kept(struct ks_canvas_pool *pool, size_t bytes)
{
    for (size_t i = 0; pool != NULL && i < pool->n; i++) {
        if (pool->kept[i].px != NULL && pool->kept[i].bytes == bytes) {
            void *px = pool->kept[i].px;
            pool->kept[i].px = NULL;
            return px;
        }
    }
    return NULL;
}

/* Keeps a block for later, in the place of a smaller one if need be: those of screens are worth it,
 * those of buttons are not. */
static void keep(struct ks_canvas_pool *pool, struct ks_canvas_block block)
{
    for (size_t i = 0; pool != NULL && i < pool->n; i++) {
        if (pool->kept[i].px == NULL || pool->kept[i].bytes < block.bytes) {
            struct ks_canvas_block smaller = pool->kept[i];
            pool->kept[i] = block;
            block = smaller;
        }
    }
    give_back(&block);
}

void ks_canvas_unpark(struct ks_canvas *canvas)
{
    if (canvas->px != NULL || (canvas->px = take_kept(canvas->pool, bytes_of(canvas))) != NULL) {
        return;
    }
    /* Pages of their own, given back at once: in the heap, canvases of 8 MB would leave holes. All
     * of them will be written: asked for at once, they cost much less than two thousand faults. */
    void *px = mmap(NULL, bytes_of(canvas), PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (px == MAP_FAILED) {
        ks_oom();
    }
    canvas->px = px;
}

void ks_canvas_park(struct ks_canvas *canvas)
{
    if (canvas->px != NULL) {
        keep(canvas->pool, (struct ks_canvas_block) { canvas->px, bytes_of(canvas) });
        canvas->px = NULL;
    }
}

struct ks_canvas *ks_canvas_of(struct ks_canvas_pool *pool, int width, int height)
{
    assert(width > 0 && height > 0 && width <= KS_CANVAS_SIDE_MAX && height <= KS_CANVAS_SIDE_MAX);
    struct ks_canvas *canvas = calloc(1, sizeof *canvas);
    if (canvas == NULL) {
        ks_oom();
    }
    canvas->pool = pool;
    canvas->width = width;
    canvas->height = height;
    canvas->stride = (width * 4 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ks_canvas_unpark(canvas);
    return canvas;
}

struct ks_canvas *ks_canvas_new(int width, int height)
{
    return ks_canvas_of(NULL, width, height);
}

void ks_canvas_free(struct ks_canvas *canvas)
{
    if (canvas != NULL) {
        ks_canvas_park(canvas);
        free(canvas);
    }
}

void ks_canvas_clear(struct ks_canvas *canvas, uint32_t color)
{
    for (int y = 0; y < canvas->height; y++) {
        uint32_t *row = ks_canvas_row(canvas, y);
        for (int x = 0; x < canvas->width; x++) {
            row[x] = color;
        }
    }
}

static void rotate_half(struct ks_canvas *to, const struct ks_canvas *from)
{
    for (int y = 0; y < from->height; y++) {
        const uint32_t *row = ks_canvas_row(from, y);
        uint32_t *out = ks_canvas_row(to, to->height - 1 - y) + to->width - 1;
        for (int x = 0; x < from->width; x++) {
            out[-x] = row[x];
        }
    }
}

static void
rotate_tile(struct ks_canvas *to, const struct ks_canvas *from, int x0, int y0, bool right)
{
    int x1 = x0 + TILE < from->width ? x0 + TILE : from->width;
    int y1 = y0 + TILE < from->height ? y0 + TILE : from->height;
    for (int x = x0; x < x1; x++) {
        uint32_t *out = ks_canvas_row(to, right ? x : to->height - 1 - x);
        for (int y = y0; y < y1; y++) {
            out[right ? to->width - 1 - y : y] = ks_canvas_row(from, y)[x];
        }
    }
}

void ks_canvas_rotate(struct ks_canvas *to, const struct ks_canvas *from, int degrees)
{
    bool swapped = degrees == 90 || degrees == 270;
    assert(to->width == (swapped ? from->height : from->width));
    assert(to->height == (swapped ? from->width : from->height));
    if (degrees == 180) {
        rotate_half(to, from);
        return;
    }
    if (!swapped) {
        for (int y = 0; y < from->height; y++) {
            memcpy(ks_canvas_row(to, y), ks_canvas_row(from, y), (size_t)from->width * 4);
        }
        return;
    }
    for (int y = 0; y < from->height; y += TILE) {
        for (int x = 0; x < from->width; x += TILE) {
            rotate_tile(to, from, x, y, degrees == 90);
        }
    }
}

struct ks_rect ks_rotate_rect(struct ks_rect r, int width, int height, int degrees)
{
    switch (degrees) {
    case 90:
        return (struct ks_rect) { height - r.y - r.h, r.x, r.h, r.w };
    case 180:
        return (struct ks_rect) { width - r.x - r.w, height - r.y - r.h, r.w, r.h };
    case 270:
        return (struct ks_rect) { r.y, width - r.x - r.w, r.h, r.w };
    default:
        return r;
    }
}
