/* Area averaging, row by row, with orientation (see scale.h). */
#include "decode/child/scale.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "decode/child/reply.h"

struct ks_scaler {
    int source_width, source_height, width, height;
    int y;          /* next source row */
    int row;        /* result row being filled */
    uint64_t *sums; /* 4 per result column: b g r a, weighted by covered area */
    uint32_t *line; /* one finished result row */
    float *all;     /* scattered: b g r a per result pixel; NULL until then */
    uint32_t *origin;
    ptrdiff_t step_x, step_y; /* words to the next pixel right and down, after orientation */
};

void ks_fit(int width, int height, int box_width, int box_height, int *fit_width, int *fit_height)
{
    if (width <= box_width && height <= box_height) {
        *fit_width = width;
        *fit_height = height;
        return;
    }
    int64_t by_width = (int64_t)height * box_width / width; /* height if the width fills the box */
    if (by_width <= box_height) {
        *fit_width = box_width;
        *fit_height = by_width < 1 ? 1 : (int)by_width;
    } else {
        int64_t by_height = (int64_t)width * box_height / height;
        *fit_width = by_height < 1 ? 1 : (int)by_height;
        *fit_height = box_height;
    }
}

/* Sets where pixel (0,0) goes, and how x and y step, for EXIF orientation 1-8. */
static void orient(struct ks_scaler *s, int orientation, uint32_t *out, ptrdiff_t stride)
{
    bool swapped = orientation >= 5;
    ptrdiff_t w = swapped ? s->height : s->width, h = swapped ? s->width : s->height;
    ptrdiff_t right = 1, down = stride;
    bool from_right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    bool from_bottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    s->origin = out + (from_right ? w - 1 : 0) + (from_bottom ? (h - 1) * down : 0);
    right = from_right ? -right : right;
    down = from_bottom ? -down : down;
    s->step_x = swapped ? down : right;
    s->step_y = swapped ? right : down;
}

struct ks_scaler *ks_scaler_new(int source_width,
                                int source_height,
                                int width,
                                int height,
                                int orientation,
                                uint32_t *out,
                                int stride)
{
    struct ks_scaler *s = calloc(1, sizeof *s);
    if (s == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, source_width, source_height);
    }
    *s = (struct ks_scaler) { .source_width = source_width,
                              .source_height = source_height,
                              .width = width,
                              .height = height,
                              .sums = calloc((size_t)width * 4, sizeof *s->sums),
                              .line = calloc((size_t)width, sizeof *s->line) };
    if (s->sums == NULL || s->line == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, source_width, source_height);
    }
    orient(s, orientation, out, stride);
    return s;
}

void ks_scaler_free(struct ks_scaler *s)
{
    free(s->sums);
    free(s->line);
    free(s->all);
    free(s);
}

static void put_line(struct ks_scaler *s, const uint32_t *line)
{
    uint32_t *to = s->origin + s->row * s->step_y;
    if (s->step_x == 1) {
        memcpy(to, line, (size_t)s->width * sizeof *line);
    }
    for (int x = 0; s->step_x != 1 && x < s->width; x++) {
        to[x * s->step_x] = line[x];
    }
    s->row++;
}

/* Add one source row, of which `weight` parts (of `height` per row) belong to this result row. */
static void add_row(struct ks_scaler *s, const uint32_t *row, uint64_t weight)
{
    int x = 0;                      /* result column */
    int64_t left = s->source_width; /* parts of it still to fill */
    for (int i = 0; i < s->source_width; i++) {
        uint64_t b = row[i] & 0xFF, g = row[i] >> 8 & 0xFF, r = row[i] >> 16 & 0xFF,
                 a = row[i] >> 24;
        int64_t parts = s->width; /* each source pixel has `width` parts to give */
        while (parts > 0) {
            int64_t given = parts < left ? parts : left;
            uint64_t w = (uint64_t)given * weight;
            uint64_t *sum = s->sums + (size_t)x * 4;
            sum[0] += b * w;
            sum[1] += g * w;
            sum[2] += r * w;
            sum[3] += a * w;
            parts -= given;
            left -= given;
            if (left == 0) {
                x++;
                left = s->source_width;
            }
        }
    }
}

static void finish_line(struct ks_scaler *s)
{
    uint64_t area = (uint64_t)s->source_width * (uint64_t)s->source_height;
    for (int x = 0; x < s->width; x++) {
        const uint64_t *sum = s->sums + (size_t)x * 4;
        s->line[x] = (uint32_t)((sum[3] + area / 2) / area) << 24 |
                     (uint32_t)((sum[2] + area / 2) / area) << 16 |
                     (uint32_t)((sum[1] + area / 2) / area) << 8 |
                     (uint32_t)((sum[0] + area / 2) / area);
    }
    put_line(s, s->line);
    memset(s->sums, 0, (size_t)s->width * 4 * sizeof *s->sums);
}

void ks_scaler_row(struct ks_scaler *s, const uint32_t *row)
{
    if (s->row >= s->height) {
        return;
    }
    if (s->width == s->source_width && s->height == s->source_height) {
        put_line(s, row);
        return;
    }
    /* In units of 1/(source_height * height): this row covers [y*height, (y+1)*height). */
    int64_t from = (int64_t)s->y * s->height, until = from + s->height;
    s->y++;
    while (from < until && s->row < s->height) {
        int64_t line_end = (int64_t)(s->row + 1) * s->source_height;
        int64_t part = (line_end < until ? line_end : until) - from;
        add_row(s, row, (uint64_t)part);
        from += part;
        if (from == line_end) {
            finish_line(s);
        }
    }
}

/* Which result cells a source pixel covers, one or two from `first` on, and what share of it lies
 * in each. */
static void cover(int at, int source, int result, int *first, float share[2])
{
    int64_t from = (int64_t)at * result, until = from + result;
    *first = (int)(from / source);
    int64_t edge = (int64_t)(*first + 1) * source;
    share[0] = (float)((edge < until ? edge : until) - from) / (float)source;
    share[1] = (float)(edge < until ? until - edge : 0) / (float)source;
}

static void add_pixel(struct ks_scaler *s, size_t cell, float share, uint32_t px)
{
    float *sum = s->all + cell * 4;
    for (unsigned i = 0; i < 4; i++) {
        sum[i] += share * (float)(px >> (8 * i) & 0xFF);
    }
}

void ks_scaler_scatter(struct ks_scaler *s, int y, int x, int step, int n, const uint32_t *pixels)
{
    size_t width = (size_t)s->width;
    if (s->all == NULL) {
        s->all = calloc(width * (size_t)s->height * 4, sizeof *s->all);
        if (s->all == NULL) {
            ks_child_refuse(KS_REFUSE_MEMORY, s->source_width, s->source_height);
        }
    }
    int row, column;
    float down[2], across[2];
    cover(y, s->source_height, s->height, &row, down);
    for (int i = 0; i < n; i++) {
        cover(x + i * step, s->source_width, s->width, &column, across);
        for (size_t cell = 0; cell < 4; cell++) {
            float share = down[cell / 2] * across[cell % 2];
            if (share > 0) {
                add_pixel(s, ((size_t)row + cell / 2) * width + (size_t)column + cell % 2, share,
                          pixels[i]);
            }
        }
    }
}

void ks_scaler_finish(struct ks_scaler *s)
{
    for (s->row = 0; s->all != NULL && s->row < s->height;) { /* put_line() counts */
        const float *sum = s->all + (size_t)s->row * (size_t)s->width * 4;
        for (int x = 0; x < s->width; x++, sum += 4) {
            s->line[x] = 0;
            for (unsigned i = 0; i < 4; i++) {
                uint32_t value = (uint32_t)(sum[i] + 0.5f);
                s->line[x] |= (value > 255 ? 255 : value) << (8 * i);
            }
        }
        put_line(s, s->line);
    }
}
