/* The foot of a card: what to do, as verbs; and its heading. */
#include "core/scene/actions.h"

#include <assert.h>
#include <string.h>

static struct ks_spans action_text(const struct ks_page *page, const struct ks_block *action)
{
    return ks_page_spans(page, &action->text);
}

static const char *invitation(const struct ks_page *page)
{
    return ks_word(page, "点屏幕，看看怎么识破");
}

/* Whether the card's QR code stands at its foot; a large one stands elsewhere. */
static bool small_qr(const struct ks_page *page, const struct ks_card *card)
{
    return *card->qr != '\0' && !page->large_qr;
}

static void draw_qr(struct ks_page *page, const struct ks_card *card, int right, int bottom)
{
    int side = ks_u(page, 1400);
    struct ks_rect plate = { right - side, bottom - side, side, side };
    ks_draw_fill(page->out, plate, KS_WHITE, ks_u(page, 100));
    int inset = ks_u(page, 60);
    struct ks_rect code = { plate.x + inset, plate.y + inset, side - 2 * inset, side - 2 * inset };
    ks_draw_qr(page->out, code, card->qr);
}

/* Tiles side by side, each as wide as its words. */
static int draw_tiles(
    struct ks_page *page, const struct ks_card_parts *parts, struct ks_rect room, int px, bool draw)
{
    int x = room.x, height = ks_u(page, 860), pad = ks_u(page, 200);
    int y = room.y + room.h - height;
    for (size_t i = 0; i < parts->n_actions; i++) {
        const struct ks_block *action = parts->action[i];
        struct ks_text_style style = ks_style(page, KS_BODY, true, KS_WHITE);
        style.px = px;
        struct ks_spans spans = action_text(page, action);
        struct ks_text text = ks_text_set(page, &spans, style, 1 << 20);
        struct ks_text_style verb = style;
        verb.color = i + 1 == parts->n_actions ? KS_WHITE : KS_AMBER;
        int verb_width = ks_line_draw(page, action->speaker, verb, 0, 0, false);
        int gap = verb_width > 0 && text.width > 0 ? px * 2 / 3 : 0;
        int width = 2 * pad + verb_width + gap + text.width;
        if (draw) {
            bool last = i + 1 == parts->n_actions && parts->n_actions > 1;
            ks_draw_fill(page->out, (struct ks_rect) { x, y, width, height },
                         last ? KS_TEAL : KS_INK, ks_u(page, 100));
            int top = y + (height - px * style.pitch / 100) / 2;
            ks_line_draw(page, action->speaker, verb, x + pad, top, true);
            ks_text_draw(page, &text, x + pad + verb_width + gap, top);
        }
        x += width + ks_u(page, 150);
    }
    return x - ks_u(page, 150) - room.x;
}

static int
cells_landscape(struct ks_page *page, const struct ks_card_parts *parts, struct ks_rect row);

/* Draws one cell of the dark band: the verb, and under it the words. */
static int draw_cell(
    struct ks_page *page, const struct ks_block *action, struct ks_rect cell, int px, bool draw)
{
    int pad = ks_u(page, 200);
    page->out->reading += draw; /* in reading order: this verb with its words, then the next */
    struct ks_text_style verb = ks_style(page, page->portrait ? 600 : 480, true, KS_AMBER);
    struct ks_text_style style = ks_style(page, KS_BODY, false, KS_WHITE);
    style.px = px;
    style.pitch = 135;
    style.balance = true;
    struct ks_spans spans = action_text(page, action);
    struct ks_text text = ks_text_set(page, &spans, style, cell.w - 2 * pad);
    bool has_verb = *action->speaker != '\0';
    int verb_height = has_verb ? verb.px * verb.pitch / 100 : 0;
    int height = 2 * pad + verb_height + text.height;
    page->overflow = page->overflow || (draw && text.width > cell.w - 2 * pad);
    if (draw) {
        ks_draw_fill(page->out, cell, KS_NIGHT_PANEL, ks_u(page, 100));
        struct ks_size_search search = ks_sizes(verb.px, px);
        do {
            verb.px = search.px;
        } while (ks_size_tried(&search, ks_line_draw(page, action->speaker, verb, 0, 0, false) <=
                                            cell.w - 2 * pad));
        verb.px = search.px;
        ks_line_draw(page, action->speaker, verb, cell.x + pad, cell.y + pad, true);
        ks_text_draw(page, &text, cell.x + pad, cell.y + pad + verb_height);
    }
    return height;
}

/* The largest size between the two at which no cell needs more than two lines below its verb. */
static int
cell_size(struct ks_page *page, const struct ks_card_parts *parts, int width, int most, int least)
{
    struct ks_size_search search = ks_sizes(most, least);
    int pad = ks_u(page, 200);
    bool fits;
    do {
        fits = true;
        for (size_t i = 0; i < parts->n_actions && fits; i++) {
            struct ks_text_style style = ks_style(page, KS_BODY, false, KS_WHITE);
            style.px = search.px;
            style.balance = true;
            struct ks_spans spans = action_text(page, parts->action[i]);
            struct ks_text text = ks_text_set(page, &spans, style, width - 2 * pad);
            fits = text.paragraph.n_lines <= 2 && text.width <= width - 2 * pad;
        }
    } while (ks_size_tried(&search, fits));
    return search.px;
}

void ks_action_cell_draw(struct ks_page *page, const struct ks_block *action, struct ks_rect cell)
{
    int pad = ks_u(page, 250);
    struct ks_size_search search = ks_sizes(ks_type(page, 480), ks_type(page, 370));
    while (ks_size_tried(&search, draw_cell(page, action, cell, search.px, false) <= cell.h)) {
    }
    if (search.fits) {
        draw_cell(page, action, cell, search.px, true);
        return;
    }
    /* Too low for two lines: the words stand beside the verb. */
    page->out->reading++;
    ks_draw_fill(page->out, cell, KS_NIGHT_PANEL, ks_u(page, 100));
    struct ks_text_style verb = ks_style(page, 480, true, KS_AMBER);
    int y = cell.y + (cell.h - verb.px * verb.pitch / 100) / 2;
    int width = ks_line_draw(page, action->speaker, verb, cell.x + pad, y, true);
    page->out->reading++;
    struct ks_text_style style = ks_style(page, 450, false, KS_WHITE);
    style.pitch = 120;
    struct ks_spans spans = action_text(page, action);
    int left = pad + width + pad;
    struct ks_text text =
        ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), cell.w - left - pad, cell.h, 2);
    ks_text_draw(page, &text, cell.x + left, cell.y + (cell.h - text.height) / 2);
}

static int foot_landscape(struct ks_page *page,
                          const struct ks_card *card,
                          const struct ks_card_parts *parts,
                          struct ks_rect room)
{
    int bottom = room.y + room.h;
    int right = room.x + room.w;
    if (small_qr(page, card)) {
        draw_qr(page, card, right, bottom);
        right -= ks_u(page, 1400) + ks_u(page, 200);
    }
    if (parts->n_actions == 0) {
        return bottom;
    }
    struct ks_rect row = { room.x, room.y, right - room.x, room.h };
    struct ks_size_search search = ks_sizes(ks_u(page, KS_BODY), ks_u(page, 330));
    while (ks_size_tried(&search, draw_tiles(page, parts, row, search.px, false) <= row.w)) {
    }
    if (!search.fits) {
        return cells_landscape(page, parts, row);
    }
    int used = draw_tiles(page, parts, row, search.px, true);
    page->overflow = page->overflow || used > row.w;
    int height = ks_u(page, 860);
    if (page->env->touch && *card->qr == '\0') {
        struct ks_text_style style = ks_style(page, KS_LABEL, false, KS_SLATE);
        int icon = ks_u(page, 500);
        int width = ks_line_draw(page, invitation(page), style, 0, 0, false);
        int x = right - width;
        if (x - icon - ks_u(page, 300) > row.x + used) {
            int y = bottom - height + (height - style.px * style.pitch / 100) / 2;
            ks_line_draw(page, invitation(page), style, x, y, true);
            ks_draw_icon(page->out,
                         (struct ks_rect) { x - icon - ks_u(page, 100),
                                            bottom - height + (height - icon) / 2, icon, icon },
                         KS_ICON_TOUCH, KS_SLATE);
        }
    }
    return bottom - height - ks_u(page, 350);
}

/* Equal cells side by side, the verb above its words; returns the new bottom. */
static int
cells_landscape(struct ks_page *page, const struct ks_card_parts *parts, struct ks_rect row)
{
    int n = (int)parts->n_actions, gap = ks_u(page, 150), height = 0;
    assert(n > 0 && n <= KS_CARD_ACTIONS_MAX);
    int width = (row.w - (n - 1) * gap) / n;
    int px = cell_size(page, parts, width, ks_u(page, 420), ks_u(page, 330));
    for (int i = 0; i < n; i++) {
        int needs =
            draw_cell(page, parts->action[i], (struct ks_rect) { 0, 0, width, 0 }, px, false);
        height = needs > height ? needs : height;
    }
    int y = row.y + row.h - height;
    for (int i = 0; i < n; i++) {
        struct ks_rect cell = { row.x + i * (width + gap), y, width, height };
        draw_cell(page, parts->action[i], cell, px, true);
    }
    return y - ks_u(page, 350);
}

static int foot_portrait(struct ks_page *page,
                         const struct ks_card *card,
                         const struct ks_card_parts *parts,
                         struct ks_rect room)
{
    int bottom = room.y + room.h, gap = ks_u(page, 250);
    if (parts->n_actions == 0 && parts->n_closing == 0 && !small_qr(page, card)) {
        return bottom;
    }
    int n = (int)parts->n_actions;
    int qr = small_qr(page, card) ? ks_u(page, 1400) + gap : 0;
    int cell_width = n > 0 ? (room.w - qr - (n - 1) * gap) / n : 0;
    int cell_height = qr > 0 ? qr - gap : 0;
    int px = cell_size(page, parts, cell_width, ks_type(page, 520), ks_type(page, 370));
    for (int i = 0; i < n; i++) {
        struct ks_rect cell = { 0, 0, cell_width, 0 };
        int height = draw_cell(page, parts->action[i], cell, px, false);
        cell_height = height > cell_height ? height : cell_height;
    }
    int height = cell_height + 2 * page->margin;
    struct ks_text closing[KS_LINES_MAX];
    assert(parts->n_closing <= KS_LINES_MAX);
    for (size_t i = 0; i < parts->n_closing; i++) {
        struct ks_text_style style = ks_style(page, 500, true, KS_WHITE);
        style.alarm = KS_AMBER;
        closing[i] = ks_text_fit(page, &parts->closing[i], style, ks_u(page, 320), room.w,
                                 ks_u(page, 1600), 2);
        height += closing[i].height + gap;
    }
    if (page->env->touch) {
        height += ks_u(page, 600);
    }
    int top = bottom - height;
    ks_draw_fill(page->out, (struct ks_rect) { 0, top, page->env->width, height }, KS_INK, 0);
    int y = top + page->margin;
    for (size_t i = 0; i < parts->n_closing; i++) {
        ks_text_draw(page, &closing[i], room.x, y);
        y += closing[i].height + gap;
    }
    for (int i = 0; i < n; i++) {
        struct ks_rect cell = { room.x + i * (cell_width + gap), y, cell_width, cell_height };
        draw_cell(page, parts->action[i], cell, px, true);
    }
    if (qr > 0) {
        draw_qr(page, card, room.x + room.w, y + qr - gap);
    }
    if (page->env->touch) {
        ks_line_draw(page, invitation(page), ks_style(page, KS_LABEL, false, KS_MIST), room.x,
                     y + cell_height + ks_u(page, 180), true);
    }
    return top - ks_u(page, 400);
}

int ks_actions_draw(struct ks_page *page,
                    const struct ks_card *card,
                    const struct ks_card_parts *parts,
                    struct ks_rect room)
{
    int reading = page->out->reading, bottom;
    if (page->portrait) {
        bottom = foot_portrait(page, card, parts, room);
    } else {
        room.h -= ks_u(page, 400);
        bottom = foot_landscape(page, card, parts, room);
    }
    assert(page->out->reading >= reading); /* cells are read after what stood before */
    page->out->reading = reading;
    return bottom;
}

int ks_heading_draw(struct ks_page *page,
                    const struct ks_card_parts *parts,
                    struct ks_rect room,
                    int most_hundredths,
                    size_t lines)
{
    struct ks_text_style style = ks_style(page, most_hundredths, true, KS_INK);
    style.balance = true;
    struct ks_text headline = ks_text_fit(page, &parts->headline, style, ks_u(page, KS_BODY),
                                          room.w, room.h * 2 / 3, lines);
    ks_text_draw(page, &headline, room.x, room.y);
    int y = room.y + headline.height + ks_u(page, 120);
    for (size_t i = 0; i < parts->n_supporting; i++) {
        struct ks_text_style line = ks_style(page, 450, false, KS_SLATE);
        int left = room.y + room.h - y;
        struct ks_text text = ks_text_fit(page, &parts->supporting[i], line,
                                          ks_u(page, KS_SMALLEST), room.w, left, 3);
        ks_text_draw(page, &text, room.x, y);
        y += text.height;
    }
    return y;
}
