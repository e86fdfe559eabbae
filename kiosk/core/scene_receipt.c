/* The result of an import as a page for staff (see scene_receipt.h). */
#include "core/scene_receipt.h"

static const struct look {
    enum ks_icon icon;
    uint32_t color;
    const char *word;
} looks[KS_RECEIPT_VERDICTS] = {
    [KS_RECEIPT_RECEIVED] = { KS_ICON_TICK, KS_TEAL, KS_WORD_MARK("收下") },
    [KS_RECEIPT_ADJUSTED] = { KS_ICON_WARNING, KS_INK, KS_WORD_MARK("调整") },
    [KS_RECEIPT_REFUSED] = { KS_ICON_CROSS, KS_RED, KS_WORD_MARK("拒绝") },
    [KS_RECEIPT_WAITING] = { KS_ICON_BELL, KS_SLATE, KS_WORD_MARK("还没拷完") },
};

static const enum ks_receipt_verdict worst_first[] = { KS_RECEIPT_REFUSED, KS_RECEIPT_WAITING,
                                                       KS_RECEIPT_ADJUSTED, KS_RECEIPT_RECEIVED };

/* The n-th line worth reading, the worst first; NULL past the last. */
static const struct ks_receipt_line *nth(const struct ks_receipt *receipt, size_t n)
{
    for (size_t k = 0; k < KS_COUNT(worst_first); k++) {
        for (size_t i = 0; i < receipt->n; i++) {
            const struct ks_receipt_line *line = &receipt->v[i];
            if (line->verdict == worst_first[k] && ks_receipt_lists(receipt, line) && n-- == 0) {
                return line;
            }
        }
    }
    return NULL;
}

/* Three counts side by side, told by shape and word before colour; returns their bottom. */
static int draw_counts(struct ks_page *page, const struct ks_receipt *receipt, struct ks_rect room)
{
    static const enum ks_receipt_verdict shown[] = { KS_RECEIPT_RECEIVED, KS_RECEIPT_ADJUSTED,
                                                     KS_RECEIPT_REFUSED };
    int gap = ks_u(page, 200), height = ks_u(page, 800), pad = ks_u(page, 200);
    int width = (room.w - 2 * gap) / 3;
    struct ks_text_style big = ks_style(page, KS_BODY, true, KS_INK);
    struct ks_text_style small = ks_style(page, KS_BODY, false, KS_SLATE);
    for (int i = 0; i < 3; i++) {
        const struct look *look = &looks[shown[i]];
        struct ks_rect cell = { room.x + i * (width + gap), room.y, width, height };
        int side = height * 3 / 5, y = cell.y + (height - big.px) / 2;
        struct ks_rect icon = { cell.x + pad, cell.y + (height - side) / 2, side, side };
        ks_draw_fill(page->out, cell, KS_WHITE, ks_u(page, 100));
        ks_draw_icon(page->out, icon, look->icon, look->color);
        const char *number = ks_arena_printf(page->out->arena, "%zu", receipt->count[shown[i]]);
        int x = icon.x + side + pad;
        x += ks_line_draw(page, ks_word(page, look->word), small, x, y, true) + pad;
        ks_line_draw(page, number, big, x, y, true);
    }
    return room.y + height;
}

static const char *name_of(struct ks_page *page, const struct ks_receipt_line *line)
{
    return line->row == 0 ? line->file
                          : ks_arena_printf(page->out->arena, ks_word(page, "%s 第 %d 行"),
                                            line->file, line->row);
}

/* Icon, name, and under it the reason with what to do. */
static void draw_line(struct ks_page *page, const struct ks_receipt_line *line, struct ks_rect room)
{
    const struct look *look = &looks[line->verdict];
    int side = ks_u(page, 450), x = room.x + side + ks_u(page, 200), width = room.x + room.w - x;
    struct ks_text_style name = ks_style(page, 340, true, KS_INK);
    struct ks_text_style text = ks_style(page, KS_LABEL, false, KS_SLATE);
    struct ks_rect icon = { room.x, room.y + ks_u(page, 100), side, side };
    ks_draw_icon(page->out, icon, look->icon, look->color);
    struct ks_spans title = ks_page_plain(page, name_of(page, line));
    struct ks_text first =
        ks_text_fit(page, &title, name, ks_u(page, KS_SMALLEST), width, room.h / 2, 1);
    ks_text_draw(page, &first, x, room.y);
    const char *why = *line->how == '\0'
                          ? line->what
                          : ks_arena_printf(page->out->arena, "%s。%s", line->what, line->how);
    struct ks_spans reason = ks_page_plain(page, why);
    struct ks_text second = ks_text_fit(page, &reason, text, ks_u(page, KS_SMALLEST), width,
                                        room.h - first.height, page->portrait ? 3 : 2);
    ks_text_draw(page, &second, x, room.y + first.height);
}

void ks_receipt_draw(struct ks_page *page,
                     const struct ks_receipt *receipt,
                     size_t number,
                     struct ks_rect room)
{
    int bottom = room.y + room.h, gap = ks_u(page, 200);
    int top = draw_counts(page, receipt, room) + gap;
    if (*receipt->sentence != '\0') {
        struct ks_spans words = ks_page_plain(page, receipt->sentence);
        struct ks_text_style style = ks_style(page, 340, true, KS_INK);
        struct ks_text text = ks_text_fit(page, &words, style, ks_u(page, KS_SMALLEST), room.w,
                                          (bottom - top) / 4, 2);
        ks_text_draw(page, &text, room.x, top);
        top += text.height + gap;
    }
    if (*receipt->warning != '\0') {
        struct ks_spans words = ks_page_plain(page, receipt->warning);
        struct ks_text_style style = ks_style(page, 340, true, KS_RED);
        struct ks_text text =
            ks_text_fit(page, &words, style, ks_u(page, KS_SMALLEST), room.w, bottom - top, 2);
        ks_text_draw(page, &text, room.x, top);
        top += text.height + gap;
    }
    int height = (bottom - top) / KS_RECEIPT_PAGE, most = ks_u(page, 1500);
    height = height > most ? most : height;
    for (size_t i = 0; i < KS_RECEIPT_PAGE; i++) {
        const struct ks_receipt_line *line = nth(receipt, number * KS_RECEIPT_PAGE + i);
        if (line == NULL) {
            break;
        }
        struct ks_rect rect = { room.x, top + (int)i * height, room.w, height - gap };
        draw_line(page, line, rect);
    }
}
