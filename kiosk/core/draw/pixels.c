/* What a picture needs behind it (see pixels.h). */
#include "core/draw/pixels.h"

#include <string.h>

#define LOOKS 128       /* along each side */
#define DARK_PERCENT 45 /* what the ground has of the picture's light */
#define BLURS 2         /* times that each colour becomes the mean of those around it */
#define WHITE 0xFFFFFFFFu
#define CLEAR_PERCENT 2 /* less is the round corners of a photograph */
#define LIGHT 160       /* of 255: what is drawn in such colours was made for a dark ground */

/* Of a premultiplied pixel, by what the eye sees of each colour. */
static uint32_t lightness(uint32_t px)
{
    return ((px >> 16 & 0xFF) * 54 + (px >> 8 & 0xFF) * 183 + (px & 0xFF) * 19) / 256;
}

uint32_t ks_pixels_plate(const struct ks_pixels *pixels)
{
    if (pixels == NULL) {
        return 0;
    }
    int across = pixels->width < LOOKS ? pixels->width : LOOKS;
    int down = pixels->height < LOOKS ? pixels->height : LOOKS;
    uint64_t solid = 0, light = 0, n = (uint64_t)across * (uint64_t)down;
    for (int i = 0; i < down; i++) {
        int64_t y = (int64_t)i * pixels->height / down;
        const uint32_t *row = pixels->px + y * (pixels->stride / 4);
        for (int j = 0; j < across; j++) {
            uint32_t px = row[(int64_t)j * pixels->width / across];
            solid += px >> 24;
            light += lightness(px);
        }
    }
    uint64_t clear = n * 255 - solid;
    return clear * 100 < n * 255 * CLEAR_PERCENT || light * 255 > solid * LIGHT ? 0 : WHITE;
}

/* The mean of the pixels that one colour of the ground stands for, on the night behind what is
 * clear. */
static uint32_t mean_at(const struct ks_pixels *pixels, int column, int row)
{
    enum { STEPS = LOOKS / KS_GROUND_SIDE };
    uint32_t sum[3] = { 0 };
    for (int i = 0; i < STEPS * STEPS; i++) {
        int64_t y = (int64_t)(row * STEPS + i / STEPS) * pixels->height / LOOKS;
        int64_t x = (int64_t)(column * STEPS + i % STEPS) * pixels->width / LOOKS;
        uint32_t px = pixels->px[y * (pixels->stride / 4) + x];
        for (unsigned c = 0; c < 3; c++) {
            sum[c] += px >> 8 * c & 0xFF;
        }
    }
    uint32_t color = 0;
    for (unsigned c = 0; c < 3; c++) {
        color |= sum[c] * DARK_PERCENT / (100 * STEPS * STEPS) << 8 * c;
    }
    return color;
}

/* Each colour becomes the mean of itself and its neighbours; at the edge, of those there are. */
static void blur(const uint32_t *from, uint32_t *to)
{
    for (int y = 0; y < KS_GROUND_SIDE; y++) {
        for (int x = 0; x < KS_GROUND_SIDE; x++) {
            uint32_t sum[3] = { 0 }, n = 0;
            for (int i = 0; i < 9; i++) {
                int row = y + i / 3 - 1, column = x + i % 3 - 1;
                if (row < 0 || row >= KS_GROUND_SIDE || column < 0 || column >= KS_GROUND_SIDE) {
                    continue;
                }
                for (unsigned c = 0; c < 3; c++) {
                    sum[c] += from[row * KS_GROUND_SIDE + column] >> 8 * c & 0xFF;
                }
                n++;
            }
            to[y * KS_GROUND_SIDE + x] =
                0xFF000000u | sum[2] / n << 16 | sum[1] / n << 8 | sum[0] / n;
        }
    }
}

void ks_pixels_ground(const struct ks_pixels *pixels,
                      uint32_t ground[KS_GROUND_SIDE * KS_GROUND_SIDE])
{
    uint32_t sharp[KS_GROUND_SIDE * KS_GROUND_SIDE];
    for (int i = 0; i < KS_GROUND_SIDE * KS_GROUND_SIDE; i++) {
        ground[i] = mean_at(pixels, i % KS_GROUND_SIDE, i / KS_GROUND_SIDE);
    }
    for (int i = 0; i < BLURS; i++) {
        memcpy(sharp, ground, sizeof sharp);
        blur(sharp, ground);
    }
}
