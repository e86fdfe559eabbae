/* Text on a page: facts filled in, set to fit, drawn with its rings. */
#include "core/scene/page.h"

#include <assert.h>
#include <string.h>

#define PITCH_BODY 150
#define PITCH_HEADLINE 128

struct ks_page ks_page_begin(const struct ks_scene_env *env, struct ks_drawlist *out)
{
    struct ks_page page = { .env = env, .out = out };
    assert(env->width > 0 && env->height > 0);
    page.portrait = env->height > env->width;
    page.lang = ks_lang_of(env->lang);
    page.card_lang = ks_lang_tag(KS_LANG_ZH);
    page.margin = ks_u(&page, 500);
    page.reach = ks_reach_of(&env->mount, env->width, env->height);
    if (env->large) {
        page.least_px = page.reach.em;
        page.least_px = ks_type(&page, KS_SMALLEST);
    }
    return page;
}

const char *ks_word(const struct ks_page *page, const char *zh)
{
    return page->env->words != NULL ? page->env->words(page->lang, zh) : zh;
}

int ks_u(const struct ks_page *page, int hundredths)
{
    int side = page->env->width < page->env->height ? page->env->width : page->env->height;
    int px = side * hundredths / 9000;
    assert(hundredths >= 0);
    return px < 1 ? 1 : px;
}

int ks_type(const struct ks_page *page, int hundredths)
{
    int px = ks_u(page, page->env->large ? hundredths * KS_LARGER / 100 : hundredths);
    assert(px > 0 && page->least_px >= 0);
    return px < page->least_px ? page->least_px : px;
}

struct ks_text_style ks_style(const struct ks_page *page, int hundredths, bool bold, uint32_t color)
{
    return (struct ks_text_style) { .px = ks_type(page, hundredths),
                                    .bold = bold,
                                    .color = color,
                                    .alarm = KS_RED,
                                    .ring = KS_RED,
                                    .pitch = hundredths >= 600 ? PITCH_HEADLINE : PITCH_BODY };
}

struct ks_spans ks_page_spans(const struct ks_page *page, const struct ks_spans *spans)
{
    const struct ks_scene_env *env = page->env;
    struct ks_spans out = { ks_arena_array(page->out->arena, spans->n + 1, sizeof *out.v),
                            spans->n };
    for (size_t i = 0; i < spans->n; i++) {
        out.v[i] = spans->v[i];
        if (out.v[i].style != KS_SPAN_FACT) {
            continue;
        }
        int32_t day = env->clock_known ? ks_civil_date(env->now) : KS_DATE_NONE;
        const struct ks_fact *fact =
            env->facts == NULL ? NULL : ks_facts_on(env->facts, ks_str_of(out.v[i].text), day);
        out.v[i].style = KS_SPAN_STRONG;
        out.v[i].text = fact == NULL ? "—" : ks_fact_in(fact, ks_lang_of(page->card_lang));
    }
    return out;
}

const char *ks_page_text(const struct ks_page *page, const char *text)
{
    const struct ks_scene_env *env = page->env;
    int32_t day = env->clock_known ? ks_civil_date(env->now) : KS_DATE_NONE;
    return ks_facts_fill(env->facts, text, day, ks_lang_of(page->card_lang), page->out->arena);
}

struct ks_spans ks_page_plain(const struct ks_page *page, const char *text)
{
    struct ks_spans spans = { ks_arena_array(page->out->arena, 1, sizeof *spans.v), 1 };
    spans.v[0] = (struct ks_span) { KS_SPAN_PLAIN, text };
    return spans;
}

static int line_height(const struct ks_text_style *style)
{
    int height = style->px * style->pitch / 100;
    return height < 1 ? 1 : height;
}

struct ks_text ks_text_set(const struct ks_page *page,
                           const struct ks_spans *spans,
                           struct ks_text_style style,
                           int width)
{
    struct ks_text text = { .style = style };
    struct ks_break_style breaks = { { style.bold, style.px }, width, style.balance, !style.bold };
    ks_break(page->env->typeset, &breaks, spans, page->out->arena, &text.paragraph);
    text.width = text.paragraph.width;
    text.height = (int)text.paragraph.n_lines * line_height(&style);
    return text;
}

struct ks_size_search ks_sizes(int most, int least)
{
    assert(most > 0 && least > 0);
    return (
        struct ks_size_search) { .px = most, .most = most, .least = least < most ? least : most };
}

/* First the largest; if it does not fit the smallest; if that fits, down from the largest. */
bool ks_size_tried(struct ks_size_search *s, bool fits)
{
    bool first = s->px == s->most, last = s->px == s->least;
    assert(s->px >= s->least && s->px <= s->most);
    if (first && !last && !fits) {
        s->px = s->least;
        return true;
    }
    bool walks = last && !first && fits;
    if (first || (last && !fits) || (!walks && fits)) {
        s->fits = fits;
        return false;
    }
    int px = walks ? s->most : s->px;
    int step = s->coarse > 0 && px > s->coarse ? px / 40 : 1;
    px -= step < 1 ? 1 : step;
    s->fits = true;
    s->px = px > s->least ? px : s->least;
    return s->px > s->least;
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
    /* A headline may shrink to this before it is broken within a phrase. */
    int untorn_px = style.px * 3 / 4, sizes[SIZES_MAX];
    int n = sizes_between(style.px, smallest_px, sizes);
    struct ks_size_search search = ks_sizes(n, 1); /* the nth from below */
    struct ks_text text;
    bool fits;
    do {
        style.px = sizes[n - search.px];
        text = ks_text_set(page, spans, style, width);
        fits = text.height <= height && text.width <= width && text.paragraph.n_lines <= lines &&
               !(text.paragraph.torn && style.px > untorn_px);
    } while (ks_size_tried(&search, fits));
    page->overflow = page->overflow || !search.fits;
    style.px = sizes[n - search.px];
    return text.style.px == style.px ? text : ks_text_set(page, spans, style, width);
}

/* Draws the rings: one around neighbouring runs of one flag. */
static void draw_rings(
    struct ks_page *page, const struct ks_text *text, const struct ks_line *line, int x, int y)
{
    int px = text->style.px, pad = px / 8, width = px / 12 < 2 ? 2 : px / 12;
    for (size_t i = 0; i < line->n_runs; i++) {
        if (line->runs[i].style != KS_SPAN_FLAG) {
            continue;
        }
        int left = line->runs[i].x, right = left + line->runs[i].width;
        while (i + 1 < line->n_runs && line->runs[i + 1].span == line->runs[i].span) {
            i++;
            right = line->runs[i].x + line->runs[i].width;
        }
        assert(right >= left); /* runs of one flag follow each other on a line */
        int top = y + (line_height(&text->style) - px) / 2;
        struct ks_rect ring = { x + left - pad, top - pad, right - left + 2 * pad, px + 2 * pad };
        ks_draw_fill(page->out, ring, KS_RING_TINT, px / 5);
        ks_draw_stroke(page->out, ring, text->style.ring, px / 5, width);
    }
}

void ks_text_draw(struct ks_page *page, const struct ks_text *text, int x, int y)
{
    for (size_t i = 0; i < text->paragraph.n_lines; i++) {
        const struct ks_line *line = &text->paragraph.lines[i];
        draw_rings(page, text, line, x, y);
        int top = y + (line_height(&text->style) - text->style.px) / 2;
        for (size_t k = 0; k < line->n_runs; k++) {
            const struct ks_run *run = &line->runs[k];
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

int ks_line_draw(
    struct ks_page *page, const char *text, struct ks_text_style style, int x, int y, bool draw)
{
    struct ks_spans spans = ks_page_plain(page, text);
    struct ks_text set = ks_text_set(page, &spans, style, 1 << 20);
    if (draw) {
        ks_text_draw(page, &set, x, y);
    }
    return set.width;
}

const char *
ks_line_cut(struct ks_page *page, const char *text, struct ks_text_style style, int width)
{
    const char *cut = text;
    for (size_t n = strlen(text); n > 0 && ks_line_draw(page, cut, style, 0, 0, false) > width;) {
        n = ks_utf8_prefix(text, strlen(text), n - 1);
        cut = ks_arena_printf(page->out->arena, "%.*s…", (int)n, text);
    }
    return cut;
}

const char *ks_name_short(const struct ks_page *page, const char *name)
{
    enum { MOST = 72, BEGIN = 48, END = 15 }; /* bytes: 24 hanzi */
    size_t n = strlen(name);
    if (n <= MOST) {
        return name;
    }
    size_t end = n - END;
    assert(end > BEGIN && end <= n);
    while ((name[end] & 0xC0) == 0x80) { /* not inside a character */
        end++;
    }
    return ks_arena_printf(page->out->arena, "%.*s…%s", (int)ks_utf8_prefix(name, n, BEGIN), name,
                           name + end);
}

/* The spans up to the first that does not fit into `left` bytes, and of that its beginning; of a
 * fact nothing, whose key would be another one. */
static struct ks_spans
spans_within(const struct ks_page *page, const struct ks_spans *spans, size_t left)
{
    struct ks_arena *arena = page->out->arena;
    struct ks_spans out = { ks_arena_array(arena, spans->n + 1, sizeof *out.v), 0 };
    for (size_t i = 0; i < spans->n; i++) {
        const struct ks_span *span = &spans->v[i];
        size_t n = strlen(span->text);
        if (n <= left) {
            out.v[out.n++] = *span;
            left -= n;
        } else if (left < sizeof "…" || span->style == KS_SPAN_FACT) {
            break;
        } else {
            n = ks_utf8_prefix(span->text, n, left - strlen("…"));
            out.v[out.n] = *span;
            out.v[out.n++].text = ks_arena_printf(arena, "%.*s…", (int)n, span->text);
            break;
        }
    }
    return out;
}

static size_t bytes_of(const struct ks_spans *spans)
{
    size_t n = 0;
    for (size_t i = 0; i < spans->n; i++) {
        n += strlen(spans->v[i].text);
    }
    return n;
}

static size_t bytes_of_block(const struct ks_block *block)
{
    return strlen(block->speaker) + bytes_of(&block->text);
}

/* The bytes of the deeds, which stand last and are left out last; each whole or not at all: half a
 * number is a wrong one. */
static size_t bytes_of_deeds(const struct ks_card *card, size_t left)
{
    size_t deeds = 0, n_deeds = 0;
    for (size_t i = 0; i < card->n_blocks && n_deeds < KS_CARD_ACTIONS_MAX; i++) {
        if (card->blocks[i].kind == KS_BLOCK_ACTION) {
            size_t n = bytes_of_block(&card->blocks[i]);
            deeds += n <= left - deeds ? n : 0;
            n_deeds++;
        }
    }
    assert(deeds <= left);
    return deeds;
}

/* Of the blocks the deeds, and of the others those before the first that does not fit. */
static void blocks_within(const struct ks_page *page,
                          const struct ks_card *card,
                          size_t left,
                          struct ks_card *begin)
{
    size_t deeds = bytes_of_deeds(card, left), words = left - deeds;
    bool full = false;
    begin->n_blocks = 0;
    begin->blocks = ks_arena_array(page->out->arena, card->n_blocks + 1, sizeof *begin->blocks);
    for (size_t i = 0; i < card->n_blocks; i++) {
        struct ks_block block = card->blocks[i];
        size_t n = bytes_of_block(&block);
        if (block.kind == KS_BLOCK_ACTION) {
            if (n > deeds) {
                continue;
            }
            deeds -= n;
        } else if (full) {
            continue;
        } else if (n <= words) {
            words -= n;
        } else {
            full = true;
            block.text = spans_within(page, &block.text, words);
            if (block.kind != KS_BLOCK_PARAGRAPH || block.text.n == 0) {
                continue;
            }
        }
        begin->blocks[begin->n_blocks++] = block;
    }
}

const struct ks_card *ks_page_card(struct ks_page *page, const struct ks_card *card)
{
    size_t n = bytes_of(&card->headline);
    for (size_t i = 0; i < card->n_blocks; i++) {
        n += bytes_of_block(&card->blocks[i]);
    }
    if (n <= KS_BREAK_BYTES) {
        return card;
    }
    struct ks_card *begin = ks_arena_alloc(page->out->arena, sizeof *begin);
    *begin = *card;
    begin->headline = spans_within(page, &card->headline, KS_BREAK_BYTES);
    blocks_within(page, card, KS_BREAK_BYTES - bytes_of(&begin->headline), begin);
    page->overflow = true;
    return begin;
}

void ks_card_split(const struct ks_page *page, const struct ks_card *card, struct ks_card_parts *p)
{
    *p = (struct ks_card_parts) { 0 };
    p->headline = ks_page_spans(page, &card->headline);
    bool before = true;
    for (size_t i = 0; i < card->n_blocks; i++) {
        const struct ks_block *block = &card->blocks[i];
        switch (block->kind) {
        case KS_BLOCK_PARAGRAPH:
            if (before && p->n_supporting < KS_LINES_MAX) {
                p->supporting[p->n_supporting++] = ks_page_spans(page, &block->text);
            } else if (!before && p->n_closing < KS_LINES_MAX) {
                p->closing[p->n_closing++] = ks_page_spans(page, &block->text);
            }
            break;
        case KS_BLOCK_ACTION:
            if (p->n_actions < KS_CARD_ACTIONS_MAX) {
                p->action[p->n_actions++] = block;
            }
            break;
        case KS_BLOCK_SCRIPT:
        case KS_BLOCK_PANEL:
        case KS_BLOCK_LABEL:
        case KS_BLOCK_ENTRY:
            before = false;
            break;
        }
    }
    assert(p->n_supporting <= KS_LINES_MAX && p->n_closing <= KS_LINES_MAX);
    assert(p->n_actions <= KS_CARD_ACTIONS_MAX);
}
