/* Building draw lists. */
#include "core/draw/drawlist.h"

#include <assert.h>

#include <string.h>

static struct ks_draw *add(struct ks_drawlist *list, enum ks_draw_kind kind, struct ks_rect rect)
{
    if (list->n == list->capacity) {
        size_t capacity = list->capacity == 0 ? 64 : list->capacity * 2;
        list->v = ks_arena_grow(list->arena, list->v, list->n, capacity, sizeof *list->v);
        list->capacity = capacity;
    }
    assert(list->n < list->capacity);
    struct ks_draw *draw = &list->v[list->n++];
    *draw = (struct ks_draw) { .kind = kind,
                               .rect = rect,
                               .corners = KS_CORNERS,
                               .reading = list->reading,
                               .beat = list->beat };
    return draw;
}

struct ks_beat ks_draw_beat(struct ks_drawlist *list, enum ks_beat_kind kind)
{
    assert(kind != KS_BEAT_STANDS); /* what stands has no turn */
    return (struct ks_beat) { kind, ++list->turns };
}

void ks_draw_fill_corners(
    struct ks_drawlist *list, struct ks_rect rect, uint32_t color, int radius, unsigned corners)
{
    assert((corners & ~(unsigned)KS_CORNERS) == 0);
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
    assert(width > 0); /* a stroke of no width would not be seen */
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
    assert(font.px > 0);
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
    assert(icon > KS_ICON_NONE && icon < KS_ICON_COUNT);
    struct ks_draw *draw = add(list, KS_DRAW_ICON, rect);
    draw->icon = icon;
    draw->color = color;
}

void ks_draw_qr(struct ks_drawlist *list, struct ks_rect rect, const char *payload)
{
    struct ks_draw *draw = add(list, KS_DRAW_QR, rect);
    draw->text = ks_arena_strdup(list->arena, payload);
}

void ks_draw_target(struct ks_drawlist *list, struct ks_rect rect, struct ks_tap tap)
{
    assert(list->n_targets < KS_TARGETS_MAX);
    list->target[list->n_targets++] = (struct ks_target) { rect, tap, list->reading };
}

static bool is_in_reading_order(const struct ks_drawlist *list)
{
    for (size_t i = 1; i < list->n_targets; i++) {
        if (list->target[i - 1].reading > list->target[i].reading) {
            return false;
        }
    }
    return true;
}

void ks_draw_sort_targets(struct ks_drawlist *list)
{
    /* An insertion sort: there are few, and equals keep their order. */
    for (size_t i = 1; i < list->n_targets; i++) {
        struct ks_target one = list->target[i];
        size_t k = i;
        for (; k > 0 && list->target[k - 1].reading > one.reading; k--) {
            list->target[k] = list->target[k - 1];
        }
        list->target[k] = one;
    }
    assert(is_in_reading_order(list));
}

void ks_draw_back(struct ks_drawlist *list, const struct ks_drawlist *before)
{
    assert(list->n >= before->n && list->n_targets >= before->n_targets);
    list->n = before->n;
    list->n_targets = before->n_targets;
    list->reading = before->reading;
    list->beat = before->beat;
    list->turns = before->turns;
}
