/* Mock-ups on a phone: chat, text message, call, web page, group notice. */
#include "core/scene/phone.h"

#include <assert.h>
#include <string.h>

#include "core/scene/look.h"

#define READABLE_TALK 380 /* hundredths of u: below it a call gives up its buttons */

/* Colours of a mock-up on a light or a dark panel. */
struct skin {
    uint32_t panel, other, me, text, ring, quiet;
};

static struct skin skin_of(const struct ks_look *look)
{
    if (look->dark) {
        return (struct skin) { KS_NIGHT, KS_NIGHT_PANEL, KS_TEAL, KS_WHITE, KS_AMBER, KS_MIST };
    }
    return (struct skin) { KS_WHITE, KS_BUBBLE, KS_BUBBLE_ME, KS_INK, KS_RED, KS_SLATE };
}

/* The state of drawing one mock-up, block by block. */
struct pen {
    struct ks_page *page;
    const struct ks_card *card;
    struct ks_look look;
    struct skin skin;
    struct ks_rect rect;
    int px, y;
    bool draw;
    bool two_sided; /* the viewer speaks, too */
};

static struct ks_text_style text_style(const struct pen *p)
{
    struct ks_text_style style = ks_style(p->page, KS_BODY, false, p->skin.text);
    style.px = p->px;
    style.pitch = 145;
    style.ring = p->skin.ring;
    style.alarm = p->skin.ring;
    return style;
}

static int readable(const struct pen *p, int px)
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

static void draw_avatar(struct pen *p, const struct ks_block *block, int x)
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
    int width = ks_line_draw(p->page, letter, style, 0, 0, false);
    ks_line_draw(p->page, letter, style, x + (side - width) / 2,
                 p->y + (side - style.px * style.pitch / 100) / 2, true);
}

/* Writes the speaker's name above the first of their words, where an avatar with a Latin letter
 * would not say who it is. */
static void name_above(struct pen *p, const struct ks_block *first, const struct ks_block *block)
{
    bool known = block->from_viewer || is_other(block->speaker);
    for (; first < block; first++) {
        known = known ||
                (first->kind == KS_BLOCK_SCRIPT && strcmp(first->speaker, block->speaker) == 0);
    }
    if (known || ks_lang_writing(ks_card_lang(p->card)) == KS_WRITING_HANZI) {
        return;
    }
    struct ks_text_style style = text_style(p);
    style.px = readable(p, p->px * 3 / 4);
    style.color = p->skin.quiet;
    int x = p->rect.x + p->px * 7 / 4 + p->px / 2;
    ks_line_draw(p->page, block->speaker, style, x, p->y, p->draw);
    p->y += style.px * 5 / 4;
}

static void bubble(struct pen *p, const struct ks_block *block)
{
    int side = p->px * 7 / 4, gap = p->px / 2, pad = p->px / 2;
    struct ks_spans spans = ks_page_spans(p->page, &block->text);
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
    p->page->overflow = p->page->overflow || (p->draw && text.width > room);
    p->y += height + p->px * 3 / 5;
}

static void label(struct pen *p, const struct ks_block *block)
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

static void head(struct pen *p, const struct ks_block *block)
{
    struct ks_text_style style = text_style(p);
    style.px = readable(p, p->px * 17 / 20);
    style.color = p->skin.quiet;
    style.bold = !p->look.thin;
    int icon = p->px * 5 / 4;
    int room = p->rect.w - icon - p->px / 2;
    struct ks_spans spans = ks_page_plain(p->page, ks_page_text(p->page, block->speaker));
    struct ks_text text = ks_text_set(p->page, &spans, style, room);
    int height = text.height > icon ? text.height : icon;
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

static void paragraph(struct pen *p, const struct ks_block *block)
{
    if (block->text.n == 0) {
        return;
    }
    struct ks_spans spans = ks_page_spans(p->page, &block->text);
    struct ks_text text = ks_text_set(p->page, &spans, text_style(p), p->rect.w);
    if (p->draw) {
        ks_text_draw(p->page, &text, p->rect.x, p->y);
    }
    p->page->overflow = p->page->overflow || (p->draw && text.width > p->rect.w);
    p->y += text.height + p->px / 2;
}

int ks_panel_text(struct ks_page *page,
                  const struct ks_card *card,
                  size_t first,
                  size_t until,
                  struct ks_rect rect,
                  int px,
                  bool draw)
{
    struct ks_look look = ks_look_of(card->template);
    struct pen p = { page, card, look, skin_of(&look), rect, px, rect.y, draw, false };
    assert(first <= until && until <= card->n_blocks && px > 0);
    for (size_t i = first; i < until; i++) {
        p.two_sided = p.two_sided || card->blocks[i].from_viewer;
    }
    for (size_t i = first; i < until; i++) {
        const struct ks_block *block = &card->blocks[i];
        switch (block->kind) {
        case KS_BLOCK_PANEL:
            if (*block->speaker != '\0' && !look.bare) {
                head(&p, block);
            }
            paragraph(&p, block);
            break;
        case KS_BLOCK_SCRIPT:
            if (*block->speaker == '\0' || look.bare) {
                paragraph(&p, block);
            } else {
                name_above(&p, &card->blocks[first], block);
                bubble(&p, block);
            }
            break;
        case KS_BLOCK_LABEL:
            if (!look.bare) {
                label(&p, block);
            }
            break;
        case KS_BLOCK_PARAGRAPH:
        case KS_BLOCK_ENTRY:
        case KS_BLOCK_ACTION:
            break;
        }
    }
    assert(p.y >= rect.y);
    return p.y - rect.y - (p.y > rect.y ? px / 2 : 0);
}

/* Draws the two round buttons of a call: red hangs up, teal answers. */
static void draw_call_buttons(struct ks_page *page, struct ks_rect panel, int side)
{
    int y = panel.y + panel.h - side - side / 2;
    for (int i = 0; i < 2; i++) {
        int x = panel.x + panel.w * (i == 0 ? 3 : 7) / 10 - side / 2;
        struct ks_rect disc = { x, y, side, side };
        ks_draw_fill(page->out, disc, i == 0 ? KS_RED : KS_TEAL, side / 2);
        struct ks_rect icon = { x + side / 4, y + side / 4, side / 2, side / 2 };
        ks_draw_icon(page->out, icon, i == 0 ? KS_ICON_PHONE_DOWN : KS_ICON_PHONE, KS_WHITE);
    }
}

/* The largest text size. A single message has room to be large; a conversation must fit. For a
 * class, text is as large as leaves twelve hanzi on a line, fewer between two avatars. */
static int most_size(const struct ks_page *page, const struct ks_card *card, int width)
{
    bool talk = ks_look_of(card->template).talk;
    if (page->for_class) {
        return width * 9000 / (ks_u(page, 9000) * (talk ? 14 : 12));
    }
    return talk ? (page->portrait ? 500 : 440) : (page->portrait ? 620 : 540);
}

/* The largest size at which panel and buttons fit; returns the panel's height. */
static int size_with(struct ks_page *page,
                     const struct ks_card *card,
                     struct ks_rect inner,
                     int height_left,
                     int *px)
{
    struct ks_size_search search =
        ks_sizes(ks_type(page, most_size(page, card, inner.w)), ks_type(page, KS_SMALLEST));
    search.coarse = ks_u(page, 800);
    int height;
    do {
        *px = search.px;
        height = ks_panel_text(page, card, 0, card->n_blocks, inner, *px, false);
    } while (ks_size_tried(&search, height <= height_left));
    if (*px != search.px) {
        *px = search.px;
        height = ks_panel_text(page, card, 0, card->n_blocks, inner, *px, false);
    }
    return height;
}

void ks_template_phone(struct ks_page *page, const struct ks_card *card, struct ks_rect room)
{
    int pad = ks_u(page, 300), px, button = ks_u(page, 700);
    struct ks_look look = ks_look_of(card->template);
    int buttons = look.dark ? button * 2 : 0;
    struct ks_rect inner = { room.x + pad, room.y + pad, room.w - 2 * pad, 0 };
    int height = size_with(page, card, inner, room.h - 2 * pad - buttons, &px);
    int wanted = page->for_class ? most_size(page, card, inner.w) : READABLE_TALK;
    if (buttons > 0 && px < ks_type(page, wanted)) { /* the buttons give way to larger words */
        buttons = 0;
        height = size_with(page, card, inner, room.h - 2 * pad, &px);
    }
    if (height == 0) {
        return; /* the card has no blocks */
    }
    height += 2 * pad;
    page->overflow = page->overflow || height > room.h;
    height += buttons;
    struct ks_rect panel = { room.x, room.y, room.w, height };
    if (!page->portrait) {
        panel.y += (room.h - height) / 3 > 0 ? (room.h - height) / 3 : 0;
    }
    ks_draw_fill(page->out, panel, skin_of(&look).panel, ks_u(page, 200));
    inner.y = panel.y + pad;
    ks_panel_text(page, card, 0, card->n_blocks, inner, px, true);
    if (buttons > 0) {
        draw_call_buttons(page, panel, button);
    }
}
