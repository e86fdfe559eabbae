/* The drawing that fills what a screen leaves empty (see emblem.h). */
#include "core/scene/emblem.h"

#include <assert.h>
#include <string.h>

const struct ks_emblem ks_emblem_quiet = { KS_MIST, KS_ICON_CHECK, KS_WHITE, KS_TEAL };
const struct ks_emblem ks_emblem_warning = { 0x26000000u, KS_ICON_WARNING, 0, KS_WHITE };

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

struct ks_rect ks_emblem_room(const struct ks_page *page, struct ks_rect within)
{
    struct ks_rect none = { within.x, within.y, within.w, 0 };
    assert(within.w > 0);
    if (within.h <= 0) {
        return none;
    }
    struct band band = largest(page, within);
    int air = ks_u(page, 200);
    struct ks_rect plate = { within.x, band.y + air, within.w, band.h - 2 * air };
    bool column = within.w < page->env->width * 3 / 4; /* something else stands beside it */
    return plate.h < page->env->height / (column ? 5 : 10) ? none : plate;
}

void ks_emblem_draw(struct ks_page *page, struct ks_rect within, const struct ks_emblem *emblem)
{
    struct ks_rect plate = ks_emblem_room(page, within);
    int most = ks_u(page, 5000);
    if (plate.h == 0) {
        return;
    }
    int side = plate.h * 3 / 4;
    side = side > most ? most : side;
    side = side > plate.w * 3 / 4 ? plate.w * 3 / 4 : side;
    struct ks_rect square = { plate.x + (plate.w - side) / 2, plate.y + (plate.h - side) / 2, side,
                              side };
    ks_draw_fill(page->out, plate, emblem->plate, ks_u(page, 250));
    if (emblem->shield == 0) {
        ks_draw_icon(page->out, square, emblem->sign, emblem->color);
        return;
    }
    ks_draw_icon(page->out, square, KS_ICON_SHIELD, emblem->shield);
    struct ks_rect sign = { square.x + side * 3 / 10, square.y + side * 3 / 10, side * 2 / 5,
                            side * 2 / 5 };
    ks_draw_icon(page->out, sign, emblem->sign, emblem->color);
}
