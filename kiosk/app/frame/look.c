/* What frames share, and parts of them painted again (see look.h). */
#include "app/frame/look.h"

#include <string.h>

#include "stage/painter.h"

int ks_frame_turn(int panel)
{
    return (360 - panel) % 360;
}

static bool swapped(const struct ks_frame_look *look)
{
    return look->rotate == 90 || look->rotate == 270;
}

void ks_frame_size(const struct ks_frame_look *look, int *width, int *height)
{
    *width = swapped(look) ? look->height : look->width;
    *height = swapped(look) ? look->width : look->height;
}

void ks_look_put(const struct ks_frame_look *look,
                 struct ks_canvas *part,
                 struct ks_rect at,
                 struct ks_canvas *canvas)
{
    int width, height;
    ks_frame_size(look, &width, &height);
    struct ks_rect to = ks_rotate_rect(at, width, height, look->rotate);
    struct ks_canvas *piece = ks_canvas_new(to.w, to.h);
    ks_canvas_rotate(piece, part, look->rotate);
    for (int y = 0; y < to.h; y++) {
        memcpy(ks_canvas_row(canvas, to.y + y) + to.x, ks_canvas_row(piece, y), (size_t)to.w * 4);
    }
    ks_canvas_free(piece);
}

struct ks_rect ks_look_within(const struct ks_frame_look *look, struct ks_rect r)
{
    int width, height;
    ks_frame_size(look, &width, &height);
    if (r.x < 0) {
        r.w += r.x;
        r.x = 0;
    }
    if (r.y < 0) {
        r.h += r.y;
        r.y = 0;
    }
    r.w = r.x + r.w > width ? width - r.x : r.w;
    r.h = r.y + r.h > height ? height - r.y : r.h;
    return r;
}

/* Whether a shape may have a pixel in the rows of `area`; of a text its letters reach beyond its em
 * box. */
static bool reaches(const struct ks_draw *draw, struct ks_rect area)
{
    bool text = draw->kind == KS_DRAW_TEXT;
    int top = text ? draw->rect.y - 2 * draw->font.px : draw->rect.y;
    int bottom = text ? draw->rect.y + draw->font.px : draw->rect.y + draw->rect.h;
    return top < area.y + area.h && bottom > area.y;
}

/* What of the list reaches `area`; a plain ground no further than that. */
static struct ks_drawlist
list_in(const struct ks_drawlist *list, struct ks_rect area, struct ks_arena *arena)
{
    struct ks_drawlist there = { .arena = arena };
    there.v = ks_arena_array(arena, list->n + 1, sizeof *there.v);
    for (size_t i = 0; i < list->n; i++) {
        struct ks_draw *draw = &there.v[there.n];
        *draw = list->v[i];
        there.n += reaches(draw, area);
        if (draw->kind == KS_DRAW_FILL && draw->radius == 0) {
            struct ks_rect *r = &draw->rect;
            int right = r->x + r->w < area.x + area.w ? r->x + r->w : area.x + area.w;
            int bottom = r->y + r->h < area.y + area.h ? r->y + r->h : area.y + area.h;
            r->x = r->x > area.x ? r->x : area.x;
            r->y = r->y > area.y ? r->y : area.y;
            r->w = right > r->x ? right - r->x : 0;
            r->h = bottom > r->y ? bottom - r->y : 0;
        }
    }
    return there;
}

void ks_look_paint(const struct ks_frame_look *look,
                   const struct ks_drawlist *list,
                   struct ks_rect area,
                   struct ks_canvas *canvas)
{
    area = ks_look_within(look, area);
    if (area.w <= 0 || area.h <= 0) {
        return;
    }
    int width, height;
    ks_frame_size(look, &width, &height);
    struct ks_drawlist there = list_in(list, area, ks_arena_new());
    /* In its place on a whole screen: moved, an icon would be rounded otherwise. */
    struct ks_canvas *screen = ks_canvas_new(width, height);
    struct ks_canvas *part = ks_canvas_new(area.w, area.h);
    ks_paint(screen, look->fonts, NULL, &there);
    for (int y = 0; y < area.h; y++) {
        memcpy(ks_canvas_row(part, y), ks_canvas_row(screen, area.y + y) + area.x,
               (size_t)area.w * 4);
    }
    ks_look_put(look, part, area, canvas);
    ks_canvas_free(part);
    ks_canvas_free(screen);
    ks_arena_free(there.arena);
}
