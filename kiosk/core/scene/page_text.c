/* Text on a page: set, cut to its room, fitted and drawn (see page.h). */
#include "core/scene/page.h"

#include <assert.h>
#include <string.h>

#include "core/text/cut.h"

static int line_height(const struct ks_text_style *style)
{
    int height = style->px * style->pitch / 100;
    return height < 1 ? 1 : height;
}

/* The disc of a number is as high as the type, or higher: its digit is no smaller than the smallest
 * type. */
static int disc_of(const struct ks_page *page, const struct ks_text_style *style)
{
    int digit = style->px * 3 / 4, least = ks_type(page, KS_SMALLEST);
    return digit < least ? (least * 4 + 2) / 3 : style->px;
}

struct ks_text ks_text_set(const struct ks_page *page,
                           const struct ks_spans *spans,
                           struct ks_text_style style,
                           int width)
{
    struct ks_text text = { .style = style };
    struct ks_break_style breaks = { .font = { style.bold, style.px },
                                     .max_width = width,
                                     .balance = style.balance,
                                     .bold_strong = !style.bold,
                                     .anywhere = style.anywhere || page->smaller == KS_SMALLEST_ALL,
                                     .disc = disc_of(page, &style) };
    ks_break(page->env->typeset, &breaks, spans, page->out->arena, &text.paragraph);
    text.width = text.paragraph.width;
    text.height = (int)text.paragraph.n_lines * line_height(&style);
    return text;
}

static int smaller(const struct ks_page *page, int most, int least)
{
    return most > least ? most - (most - least) * page->smaller / KS_SMALLEST_ALL : most;
}

struct ks_size_search ks_page_sizes(const struct ks_page *page, int most, int least)
{
    return ks_sizes(smaller(page, most, least), least);
}

/* The sizes that text is set in, between two: steps of a twenty-fourth. */
#define SIZES_MAX 160

static int sizes_between(int most, int least, int sizes[SIZES_MAX])
{
    int n = 0, px = most;
    for (; n < SIZES_MAX - 1 && px > least; n++) {
        int step = px / 24 < 1 ? 1 : px / 24;
        sizes[n] = px;
        px -= step;
    }
    sizes[n++] = least < most ? least : most;
    return n;
}

/* The bytes of the first lines, of all that were set. */
static size_t bytes_before_line(const struct ks_text *text, size_t line)
{
    const struct ks_paragraph *p = &text->paragraph;
    const char *from = NULL, *end = NULL;
    for (size_t i = 0; i < line && i < p->n_lines; i++) {
        if (p->lines[i].n_runs > 0) {
            const struct ks_run *last = &p->lines[i].runs[p->lines[i].n_runs - 1];
            from = from == NULL ? p->lines[i].runs[0].text : from;
            end = last->text + last->n;
        }
    }
    return from == NULL ? 0 : (size_t)(end - from);
}

/* No so many lines hold more bytes: what is behind them need not be measured. */
static size_t within_reach(int px, int width, size_t lines)
{
    enum { BYTES_PER_EM = 8 }; /* narrow letters, of two bytes each */
    size_t ems = width > 0 ? (size_t)(width / px) + 1 : 1;
    return 1 + (lines < KS_BREAK_BYTES ? lines * ems * BYTES_PER_EM : KS_BREAK_BYTES);
}

struct ks_text ks_text_cut(struct ks_page *page,
                           const struct ks_spans *spans,
                           struct ks_text_style style,
                           int width,
                           size_t lines)
{
    style.anywhere = true;
    struct ks_spans cut =
        ks_spans_cut(spans, within_reach(style.px, width, lines), page->out->arena);
    struct ks_text text = ks_text_set(page, &cut, style, width);
    size_t most = ks_spans_bytes(&cut), all = ks_spans_count(spans);
    while (text.paragraph.n_lines > lines && most > 0) {
        size_t held = bytes_before_line(&text, lines);
        most = held < most ? held : most - 1;
        cut = ks_spans_cut(spans, most, page->out->arena);
        most = ks_spans_bytes(&cut) < most ? ks_spans_bytes(&cut) : most;
        text = ks_text_set(page, &cut, style, width);
    }
    if (text.paragraph.n_lines > lines) {
        cut.n = 0;
        text = ks_text_set(page, &cut, style, width);
    }
    size_t left = cut.n == 0 ? 0 : ks_spans_count(&cut);
    page->lost += left < all ? all - left : 0;
    assert(text.paragraph.n_lines <= lines);
    return text;
}

size_t ks_lines_in(const struct ks_text_style *style, int height)
{
    int line = line_height(style), air = line > style->px ? (line - style->px) / 2 : 0;
    return height > 0 ? (size_t)((height + air) / line) : 0;
}

struct ks_text ks_text_fit(struct ks_page *page,
                           const struct ks_spans *spans,
                           struct ks_text_style style,
                           int smallest_px,
                           int width,
                           int height,
                           size_t lines)
{
    assert(style.px > 0 && smallest_px > 0);
    smallest_px = smallest_px < page->least_px ? page->least_px : smallest_px;
    if (!style.balance) { /* a headline stays larger than what stands below it */
        style.px = smaller(page, style.px, smallest_px);
    }
    /* A headline may shrink to this before it is broken within a phrase. */
    int untorn_px = style.px * 3 / 4, sizes[SIZES_MAX];
    int n = sizes_between(style.px, smallest_px, sizes);
    struct ks_size_search search = ks_sizes(n, 1); /* the nth from below */
    if (ks_spans_bytes(spans) > within_reach(smallest_px, width, lines)) {
        /* no size is small enough */
        style.px = sizes[n - search.least];
        return ks_text_cut(page, spans, style, width, ks_lines_in(&style, height));
    }
    struct ks_text text;
    bool fits;
    do {
        style.px = sizes[n - search.px];
        text = ks_text_set(page, spans, style, width);
        const struct ks_paragraph *p = &text.paragraph;
        fits = text.height <= height && text.width <= width && p->n_lines <= lines &&
               !(p->torn && style.px > untorn_px);
    } while (ks_size_tried(&search, fits));
    style.px = sizes[n - search.px];
    if (!search.fits) {
        return ks_text_cut(page, spans, style, width, ks_lines_in(&style, height));
    }
    return text.style.px == style.px ? text : ks_text_set(page, spans, style, width);
}

/* The ring of a tell comes later than its words, on all lines at once. */
struct ring {
    struct ks_beat beat; /* KS_BEAT_STANDS: none was drawn yet */
    size_t span;         /* whose it is */
};

static struct ks_beat beat_of_ring(struct ks_page *page, struct ring *ring, size_t span)
{
    if (ring->beat.kind == KS_BEAT_STANDS || ring->span != span) {
        *ring = (struct ring) { ks_draw_beat(page->out, KS_BEAT_TELL), span };
    }
    return ring->beat;
}

/* Draws the rings: one around neighbouring runs of one flag. */

static void draw_rings(struct ks_page *page,
                       const struct ks_text *text,
                       const struct ks_line *line,
                       struct ring *drawn,
                       int x,
                       int y)
{
    const struct ks_beat words = page->out->beat;
    int px = text->style.px, pad = px / 8, width = px / 12 < 2 ? 2 : px / 12;
    for (size_t i = 0; i < line->n_runs; i++) {
        if (line->runs[i].style != KS_SPAN_FLAG) {
            continue;
        }
        if (words.kind != KS_BEAT_STANDS) {
            page->out->beat = beat_of_ring(page, drawn, line->runs[i].span);
        }
        int left = line->runs[i].x, right = left + line->runs[i].width;
        while (i + 1 < line->n_runs && line->runs[i + 1].span == line->runs[i].span) {
            i++;
            right = line->runs[i].x + line->runs[i].width;
        }
        assert(right >= left); /* runs of one flag follow each other on a line */
        int top = y + (line_height(&text->style) - px) / 2;
        struct ks_rect ring = { x + left - pad, top - pad, right - left + 2 * pad, px + 2 * pad };
        if (text->style.flagged == KS_FLAG_UNDERLINED) {
            struct ks_rect line_below = { x + left, top + px + pad / 2, right - left, 2 * width };
            ks_draw_fill(page->out, line_below, text->style.ring, width);
        } else {
            ks_draw_fill(page->out, ring, KS_RING_TINT, px / 5);
            ks_draw_stroke(page->out, ring, text->style.ring, px / 5, width);
        }
    }
    page->out->beat = words;
}

/* Draws the number of a flag: a digit in the middle of its disc. */
static void draw_number(struct ks_page *page,
                        const struct ks_text_style *style,
                        const struct ks_run *run,
                        int x,
                        int top)
{
    const struct ks_typeset *typeset = page->env->typeset;
    int side = disc_of(page, style);
    struct ks_font font = { .bold = true, .px = side * 3 / 4 };
    struct ks_rect disc = { x + run->x, top - (side - style->px) / 2, side, side };
    int ascent, descent, wide = typeset->advance(typeset->context, font, run->text, run->n);
    typeset->vertical(typeset->context, font, &ascent, &descent);
    ks_draw_fill(page->out, disc, style->ring, side / 2);
    ks_draw_text(page->out, disc.x + (disc.w - wide) / 2, disc.y + (disc.h - font.px) / 2 + ascent,
                 font, style->number, run->text, run->n);
}

void ks_text_draw(struct ks_page *page, const struct ks_text *text, int x, int y)
{
    struct ring ring = { .beat = { KS_BEAT_STANDS, 0 } };
    for (size_t i = 0; i < text->paragraph.n_lines; i++) {
        const struct ks_line *line = &text->paragraph.lines[i];
        draw_rings(page, text, line, &ring, x, y);
        int top = y + (line_height(&text->style) - text->style.px) / 2;
        for (size_t k = 0; k < line->n_runs; k++) {
            const struct ks_run *run = &line->runs[k];
            if (run->style == KS_SPAN_NUMBER) {
                draw_number(page, &text->style, run, x, top);
                continue;
            }
            bool strong = run->style == KS_SPAN_STRONG || run->style == KS_SPAN_ALARM;
            struct ks_font font = { text->style.bold || strong, text->style.px };
            int ascent, descent;
            page->env->typeset->vertical(page->env->typeset->context, font, &ascent, &descent);
            uint32_t color = run->style == KS_SPAN_ALARM ? text->style.alarm : text->style.color;
            ks_draw_text(page->out, x + run->x, top + ascent, font, color, run->text, run->n);
        }
        y += line_height(&text->style);
    }
}

struct ks_text ks_text_fit_edge(struct ks_page *page,
                                const struct ks_spans *spans,
                                struct ks_text_style style,
                                struct ks_rect room,
                                struct ks_rect edge,
                                size_t lines)
{
    const struct ks_rect within[] = { room, { 0, 0, room.w, edge.h }, edge };
    const size_t lost = page->lost;
    struct ks_text text = { .style = style };
    for (size_t i = 0; i < KS_COUNT(within); i++) {
        page->lost = lost;
        text = ks_text_fit(page, spans, text.style, ks_u(page, KS_SMALLEST), within[i].w,
                           within[i].h, lines);
        bool cut = text.style.anywhere;
        text.style.anywhere = style.anywhere;
        if (page->lost == lost &&
            !(cut && ks_text_set(page, spans, text.style, within[i].w).width > within[i].w)) {
            break;
        }
    }
    return text;
}

int ks_line_width(const struct ks_page *page, const char *text, struct ks_text_style style)
{
    struct ks_spans spans = ks_page_plain(page, text);
    return ks_text_set(page, &spans, style, 1 << 20).width;
}

int ks_line_draw(struct ks_page *page, const char *text, struct ks_text_style style, int x, int y)
{
    struct ks_spans spans = ks_page_plain(page, text);
    struct ks_text set = ks_text_set(page, &spans, style, 1 << 20);
    ks_text_draw(page, &set, x, y);
    return set.width;
}

const char *
ks_line_cut(struct ks_page *page, const char *text, struct ks_text_style style, int width)
{
    if (ks_line_width(page, text, style) <= width) {
        return text;
    }
    const char *cut = "…";
    for (size_t low = 0, high = strlen(text); low + 1 < high;) {
        size_t middle = low + (high - low) / 2;
        const char *tried = ks_arena_printf(page->out->arena, "%.*s…",
                                            (int)ks_cut_at(text, strlen(text), middle), text);
        bool fits = ks_line_width(page, tried, style) <= width;
        cut = fits ? tried : cut;
        low = fits ? middle : low;
        high = fits ? high : middle;
    }
    return cut;
}
