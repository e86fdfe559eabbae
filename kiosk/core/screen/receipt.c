/* The result of an import as a page for staff (see receipt.h). */
#include "core/screen/receipt.h"

#include <assert.h>

struct look {
    enum ks_icon icon;
    uint32_t color;
    const char *word; /* "" if it stands by a name */
};

static const struct look looks[KS_RECEIPT_VERDICTS] = {
    [KS_RECEIPT_RECEIVED] = { KS_ICON_TICK, KS_TEAL, "" },
    [KS_RECEIPT_ADJUSTED] = { KS_ICON_WARNING, KS_INK, "" },
    [KS_RECEIPT_REFUSED] = { KS_ICON_CROSS, KS_RED, "" },
    [KS_RECEIPT_WAITING] = { KS_ICON_BELL, KS_SLATE, "" },
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

/* How far down a line of text begins to stand in the middle of `height`. */
static int middle(const struct ks_text_style *style, int height)
{
    return (height - style->px * style->pitch / 100) / 2;
}

/* Draws one count, told by shape and word before colour; where it is narrow the word stands
 * below. */
static void draw_count(struct ks_page *page, const struct look *look, size_t n, struct ks_rect cell)
{
    int pad = ks_u(page, 200), row = page->portrait ? cell.h * 3 / 5 : cell.h;
    int side = ks_u(page, 480), y = cell.y + (page->portrait ? pad / 2 : 0);
    struct ks_text_style big = ks_style(page, KS_BODY, KS_BOLD, KS_INK);
    struct ks_text_style small = ks_style(page, KS_LABEL, KS_REGULAR, KS_SLATE);
    struct ks_rect icon = { cell.x + pad, y + (row - side) / 2, side, side };
    ks_draw_fill(page->out, cell, KS_WHITE, ks_u(page, 100));
    ks_draw_icon(page->out, icon, look->icon, look->color);
    const char *number = ks_arena_printf(page->out->arena, "%zu", n);
    int x = icon.x + side + pad;
    x += ks_line_draw(page, number, big, x, y + middle(&big, row)) + pad;
    const char *word = ks_word(page, look->word);
    int below = cell.y + cell.h - small.px * small.pitch / 100 - pad / 2;
    ks_line_draw(page, word, small, page->portrait ? icon.x : x,
                 page->portrait ? below : y + middle(&small, row));
}

/* Draws the three counts side by side, or one below the other; returns the room that is left
 * below. */
static struct ks_rect
draw_counts(struct ks_page *page, const struct ks_receipt *receipt, struct ks_rect room)
{
    static const struct {
        enum ks_receipt_state state;
        struct look look;
    } shown[] = { { KS_RECEIPT_ON, { KS_ICON_TICK, KS_TEAL, KS_WORD_MARK("在播") } },
                  { KS_RECEIPT_LATER, { KS_ICON_BELL, KS_SLATE, KS_WORD_MARK("以后播") } },
                  { KS_RECEIPT_NOT, { KS_ICON_CROSS, KS_RED, KS_WORD_MARK("没有播") } } };
    int gap = ks_u(page, 200), n = (int)KS_COUNT(shown);
    struct ks_rect cell = { room.x, room.y, room.w, ks_u(page, 800) };
    if (page->portrait) {
        cell.w = (room.w - (n - 1) * gap) / n;
        cell.h = ks_u(page, 1200);
    }
    for (int i = 0; i < n; i++) {
        draw_count(page, &shown[i].look, receipt->files[shown[i].state], cell);
        cell.x += page->portrait ? cell.w + gap : 0;
        cell.y += page->portrait ? 0 : cell.h + gap;
    }
    int down = cell.y + (page->portrait ? cell.h + 2 * gap : 0) - room.y;
    return (struct ks_rect) { room.x, room.y + down, room.w, room.h - down };
}

static const char *name_of(struct ks_page *page, const struct ks_receipt_line *line)
{
    const char *name = ks_name_short(page, line->file);
    return line->row == 0
               ? name
               : ks_arena_printf(page->out->arena, ks_word(page, "%s 第 %d 行"), name, line->row);
}

/* Draws one line: icon, name, and under it the reason with what to do. */
static void draw_line(struct ks_page *page, const struct ks_receipt_line *line, struct ks_rect room)
{
    assert(line->verdict < KS_RECEIPT_VERDICTS);
    const struct look *look = &looks[line->verdict];
    int side = ks_u(page, 450), x = room.x + side + ks_u(page, 200), width = room.x + room.w - x;
    int smallest = ks_u(page, KS_SMALLEST);
    struct ks_text_style name = ks_style(page, page->portrait ? KS_BODY : 340, KS_BOLD, KS_INK);
    struct ks_text_style text =
        ks_style(page, page->portrait ? 340 : KS_LABEL, KS_REGULAR, KS_SLATE);
    struct ks_spans title = ks_page_plain(page, name_of(page, line));
    struct ks_text first = ks_text_fit(page, &title, name, smallest, width, room.h / 2, 1);
    struct ks_rect icon = { room.x, room.y + (first.height - side) / 2, side, side };
    ks_draw_icon(page->out, icon, look->icon, look->color);
    ks_text_draw(page, &first, x, room.y);
    const char *why = *line->how == '\0'
                          ? line->what
                          : ks_arena_printf(page->out->arena, "%s。%s", line->what, line->how);
    struct ks_spans reason = ks_page_plain(page, why);
    struct ks_text second = ks_text_fit(page, &reason, text, smallest, width, room.h - first.height,
                                        page->portrait ? 4 : 3);
    ks_text_draw(page, &second, x, room.y + first.height);
}

/* Draws a sentence across `room`; returns the room that is left below. */
static struct ks_rect
draw_sentence(struct ks_page *page, const char *sentence, uint32_t color, struct ks_rect room)
{
    if (*sentence == '\0') {
        return room;
    }
    struct ks_spans words = ks_page_plain(page, sentence);
    struct ks_text_style style =
        ks_style(page, page->portrait ? KS_BODY : KS_LABEL, KS_BOLD, color);
    int gap = ks_u(page, 150);
    struct ks_rect edge = { room.x, room.y, room.w, room.h + ks_u(page, KS_FOOT_AIR) * 3 / 4 };
    struct ks_text text = ks_text_fit_edge(page, &words, style, room, edge, page->portrait ? 3 : 5);
    ks_text_draw(page, &text, room.x, room.y);
    int down = text.height + gap;
    return (struct ks_rect) { room.x, room.y + down, room.w, room.h - down };
}

/* The sentence at the top. The office's own is Chinese, as its files and the reasons are; a reader
 * of another language gets the outcome in that instead. */
static const char *sentence_of(const struct ks_page *page, const struct ks_receipt *receipt)
{
    static const char *const words[KS_OUTCOMES] = {
        [KS_OUTCOME_INSTALLED] = KS_WORD_MARK("新内容已经上屏"),
        [KS_OUTCOME_UNCHANGED] = KS_WORD_MARK("内容没有变化"),
        [KS_OUTCOME_PENDING] = KS_WORD_MARK("等工作人员确认"),
        [KS_OUTCOME_KEPT] = KS_WORD_MARK("没有采用，屏幕继续播原来的内容"),
        [KS_OUTCOME_FAILED] = KS_WORD_MARK("没有读完，会再试"),
    };
    return page->lang == KS_LANG_ZH ? receipt->sentence : ks_word(page, words[receipt->outcome]);
}

void ks_receipt_draw(struct ks_page *page,
                     const struct ks_receipt *receipt,
                     bool decided,
                     size_t number,
                     struct ks_rect room)
{
    struct ks_rect sum = room; /* above the lines, or on their left */
    sum.w = page->portrait ? room.w : ks_u(page, 3100);
    sum = draw_counts(page, receipt, sum);
    /* The warning needs the room of the other sentence. */
    if (page->portrait || *receipt->warning == '\0') {
        const char *late = ks_word(page, "工作人员已经决定过，不再等确认");
        sum = draw_sentence(page, decided ? late : sentence_of(page, receipt), KS_INK, sum);
    }
    sum = draw_sentence(page, receipt->warning, KS_RED, sum);
    if (page->portrait) {
        room = sum;
    } else {
        int along = sum.w + ks_u(page, 400);
        room.x += along;
        room.w -= along;
    }
    int height = room.h / KS_RECEIPT_PAGE, most = ks_u(page, page->portrait ? 2800 : 1800);
    height = height > most ? most : height;
    for (size_t i = 0; i < KS_RECEIPT_PAGE; i++) {
        const struct ks_receipt_line *line = nth(receipt, number * KS_RECEIPT_PAGE + i);
        if (line == NULL) {
            break;
        }
        struct ks_rect rect = { room.x, room.y + (int)i * height, room.w, height - ks_u(page, 50) };
        draw_line(page, line, rect);
    }
}
