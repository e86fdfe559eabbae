/* The blocks of a mock-up, one below the other (see panel.h). */
#include "core/scene/panel.h"

#include <assert.h>
#include <string.h>

#include "core/scene/marked.h"

static struct ks_skin skin_of(const struct ks_look *look)
{
    if (look->dark) {
        return (struct ks_skin) { KS_NIGHT, KS_NIGHT_PANEL, KS_TEAL, KS_WHITE, KS_AMBER, KS_MIST };
    }
    return (struct ks_skin) { KS_WHITE, KS_BUBBLE, KS_BUBBLE_ME, KS_INK, KS_RED, KS_SLATE };
}

static struct ks_text_style text_style(const struct ks_pen *p)
{
    struct ks_text_style style = ks_style(p->page, KS_BODY, KS_REGULAR, p->skin.text);
    style.px = p->px;
    style.pitch = 145;
    style.anywhere = p->anywhere;
    style.ring = p->skin.ring;
    style.alarm = p->skin.ring;
    if (p->found != NULL) {
        bool proofs = p->sort == KS_PROOFS;
        style.flagged = proofs ? KS_FLAG_UNDERLINED : KS_FLAG_RINGED;
        style.ring = !proofs ? p->skin.ring : p->look.dark ? KS_BUBBLE_ME : KS_TEAL;
        style.number = p->look.dark ? KS_INK : KS_WHITE;
    }
    return style;
}

/* The words of a block, or who says them, with what is marked. */
static struct ks_spans words_of(const struct ks_pen *p, const struct ks_block *block)
{
    size_t at = (size_t)(block - p->card->blocks);
    return ks_marked_spans(p->page, &block->text, p->found, at, KS_EVIDENCE_WORDS);
}

static struct ks_spans name_of(const struct ks_pen *p, const struct ks_block *block)
{
    size_t at = (size_t)(block - p->card->blocks);
    struct ks_span name = { KS_SPAN_PLAIN, block->speaker };
    const struct ks_spans spans = { &name, 1 };
    return ks_is_marked(p->found, at, KS_EVIDENCE_NAME)
               ? ks_marked_spans(p->page, &spans, p->found, at, KS_EVIDENCE_NAME)
               : ks_page_plain(p->page, ks_page_text(p->page, block->speaker));
}

static bool is_name_marked(const struct ks_pen *p, const struct ks_block *block)
{
    return ks_is_marked(p->found, (size_t)(block - p->card->blocks), KS_EVIDENCE_NAME);
}

static void note_width(struct ks_pen *p, const struct ks_text *text, int room)
{
    p->wide = p->wide || text->width > room;
    p->page->overflow = p->page->overflow || (p->draw && text->width > room);
}

static int readable(const struct ks_pen *p, int px)
{
    int least = ks_type(p->page, KS_SMALLEST);
    return px < least ? least : px;
}

static const char *first_character(struct ks_page *page, const char *speaker)
{
    size_t length;
    if (*speaker == '\0') {
        return "";
    }
    ks_utf8_decode(speaker, strlen(speaker), &length);
    assert(length > 0 && length <= strlen(speaker));
    return ks_arena_strndup(page->out->arena, speaker, length);
}

static bool is_other(const char *speaker)
{
    return strcmp(speaker, "对方") == 0 || strcmp(speaker, "Other") == 0;
}

static void draw_avatar(struct ks_pen *p, const struct ks_block *block, int x)
{
    int side = p->px * 7 / 4;
    struct ks_rect square = { x, p->y, side, side };
    ks_draw_fill(p->page->out, square, p->look.dark ? KS_NIGHT_PANEL : KS_MIST, p->px / 3);
    const char *name = block->speaker;
    struct ks_text_style style = text_style(p);
    style.px = readable(p, p->px * 3 / 4);
    if (is_other(name)) {
        int inset = side / 5;
        ks_draw_icon(
            p->page->out,
            (struct ks_rect) { x + inset, p->y + inset, side - 2 * inset, side - 2 * inset },
            KS_ICON_PERSON, p->skin.quiet);
        return;
    }
    const char *letter = first_character(p->page, name);
    int width = ks_line_width(p->page, letter, style);
    ks_line_draw(p->page, letter, style, x + (side - width) / 2,
                 p->y + (side - style.px * style.pitch / 100) / 2);
}

/* Writes the speaker's name above the first of their words, where an avatar with a Latin letter
 * would not say who it is. */
static void name_above(struct ks_pen *p, const struct ks_block *first, const struct ks_block *block)
{
    bool known = block->from_viewer || is_other(block->speaker);
    for (; first < block; first++) {
        known = known ||
                (first->kind == KS_BLOCK_SCRIPT && strcmp(first->speaker, block->speaker) == 0);
    }
    known = known || ks_lang_writing(ks_card_lang(p->card)) == KS_WRITING_HANZI;
    if (known && !is_name_marked(p, block)) {
        return;
    }
    struct ks_text_style style = text_style(p);
    style.px = readable(p, p->px * 3 / 4);
    style.color = p->skin.quiet;
    int x = p->rect.x + p->px * 7 / 4 + p->px / 2;
    struct ks_spans spans = name_of(p, block);
    struct ks_text text = ks_text_set(p->page, &spans, style, p->rect.w);
    style.pitch = 125;
    text.style = style;
    if (p->draw) {
        ks_text_draw(p->page, &text, x, p->y);
    }
    p->y += style.px * 5 / 4;
}

static void bubble(struct ks_pen *p, const struct ks_block *block)
{
    int side = p->px * 7 / 4, gap = p->px / 2, pad = p->px / 2;
    struct ks_spans spans = words_of(p, block);
    bool narrator = *block->speaker == '\0';
    int room = p->rect.w - 2 * pad - (narrator ? 0 : (p->two_sided ? 2 : 1) * (side + gap));
    if (room < p->px * 6) {
        room = p->rect.w - 2 * pad - (narrator ? 0 : side + gap);
    }
    struct ks_text text = ks_text_set(p->page, &spans, text_style(p), room);
    int width = text.width + 2 * pad, height = text.height + 2 * pad - p->px / 3;
    height = height < side ? side : height;
    int x = narrator             ? p->rect.x
            : block->from_viewer ? p->rect.x + p->rect.w - side - gap - width
                                 : p->rect.x + side + gap;
    if (p->draw) {
        if (!narrator) {
            draw_avatar(p, block, block->from_viewer ? p->rect.x + p->rect.w - side : p->rect.x);
        }
        ks_draw_fill(p->page->out, (struct ks_rect) { x, p->y, width, height },
                     block->from_viewer ? p->skin.me : p->skin.other, p->px / 3);
        ks_text_draw(p->page, &text, x + pad, p->y + (height - text.height) / 2);
    }
    note_width(p, &text, room);
    p->y += height + p->px * 3 / 5;
}

static void label(struct ks_pen *p, const struct ks_block *block)
{
    struct ks_text_style style = text_style(p);
    style.bold = true;
    style.balance = true;
    style.color = KS_WHITE;
    style.px = readable(p, p->px * 9 / 10);
    int pad = p->px / 2;
    struct ks_spans spans = ks_page_spans(p->page, &block->text);
    struct ks_text text = ks_text_set(p->page, &spans, style, p->rect.w - 2 * pad);
    int width = text.width + 2 * pad, height = text.height + pad / 2;
    if (p->draw) {
        struct ks_rect tag = { p->rect.x + p->rect.w - width, p->y, width, height };
        ks_draw_fill(p->page->out, tag, block->genuine ? KS_TEAL : KS_RED, p->px / 4);
        ks_text_draw(p->page, &text, tag.x + pad, tag.y + pad / 4);
    }
    p->y += height + p->px / 2;
}

static void head(struct ks_pen *p, const struct ks_block *block)
{
    struct ks_text_style style = text_style(p);
    style.px = readable(p, p->px * 17 / 20);
    style.color = p->skin.quiet;
    style.bold = !p->look.thin;
    int icon = p->px * 5 / 4;
    int room = p->rect.w - icon - p->px / 2;
    struct ks_spans spans = name_of(p, block);
    struct ks_text text = ks_text_set(p->page, &spans, style, room);
    int height = text.height > icon ? text.height : icon;
    note_width(p, &text, room);
    if (p->draw) {
        ks_draw_icon(p->page->out,
                     (struct ks_rect) { p->rect.x, p->y + (height - icon) / 2, icon, icon },
                     p->look.icon == KS_ICON_NONE ? KS_ICON_PERSON : p->look.icon, p->skin.quiet);
        ks_text_draw(p->page, &text, p->rect.x + icon + p->px / 2,
                     p->y + (height - text.height) / 2);
    }
    p->y += height + p->px / 2;
    if (p->draw) {
        ks_draw_fill(p->page->out, (struct ks_rect) { p->rect.x, p->y - p->px / 4, p->rect.w, 2 },
                     p->skin.other, 0);
    }
    p->y += p->px / 4;
}

static void paragraph(struct ks_pen *p, const struct ks_block *block)
{
    if (block->text.n == 0) {
        return;
    }
    struct ks_spans spans = words_of(p, block);
    struct ks_text text = ks_text_set(p->page, &spans, text_style(p), p->rect.w);
    if (p->draw) {
        ks_text_draw(p->page, &text, p->rect.x, p->y);
    }
    note_width(p, &text, p->rect.w);
    p->y += text.height + p->px / 2;
}

/* When a block comes, on a card that unfolds. The sender stands. */
static struct ks_beat beat_of(struct ks_pen *p, const struct ks_block *block)
{
    struct ks_drawlist *out = p->page->out;
    return ks_draw_beat(out, block->kind == KS_BLOCK_LABEL ? KS_BEAT_VERDICT : KS_BEAT_MESSAGE);
}

static void panel_head(struct ks_pen *p, const struct ks_block *block)
{
    const struct ks_beat comes = p->page->out->beat;
    p->page->out->beat = (struct ks_beat) { KS_BEAT_STANDS, 0 };
    if (*block->speaker != '\0' && !p->look.bare) {
        head(p, block);
    }
    p->page->out->beat = comes;
}

/* Whether what was measured says already that this size is too large. */
static bool is_enough(const struct ks_pen *p)
{
    return p->most > 0 && (p->wide || p->y - p->rect.y - p->px / 2 > p->most);
}

int ks_pen_draw(struct ks_pen *p, size_t first, size_t until)
{
    const struct ks_card *card = p->card;
    const struct ks_beat before = p->page->out->beat;
    assert(first <= until && until <= card->n_blocks && p->px > 0);
    p->y = p->rect.y;
    p->wide = false;
    for (size_t i = first; i < until; i++) {
        p->two_sided = p->two_sided || card->blocks[i].from_viewer;
    }
    for (size_t i = first; i < until && !is_enough(p); i++) {
        const struct ks_block *block = &card->blocks[i];
        p->page->out->beat = beat_of(p, block);
        switch (block->kind) {
        case KS_BLOCK_PANEL:
            panel_head(p, block);
            paragraph(p, block);
            break;
        case KS_BLOCK_SCRIPT:
            if (*block->speaker == '\0' || p->look.bare) {
                paragraph(p, block);
            } else {
                name_above(p, &card->blocks[first], block);
                bubble(p, block);
            }
            break;
        case KS_BLOCK_LABEL:
            if (!p->look.bare) {
                label(p, block);
            }
            break;
        case KS_BLOCK_PARAGRAPH:
        case KS_BLOCK_ENTRY:
        case KS_BLOCK_ACTION:
            break;
        }
    }
    p->page->out->beat = before;
    assert(p->y >= p->rect.y);
    return p->y - p->rect.y - (p->y > p->rect.y ? p->px / 2 : 0);
}

struct ks_pen ks_pen_of(struct ks_page *page, const struct ks_card *card, struct ks_rect rect)
{
    struct ks_look look = ks_look_of(card->template);
    return (struct ks_pen) {
        .page = page, .card = card, .look = look, .skin = skin_of(&look), .rect = rect
    };
}

int ks_panel_text(struct ks_page *page,
                  const struct ks_card *card,
                  size_t first,
                  size_t until,
                  struct ks_rect rect,
                  int px,
                  enum ks_ink ink)
{
    struct ks_pen p = ks_pen_of(page, card, rect);
    p.px = px;
    p.draw = ink == KS_DRAWN;
    return ks_pen_draw(&p, first, until);
}
