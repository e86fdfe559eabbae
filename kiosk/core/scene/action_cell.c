/* One action of a card in a dark cell (see action_cell.h). */
#include "core/scene/action_cell.h"

#include <string.h>

struct ks_spans ks_action_text(const struct ks_page *page, const struct ks_block *action)
{
    return ks_page_spans(page, &action->text);
}

/* Draws one cell of the dark band: the verb, and under it the words, cut at `most` pixels of
 * height; returns its height. */
int ks_action_cell(struct ks_page *page,
                   const struct ks_block *action,
                   struct ks_rect cell,
                   int px,
                   int most,
                   enum ks_ink ink)
{
    int pad = ks_u(page, 200);
    page->out->reading +=
        ink == KS_DRAWN; /* in reading order: this verb with its words, then the next */
    struct ks_text_style verb = ks_style(page, page->portrait ? 600 : 480, KS_BOLD, KS_AMBER);
    struct ks_text_style style = ks_style(page, KS_BODY, KS_REGULAR, KS_WHITE);
    style.px = px;
    style.pitch = 135;
    style.balance = true;
    struct ks_spans spans = ks_action_text(page, action);
    bool has_verb = *action->speaker != '\0';
    int verb_height = has_verb ? verb.px * verb.pitch / 100 : 0;
    size_t lost = page->lost, lines = ks_lines_in(&style, most - 2 * pad - verb_height);
    struct ks_text text = ks_text_cut(page, &spans, style, cell.w - 2 * pad, lines < 2 ? 2 : lines);
    page->lost = ink == KS_DRAWN ? page->lost : lost;
    int height = 2 * pad + verb_height + text.height;
    if (ink == KS_DRAWN) {
        ks_draw_fill(page->out, cell, KS_NIGHT_PANEL, ks_u(page, 100));
        struct ks_size_search search = ks_sizes(verb.px, px);
        do {
            verb.px = search.px;
        } while (
            ks_size_tried(&search, ks_line_width(page, action->speaker, verb) <= cell.w - 2 * pad));
        verb.px = search.px;
        const char *words = ks_line_cut(page, action->speaker, verb, cell.w - 2 * pad);
        page->lost += words != action->speaker;
        ks_line_draw(page, words, verb, cell.x + pad, cell.y + pad);
        ks_text_draw(page, &text, cell.x + pad, cell.y + pad + verb_height);
    }
    return height;
}

/* The largest size between the two at which no cell needs more than two lines below its verb. */
int ks_action_cell_size(
    struct ks_page *page, const struct ks_card_parts *parts, int width, int most, int least)
{
    struct ks_size_search search = ks_sizes(most, least);
    int pad = ks_u(page, 200);
    bool fits;
    do {
        fits = true;
        for (size_t i = 0; i < parts->n_actions && fits; i++) {
            struct ks_text_style style = ks_style(page, KS_BODY, KS_REGULAR, KS_WHITE);
            style.px = search.px;
            style.balance = true;
            struct ks_spans spans = ks_action_text(page, parts->action[i]);
            struct ks_text text = ks_text_set(page, &spans, style, width - 2 * pad);
            fits = text.paragraph.n_lines <= 2 && text.width <= width - 2 * pad;
        }
    } while (ks_size_tried(&search, fits));
    return search.px;
}

struct beside { /* a verb and, to its right, the words */
    const char *verb;
    struct ks_text_style style;
    int left; /* where the words begin, from the cell's edge */
    struct ks_text words;
};

static struct beside
set_beside(struct ks_page *page, const struct ks_block *action, struct ks_rect cell, int verb_px)
{
    struct beside set = { .style = ks_style(page, 480, KS_BOLD, KS_AMBER) };
    int pad = ks_u(page, 250);
    set.style.px = verb_px;
    set.verb = ks_line_cut(page, action->speaker, set.style, cell.w / 2);
    set.left = 2 * pad + ks_line_width(page, set.verb, set.style);
    struct ks_text_style style = ks_style(page, 450, KS_REGULAR, KS_WHITE);
    style.pitch = 120;
    struct ks_spans spans = ks_action_text(page, action);
    set.words = ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), cell.w - set.left - pad,
                            cell.h, 2);
    return set;
}

/* In a cell too low for two lines the words stand beside the verb. In large type, where they have
 * no smaller size to go to, the verb gives way to them before any of them is cut. */
static void draw_beside(struct ks_page *page, const struct ks_block *action, struct ks_rect cell)
{
    int most = ks_type(page, 480);
    struct ks_size_search search =
        ks_sizes(most, page->least_px > 0 ? ks_type(page, KS_SMALLEST) : most);
    const size_t lost = page->lost;
    struct beside set;
    bool fits;
    do {
        page->lost = lost;
        set = set_beside(page, action, cell, search.px);
        fits = page->lost == lost;
    } while (ks_size_tried(&search, fits));
    if (set.style.px != search.px) {
        page->lost = lost;
        set = set_beside(page, action, cell, search.px);
    }
    page->out->reading++;
    ks_draw_fill(page->out, cell, KS_NIGHT_PANEL, ks_u(page, 100));
    int verb_height = set.style.px * set.style.pitch / 100;
    ks_line_draw(page, set.verb, set.style, cell.x + ks_u(page, 250),
                 cell.y + (cell.h - verb_height) / 2);
    page->out->reading++;
    ks_text_draw(page, &set.words, cell.x + set.left, cell.y + (cell.h - set.words.height) / 2);
}

void ks_action_cell_draw(struct ks_page *page, const struct ks_block *action, struct ks_rect cell)
{
    struct ks_size_search search = ks_sizes(ks_type(page, 480), ks_type(page, 370));
    while (ks_size_tried(&search, ks_action_cell(page, action, cell, search.px, KS_ANY_HEIGHT,
                                                 KS_MEASURED) <= cell.h)) {
    }
    if (search.fits) {
        ks_action_cell(page, action, cell, search.px, cell.h, KS_DRAWN);
        return;
    }
    draw_beside(page, action, cell);
}
