/* The screens of a visit: which is drawn by whom; the lists, an entry, still there. */
#include <string.h>

#include "base/list.h"
#include "core/scene/actions.h"
#include "core/scene/entries.h"
#include "core/screen/parts.h"
#include "core/screen/tiles.h"
#include "core/screen/words.h"
#include "core/text/content_names.h"

#define LIST_MAX 200

/* Where and how a type reaches somebody: "短信、来电". */
static const char *channels_of(const struct ks_page *page, const struct ks_card *card)
{
    struct ks_str rest = ks_str_of(card->channels), part;
    const char *text = "";
    while (!page->english && ks_list_next(&rest, &part)) {
        text = ks_arena_printf(page->out->arena, "%s%s%.*s", text, *text == '\0' ? "" : "、",
                               (int)part.n, part.p);
    }
    return text;
}

/* One page of the entries below a folder, from `first`. */
static void draw_entries(struct ks_page *page,
                         const struct ks_visit_at *at,
                         const char *folder,
                         size_t channel,
                         size_t first,
                         struct ks_rect room)
{
    size_t index[LIST_MAX], here = 0;
    size_t n = ks_visit_entries(at, folder, channel, index, LIST_MAX);
    struct ks_tile tile[KS_HANDBOOK_PAGE];
    for (size_t i = first; i < n && here < KS_HANDBOOK_PAGE; i++) {
        const struct ks_card *card = ks_visit_card(at, index[i]);
        const char *channels = channels_of(page, card), *mark = ks_chinese_mark(page, card);
        tile[here++] = (struct ks_tile) { .title = card->title,
                                          .note = *mark == '\0' ? channels : mark,
                                          .tap = KS_TAP_ITEM + (int)i,
                                          .look = KS_TILE_WHITE };
    }
    ks_tiles_draw(page, room, tile, here, page->portrait ? 2 : 4, 1900);
}

static void
draw_handbook(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    size_t pages = ks_visit_pages(visit, at), channel = visit->channel;
    const char *title =
        channel == 0 ? ks_word(page, "防骗手册") : ks_channel_word(page, channel - 1);
    const char *note = ks_arena_printf(page->out->arena, ks_word(page, "第 %zu 页，共 %zu 页"),
                                       visit->page + 1, pages);
    struct ks_rect room = ks_touch_begin(page, title, note);
    const char *texts[4] = { ks_word(page, "返回"),
                             channel == 0 ? ks_word(page, "按渠道") : ks_word(page, "按类型") };
    int taps[4] = { KS_TAP_BACK, channel == 0 ? KS_TAP_CHANNELS : KS_TAP_HANDBOOK };
    size_t n = 2;
    if (pages > 1) { /* both, so that they stay where the hand is */
        texts[n] = ks_word(page, "上一页");
        taps[n++] = KS_TAP_EARLIER;
        texts[n] = ks_word(page, "下一页");
        taps[n++] = KS_TAP_LATER;
    }
    room = ks_touch_foot(page, room, texts, taps, n);
    draw_entries(page, at, KS_HANDBOOK, channel, visit->page * KS_HANDBOOK_PAGE, room);
}

static void draw_channels(struct ks_page *page, const struct ks_visit_at *at)
{
    struct ks_rect room = ks_touch_begin(page, ks_word(page, "它是怎么找上你的？"),
                                         ks_word(page, "选一个渠道，看有哪些骗法"));
    const char *const texts[] = { ks_word(page, "返回"), ks_word(page, "按类型") };
    const int taps[] = { KS_TAP_BACK, KS_TAP_HANDBOOK };
    room = ks_touch_foot(page, room, texts, taps, KS_COUNT(texts));
    struct ks_tile tile[KS_CHANNEL_COUNT];
    size_t n = 0;
    for (size_t i = 0; i < KS_CHANNEL_COUNT; i++) {
        size_t types = ks_visit_entries(at, KS_HANDBOOK, i + 1, NULL, LIST_MAX);
        if (types > 0) {
            tile[n++] = (struct ks_tile) { .title = ks_channel_word(page, i),
                                           .note = ks_arena_printf(page->out->arena,
                                                                   ks_word(page, "%zu 种"), types),
                                           .tap = KS_TAP_CHOICE + (int)i,
                                           .look = KS_TILE_WHITE };
        }
    }
    ks_tiles_draw(page, room, tile, n, page->portrait ? 2 : 4, 1900);
}

/* Read under stress: what has happened, in large words, and nothing else. */
static void draw_help(struct ks_page *page, const struct ks_visit_at *at)
{
    struct ks_rect room =
        ks_touch_begin(page, ks_word(page, "你遇到了哪一种？"), ks_word(page, "先别慌，选一个"));
    const char *const texts[] = { ks_word(page, "返回") };
    const int taps[] = { KS_TAP_BACK };
    room = ks_touch_foot(page, room, texts, taps, 1);
    size_t index[KS_HANDBOOK_PAGE];
    size_t n = ks_visit_entries(at, KS_HELP, 0, index, KS_HANDBOOK_PAGE);
    struct ks_tile tile[KS_HANDBOOK_PAGE];
    for (size_t i = 0; i < n; i++) {
        const struct ks_card *card = ks_visit_card(at, index[i]);
        tile[i] = (struct ks_tile) { .title = card->title,
                                     .note = ks_chinese_mark(page, card),
                                     .tap = KS_TAP_ITEM + (int)i,
                                     .look = i == 0 ? KS_TILE_RED : KS_TILE_FRAMED,
                                     .most = 560 };
    }
    ks_tiles_draw(page, room, tile, n, page->portrait ? 1 : 2, 1800);
}

/* The actions: below the entries in portrait, beside them in landscape; returns the rest. */
static struct ks_rect what_to_do(struct ks_page *page,
                                 const struct ks_card *card,
                                 const struct ks_card_parts *parts,
                                 struct ks_rect room)
{
    if (page->portrait) {
        struct ks_card_parts actions = *parts;
        actions.n_closing = 0;
        room.h = ks_actions_draw(page, card, &actions, room) - room.y;
        return room;
    }
    int gap = ks_touch_gap(page), n = (int)parts->n_actions;
    struct ks_rect right = room;
    right.w = room.w * 5 / 12;
    right.x = room.x + room.w - right.w;
    room.w -= right.w + ks_u(page, 400);
    right.h = n == 0 ? 0 : (room.h - (n - 1) * gap) / n;
    for (int i = 0; i < n; i++) {
        ks_action_cell_draw(page, parts->action[i], right);
        right.y += right.h + gap;
    }
    return room;
}

static void
draw_entry(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_card *card = ks_visit_card(at, visit->entry);
    struct ks_card_parts parts;
    page->card_lang = card->lang;
    ks_card_split(page, card, &parts);
    struct ks_rect room = ks_touch_begin(page, card->title, ks_chinese_mark(page, card));
    bool quiz = *card->type != '\0' && ks_str_starts(ks_str_of(card->path), KS_STR(KS_HANDBOOK));
    bool first = visit->came_from == KS_VISIT_HOME; /* a touch on a poster */
    const char *const texts[] = { first ? ks_word(page, "首页") : ks_word(page, "返回"),
                                  ks_word(page, "我遇到了"), ks_word(page, "做三道题") };
    const int taps[] = { KS_TAP_BACK, KS_TAP_HELP, KS_TAP_TYPE_QUIZ };
    room = ks_touch_foot(page, room, texts, taps, quiz ? 3 : 1);
    for (size_t i = 0; i < parts.n_supporting; i++) {
        struct ks_text_style style = ks_style(page, 480, false, KS_SLATE);
        struct ks_text text = ks_text_fit(page, &parts.supporting[i], style,
                                          ks_u(page, KS_SMALLEST), room.w, room.h / 3, 2);
        ks_text_draw(page, &text, room.x, room.y);
        room.y += text.height + ks_u(page, 100);
        room.h -= text.height + ks_u(page, 100);
    }
    page->out->reading = KS_READ_MORE;
    room = what_to_do(page, card, &parts, room);
    page->out->reading = KS_READ_BODY;
    ks_template_entries(page, card, room);
}

/* Ten parts of a ring, one for each second; from the top, clockwise. */
static void ring(struct ks_page *page, struct ks_rect room, int left)
{
    static const int at[10][2] = {
        { 0, -100 }, { 59, -81 }, { 95, -31 }, { 95, 31 },   { 59, 81 },
        { 0, 100 },  { -59, 81 }, { -95, 31 }, { -95, -31 }, { -59, -81 }
    };
    int radius = room.h / 3 < ks_u(page, 1500) ? room.h / 3 : ks_u(page, 1500),
        dot = radius * 2 / 5;
    int x = room.x + radius + dot, y = room.y + radius + dot / 2;
    for (int i = 0; i < 10; i++) {
        struct ks_rect disc = { x + at[i][0] * radius / 100 - dot / 2,
                                y + at[i][1] * radius / 100 - dot / 2, dot, dot };
        ks_draw_fill(page->out, disc, 10 - i <= left ? KS_TEAL : KS_MIST, dot / 2);
    }
}

static void draw_still_there(struct ks_page *page, const struct ks_visit *visit)
{
    struct ks_rect room = ks_touch_begin(page, ks_word(page, "还在看吗？"),
                                         ks_word(page, "点任何地方继续，不然就回到海报"));
    const char *const texts[] = { ks_word(page, "继续") };
    const int taps[] = { KS_TAP_STAY };
    room = ks_touch_foot(page, room, texts, taps, 1);
    ring(page, room, visit->seconds_left);
}

/* Taking part, lessons, staff. */
static void
draw_other(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    switch ((int)visit->screen) {
    case KS_VISIT_WORKS:
        ks_works_draw(page, visit, at);
        break;
    case KS_VISIT_WORK:
        ks_work_draw(page, visit, at);
        break;
    case KS_VISIT_POLL:
        ks_poll_draw(page, visit, at);
        break;
    case KS_VISIT_PLEDGE:
        ks_pledge_draw(page, visit, at);
        break;
    case KS_VISIT_LESSON:
        ks_lesson_draw(page, visit, at);
        break;
    case KS_VISIT_LESSON_TYPES:
        ks_pick_types_draw(page, visit, at);
        break;
    case KS_VISIT_LESSON_PICK:
        ks_pick_draw(page, visit, at);
        break;
    case KS_VISIT_LESSON_ITEM:
        ks_lesson_item_draw(page, visit, at);
        break;
    case KS_VISIT_LESSON_END:
        ks_lesson_end_draw(page, visit);
        break;
    case KS_VISIT_PIN:
        ks_pin_draw(page, at);
        break;
    case KS_VISIT_STAFF:
        ks_staff_draw(page, at);
        break;
    case KS_VISIT_IMPORT:
        ks_import_draw(page, visit, at);
        break;
    case KS_VISIT_PREVIEW:
        ks_preview_draw(page, visit, at);
        break;
    default:
        break;
    }
}

void ks_scene_visit(const struct ks_scene_env *env,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at,
                    struct ks_drawlist *out)
{
    struct ks_scene_env quiet = *env;
    quiet.ticker = NULL;
    quiet.total = 0;
    quiet.touch = false;
    /* what a class reads together is as large as the screen has room for */
    bool class = visit->screen == KS_VISIT_LESSON_ITEM || visit->screen == KS_VISIT_LESSON_END;
    quiet.large = visit->large && !class;
    struct ks_page page = ks_page_begin(&quiet, out);
    page.focus = visit->focus;
    page.for_class = class;
    page.tools = visit->screen != KS_VISIT_STILL_THERE && !class;
    switch (visit->screen) {
    case KS_VISIT_LOOP:
    case KS_VISIT_HOME:
    case KS_VISIT_SCREENS:
        ks_home_draw(&page, at);
        break;
    case KS_VISIT_HELP:
        draw_help(&page, at);
        break;
    case KS_VISIT_HANDBOOK:
        draw_handbook(&page, visit, at);
        break;
    case KS_VISIT_CHANNELS:
        draw_channels(&page, at);
        break;
    case KS_VISIT_ENTRY:
        draw_entry(&page, visit, at);
        break;
    case KS_VISIT_QUESTION:
        ks_question_draw(&page, visit, at);
        break;
    case KS_VISIT_SURE:
        ks_sure_draw(&page, visit, at);
        break;
    case KS_VISIT_FEEDBACK:
        ks_feedback_draw(&page, visit, at);
        break;
    case KS_VISIT_RESULT:
        ks_result_draw(&page, visit, at);
        break;
    case KS_VISIT_WORKS:
    case KS_VISIT_WORK:
    case KS_VISIT_POLL:
    case KS_VISIT_PLEDGE:
    case KS_VISIT_LESSON:
    case KS_VISIT_LESSON_TYPES:
    case KS_VISIT_LESSON_PICK:
    case KS_VISIT_LESSON_ITEM:
    case KS_VISIT_LESSON_END:
    case KS_VISIT_PIN:
    case KS_VISIT_STAFF:
    case KS_VISIT_IMPORT:
    case KS_VISIT_PREVIEW:
        draw_other(&page, visit, at);
        break;
    case KS_VISIT_STILL_THERE:
        draw_still_there(&page, visit);
        break;
    }
    ks_touch_end(&page);
}
