/* Tiles, steps and bars (see tiles.h). */
#include "core/screen/tiles.h"

#include <assert.h>
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

static int sign_side(const struct ks_page *page, int height)
{
    int side = ks_u(page, 640), most = height - ks_u(page, 200);
    return side > most ? most : side;
}

/* The number or mark before the words. */
static void draw_sign(struct ks_page *page, struct ks_rect rect, const struct ks_tile *tile)
{
    bool light = looks[tile->look].ground == KS_WHITE;
    int side = sign_side(page, rect.h);
    struct ks_rect square = { rect.x, rect.y + (rect.h - side) / 2, side, side };
    if (tile->icon != KS_ICON_NONE) {
        ks_draw_icon(page->out, square, tile->icon, looks[tile->look].text);
        return;
    }
    if (tile->badge == NULL) {
        return;
    }
    ks_draw_fill(page->out, square, light ? KS_MIST : KS_NIGHT_PANEL, ks_u(page, 100));
    struct ks_text_style style = ks_style(page, 400, KS_BOLD, light ? KS_INK : KS_WHITE);
    int width = ks_line_width(page, tile->badge, style);
    ks_line_draw(page, tile->badge, style, square.x + (side - width) / 2,
                 square.y + (side - style.px * style.pitch / 100) / 2);
}

/* The place of a tile's words, and whether its note has room. */
struct words {
    struct ks_rect inner; /* the tile without its number or mark */
    int room;             /* height for title and note */
    bool noted;
};

static struct words
words_of(const struct ks_page *page, struct ks_rect rect, const struct ks_tile *tile)
{
    int pad = ks_u(page, 280);
    bool sign = tile->icon != KS_ICON_NONE || tile->badge != NULL;
    int left =
        pad + tile->aside + (sign ? sign_side(page, rect.h - tile->foot) + ks_u(page, 250) : 0);
    /* in large type a tile has room for its title alone; one that cannot be touched keeps its note
     */
    bool whole = page->least_px == 0 || tile->tap.kind == KS_TAP_NOTHING;
    return (struct words) { .inner = { rect.x + left, rect.y, rect.w - left - pad,
                                       rect.h - tile->foot },
                            .room = rect.h - tile->foot - ks_u(page, 160),
                            .noted = whole && tile->note != NULL && *tile->note != '\0' };
}

static int most_px(const struct ks_page *page, const struct ks_tile *tile)
{
    return ks_type(page, tile->most == 0 ? 500 : tile->most);
}

static struct ks_text
title_of(struct ks_page *page, const struct words *words, const struct ks_tile *tile, int px)
{
    struct ks_text_style style = ks_style(page, 500, KS_BOLD, looks[tile->look].text);
    style.px = px;
    style.pitch = 125;
    style.balance =
        ks_lang_writing(page->lang) == KS_WRITING_LETTERS; /* so that no last word stands alone */
    struct ks_spans spans = ks_page_plain(page, ks_page_text(page, tile->title));
    struct ks_rect room = words->inner, edge = words->inner;
    int note = words->noted ? words->room * 2 / 5 : 0;
    room.h = words->room - note;
    edge.h -= note;
    return ks_text_fit_edge(page, &spans, style, room, edge, 2);
}

static void
draw_tile(struct ks_page *page, struct ks_rect rect, const struct ks_tile *tile, int title_px)
{
    int pad = ks_u(page, 280), corner = ks_u(page, 180), reading = page->out->reading;
    if (tile->tap.kind != KS_TAP_NOTHING) {
        page->out->reading = ks_touch_reading(page);
    }
    ks_draw_fill(page->out, rect, looks[tile->look].ground, corner);
    if (looks[tile->look].edge != 0) {
        ks_draw_stroke(page->out, rect, looks[tile->look].edge, corner, ks_u(page, 25));
    }
    draw_sign(page,
              (struct ks_rect) { rect.x + pad + tile->aside, rect.y, rect.w, rect.h - tile->foot },
              tile);
    struct words words = words_of(page, rect, tile);
    struct ks_rect inner = words.inner;
    bool noted = words.noted;
    struct ks_text title = title_of(page, &words, tile, title_px);
    struct ks_text note = { .height = 0 };
    if (noted) {
        struct ks_text_style quiet = ks_style(page, tile->note_most == 0 ? 330 : tile->note_most,
                                              KS_REGULAR, looks[tile->look].note);
        quiet.pitch = 125;
        if (tile->note_most == 0 && quiet.px > title.style.px) {
            quiet.px = title.style.px; /* a note is never larger than its title */
        }
        struct ks_spans line = ks_page_plain(page, ks_page_text(page, tile->note));
        struct ks_rect room = inner, edge = inner;
        room.h = words.room - title.height;
        edge.h -= title.height;
        size_t lost = page->lost;
        note = ks_text_fit_edge(page, &line, quiet, room, edge,
                                page->audience == KS_FOR_CLASS ? 3 : 2);
        noted = page->lost == lost; /* no note rather than half of one */
        page->lost = lost;
        note.height = noted ? note.height : 0;
    }
    int y = inner.y + (inner.h - title.height - note.height) / 2;
    ks_text_draw(page, &title, inner.x, y);
    if (noted) {
        ks_text_draw(page, &note, inner.x, y + title.height);
    }
    if (tile->tap.kind != KS_TAP_NOTHING) {
        ks_draw_target(page->out, rect, tile->tap);
    }
    page->out->reading = reading;
}

void ks_tile_draw(struct ks_page *page, struct ks_rect rect, const struct ks_tile *tile)
{
    draw_tile(page, rect, tile, most_px(page, tile));
}

/* The text size that all titles of a list can have: no list is ragged, and no answer is told by its
 * size. */
static int common_px(struct ks_page *page,
                     const struct ks_grid *grid,
                     const struct ks_tile *tile,
                     size_t n,
                     int most)
{
    int px = 0;
    for (size_t i = 0; i < n; i++) {
        if (tile[i].most == most) {
            struct words words = words_of(page, ks_grid_cell(grid, i), &tile[i]);
            px = title_of(page, &words, &tile[i], px == 0 ? most_px(page, &tile[i]) : px).style.px;
        }
    }
    return px;
}

int ks_tiles_draw(struct ks_page *page,
                  struct ks_rect room,
                  const struct ks_tile *tile,
                  size_t n,
                  int columns,
                  int most)
{
    assert(columns > 0 && most > 0);
    if (n == 0) {
        return room.y + room.h;
    }
    struct ks_grid grid = ks_touch_layout(page, room, n, columns, ks_u(page, most));
    int px = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || tile[i].most != tile[i - 1].most) {
            px = common_px(page, &grid, tile, n, tile[i].most);
        }
        draw_tile(page, ks_grid_cell(&grid, i), &tile[i], px);
    }
    return grid.first.y;
}

void ks_steps_draw(struct ks_page *page, struct ks_rect rect, size_t at, size_t n)
{
    assert(at < n);
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
    int smallest = ks_type(page, KS_SMALLEST), least = smallest * style.pitch / 100;
    int height = room.h > least ? room.h : least; /* one line at least */
    struct ks_text set =
        ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), room.w, height, lines);
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
    struct ks_text_style style = ks_style(page, 400, mine ? KS_BOLD : KS_REGULAR, KS_INK);
    style.pitch = 130;
    int words = rect.h * 3 / 5, bar = rect.h - words - ks_u(page, 60);
    const char *number = ks_arena_printf(page->out->arena, "%u", n);
    struct ks_text_style strong = ks_style(page, 400, KS_BOLD, KS_INK);
    strong.pitch = 130;
    int width = ks_line_width(page, number, strong);
    ks_words_draw(page, label, style,
                  (struct ks_rect) { rect.x, rect.y, rect.w - width - ks_u(page, 300), words }, 1);
    ks_line_draw(page, number, strong, rect.x + rect.w - width, rect.y);
    struct ks_rect track = { rect.x, rect.y + words, rect.w, bar };
    ks_draw_fill(page->out, track, KS_MIST, bar / 2);
    assert(n <= most);
    track.w = most == 0 ? 0 : (int)((uint64_t)rect.w * n / most);
    if (track.w > bar) {
        ks_draw_fill(page->out, track, mine ? KS_TEAL : KS_INK, bar / 2);
    }
}
