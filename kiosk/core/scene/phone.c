/* Mock-ups on a phone: chat, text message, call, web page, group notice. */
#include "core/scene/phone.h"

#include "core/scene/panel.h"

#define READABLE_TALK 380 /* hundredths of u: below it a call gives up its buttons */

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
    if (page->audience == KS_FOR_CLASS) {
        return width * 9000 / (ks_u(page, 9000) * (talk ? 14 : 12));
    }
    return talk ? (page->portrait ? 580 : 440) : (page->portrait ? 740 : 540);
}

/* Sets the pen to the largest size at which the panel fits; returns its height. */
static int size_of(struct ks_pen *p, int height_left)
{
    struct ks_page *page = p->page;
    struct ks_size_search search = ks_page_sizes(
        page, ks_type(page, most_size(page, p->card, p->rect.w)), ks_type(page, KS_SMALLEST));
    search.coarse = ks_u(page, 800);
    int height;
    p->draw = false;
    do {
        p->px = search.px;
        p->most = search.px > search.least ? height_left : 0; /* of the smallest all counts */
        height = ks_pen_draw(p, 0, p->card->n_blocks);
    } while (ks_size_tried(&search, height <= height_left && !p->wide));
    p->most = 0;
    if (p->px != search.px) {
        p->px = search.px;
        height = ks_pen_draw(p, 0, p->card->n_blocks);
    }
    return height;
}

/* An address that has no room on a line of any size is broken. */
static int size_with(struct ks_pen *p, int height_left)
{
    int height = size_of(p, height_left);
    if (p->wide) {
        p->anywhere = true;
        height = size_of(p, height_left);
    }
    return height;
}

/* Draws the mock-up; returns how much of the room's height it takes. */
static int draw_phone(struct ks_pen *p, struct ks_rect room)
{
    struct ks_page *page = p->page;
    int pad = ks_u(page, 300), button = ks_u(page, 700);
    int buttons = p->look.dark ? button * 2 : 0;
    p->rect = (struct ks_rect) { room.x + pad, room.y + pad, room.w - 2 * pad, 0 };
    int height = size_with(p, room.h - 2 * pad - buttons);
    int wanted =
        page->audience == KS_FOR_CLASS ? most_size(page, p->card, p->rect.w) : READABLE_TALK;
    if (buttons > 0 && p->px < ks_type(page, wanted)) { /* they give way to larger words */
        buttons = 0;
        height = size_with(p, room.h - 2 * pad);
    }
    if (height == 0) {
        return 0; /* the card has no blocks */
    }
    height += 2 * pad;
    page->overflow = page->overflow || height > room.h;
    height += buttons;
    struct ks_rect panel = { room.x, room.y, room.w, height };
    if (!page->portrait) {
        panel.y += (room.h - height) / 3 > 0 ? (room.h - height) / 3 : 0;
    }
    ks_draw_fill(page->out, panel, p->skin.panel, ks_u(page, 200));
    p->rect.y = panel.y + pad;
    p->draw = true;
    ks_pen_draw(p, 0, p->card->n_blocks);
    if (buttons > 0) {
        draw_call_buttons(page, panel, button);
    }
    return height;
}

void ks_template_phone(struct ks_page *page, const struct ks_card *card, struct ks_rect room)
{
    struct ks_pen p = ks_pen_of(page, card, room);
    (void)draw_phone(&p, room);
}

int ks_phone_marked(struct ks_page *page, const struct ks_quiz_item *item, struct ks_rect room)
{
    struct ks_evidence found = ks_evidence_of(item);
    struct ks_pen p = ks_pen_of(page, item->card, room);
    p.found = &found;
    p.sort = item->genuine ? KS_PROOFS : KS_TELLS;
    return draw_phone(&p, room);
}
