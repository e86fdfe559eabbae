/* Frames of transitions (see blend.h). */
#include "stage/blend.h"

#include <assert.h>
#include <string.h>

#define ONE 65536
#define ZOOM_MOST 0.04 /* of the picture's size */

static void copy(struct ks_canvas *out, const struct ks_canvas *from)
{
    for (int y = 0; y < out->height; y++) {
        memcpy(ks_canvas_row(out, y), ks_canvas_row(from, y), (size_t)out->width * 4);
    }
}

/* Plain bytes and a constant: the compiler turns the loop into vectors on every machine. */
static void fade_row(unsigned char *restrict out,
                     const unsigned char *restrict a,
                     const unsigned char *restrict b,
                     size_t n,
                     uint16_t weight)
{
    uint16_t rest = (uint16_t)(256 - weight);
    for (size_t i = 0; i < n; i++) {
        out[i] = (unsigned char)((uint16_t)(a[i] * rest + b[i] * weight) >> 8);
    }
}

static void
fade(struct ks_canvas *out, const struct ks_canvas *from, const struct ks_canvas *to, int progress)
{
    uint16_t weight = (uint16_t)(progress / 256);
    for (int y = 0; y < out->height; y++) {
        fade_row((unsigned char *)ks_canvas_row(out, y), (unsigned char *)ks_canvas_row(from, y),
                 (unsigned char *)ks_canvas_row(to, y), (size_t)out->width * 4, weight);
    }
}

/* Slides `to` in so that it pushes `from` out; (dx, dy) is the side from which it comes. */
static void slide(struct ks_canvas *out,
                  const struct ks_canvas *from,
                  const struct ks_canvas *to,
                  int progress,
                  int dx,
                  int dy)
{
    int w = out->width, h = out->height;
    int shift = (int)((int64_t)(dx != 0 ? w : h) * progress / ONE);
    for (int y = 0; y < h; y++) {
        uint32_t *row = ks_canvas_row(out, y);
        if (dx > 0) { /* from the right */
            memcpy(row, ks_canvas_row(from, y) + shift, (size_t)(w - shift) * 4);
            memcpy(row + w - shift, ks_canvas_row(to, y), (size_t)shift * 4);
        } else if (dx < 0) {
            memcpy(row, ks_canvas_row(to, y) + w - shift, (size_t)shift * 4);
            memcpy(row + shift, ks_canvas_row(from, y), (size_t)(w - shift) * 4);
        } else {
            int source = dy > 0 ? y + shift : y - shift;
            const struct ks_canvas *which = source < 0 || source >= h ? to : from;
            source = source < 0 ? source + h : source >= h ? source - h : source;
            memcpy(row, ks_canvas_row(which, source), (size_t)w * 4);
        }
    }
}

/* The new picture settles from 4 % larger while it fades in; nearest pixels move by less than
 * the eye can follow in 600 ms, and cost little. */
static void
zoom(struct ks_canvas *out, const struct ks_canvas *from, const struct ks_canvas *to, int progress)
{
    int w = out->width, h = out->height;
    double scale = 1.0 + ZOOM_MOST * (ONE - progress) / ONE;
    int64_t step = (int64_t)(ONE / scale);
    int64_t x0 = ((int64_t)w * ONE - step * w) / 2, y0 = ((int64_t)h * ONE - step * h) / 2;
    uint16_t weight = (uint16_t)(progress / 256), rest = (uint16_t)(256 - weight);
    for (int y = 0; y < h; y++) {
        const uint32_t *a = ks_canvas_row(from, y);
        const uint32_t *b = ks_canvas_row(to, (int)((y0 + step * y) >> 16));
        uint32_t *row = ks_canvas_row(out, y);
        int64_t x = x0;
        for (int i = 0; i < w; i++, x += step) {
            uint32_t p = a[i], q = b[x >> 16];
            uint32_t rb = ((p & 0xFF00FF) * rest + (q & 0xFF00FF) * weight) >> 8 & 0xFF00FF;
            uint32_t g = ((p & 0x00FF00) * rest + (q & 0x00FF00) * weight) >> 8 & 0x00FF00;
            row[i] = 0xFF000000u | rb | g;
        }
    }
}

void ks_blend(struct ks_canvas *out,
              const struct ks_canvas *from,
              const struct ks_canvas *to,
              enum ks_transition transition,
              int progress,
              int rotate)
{
    assert(from->width == to->width && from->height == to->height);
    assert(out->width == to->width && out->height == to->height);
    if (progress <= 0 || progress >= ONE || transition == KS_TRANSITION_CUT) {
        copy(out, progress <= 0 && transition != KS_TRANSITION_CUT ? from : to);
        return;
    }
    switch (transition) {
    case KS_TRANSITION_SLIDE:
        /* from the viewer's right, wherever that is on the panel */
        slide(out, from, to, progress,
              rotate == 0     ? 1
              : rotate == 180 ? -1
                              : 0,
              rotate == 90    ? 1
              : rotate == 270 ? -1
                              : 0);
        return;
    case KS_TRANSITION_ZOOM:
        zoom(out, from, to, progress);
        return;
    case KS_TRANSITION_DEFAULT:
    case KS_TRANSITION_CUT:
    case KS_TRANSITION_FADE:
        fade(out, from, to, progress);
        return;
    }
}
