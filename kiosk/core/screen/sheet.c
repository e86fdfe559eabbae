/* The sheet of a feedback (see sheet.h). */
#include "core/screen/sheet.h"

#include <assert.h>

#define LARGEST 130 /* percent of the sizes below */
#define LEAST 40
#define REASON 480 /* hundredths of u */
#define SAID 420
#define PLATE 0x26000000u /* darker than the sheet: white on it has more contrast, not less */

/* The state of drawing one sheet from its top down. */
struct flow {
    struct ks_page *page;
    struct ks_rect in;
    int y, bottom, percent;
    enum ks_ink ink;
    uint32_t ground;
};

static int part_gap(const struct flow *f)
{
    return ks_u(f->page, 250) * f->percent / 100;
}

static struct ks_text_style style_of(const struct flow *f, int hundredths, enum ks_weight weight)
{
    struct ks_text_style style = ks_style(f->page, hundredths, weight, KS_WHITE);
    int least = ks_type(f->page, KS_SMALLEST);
    style.px = style.px * f->percent / 100;
    style.px = style.px < least ? least : style.px;
    style.pitch = 130;
    return style;
}

/* Sets a text at `x`; what has no room above the bottom is cut once it is drawn. */
static struct ks_text set(struct flow *f, const char *said, struct ks_text_style style, int width)
{
    struct ks_spans spans = ks_page_plain(f->page, ks_page_text(f->page, said));
    struct ks_text text = ks_text_set(f->page, &spans, style, width);
    bool beyond = f->y + text.height > f->bottom || text.width > width;
    return f->ink == KS_DRAWN && beyond
               ? ks_text_cut(f->page, &spans, style, width, ks_lines_in(&style, f->bottom - f->y))
               : text;
}

static void words(struct flow *f, const char *said, int hundredths, enum ks_weight weight)
{
    if (said == NULL || *said == '\0') {
        return;
    }
    struct ks_text text = set(f, said, style_of(f, hundredths, weight), f->in.w);
    if (f->ink == KS_DRAWN) {
        f->page->out->reading++;
        ks_text_draw(f->page, &text, f->in.x, f->y);
    }
    f->y += text.height + (text.height > 0 ? part_gap(f) : 0);
}

static void verdict(struct flow *f, const struct ks_told *told)
{
    int icon = ks_u(f->page, 800) * f->percent / 100, gap = ks_u(f->page, 300);
    struct ks_text_style style = style_of(f, 700, KS_BOLD);
    icon = icon < style.px ? style.px : icon;
    style.balance = true;
    struct ks_text text = set(f, told->verdict, style, f->in.w - icon - gap);
    int least = ks_type(f->page, KS_SMALLEST); /* smaller rather than torn inside a phrase */
    for (struct ks_text_style tried = style; text.paragraph.torn && tried.px > least;) {
        tried.px--;
        struct ks_text whole = set(f, told->verdict, tried, f->in.w - icon - gap);
        text = whole.paragraph.torn ? text : whole;
    }
    int height = text.height > icon ? text.height : icon;
    if (f->ink == KS_DRAWN) {
        ks_draw_icon(f->page->out, (struct ks_rect) { f->in.x, f->y, icon, icon },
                     told->right ? KS_ICON_TICK : KS_ICON_CROSS, KS_WHITE);
        ks_text_draw(f->page, &text, f->in.x + icon + gap, f->y + (height - text.height) / 2);
    }
    f->y += height + part_gap(f);
}

/* The number of a reason on its disc, as it stands in the message. */
static void draw_disc(struct flow *f, size_t i, struct ks_rect disc)
{
    static const char *const digits[KS_SHEET_LINES_MAX] = { "1", "2", "3", "4", "5", "6" };
    struct ks_text_style style = style_of(f, 450, KS_BOLD);
    style.color = f->ground;
    style.px = disc.w * 3 / 4;
    int width = ks_line_width(f->page, digits[i], style);
    ks_draw_fill(f->page->out, disc, KS_WHITE, disc.w / 2);
    ks_line_draw(f->page, digits[i], style, disc.x + (disc.w - width) / 2,
                 disc.y + (disc.h - style.px * style.pitch / 100) / 2);
}

/* The side of a line's sign: the digit on a disc is as large as the words. */
static int sign_of(const struct ks_text_style *style)
{
    return style->px * 4 / 3 + 1;
}

/* One line in `in` behind its sign; a reason has a plate. */
static void
line(struct flow *f, struct ks_rect in, const struct ks_sheet_line *said, size_t i, int plate)
{
    struct ks_text_style style = style_of(f, plate > 0 ? REASON : SAID, KS_REGULAR);
    int sign = sign_of(&style), gap = style.px / 2;
    struct ks_rect row = { in.x + plate, f->y, in.w - 2 * plate, 0 };
    struct ks_text text = set(f, said->text, style, row.w - sign - gap);
    if (text.height == 0) {
        return;
    }
    row.h = text.height + plate;
    if (f->ink == KS_DRAWN) {
        struct ks_rect at = { row.x, row.y + plate / 2 + (style.px * style.pitch / 100 - sign) / 2,
                              sign, sign };
        f->page->out->reading++;
        if (plate > 0) {
            ks_draw_fill(f->page->out, (struct ks_rect) { in.x, f->y, in.w, row.h }, PLATE,
                         ks_u(f->page, 120));
        }
        if (said->icon == KS_ICON_NONE) {
            draw_disc(f, i, at);
        } else {
            ks_draw_icon(f->page->out, at, said->icon, KS_WHITE);
        }
        ks_text_draw(f->page, &text, row.x + sign + gap, row.y + plate / 2);
    }
    f->y += row.h + part_gap(f) / 2;
}

static int width_of(struct flow *f, const struct ks_sheet_line *said, int plate)
{
    struct ks_text_style style = style_of(f, plate > 0 ? REASON : SAID, KS_REGULAR);
    const char *text = ks_page_text(f->page, said->text);
    return ks_line_width(f->page, text, style) + sign_of(&style) + style.px / 2 + 2 * plate +
           style.px / 4;
}

/* How many lines from the first on have room beside each other. */
static size_t in_a_row(struct flow *f, const struct ks_sheet_line *said, size_t n, int plate)
{
    int gap = ks_u(f->page, 150), left = f->in.w - width_of(f, said, plate);
    for (size_t k = 1; k < n; k++) {
        left -= gap + width_of(f, &said[k], plate);
        if (!f->page->tight || left < 0) {
            return k;
        }
    }
    return n;
}

/* Lines below each other; where every line of height counts, side by side as many as have room. */
static void lines(struct flow *f, const struct ks_sheet_line *said, size_t n, int plate)
{
    int gap = ks_u(f->page, 150), right = f->in.x + f->in.w;
    for (size_t i = 0; i < n;) {
        struct ks_rect in = f->in;
        size_t until = i + in_a_row(f, &said[i], n - i, plate);
        int top = f->y, below = f->y;
        for (; i < until; i++) {
            in.w = i + 1 == until ? right - in.x : width_of(f, &said[i], plate);
            f->y = top;
            line(f, in, &said[i], i, plate);
            below = f->y > below ? f->y : below;
            in.x += in.w + gap;
        }
        f->y = below;
    }
    f->y += n > 0 ? part_gap(f) / 2 : 0;
}

static void parts(struct flow *f, const struct ks_told *told)
{
    assert(told->n_said <= KS_SHEET_LINES_MAX && told->n_reasons <= KS_SHEET_LINES_MAX);
    if (told->verdict != NULL) {
        verdict(f, told);
    }
    lines(f, told->said, told->n_said, 0);
    words(f, told->sentence, 600, KS_BOLD);
    lines(f, told->reason, told->n_reasons, ks_u(f->page, 160));
    words(f, told->pull, 440, KS_REGULAR);
}

/* The deed: a chip with its verb, and what it means beside it. */
static void chip(struct flow *f, const struct ks_told *told, struct ks_rect row)
{
    struct ks_page *page = f->page;
    struct ks_text_style style = style_of(f, 600, KS_BOLD);
    style.color = KS_INK;
    int width = ks_line_width(page, told->verb, style), gap = ks_u(page, 300);
    struct ks_rect plate = { row.x, row.y, width + ks_u(page, 400), row.h };
    plate.w = plate.w < row.h ? row.h : plate.w; /* a hanzi stands in a square */
    page->out->reading++;
    ks_draw_fill(page->out, plate, KS_AMBER, ks_u(page, 150));
    ks_line_draw(page, told->verb, style, plate.x + (plate.w - width) / 2,
                 plate.y + (row.h - style.px * style.pitch / 100) / 2);
    page->out->reading++;
    struct ks_spans spans = ks_page_plain(page, ks_page_text(page, told->meaning));
    struct ks_rect rest = { row.x + plate.w + gap, row.y, row.w - plate.w - gap, row.h };
    struct ks_text text = ks_text_fit(page, &spans, style_of(f, 480, KS_BOLD),
                                      ks_u(page, KS_SMALLEST), rest.w, rest.h, 2);
    ks_text_draw(page, &text, rest.x, rest.y + (rest.h - text.height) / 2);
}

/* What is read beside other things, and has no verdict, stands close to its edge. */
static int pad_of(const struct ks_page *page, const struct ks_told *told)
{
    return ks_u(page, told->verdict == NULL ? 150 : 350);
}

int ks_told_height(struct ks_page *page, const struct ks_told *told, int width)
{
    int pad = pad_of(page, told);
    struct flow f = { .page = page, .in = { 0, 0, width - 2 * pad, 0 }, .percent = 100 };
    assert(told->verb == NULL); /* the foot is not counted */
    f.ink = KS_MEASURED;
    parts(&f, told);
    return f.y - part_gap(&f) + 2 * pad; /* behind the last line are a half gap, and another */
}

void ks_told_draw(struct ks_page *page, const struct ks_told *told, struct ks_rect sheet)
{
    int pad = pad_of(page, told);
    struct ks_rect in = { sheet.x + pad, sheet.y + pad, sheet.w - 2 * pad, sheet.h - 2 * pad };
    int least = ks_type(page, KS_SMALLEST) * 130 / 100 * 2;
    int foot = told->verb == NULL ? 0 : ks_u(page, 900);
    foot = foot > 0 && foot < least ? least : foot;
    struct flow f = { .page = page, .in = in, .ground = told->right ? KS_TEAL : KS_RED };
    f.bottom = in.y + in.h - foot - (foot > 0 ? ks_u(page, 200) : 0);
    struct ks_size_search search = ks_sizes(LARGEST, LEAST);
    f.ink = KS_MEASURED;
    do {
        f.percent = search.px;
        f.y = in.y;
        parts(&f, told);
    } while (ks_size_tried(&search, f.y - part_gap(&f) <= f.bottom));
    f.percent = search.px;
    f.ink = KS_DRAWN;
    f.y = in.y;
    page->out->reading = KS_READ_MORE;
    ks_draw_fill(page->out, sheet, f.ground, ks_u(page, 250));
    parts(&f, told);
    if (foot > 0) {
        chip(&f, told, (struct ks_rect) { in.x, in.y + in.h - foot, in.w, foot });
    }
    assert(page->out->reading < KS_READ_TARGETS);
}
