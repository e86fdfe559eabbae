/* Anti-aliased shapes by distance (see shapes.h). */
#include "stage/shapes.h"

#include <math.h>

static void put(uint32_t *px, uint32_t color, float coverage)
{
    if (coverage <= 0.0f) {
        return;
    }
    coverage = coverage > 1.0f ? 1.0f : coverage;
    uint32_t alpha = (uint32_t)((float)(color >> 24) * coverage + 0.5f);
    alpha += alpha >> 7;
    uint32_t rb = *px & 0xFF00FF, g = *px & 0x00FF00;
    rb = (rb * (256 - alpha) + (color & 0xFF00FF) * alpha) >> 8 & 0xFF00FF;
    g = (g * (256 - alpha) + (color & 0x00FF00) * alpha) >> 8 & 0x00FF00;
    *px = 0xFF000000u | rb | g;
}

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

struct span {
    int x0, y0, x1, y1;
};

static struct span clip(const struct ks_canvas *canvas, float x0, float y0, float x1, float y1)
{
    float w = (float)canvas->width, h = (float)canvas->height;
    return (struct span) { clamp((int)floorf(fmaxf(x0, 0.0f)), 0, canvas->width),
                           clamp((int)floorf(fmaxf(y0, 0.0f)), 0, canvas->height),
                           clamp((int)ceilf(fminf(x1, w)), 0, canvas->width),
                           clamp((int)ceilf(fminf(y1, h)), 0, canvas->height) };
}

/* Distance from a point to a rounded rectangle: negative inside. */
static float rounded(struct ks_rect r, float x, float y, float radius)
{
    float cx = (float)r.x + (float)r.w / 2.0f, cy = (float)r.y + (float)r.h / 2.0f;
    float dx = fabsf(x - cx) - ((float)r.w / 2.0f - radius);
    float dy = fabsf(y - cy) - ((float)r.h / 2.0f - radius);
    float outside = hypotf(fmaxf(dx, 0.0f), fmaxf(dy, 0.0f));
    return outside + fminf(fmaxf(dx, dy), 0.0f) - radius;
}

static float fitting_radius(struct ks_rect r, int radius)
{
    int most = (r.w < r.h ? r.w : r.h) / 2;
    return (float)(radius < most ? radius : most);
}

struct corner { /* one row of a rounded corner */
    uint32_t *row;
    struct ks_rect r;
    float round_by;
    uint32_t color;
    int y;
};

static void fill_corner(const struct corner *c, int x0, int x1)
{
    for (int x = x0; x < x1; x++) {
        float coverage = 0.5f - rounded(c->r, (float)x + 0.5f, (float)c->y + 0.5f, c->round_by);
        if (coverage >= 1.0f && c->color >> 24 == 255) {
            c->row[x] = c->color;
        } else {
            put(&c->row[x], c->color, coverage);
        }
    }
}

/* Fills pixels x0 to x1 of a row that no corner touches, which nearly all rows are. */
static void fill_run(uint32_t *row, int x0, int x1, uint32_t color)
{
    if (color >> 24 == 255) {
        for (int x = x0; x < x1; x++) {
            row[x] = color;
        }
        return;
    }
    for (int x = x0; x < x1; x++) {
        put(&row[x], color, 1.0f);
    }
}

void ks_shape_fill(
    struct ks_canvas *canvas, struct ks_rect r, uint32_t color, int radius, unsigned corners)
{
    float round_by = fitting_radius(r, radius);
    int reach = (int)round_by + 1;
    struct span s = clip(canvas, (float)r.x, (float)r.y, (float)(r.x + r.w), (float)(r.y + r.h));
    for (int y = s.y0; y < s.y1; y++) {
        uint32_t *row = ks_canvas_row(canvas, y);
        bool top = y < r.y + reach, bottom = y >= r.y + r.h - reach;
        unsigned here = radius <= 0 ? 0u
                        : top       ? corners & (KS_CORNER_TL | KS_CORNER_TR)
                        : bottom    ? corners & (KS_CORNER_BL | KS_CORNER_BR)
                                    : 0u;
        bool left = (here & (KS_CORNER_TL | KS_CORNER_BL)) != 0;
        bool right = (here & (KS_CORNER_TR | KS_CORNER_BR)) != 0;
        int x0 = left ? clamp(r.x + reach, s.x0, s.x1) : s.x0;
        int x1 = right ? clamp(r.x + r.w - reach, x0, s.x1) : s.x1;
        fill_corner(&(struct corner) { row, r, round_by, color, y }, s.x0, x0);
        fill_run(row, x0, x1, color);
        fill_corner(&(struct corner) { row, r, round_by, color, y }, x1, s.x1);
    }
}

void ks_shape_stroke(
    struct ks_canvas *canvas, struct ks_rect r, uint32_t color, int radius, int width)
{
    float round_by = fitting_radius(r, radius);
    struct span s = clip(canvas, (float)r.x, (float)r.y, (float)(r.x + r.w), (float)(r.y + r.h));
    int edge = (int)round_by + width + 1;
    for (int y = s.y0; y < s.y1; y++) {
        uint32_t *row = ks_canvas_row(canvas, y);
        bool middle = y >= r.y + edge && y < r.y + r.h - edge;
        for (int x = s.x0; x < s.x1; x++) {
            if (middle && x == r.x + width + 1 && r.x + r.w - width - 1 > x) {
                x = clamp(r.x + r.w - width - 1, x, s.x1); /* skip the inside of the frame */
                if (x >= s.x1) {
                    break;
                }
            }
            float distance = rounded(r, (float)x + 0.5f, (float)y + 0.5f, round_by);
            float coverage = fminf(0.5f - distance, distance + (float)width + 0.5f);
            put(&row[x], color, coverage);
        }
    }
}

void ks_shape_line(
    struct ks_canvas *canvas, float x0, float y0, float x1, float y1, float width, uint32_t color)
{
    float half = width / 2.0f;
    struct span s = clip(canvas, fminf(x0, x1) - half - 1, fminf(y0, y1) - half - 1,
                         fmaxf(x0, x1) + half + 1, fmaxf(y0, y1) + half + 1);
    float dx = x1 - x0, dy = y1 - y0, length2 = dx * dx + dy * dy;
    for (int y = s.y0; y < s.y1; y++) {
        uint32_t *row = ks_canvas_row(canvas, y);
        for (int x = s.x0; x < s.x1; x++) {
            float px = (float)x + 0.5f - x0, py = (float)y + 0.5f - y0;
            float t = length2 > 0.0f ? (px * dx + py * dy) / length2 : 0.0f;
            t = fminf(fmaxf(t, 0.0f), 1.0f);
            put(&row[x], color, half + 0.5f - hypotf(px - t * dx, py - t * dy));
        }
    }
}

void ks_shape_ring(
    struct ks_canvas *canvas, float x, float y, float radius, float width, uint32_t color)
{
    struct span s = clip(canvas, x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1);
    for (int py = s.y0; py < s.y1; py++) {
        uint32_t *row = ks_canvas_row(canvas, py);
        for (int px = s.x0; px < s.x1; px++) {
            float distance = hypotf((float)px + 0.5f - x, (float)py + 0.5f - y);
            float outer = radius + 0.5f - distance;
            float inner = width >= radius ? 1.0f : distance - (radius - width) + 0.5f;
            put(&row[px], color, fminf(outer, inner));
        }
    }
}

void ks_shape_polygon(struct ks_canvas *canvas, const float (*p)[2], size_t n, uint32_t color)
{
    float x0 = p[0][0], x1 = x0, y0 = p[0][1], y1 = y0;
    for (size_t i = 1; i < n; i++) {
        x0 = fminf(x0, p[i][0]);
        x1 = fmaxf(x1, p[i][0]);
        y0 = fminf(y0, p[i][1]);
        y1 = fmaxf(y1, p[i][1]);
    }
    struct span s = clip(canvas, x0 - 1, y0 - 1, x1 + 1, y1 + 1);
    for (int y = s.y0; y < s.y1; y++) {
        uint32_t *row = ks_canvas_row(canvas, y);
        for (int x = s.x0; x < s.x1; x++) {
            float inside = 1e9f; /* distance to the nearest edge's line, positive inside */
            for (size_t i = 0; i < n; i++) {
                const float *a = p[i], *b = p[(i + 1) % n];
                float ex = b[0] - a[0], ey = b[1] - a[1];
                float d = (ex * ((float)y + 0.5f - a[1]) - ey * ((float)x + 0.5f - a[0])) /
                          fmaxf(hypotf(ex, ey), 1e-6f);
                inside = fminf(inside, d);
            }
            put(&row[x], color, inside + 0.5f);
        }
    }
}
