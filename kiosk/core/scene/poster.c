/* One sentence or one number, very large. */
#include "core/scene/poster.h"

#include <assert.h>

#include "core/scene/look.h"

void ks_card_picture_draw(struct ks_page *page, const struct ks_card *card, struct ks_rect rect)
{
    if (page->picture == KS_PAGE_PICTURE) {
        ks_draw_picture(page->out, rect, card->picture, KS_FIT_CONTAIN);
        return;
    }
    int side = rect.w < rect.h ? rect.w : rect.h;
    struct ks_rect plate = { rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side,
                             side };
    ks_draw_fill(page->out, plate, KS_WHITE, ks_u(page, 200));
    ks_draw_qr(page->out, plate, ks_page_text(page, card->qr));
}

/* Portrait: the picture, and right below it the words; returns their top. */
static int
picture_above(struct ks_page *page, const struct ks_card *card, struct ks_rect room, int words)
{
    int gap = ks_u(page, 300), left = room.h - words - gap;
    struct ks_rect picture = { room.x, room.y, room.w, left < room.w ? left : room.w };
    if (picture.h < ks_u(page, 1600)) {
        return room.y + (room.h > words ? room.h - words : 0);
    }
    int spare = left - picture.h;
    picture.y += spare / 3;
    ks_card_picture_draw(page, card, picture);
    return picture.y + picture.h + gap;
}

/* Sets a supporting line on one line, if a little smaller is enough for that; else on two. */
static struct ks_text supporting_line(struct ks_page *page,
                                      const struct ks_spans *spans,
                                      struct ks_text_style style,
                                      int width,
                                      int height)
{
    struct ks_size_search search = ks_page_sizes(page, style.px, ks_u(page, KS_BODY));
    struct ks_text_style one = style;
    struct ks_text text;
    do {
        one.px = search.px;
        text = ks_text_set(page, spans, one, width);
    } while (ks_size_tried(&search, text.paragraph.n_lines == 1 && text.width <= width));
    if (search.fits) {
        one.px = search.px;
        return ks_text_set(page, spans, one, width);
    }
    return ks_text_fit(page, spans, style, ks_u(page, KS_SMALLEST), width, height, 2);
}

void ks_template_poster(struct ks_page *page,
                        const struct ks_card *card,
                        const struct ks_card_parts *parts,
                        struct ks_rect room)
{
    bool hotline = ks_look_of(card->template).number;
    int most = hotline ? 3000 : page->portrait ? 1700 : 1600;
    /* Room for a shield icon at the side. */
    int side = hotline || page->portrait || page->picture != KS_PAGE_WORDS_ONLY ? 0 : room.w / 4;
    struct ks_text_style style = ks_style(page, most, KS_BOLD, hotline ? KS_RED : KS_INK);
    style.pitch = 120;
    style.balance = true;
    int lines_height = 0;
    struct ks_text lines[KS_LINES_MAX * 2];
    size_t n = 0;
    for (size_t i = 0; i < parts->n_supporting + parts->n_closing; i++) {
        const struct ks_spans *spans = i < parts->n_supporting
                                           ? &parts->supporting[i]
                                           : &parts->closing[i - parts->n_supporting];
        bool closing = i >= parts->n_supporting;
        if (closing && page->portrait) {
            break; /* stands in the band at the foot */
        }
        struct ks_text_style small =
            ks_style(page, page->portrait ? 700 : 540, closing ? KS_BOLD : KS_REGULAR,
                     closing ? KS_INK : KS_SLATE);
        assert(n < KS_COUNT(lines));
        int left = room.h / 2 - lines_height;
        lines[n] = supporting_line(page, spans, small, room.w - side,
                                   left < room.h / 3 ? left : room.h / 3);
        lines_height += lines[n++].height;
    }
    int gap = n > 0 ? ks_u(page, 350) : 0;
    int smallest = ks_u(page, KS_BODY);
    struct ks_text headline = ks_text_fit(page, &parts->headline, style, smallest, room.w - side,
                                          room.h - lines_height - gap, hotline ? 1 : 3);
    int height = headline.height + gap + lines_height;
    int spare = room.h > height ? room.h - height : 0;
    int y = room.y + (page->portrait ? spare : spare / 2); /* in portrait a picture is above */
    int bar = ks_u(page, 100);
    if (page->picture != KS_PAGE_WORDS_ONLY) {
        y = page->portrait ? picture_above(page, card, room, height) : y;
    } else if (side > 0) {
        int icon = side * 9 / 10 < room.h ? side * 9 / 10 : room.h;
        ks_draw_icon(
            page->out,
            (struct ks_rect) { room.x + room.w - icon, room.y + (room.h - icon) / 2, icon, icon },
            KS_ICON_SHIELD, KS_MIST);
        struct ks_rect mark = { room.x + room.w - icon * 3 / 4, room.y + (room.h - icon / 2) / 2,
                                icon / 2, icon / 2 };
        ks_draw_icon(page->out, mark, KS_ICON_CHECK, KS_TEAL);
    }
    ks_text_draw(page, &headline, room.x, y);
    y += headline.height + gap;
    if (n > 0) {
        ks_draw_fill(page->out, (struct ks_rect) { room.x, y - gap / 2, ks_u(page, 1200), bar / 2 },
                     KS_AMBER, bar / 4);
    }
    for (size_t i = 0; i < n; i++) {
        ks_text_draw(page, &lines[i], room.x, y);
        y += lines[i].height;
    }
}
