/* The screens of a question: its scene and what may be answered, and how sure one is. */
#include <assert.h>

#include "core/scene/phone.h"
#include "core/screen/parts.h"
#include "core/screen/round.h"
#include "core/screen/tiles.h"

static size_t option_tiles(struct ks_page *page,
                           const struct ks_visit *visit,
                           const struct ks_quiz_item *item,
                           struct ks_tile tile[KS_QUIZ_OPTIONS_MAX])
{
    static const char *const badges[KS_QUIZ_OPTIONS_MAX] = { "1", "2", "3", "4", "5", "6" };
    bool several = ks_session_takes_several(item);
    for (size_t i = 0; i < item->n_options; i++) {
        size_t option = visit->session.order[i];
        assert(option < item->n_options);
        bool marked = several && (visit->session.marked >> option & 1) != 0;
        tile[i] = (struct ks_tile) { .title = item->options[option].text,
                                     .tap = ks_tap_n(KS_TAP_CHOICE, i),
                                     .look = marked ? KS_TILE_INK : KS_TILE_FRAMED,
                                     .badge = badges[i],
                                     .icon = marked ? KS_ICON_CHECK : KS_ICON_NONE };
    }
    (void)page;
    return item->n_options;
}

/* Draws scene and options: one above the other in portrait, else side by side. Without a scene the
 * options have all the room. */
static void draw_parts(struct ks_page *page,
                       const struct ks_quiz_item *item,
                       const struct ks_tile *tile,
                       size_t n,
                       struct ks_rect room)
{
    struct ks_rect scene = room;
    if (page->portrait) {
        int top = ks_tiles_draw(page, room, tile, n, 1, 1600);
        scene.h = top - ks_u(page, 400) - room.y;
    } else if (item->card != NULL) {
        int gap = ks_u(page, 400);
        scene.w = (room.w - gap) * 7 / 12;
        room.x += scene.w + gap;
        room.w -= scene.w + gap;
        ks_tiles_draw(page, room, tile, n, 1, 1600);
    } else {
        ks_tiles_draw(page, room, tile, n, n > 3 ? 2 : 1, 1600);
    }
    if (item->card != NULL) {
        ks_template_phone(page, item->card, scene);
    }
}

struct asked { /* what a screen asks about an item */
    const char *question;
    const char *const *text; /* of its button, if it has one */
    const struct ks_tap *tap;
    size_t n_buttons;
    const struct ks_tile *tile;
    size_t n;
};

/* What is asked; where the scene has no room below the heading, the heading gives way. */
static void draw_asked(struct ks_page *page,
                       const struct ks_visit *visit,
                       const struct ks_quiz_item *item,
                       const struct asked *asked)
{
    const struct ks_page fresh = *page;
    const struct ks_drawlist before = *page->out;
    for (;;) {
        struct ks_rect room = ks_round_begin(page, visit, item, asked->question, asked->text,
                                             asked->tap, asked->n_buttons);
        draw_parts(page, item, asked->tile, asked->n, room);
        if (!page->overflow || page->tight) {
            return;
        }
        *page = fresh;
        page->tight = true;
        ks_draw_back(page->out, &before);
    }
}

void ks_question_draw(struct ks_page *page,
                      const struct ks_visit *visit,
                      const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = ks_round_item(visit, at);
    bool several = ks_session_takes_several(item);
    const char *const texts[] = { visit->session.marked != 0 ? ks_word(page, "确定")
                                                             : ks_word(page, "可选多项") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_CONFIRM) };
    struct ks_tile tile[KS_QUIZ_OPTIONS_MAX];
    struct asked asked = { item->stem,      texts, taps,
                           several ? 1 : 0, tile,  option_tiles(page, visit, item, tile) };
    draw_asked(page, visit, item, &asked);
}

void ks_sure_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = ks_round_item(visit, at);
    const struct ks_tile tile[] = {
        { .title = ks_word(page, "拿得准"), .tap = ks_tap(KS_TAP_SURE), .look = KS_TILE_FRAMED },
        { .title = ks_word(page, "拿不准"), .tap = ks_tap(KS_TAP_UNSURE), .look = KS_TILE_FRAMED }
    };
    struct asked asked = { .question = ks_word(page, "这个答案，你有多大把握？"),
                           .tile = tile,
                           .n = KS_COUNT(tile) };
    draw_asked(page, visit, item, &asked);
}
