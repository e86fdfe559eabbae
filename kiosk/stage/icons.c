/* The icons of the house (see icons.h). */
#include "stage/icons.h"

#include "stage/shapes.h"

#define GRID 24.0f
#define STROKE 2.4f

struct pen {
    struct ks_canvas *canvas;
    float x, y, scale;
    uint32_t color;
};

static void line(const struct pen *p, float x0, float y0, float x1, float y1, float width)
{
    ks_shape_line(p->canvas, p->x + x0 * p->scale, p->y + y0 * p->scale, p->x + x1 * p->scale,
                  p->y + y1 * p->scale, width * p->scale, p->color);
}

static void ring(const struct pen *p, float x, float y, float radius, float width)
{
    ks_shape_ring(p->canvas, p->x + x * p->scale, p->y + y * p->scale, radius * p->scale,
                  width * p->scale, p->color);
}

static void polygon(const struct pen *p, const float (*points)[2], size_t n)
{
    float scaled[8][2];
    for (size_t i = 0; i < n && i < 8; i++) {
        scaled[i][0] = p->x + points[i][0] * p->scale;
        scaled[i][1] = p->y + points[i][1] * p->scale;
    }
    ks_shape_polygon(p->canvas, (const float(*)[2])scaled, n, p->color);
}

static void box(const struct pen *p, float x, float y, float w, float h, float radius)
{
    struct ks_rect r = { (int)(p->x + x * p->scale), (int)(p->y + y * p->scale),
                         (int)(w * p->scale + 0.5f), (int)(h * p->scale + 0.5f) };
    ks_shape_fill(p->canvas, r, p->color, (int)(radius * p->scale), KS_CORNERS);
}

static void check(const struct pen *p, float inset, float width)
{
    float a = inset, b = GRID - inset, h = b - a;
    line(p, a, a + h * 0.55f, a + h * 0.36f, b - h * 0.1f, width);
    line(p, a + h * 0.36f, b - h * 0.1f, b, a + h * 0.18f, width);
}

static void times(const struct pen *p, float inset, float width)
{
    line(p, inset, inset, GRID - inset, GRID - inset, width);
    line(p, GRID - inset, inset, inset, GRID - inset, width);
}

static void handset(const struct pen *p, bool down)
{
    if (down) { /* the receiver lies on the cradle */
        line(p, 4.5f, 12.5f, 19.5f, 12.5f, 4.2f);
        line(p, 4.2f, 12.8f, 4.2f, 15.5f, 5.0f);
        line(p, 19.8f, 12.8f, 19.8f, 15.5f, 5.0f);
        return;
    }
    static const float spine[][2] = { { 5, 5 },      { 5.5f, 9 },   { 8, 13.5f },
                                      { 10.5f, 16 }, { 15, 18.5f }, { 19, 19 } };
    for (size_t i = 0; i + 1 < 6; i++) {
        line(p, spine[i][0], spine[i][1], spine[i + 1][0], spine[i + 1][1], 3.6f);
    }
    line(p, 5.2f, 4.8f, 8.2f, 8.2f, 4.2f);
    line(p, 15.8f, 15.8f, 19.2f, 18.8f, 4.2f);
}

static void touch(const struct pen *p)
{
    line(p, 10.0f, 6.5f, 10.0f, 16.0f, 3.4f);
    line(p, 13.6f, 12.0f, 13.6f, 16.0f, 3.0f);
    line(p, 16.8f, 13.0f, 16.8f, 17.0f, 2.8f);
    line(p, 6.0f, 14.5f, 9.5f, 19.0f, 3.0f);
    box(p, 8.4f, 14.5f, 9.8f, 7.0f, 3.0f);
    ring(p, 10.0f, 6.5f, 5.2f, 1.4f);
}

static void shield(const struct pen *p)
{
    static const float points[][2] = { { 4, 5 },   { 12, 2 },  { 20, 5 }, { 20, 12 },
                                       { 17, 18 }, { 12, 22 }, { 7, 18 }, { 4, 12 } };
    polygon(p, points, 8);
}

static void bell(const struct pen *p)
{
    ring(p, 12, 9.5f, 6.2f, 7.0f);
    static const float skirt[][2] = {
        { 5.8f, 9.5f }, { 18.2f, 9.5f }, { 20, 17.5f }, { 4, 17.5f }
    };
    polygon(p, skirt, 4);
    line(p, 4.4f, 17.5f, 19.6f, 17.5f, 2.0f);
    ring(p, 12, 20.6f, 2.2f, 3.0f);
    ring(p, 12, 3.0f, 1.4f, 2.0f);
}

static void lock(const struct pen *p)
{
    ring(p, 12, 8.5f, 5.2f, 2.2f);
    box(p, 4.5f, 10.0f, 15.0f, 11.5f, 2.0f);
}

static void warning(const struct pen *p)
{
    line(p, 12, 3.6f, 2.8f, 20, STROKE);
    line(p, 2.8f, 20, 21.2f, 20, STROKE);
    line(p, 21.2f, 20, 12, 3.6f, STROKE);
    line(p, 12, 9.2f, 12, 13.8f, 2.2f);
    ring(p, 12, 17.0f, 1.3f, 2.0f);
}

static void person(const struct pen *p)
{
    ring(p, 12, 8.0f, 4.6f, 5.0f);
    box(p, 3.5f, 14.0f, 17.0f, 10.0f, 7.0f);
}

void ks_icon_draw(struct ks_canvas *canvas, struct ks_rect rect, enum ks_icon icon, uint32_t color)
{
    int side = rect.w < rect.h ? rect.w : rect.h;
    struct pen pen = { canvas, (float)rect.x + (float)(rect.w - side) / 2.0f,
                       (float)rect.y + (float)(rect.h - side) / 2.0f, (float)side / GRID, color };
    const struct pen *p = &pen;
    switch (icon) {
    case KS_ICON_TICK:
        ring(p, 12, 12, 10.8f, STROKE);
        check(p, 7.0f, STROKE);
        break;
    case KS_ICON_CROSS:
        ring(p, 12, 12, 10.8f, STROKE);
        times(p, 8.2f, STROKE);
        break;
    case KS_ICON_WARNING:
        warning(p);
        break;
    case KS_ICON_TOUCH:
        touch(p);
        break;
    case KS_ICON_PHONE:
        handset(p, false);
        break;
    case KS_ICON_PHONE_DOWN:
        handset(p, true);
        break;
    case KS_ICON_PERSON:
        person(p);
        break;
    case KS_ICON_LOCK:
        lock(p);
        break;
    case KS_ICON_SHIELD:
        shield(p);
        break;
    case KS_ICON_BELL:
        bell(p);
        break;
    case KS_ICON_CHECK:
        check(p, 3.4f, 3.2f);
        break;
    case KS_ICON_TIMES:
        times(p, 5.0f, 3.2f);
        break;
    case KS_ICON_BACK:
        line(p, 14.5f, 4.5f, 7.5f, 12, 2.8f);
        line(p, 7.5f, 12, 14.5f, 19.5f, 2.8f);
        break;
    case KS_ICON_NONE:
    case KS_ICON_COUNT:
        break;
    }
}
