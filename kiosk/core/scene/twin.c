/* Scam and genuine side by side, told apart by word and shape, then by colour. */
#include "core/scene/twin.h"

#include <assert.h>
#include <string.h>

#include "core/scene/panel.h"
#include "core/scene/phone.h"

#define PANELS_MAX 2

struct half {
    size_t first, until; /* blocks */
    const struct ks_block *panel, *label;
};

static size_t split(const struct ks_card *card, struct half halves[PANELS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < card->n_blocks; i++) {
        const struct ks_block *block = &card->blocks[i];
        if (block->kind == KS_BLOCK_PANEL && n < PANELS_MAX) {
            halves[n++] = (struct half) { i, i + 1, block, NULL };
        } else if (n > 0 && block->kind == KS_BLOCK_SCRIPT) {
            halves[n - 1].until = i + 1;
        } else if (n > 0 && block->kind == KS_BLOCK_LABEL && halves[n - 1].label == NULL) {
            halves[n - 1].label = block;
        }
    }
    assert(n <= PANELS_MAX);
    assert(n < 2 || halves[0].until <= halves[1].first);
    assert(n == 0 || (halves[0].first < halves[0].until && halves[n - 1].until <= card->n_blocks));
    return n;
}

static const char *verdict_word(const struct ks_page *page, bool genuine)
{
    return genuine ? ks_word(page, "真的") : ks_word(page, "骗局");
}

/* Draws or measures one panel at a text size; returns the height it needs. */
static int draw_half(struct ks_page *page,
                     const struct ks_card *card,
                     const struct half *half,
                     struct ks_rect rect,
                     int px,
                     enum ks_ink ink)
{
    bool genuine = half->panel->genuine;
    uint32_t color = genuine ? KS_TEAL : KS_RED;
    int pad = ks_u(page, 250), bar = ks_u(page, 90), x = rect.x + pad, y = rect.y + bar + pad;
    struct ks_text_style quiet = ks_style(page, KS_LABEL, KS_REGULAR, KS_SLATE);
    struct ks_text_style verdict = ks_style(page, KS_BODY, KS_BOLD, color);
    quiet.px = px * 4 / 5 < ks_u(page, KS_SMALLEST) ? ks_u(page, KS_SMALLEST) : px * 4 / 5;
    verdict.px = px;
    const char *word = verdict_word(page, genuine);
    int word_width = ks_line_width(page, word, verdict), icon = px * 6 / 5;
    int title_room = rect.w - 2 * pad - word_width - icon - px;
    struct ks_spans title_spans = ks_page_plain(page, ks_page_text(page, half->panel->speaker));
    struct ks_text title = ks_text_set(page, &title_spans, quiet, title_room);
    int row = title.height > px * 3 / 2 ? title.height : px * 3 / 2;
    const struct ks_beat stands = page->out->beat;
    struct ks_beat turned = stands; /* when the verdict comes */
    if (ink == KS_DRAWN) {
        ks_draw_fill(page->out, rect, KS_WHITE, ks_u(page, 180));
        turned = page->out->beat = ks_draw_beat(page->out, KS_BEAT_VERDICT);
        ks_draw_fill_corners(page->out, (struct ks_rect) { rect.x, rect.y, rect.w, 2 * bar }, color,
                             ks_u(page, 180), KS_CORNER_TL | KS_CORNER_TR);
        ks_draw_fill(page->out, (struct ks_rect) { rect.x, rect.y + bar, rect.w, bar }, KS_WHITE,
                     0);
        page->out->beat = stands;
        ks_text_draw(page, &title, x, y + (row - title.height) / 2);
        page->out->beat = turned;
        int right = rect.x + rect.w - pad;
        ks_line_draw(page, word, verdict, right - word_width, y + (row - px * 3 / 2) / 2);
        ks_draw_icon(page->out,
                     (struct ks_rect) { right - word_width - px / 3 - icon, y + (row - icon) / 2,
                                        icon, icon },
                     genuine ? KS_ICON_TICK : KS_ICON_CROSS, color);
        page->out->beat = stands;
    }
    y += row + px / 3;
    struct ks_rect text = { x, y, rect.w - 2 * pad, 0 };
    y += ks_panel_text(page, card, half->first, half->until, text, px, ink) + px / 2;
    if (half->label != NULL) {
        struct ks_text_style style = ks_style(page, KS_BODY, KS_BOLD, color);
        style.px = px * 9 / 10 < ks_u(page, KS_SMALLEST) ? ks_u(page, KS_SMALLEST) : px * 9 / 10;
        struct ks_spans spans = ks_page_spans(page, &half->label->text);
        struct ks_text label = ks_text_set(page, &spans, style, rect.w - 2 * pad);
        if (ink == KS_DRAWN) {
            page->out->beat = turned;
            ks_text_draw(page, &label, x, rect.y + rect.h - pad - label.height);
            page->out->beat = stands;
        }
        y += label.height;
    }
    return y + pad - rect.y;
}

/* What the halves need at a text size: one below the other, and the taller one. */
static void measure(struct ks_page *page,
                    const struct ks_card *card,
                    const struct half *halves,
                    size_t n,
                    int width,
                    int px,
                    int *total,
                    int *tall)
{
    *total = *tall = 0;
    for (size_t i = 0; i < n; i++) {
        struct ks_rect probe = { 0, 0, width, 0 };
        int height = draw_half(page, card, &halves[i], probe, px, false);
        *total += height + (i > 0 ? ks_u(page, 300) : 0);
        *tall = height > *tall ? height : *tall;
    }
}

void ks_template_twin(struct ks_page *page, const struct ks_card *card, struct ks_rect room)
{
    struct half halves[PANELS_MAX];
    size_t n = split(card, halves);
    if (n == 0) {
        ks_template_phone(page, card, room);
        return;
    }
    int gap = ks_u(page, 300), count = (int)n;
    int width = page->portrait ? room.w : (room.w - (count - 1) * gap) / count;
    struct ks_size_search search = ks_page_sizes(page, ks_u(page, 540), ks_u(page, KS_SMALLEST));
    int px, total, tall;
    do {
        px = search.px;
        measure(page, card, halves, n, width, px, &total, &tall);
    } while (ks_size_tried(&search, (page->portrait ? total : tall) <= room.h));
    if (px != search.px) {
        px = search.px;
        measure(page, card, halves, n, width, px, &total, &tall);
    }
    page->overflow = page->overflow || (page->portrait ? total : tall) > room.h;
    int x = room.x, y = room.y;
    int spare = page->portrait && room.h > total ? (room.h - total) / (count * 3) : 0;
    if (!page->portrait && room.h > tall) {
        tall += (room.h - tall) / 2; /* the halves reach towards the foot */
    }
    for (size_t i = 0; i < n; i++) {
        struct ks_rect rect = { x, y, width, tall };
        if (page->portrait) {
            rect.h = draw_half(page, card, &halves[i], rect, px, false) + spare;
        }
        draw_half(page, card, &halves[i], rect, px, true);
        x += page->portrait ? 0 : width + gap;
        y += page->portrait ? rect.h + gap : 0;
    }
}
