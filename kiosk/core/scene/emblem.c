/* The drawing that fills what a screen leaves empty (see emblem.h). */
#include "core/scene/emblem.h"

#include <assert.h>
#include <string.h>

const struct ks_emblem ks_emblem_quiet = { KS_ICON_CHECK, KS_MIST, KS_TEAL };

struct band {
    int y, h;
};

/* What a draw takes of the height. */
static struct band band_of(const struct ks_draw *draw)
{
    int px = draw->font.px;
    return draw->kind == KS_DRAW_TEXT ? (struct band) { draw->rect.y - px, px * 5 / 4 }
                                      : (struct band) { draw->rect.y, draw->rect.h };
}

static int right_of(const struct ks_page *page, const struct ks_draw *draw)
{
    const struct ks_typeset *t = page->env->typeset;
    return draw->rect.x + (draw->kind == KS_DRAW_TEXT
                               ? t->advance(t->context, draw->font, draw->text, strlen(draw->text))
                               : draw->rect.w);
}

/* A ground lies below everything else and leaves the screen empty. */
static bool is_ground(const struct ks_page *page, const struct ks_draw *draw)
{
    return draw->kind == KS_DRAW_FILL && draw->rect.w >= page->env->width &&
           draw->rect.h >= page->env->height;
}

/* Marks in `taken` the rows of `within` that a draw lies in. */
static void take_rows(const struct ks_page *page, struct ks_rect within, bool *taken)
{
    for (size_t i = 0; i < page->out->n; i++) {
        const struct ks_draw *draw = &page->out->v[i];
        struct band band = band_of(draw);
        if (is_ground(page, draw) || draw->rect.x >= within.x + within.w ||
            right_of(page, draw) <= within.x) {
            continue;
        }
        for (int y = band.y < within.y ? within.y : band.y;
             y < band.y + band.h && y < within.y + within.h; y++) {
            taken[y - within.y] = true;
        }
    }
}

static struct band largest(const struct ks_page *page, struct ks_rect within)
{
    struct band most = { within.y, 0 }, band = most;
    bool *taken = ks_arena_array(page->out->arena, (size_t)within.h + 1, sizeof *taken);
    memset(taken, 0, ((size_t)within.h + 1) * sizeof *taken);
    take_rows(page, within, taken);
    for (int y = 0; y < within.h; y++) {
        band =
            taken[y] ? (struct band) { within.y + y + 1, 0 } : (struct band) { band.y, band.h + 1 };
        most = band.h > most.h ? band : most;
    }
    return most;
}

void ks_emblem_draw(struct ks_page *page, struct ks_rect within, const struct ks_emblem *emblem)
{
    assert(within.w > 0);
    if (within.h <= 0) {
        return;
    }
    struct band band = largest(page, within);
    int height = page->env->height, air = ks_u(page, 300);
    int side = band.h - 2 * air, most = within.w < ks_u(page, 7000) ? within.w : ks_u(page, 7000);
    if (band.h > height * 3 / 10) { /* more than it needs: air above and below, a tenth at most */
        side = band.h - height / 5 > band.h * 2 / 3 ? band.h - height / 5 : band.h * 2 / 3;
    }
    side = side > most ? most : side;
    int least = page->env->width / 5 + 1;
    side = side < least && band.h - 2 * air >= least ? least : side;
    if (band.h < height / 10 || side < least) {
        return;
    }
    /* alone on the screen it stands in the middle; in a column at the edge of the words */
    bool column = within.w < page->env->width * 3 / 4;
    int x = within.x + (column ? 0 : (within.w - side) / 2);
    struct ks_rect square = { column ? x - side / 6 : x, band.y + (band.h - side) / 2, side, side };
    assert(square.y >= band.y && square.y + side <= band.y + band.h);
    if (emblem->sign == KS_ICON_WARNING) {
        square.x = x;
        ks_draw_icon(page->out, square, KS_ICON_WARNING, emblem->color);
        return;
    }
    ks_draw_icon(page->out, square, KS_ICON_SHIELD, emblem->shield);
    struct ks_rect sign = { square.x + side * 3 / 10, square.y + side * 3 / 10, side * 2 / 5,
                            side * 2 / 5 };
    ks_draw_icon(page->out, sign, emblem->sign, emblem->color);
}
