/* Building and dumping draw lists. */
#include "core/drawlist.h"

#include <assert.h>

#include <string.h>

static struct ks_draw *add(struct ks_drawlist *list, enum ks_draw_kind kind, struct ks_rect rect)
{
    if (list->n == list->capacity) {
        size_t capacity = list->capacity == 0 ? 64 : list->capacity * 2;
        list->v = ks_arena_grow(list->arena, list->v, list->n, capacity, sizeof *list->v);
        list->capacity = capacity;
    }
    struct ks_draw *draw = &list->v[list->n++];
    *draw = (struct ks_draw) {
        .kind = kind, .rect = rect, .corners = KS_CORNERS, .reading = list->reading
    };
    return draw;
}

void ks_draw_fill_corners(
    struct ks_drawlist *list, struct ks_rect rect, uint32_t color, int radius, unsigned corners)
{
    struct ks_draw *draw = add(list, KS_DRAW_FILL, rect);
    draw->color = color;
    draw->radius = radius;
    draw->corners = corners;
}

void ks_draw_fill(struct ks_drawlist *list, struct ks_rect rect, uint32_t color, int radius)
{
    ks_draw_fill_corners(list, rect, color, radius, KS_CORNERS);
}

void ks_draw_stroke(
    struct ks_drawlist *list, struct ks_rect rect, uint32_t color, int radius, int width)
{
    struct ks_draw *draw = add(list, KS_DRAW_STROKE, rect);
    draw->color = color;
    draw->radius = radius;
    draw->width = width;
}

void ks_draw_text(struct ks_drawlist *list,
                  int x,
                  int baseline,
                  struct ks_font font,
                  uint32_t color,
                  const char *utf8,
                  size_t n)
{
    if (n == 0) {
        return;
    }
    struct ks_draw *draw = add(list, KS_DRAW_TEXT, (struct ks_rect) { x, baseline, 0, 0 });
    draw->font = font;
    draw->color = color;
    draw->text = ks_arena_strndup(list->arena, utf8, n);
}

void ks_draw_picture(struct ks_drawlist *list,
                     struct ks_rect rect,
                     const char *path,
                     enum ks_fit fit)
{
    struct ks_draw *draw = add(list, KS_DRAW_PICTURE, rect);
    draw->text = ks_arena_strdup(list->arena, path);
    draw->fit = fit;
}

void ks_draw_icon(struct ks_drawlist *list, struct ks_rect rect, enum ks_icon icon, uint32_t color)
{
    struct ks_draw *draw = add(list, KS_DRAW_ICON, rect);
    draw->icon = icon;
    draw->color = color;
}

void ks_draw_qr(struct ks_drawlist *list, struct ks_rect rect, const char *payload)
{
    struct ks_draw *draw = add(list, KS_DRAW_QR, rect);
    draw->text = ks_arena_strdup(list->arena, payload);
}

static const char *icon_name(enum ks_icon icon)
{
    static const char *const names[KS_ICON_COUNT] = { "none",  "tick",   "cross",      "warning",
                                                      "touch", "phone",  "phone-down", "person",
                                                      "lock",  "shield", "bell",       "check",
                                                      "times", "back" };
    return names[icon];
}

void ks_draw_target(struct ks_drawlist *list, struct ks_rect rect, int tap)
{
    assert(list->n_targets < KS_TARGETS_MAX);
    list->target[list->n_targets++] = (struct ks_target) { rect, tap, list->reading };
}

void ks_draw_sort_targets(struct ks_drawlist *list)
{
    for (size_t i = 1; i < list->n_targets; i++) { /* few, and equals keep their order */
        struct ks_target one = list->target[i];
        size_t k = i;
        for (; k > 0 && list->target[k - 1].reading > one.reading; k--) {
            list->target[k] = list->target[k - 1];
        }
        list->target[k] = one;
    }
}

void ks_drawlist_dump(const struct ks_drawlist *list, struct ks_buf *out)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_draw *d = &list->v[i];
        struct ks_rect r = d->rect;
        switch (d->kind) {
        case KS_DRAW_FILL:
            ks_buf_addf(out, "fill %d,%d %dx%d %08x r%d", r.x, r.y, r.w, r.h, d->color, d->radius);
            break;
        case KS_DRAW_STROKE:
            ks_buf_addf(out, "stroke %d,%d %dx%d %08x r%d w%d", r.x, r.y, r.w, r.h, d->color,
                        d->radius, d->width);
            break;
        case KS_DRAW_TEXT:
            ks_buf_addf(out, "text %d,%d %s%d %08x %s", r.x, r.y, d->font.bold ? "bold" : "regular",
                        d->font.px, d->color, d->text);
            break;
        case KS_DRAW_PICTURE:
            ks_buf_addf(out, "picture %d,%d %dx%d %s %s", r.x, r.y, r.w, r.h,
                        d->fit == KS_FIT_COVER ? "cover" : "contain", d->text);
            break;
        case KS_DRAW_ICON:
            ks_buf_addf(out, "icon %d,%d %dx%d %08x %s", r.x, r.y, r.w, r.h, d->color,
                        icon_name(d->icon));
            break;
        case KS_DRAW_QR:
            ks_buf_addf(out, "qr %d,%d %dx%d %s", r.x, r.y, r.w, r.h, d->text);
            break;
        }
        ks_buf_adds(out, "\n");
    }
}
