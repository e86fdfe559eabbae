/* Tiles, steps and bars (see scene_tiles.h). */
#include "core/scene_tiles.h"

#include <string.h>

static const struct {
    uint32_t ground, text, note, edge;
} looks[] = {
    [KS_TILE_INK] = { KS_INK, KS_WHITE, KS_MIST, 0 },
    [KS_TILE_RED] = { KS_RED, KS_WHITE, KS_WHITE, 0 },
    [KS_TILE_TEAL] = { KS_TEAL, KS_WHITE, KS_WHITE, 0 },
    [KS_TILE_WHITE] = { KS_WHITE, KS_INK, KS_SLATE, KS_MIST },
    [KS_TILE_FRAMED] = { KS_WHITE, KS_INK, KS_SLATE, KS_INK },
};

/* The number or mark before the words; returns the width it takes. */
static int draw_sign(struct ks_page *page, struct ks_rect rect, const struct ks_tile *tile)
{
    bool light = looks[tile->look].ground == KS_WHITE;
    int side = ks_u(page, 640), most = rect.h - ks_u(page, 200);
    side = side > most ? most : side;
    struct ks_rect square = { rect.x, rect.y + (rect.h - side) / 2, side, side };
    if (tile->icon != KS_ICON_NONE) {
        ks_draw_icon(page->out, square, tile->icon, looks[tile->look].text);
        return side + ks_u(page, 250);
    }
    if (tile->badge == NULL) {
        return 0;
    }
    ks_draw_fill(page->out, square, light ? KS_MIST : KS_NIGHT_PANEL, ks_u(page, 100));
    struct ks_text_style style = ks_style(page, 400, true, light ? KS_INK : KS_WHITE);
    int width = ks_line_draw(page, tile->badge, style, 0, 0, false);
    ks_line_draw(page, tile->badge, style, square.x + (side - width) / 2,
                 square.y + (side - style.px * style.pitch / 100) / 2, true);
    return side + ks_u(page, 250);
}

void ks_tile_draw(struct ks_page *page, struct ks_rect rect, const struct ks_tile *tile)
{
    int pad = ks_u(page, 280), corner = ks_u(page, 180), reading = page->out->reading;
    if (tile->tap != KS_TAP_NOTHING) {
        page->out->reading = ks_touch_reading(page);
    }
    ks_draw_fill(page->out, rect, looks[tile->look].ground, corner);
    if (looks[tile->look].edge != 0) {
        ks_draw_stroke(page->out, rect, looks[tile->look].edge, corner, ks_u(page, 25));
    }
    struct ks_rect inner = { rect.x + pad + tile->aside, rect.y, rect.w - 2 * pad - tile->aside,
                             rect.h - tile->foot };
    int sign = draw_sign(page, inner, tile);
    inner.x += sign;
    inner.w -= sign;
    struct ks_text_style style =
        ks_style(page, tile->most == 0 ? 500 : tile->most, true, looks[tile->look].text);
    style.pitch = 125;
    style.balance = page->english; /* no last word by itself */
    /* in large type there is room for the title alone, but what is only read is read whole */
    bool whole = page->least_px == 0 || tile->tap == KS_TAP_NOTHING;
    bool noted = whole && tile->note != NULL && *tile->note != '\0';
    int room = inner.h - ks_u(page, 160), below = noted ? room * 2 / 5 : 0;
    struct ks_spans spans = ks_page_plain(page, ks_page_text(page, tile->title));
    struct ks_text title =
        ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), inner.w, room - below, 2);
    struct ks_text note = { .height = 0 };
    if (noted) {
        struct ks_text_style quiet = ks_style(page, tile->note_most == 0 ? 330 : tile->note_most,
                                              false, looks[tile->look].note);
        quiet.pitch = 125;
        struct ks_spans line = ks_page_plain(page, ks_page_text(page, tile->note));
        note = ks_text_fit(page, &line, quiet, ks_u(page, KS_SMALLEST), inner.w,
                           room - title.height, page->for_class ? 3 : 2);
        noted = title.height + note.height <= rect.h; /* rather no second line than one too many */
        note.height = noted ? note.height : 0;
    }
    int y = inner.y + (inner.h - title.height - note.height) / 2;
    ks_text_draw(page, &title, inner.x, y);
    if (noted) {
        ks_text_draw(page, &note, inner.x, y + title.height);
    }
    if (tile->tap != KS_TAP_NOTHING) {
        ks_draw_target(page->out, rect, tile->tap);
    }
    page->out->reading = reading;
}

int ks_tiles_draw(struct ks_page *page,
                  struct ks_rect room,
                  const struct ks_tile *tile,
                  size_t n,
                  int columns,
                  int most)
{
    if (n == 0) {
        return room.y + room.h;
    }
    struct ks_grid grid = ks_touch_layout(page, room, n, columns, ks_u(page, most));
    for (size_t i = 0; i < n; i++) {
        ks_tile_draw(page, ks_grid_cell(&grid, i), &tile[i]);
    }
    return grid.first.y;
}

void ks_steps_draw(struct ks_page *page, struct ks_rect rect, size_t at, size_t n)
{
    int gap = ks_u(page, 100), width = n == 0 ? 0 : (rect.w + gap) / (int)n - gap;
    for (size_t i = 0; i < n; i++) {
        struct ks_rect dash = { rect.x + (int)i * (width + gap), rect.y, width, rect.h };
        ks_draw_fill(page->out, dash, i < at ? KS_INK : i == at ? KS_AMBER : KS_MIST, rect.h / 2);
    }
}

int ks_words_draw(struct ks_page *page,
                  const char *text,
                  struct ks_text_style style,
                  struct ks_rect room,
                  size_t lines)
{
    struct ks_spans spans = ks_page_plain(page, ks_page_text(page, text));
    struct ks_text set =
        ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), room.w, room.h, lines);
    ks_text_draw(page, &set, room.x, room.y);
    return room.y + set.height;
}

void ks_bar_draw(struct ks_page *page,
                 struct ks_rect rect,
                 const char *label,
                 uint32_t n,
                 uint32_t most,
                 bool mine)
{
    struct ks_text_style style = ks_style(page, 400, mine, KS_INK);
    style.pitch = 130;
    int words = rect.h * 3 / 5, bar = rect.h - words - ks_u(page, 60);
    const char *number = ks_arena_printf(page->out->arena, "%u", n);
    struct ks_text_style strong = ks_style(page, 400, true, KS_INK);
    strong.pitch = 130;
    int width = ks_line_draw(page, number, strong, 0, 0, false);
    ks_words_draw(page, label, style,
                  (struct ks_rect) { rect.x, rect.y, rect.w - width - ks_u(page, 300), words }, 1);
    ks_line_draw(page, number, strong, rect.x + rect.w - width, rect.y, true);
    struct ks_rect track = { rect.x, rect.y + words, rect.w, bar };
    ks_draw_fill(page->out, track, KS_MIST, bar / 2);
    track.w = most == 0 ? 0 : (int)((uint64_t)rect.w * n / most);
    if (track.w > bar) {
        ks_draw_fill(page->out, track, mine ? KS_TEAL : KS_INK, bar / 2);
    }
}
