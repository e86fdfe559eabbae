/* Lists: a checklist's ticked lines, a board's names and values; and the paper letter. */
#include "core/scene/entries.h"

#include <assert.h>

#include "core/scene/card_parts.h"

struct columns {
    int icon, name, gap, pad;
};

static int widest_name(struct ks_page *page, const struct ks_card *card, struct ks_text_style style)
{
    int widest = 0;
    for (size_t i = 0; i < card->n_blocks; i++) {
        if (card->blocks[i].kind == KS_BLOCK_ENTRY) {
            int width = ks_line_width(page, card->blocks[i].speaker, style);
            widest = width > widest ? width : widest;
        }
    }
    return widest;
}

int ks_entries_count(const struct ks_card *card)
{
    int n = 0;
    for (size_t i = 0; i < card->n_blocks; i++) {
        n += card->blocks[i].kind == KS_BLOCK_ENTRY;
    }
    return n;
}

struct rows { /* how the entries are set */
    int columns, px;
    int extra;  /* pixels of air above and below a row */
    bool wraps; /* out: some entry took more than one line */
};

/* Rows at a text size; returns their height. Columns are read one after the other. What is only
 * measured is not measured to its end once it does not fit. */
static int draw_rows(struct ks_page *page,
                     const struct ks_card *card,
                     struct ks_rect room,
                     struct rows *rows,
                     bool draw)
{
    rows->wraps = false;
    int px = rows->px, gutter = ks_u(page, 500), tallest = 0, entry = 0;
    int each = (ks_entries_count(card) + rows->columns - 1) / rows->columns;
    assert(rows->columns > 0 && rows->px > 0 && rows->extra >= 0);
    assert(each * rows->columns >= ks_entries_count(card));
    room.w = (room.w - (rows->columns - 1) * gutter) / rows->columns;
    bool board = ks_template_kind(card->template)->rows;
    struct ks_text_style name = ks_style(page, KS_BODY, KS_BOLD, KS_INK);
    struct ks_text_style text = ks_style(page, KS_BODY, KS_REGULAR, board ? KS_SLATE : KS_INK);
    name.px = text.px = px;
    text.pitch = page->tight ? 120 : 135;
    int icon = px * 6 / 5, gap = px * 2 / 3, pad = px / (page->tight ? 6 : 3) + rows->extra / 2;
    int names = board ? widest_name(page, card, name) : 0;
    bool stacked = names > room.w * 2 / 5;
    int y = room.y;
    for (size_t i = 0; i < card->n_blocks; i++) {
        const struct ks_block *block = &card->blocks[i];
        if (block->kind != KS_BLOCK_ENTRY) {
            continue;
        }
        if (entry > 0 && entry % each == 0) {
            room.x += room.w + gutter;
            y = room.y;
        }
        entry++;
        int left = icon + gap + (names > 0 && !stacked ? names + gap * 2 : 0);
        struct ks_spans spans = ks_page_spans(page, &block->text);
        struct ks_text set = ks_text_set(page, &spans, text, room.w - left);
        rows->wraps = rows->wraps || set.paragraph.n_lines > 1;
        bool over = stacked && *block->speaker != '\0';
        int name_height = over ? px * text.pitch / 100 : 0;
        int height = name_height + set.height + 2 * pad;
        if (draw) {
            bool bad = block->mark == KS_MARK_CROSS;
            enum ks_icon mark = bad                           ? KS_ICON_CROSS
                                : block->mark == KS_MARK_TICK ? KS_ICON_TICK
                                                              : KS_ICON_NONE;
            struct ks_rect at = { room.x, y + pad + (px * text.pitch / 100 - icon) / 2, icon,
                                  icon };
            if (mark == KS_ICON_NONE) {
                int dot = px / 3;
                at =
                    (struct ks_rect) { at.x + (icon - dot) / 2, at.y + (icon - dot) / 2, dot, dot };
                ks_draw_fill(page->out, at, KS_INK, dot / 2);
            } else {
                ks_draw_icon(page->out, at, mark, bad ? KS_RED : KS_TEAL);
            }
            name.pitch = text.pitch;
            ks_line_draw(page, block->speaker, name, room.x + icon + gap, y + pad);
            ks_text_draw(page, &set, room.x + left, y + pad + name_height);
            if (y > room.y) {
                ks_draw_fill(page->out, (struct ks_rect) { room.x, y, room.w, 2 }, KS_MIST, 0);
            }
        }
        page->overflow = page->overflow || (draw && set.width > room.w - left);
        y += height;
        tallest = y - room.y > tallest ? y - room.y : tallest;
        if (!draw && (tallest > room.h || (rows->columns > 1 && rows->wraps))) {
            break;
        }
    }
    return tallest;
}

/* The largest size at which the entries fit in that many columns; narrow ones must not wrap. */
static int
size_in(struct ks_page *page, const struct ks_card *card, struct ks_rect room, struct rows *rows)
{
    struct ks_size_search search =
        ks_page_sizes(page, ks_type(page, page->portrait ? 760 : 640), ks_type(page, KS_SMALLEST));
    int height;
    bool fits;
    do {
        rows->px = search.px;
        height = draw_rows(page, card, room, rows, false);
        fits = height <= room.h && (rows->columns == 1 || !rows->wraps);
    } while (ks_size_tried(&search, fits));
    if (rows->px != search.px) {
        rows->px = search.px;
        height = draw_rows(page, card, room, rows, false);
    }
    return height;
}

/* Whether its entries fit, one below the other, at the smallest size. */
static bool entries_fit(struct ks_page *page, const struct ks_card *card, struct ks_rect room)
{
    struct rows rows = { .columns = 1, .px = ks_type(page, KS_SMALLEST) };
    return draw_rows(page, card, room, &rows, false) <= room.h;
}

void ks_template_entries(struct ks_page *page, const struct ks_card *card, struct ks_rect room)
{
    int n = ks_entries_count(card);
    if (n == 0) {
        return;
    }
    page->tight = page->tight || !entries_fit(page, card, room);
    struct rows rows = { .columns = 1 }, two = { .columns = 2 };
    int height = size_in(page, card, room, &rows), height_of_two = 0;
    if (!page->portrait && n > 3) {
        height_of_two = size_in(page, card, room, &two);
    }
    if (two.px > rows.px * 11 / 10) { /* two columns only if that makes the text a tenth larger */
        rows = two;
        height = height_of_two;
    }
    page->overflow = page->overflow || height > room.h;
    int each = (n + rows.columns - 1) / rows.columns;
    int spare = (room.h - height) / (each + 1);
    int most = rows.px; /* spread the rows, but not so far that they stop looking like one list */
    rows.extra = spare < 0 ? 0 : spare > most ? most : spare;
    draw_rows(page, card, room, &rows, true);
}

struct letter { /* its paragraphs, set */
    struct ks_text lines[KS_LINES_MAX * 2];
    size_t n;
    int gap, height, width;
};

static struct letter
set_letter(struct ks_page *page, const struct ks_card *card, int px, int width, int pad)
{
    struct letter letter = { .gap = px / 3, .height = 2 * pad };
    for (size_t i = 0; i < card->n_blocks && letter.n < KS_COUNT(letter.lines); i++) {
        if (card->blocks[i].kind == KS_BLOCK_PARAGRAPH) {
            struct ks_text_style style = ks_style(page, KS_BODY, KS_REGULAR, KS_INK);
            style.px = px;
            style.pitch = 140;
            struct ks_spans spans = ks_page_spans(page, &card->blocks[i].text);
            struct ks_text *line = &letter.lines[letter.n++];
            *line = ks_text_set(page, &spans, style, width - 2 * pad);
            letter.height += line->height + letter.gap;
            int wide = line->width + 2 * pad;
            letter.width = wide > letter.width ? wide : letter.width;
        }
    }
    return letter;
}

void ks_template_letter(struct ks_page *page, const struct ks_card *card, struct ks_rect room)
{
    int pad = ks_u(page, 350), px;
    struct ks_size_search search = ks_page_sizes(page, ks_u(page, 460), ks_type(page, KS_SMALLEST));
    struct letter letter;
    do {
        px = search.px;
        letter = set_letter(page, card, px, room.w, pad);
    } while (ks_size_tried(&search, letter.height <= room.h && letter.width <= room.w));
    if (px != search.px) {
        letter = set_letter(page, card, search.px, room.w, pad);
    }
    int height = letter.height;
    page->overflow = page->overflow || height > room.h || letter.width > room.w;
    ks_draw_fill(page->out, (struct ks_rect) { room.x, room.y, room.w, height }, KS_WHITE,
                 ks_u(page, 60));
    ks_draw_fill(page->out, (struct ks_rect) { room.x, room.y, ks_u(page, 60), height }, KS_RED, 0);
    int y = room.y + pad;
    for (size_t i = 0; i < letter.n; i++) {
        const struct ks_text *line = &letter.lines[i];
        /* The last two lines sign the letter, at the right. */
        bool signs = letter.n > 3 && i + 2 >= letter.n;
        int x = signs ? room.x + room.w - pad - line->width : room.x + pad;
        ks_text_draw(page, line, x, y);
        y += line->height + letter.gap;
    }
}
