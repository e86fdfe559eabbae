/* Beats of a card that unfolds (see beats.h). */
#include "core/draw/beats.h"

#include <assert.h>
#include <string.h>

static bool comes_before(struct ks_beat a, struct ks_beat b, enum ks_motion motion)
{
    if (a.kind != b.kind || motion == KS_MOTION_GENTLE) {
        return a.kind < b.kind;
    }
    return a.turn < b.turn;
}

/* The first of those that come after `last`; NULL: there is none. */
static const struct ks_draw *
next_after(const struct ks_drawlist *list, struct ks_beat last, enum ks_motion motion)
{
    const struct ks_draw *next = NULL;
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_draw *draw = &list->v[i];
        if (comes_before(last, draw->beat, motion) &&
            (next == NULL || comes_before(draw->beat, next->beat, motion))) {
            next = draw;
        }
    }
    return next;
}

static bool has_picture(const struct ks_drawlist *list)
{
    bool has = false;
    for (size_t i = 0; i < list->n; i++) {
        has = has || list->v[i].kind == KS_DRAW_PICTURE;
    }
    return has;
}

int ks_beats_of(const struct ks_drawlist *list, enum ks_motion motion, int *beat)
{
    memset(beat, 0, list->n * sizeof *beat);
    if (motion == KS_MOTION_NONE || has_picture(list)) {
        return 0;
    }
    int n = 0;
    struct ks_beat last = { KS_BEAT_STANDS, 0 };
    const struct ks_draw *next;
    while ((next = next_after(list, last, motion)) != NULL) {
        n++;
        for (size_t i = 0; i < list->n; i++) {
            bool same = comes_before(last, list->v[i].beat, motion) &&
                        !comes_before(next->beat, list->v[i].beat, motion);
            beat[i] = same ? n : beat[i];
        }
        last = next->beat;
    }
    assert(n <= list->turns);
    return n;
}

/* Where a run of text may have a pixel: letters reach beyond their em box. */
static struct ks_rect text_area(const struct ks_draw *draw, const struct ks_typeset *typeset)
{
    int ascent, descent, over = draw->font.px / 2;
    typeset->vertical(typeset->context, draw->font, &ascent, &descent);
    int width = typeset->advance(typeset->context, draw->font, draw->text, strlen(draw->text));
    return (struct ks_rect) { draw->rect.x - over, draw->rect.y - ascent - over, width + 2 * over,
                              ascent + descent + 2 * over };
}

static struct ks_rect both(struct ks_rect a, struct ks_rect b)
{
    if (a.w == 0 || a.h == 0) {
        return b;
    }
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    int x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
    return (struct ks_rect) { x, y, right - x, bottom - y };
}

struct ks_rect ks_beats_area(const struct ks_drawlist *list,
                             const int *beat,
                             int after,
                             int until,
                             const struct ks_typeset *typeset)
{
    struct ks_rect area = { 0, 0, 0, 0 };
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_draw *draw = &list->v[i];
        if (beat[i] > after && beat[i] <= until) {
            area = both(area, draw->kind == KS_DRAW_TEXT ? text_area(draw, typeset) : draw->rect);
        }
    }
    return area;
}

struct ks_drawlist ks_beats_at(const struct ks_drawlist *list, const int *beat, int now)
{
    struct ks_drawlist there = { .arena = list->arena };
    there.v = ks_arena_array(list->arena, list->n + 1, sizeof *there.v);
    there.capacity = list->n + 1;
    for (size_t i = 0; i < list->n; i++) {
        if (beat[i] <= now) {
            there.v[there.n++] = list->v[i];
        }
    }
    return there;
}
