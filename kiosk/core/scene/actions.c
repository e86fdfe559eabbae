/* The foot of a card: what to do, as verbs; and its heading. */
#include "core/scene/actions.h"

#include <assert.h>
#include <string.h>

#include "core/scene/action_cell.h"

static const char *invitation(const struct ks_page *page)
{
    return ks_word(page, "点屏幕，看看怎么识破");
}

/* Whether the card's QR code stands at its foot; a large one stands elsewhere. */
static bool small_qr(const struct ks_page *page, const struct ks_card *card)
{
    return *card->qr != '\0' && page->picture != KS_PAGE_CODE;
}

static void draw_qr(struct ks_page *page, const struct ks_card *card, int right, int bottom)
{
    int side = ks_u(page, 1400);
    struct ks_rect plate = { right - side, bottom - side, side, side };
    ks_draw_fill(page->out, plate, KS_WHITE, ks_u(page, 100));
    int inset = ks_u(page, 60);
    struct ks_rect code = { plate.x + inset, plate.y + inset, side - 2 * inset, side - 2 * inset };
    ks_draw_qr(page->out, code, ks_page_text(page, card->qr));
}

/* Tiles side by side, each as wide as its words. */
static int draw_tiles(
    struct ks_page *page, const struct ks_card_parts *parts, struct ks_rect room, int px, bool draw)
{
    int x = room.x, height = ks_u(page, 860), pad = ks_u(page, 200);
    int y = room.y + room.h - height;
    for (size_t i = 0; i < parts->n_actions; i++) {
        const struct ks_block *action = parts->action[i];
        struct ks_text_style style = ks_style(page, KS_BODY, KS_BOLD, KS_WHITE);
        style.px = px;
        struct ks_spans spans = ks_action_text(page, action);
        struct ks_text text = ks_text_set(page, &spans, style, 1 << 20);
        struct ks_text_style verb = style;
        verb.color = i + 1 == parts->n_actions ? KS_WHITE : KS_AMBER;
        int verb_width = ks_line_width(page, action->speaker, verb);
        int gap = verb_width > 0 && text.width > 0 ? px * 2 / 3 : 0;
        int width = 2 * pad + verb_width + gap + text.width;
        if (draw) {
            bool last = i + 1 == parts->n_actions && parts->n_actions > 1;
            ks_draw_fill(page->out, (struct ks_rect) { x, y, width, height },
                         last ? KS_TEAL : KS_INK, ks_u(page, 100));
            int top = y + (height - px * style.pitch / 100) / 2;
            ks_line_draw(page, action->speaker, verb, x + pad, top);
            ks_text_draw(page, &text, x + pad + verb_width + gap, top);
        }
        x += width + ks_u(page, 150);
    }
    return x - ks_u(page, 150) - room.x;
}

static int cells_landscape(struct ks_page *page,
                           const struct ks_card_parts *parts,
                           struct ks_rect row,
                           int most);

static int foot_landscape(struct ks_page *page,
                          const struct ks_card *card,
                          const struct ks_card_parts *parts,
                          struct ks_rect room,
                          int most)
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
        return cells_landscape(page, parts, row, most);
    }
    int used = draw_tiles(page, parts, row, search.px, true);
    int height = ks_u(page, 860);
    if (page->env->touch && *card->qr == '\0') {
        struct ks_text_style style = ks_style(page, KS_LABEL, KS_REGULAR, KS_SLATE);
        int icon = ks_u(page, 500);
        int width = ks_line_width(page, invitation(page), style);
        int x = right - width;
        if (x - icon - ks_u(page, 300) > row.x + used) {
            int y = bottom - height + (height - style.px * style.pitch / 100) / 2;
            ks_line_draw(page, invitation(page), style, x, y);
            ks_draw_icon(page->out,
                         (struct ks_rect) { x - icon - ks_u(page, 100),
                                            bottom - height + (height - icon) / 2, icon, icon },
                         KS_ICON_TOUCH, KS_SLATE);
        }
    }
    return bottom - height - ks_u(page, 350);
}

/* Cells one below the other, where cells side by side would be too narrow for words; higher if
 * their words need it. */
static int rows_landscape(struct ks_page *page,
                          const struct ks_card_parts *parts,
                          struct ks_rect room,
                          int most)
{
    int n = (int)parts->n_actions, gap = ks_u(page, 150), share = (most + gap) / n - gap, y;
    share = share < ks_u(page, 1800) ? share : ks_u(page, 1800);
    int height = share < ks_u(page, 1300) ? share : ks_u(page, 1300);
    const struct ks_drawlist before = *page->out;
    const size_t lost = page->lost;
    for (;; height = share) {
        y = room.y + room.h - n * (height + gap) + gap;
        for (int i = 0; i < n; i++) {
            struct ks_rect cell = { room.x, y + i * (height + gap), room.w, height };
            ks_action_cell_draw(page, parts->action[i], cell);
        }
        if (page->lost == lost || height == share) {
            return y - ks_u(page, 350);
        }
        page->lost = lost;
        ks_draw_back(page->out, &before);
    }
}

/* Equal cells side by side, the verb above its words; returns the new bottom. */
static int cells_landscape(struct ks_page *page,
                           const struct ks_card_parts *parts,
                           struct ks_rect row,
                           int most)
{
    int n = (int)parts->n_actions, gap = ks_u(page, 150), height = 0;
    assert(n > 0 && n <= KS_CARD_ACTIONS_MAX);
    int width = (row.w - (n - 1) * gap) / n, least = ks_u(page, 330);
    if (width - 2 * ks_u(page, 200) < 2 * least) { /* less than two hanzi */
        return rows_landscape(page, parts, row, most);
    }
    int px = ks_action_cell_size(page, parts, width, ks_u(page, 420), least);
    for (int i = 0; i < n; i++) {
        int needs = ks_action_cell(page, parts->action[i], (struct ks_rect) { 0, 0, width, 0 }, px,
                                   most, KS_MEASURED);
        height = needs > height ? needs : height;
    }
    int y = row.y + row.h - height;
    for (int i = 0; i < n; i++) {
        struct ks_rect cell = { row.x + i * (width + gap), y, width, height };
        ks_action_cell(page, parts->action[i], cell, px, most, KS_DRAWN);
    }
    return y - ks_u(page, 350);
}

static int foot_portrait(struct ks_page *page,
                         const struct ks_card *card,
                         const struct ks_card_parts *parts,
                         struct ks_rect room,
                         int most)
{
    int bottom = room.y + room.h, gap = ks_u(page, 250);
    if (parts->n_actions == 0 && parts->n_closing == 0 && !small_qr(page, card)) {
        return bottom;
    }
    int n = (int)parts->n_actions;
    int qr = small_qr(page, card) ? ks_u(page, 1400) + gap : 0;
    int cell_width = n > 0 ? (room.w - qr - (n - 1) * gap) / n : 0;
    int cell_height = qr > 0 ? qr - gap : 0;
    int px = ks_action_cell_size(page, parts, cell_width, ks_type(page, 520), ks_type(page, 370));
    for (int i = 0; i < n; i++) {
        struct ks_rect cell = { 0, 0, cell_width, 0 };
        int height = ks_action_cell(page, parts->action[i], cell, px, most, KS_MEASURED);
        cell_height = height > cell_height ? height : cell_height;
    }
    int height = cell_height + 2 * page->margin, left = room.h / 4;
    struct ks_text closing[KS_LINES_MAX];
    assert(parts->n_closing <= KS_LINES_MAX);
    for (size_t i = 0; i < parts->n_closing; i++) {
        struct ks_text_style style = ks_style(page, 500, KS_BOLD, KS_WHITE);
        style.alarm = KS_AMBER;
        closing[i] = ks_text_fit(page, &parts->closing[i], style, ks_u(page, 320), room.w,
                                 left < ks_u(page, 1600) ? left : ks_u(page, 1600), 2);
        height += closing[i].height + gap;
        left -= closing[i].height + gap;
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
        ks_action_cell(page, parts->action[i], cell, px, most, KS_DRAWN);
    }
    if (qr > 0) {
        draw_qr(page, card, room.x + room.w, y + qr - gap);
    }
    if (page->env->touch) {
        ks_line_draw(page, invitation(page), ks_style(page, KS_LABEL, KS_REGULAR, KS_MIST), room.x,
                     y + cell_height + ks_u(page, 180));
    }
    return top - ks_u(page, 400);
}

int ks_actions_draw(struct ks_page *page,
                    const struct ks_card *card,
                    const struct ks_card_parts *parts,
                    struct ks_rect room,
                    int most)
{
    int reading = page->out->reading, bottom;
    if (page->portrait) {
        bottom = foot_portrait(page, card, parts, room, most);
    } else {
        room.h -= ks_u(page, 400);
        bottom = foot_landscape(page, card, parts, room, most);
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
    struct ks_text_style style = ks_style(page, most_hundredths, KS_BOLD, KS_INK);
    style.balance = true;
    size_t lost = page->lost;
    struct ks_text headline = ks_text_fit(page, &parts->headline, style, ks_u(page, KS_BODY),
                                          room.w, room.h * 2 / 3, lines);
    if (page->lost > lost && parts->n_supporting == 0) { /* nothing else needs the rest */
        page->lost = lost;
        headline =
            ks_text_fit(page, &parts->headline, style, ks_u(page, KS_BODY), room.w, room.h, lines);
    }
    ks_text_draw(page, &headline, room.x, room.y);
    int y = room.y + headline.height + ks_u(page, 120);
    for (size_t i = 0; i < parts->n_supporting; i++) {
        struct ks_text_style line = ks_style(page, 450, KS_REGULAR, KS_SLATE);
        int left = room.y + room.h - y;
        struct ks_text text = ks_text_fit(page, &parts->supporting[i], line,
                                          ks_u(page, KS_SMALLEST), room.w, left, 3);
        ks_text_draw(page, &text, room.x, y);
        y += text.height;
    }
    return y;
}
