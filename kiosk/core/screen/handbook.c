/* The screens of the handbook and the help: lists of entries, channels, one entry. */
#include "base/list.h"
#include "core/scene/action_cell.h"
#include "core/scene/actions.h"
#include "core/scene/entries.h"
#include "core/scene/shorten.h"
#include "core/screen/parts.h"
#include "core/screen/tiles.h"
#include "core/screen/words.h"
#include "core/text/content_names.h"

#define LIST_MAX 200

/* The channels by which a type of fraud reaches somebody: "短信、来电". */
static const char *channels_of(const struct ks_page *page, const struct ks_card *card)
{
    struct ks_str rest = ks_str_of(card->channels), part;
    const char *text = "";
    enum ks_channel channel;
    while (ks_list_next(&rest, &part)) {
        if (ks_channel_of(part, &channel)) {
            text = ks_arena_printf(page->out->arena, "%s%s%s", text,
                                   *text == '\0' ? "" : ks_word(page, "、"),
                                   ks_channel_word(page, (size_t)channel));
        }
    }
    return text;
}

/* Draws one page of the entries below a folder, from `first` on. */
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
        bool short_names =
            page->lang == KS_LANG_ZH; /* so that each tile has room for them, or none */
        const char *channels = short_names ? channels_of(page, card) : "";
        const char *mark = ks_chinese_mark(page, card);
        tile[here++] = (struct ks_tile) { .title = card->title,
                                          .note = *mark == '\0' ? channels : mark,
                                          .tap = ks_tap_n(KS_TAP_ITEM, i),
                                          .look = KS_TILE_WHITE };
    }
    ks_tiles_draw(page, room, tile, here, page->portrait || here <= 4 ? 2 : 4,
                  page->portrait ? 1900 : 2700);
}

/* Adds the buttons that turn a list of so many pages to n others; returns how many there are. */
static size_t add_turning(
    const struct ks_page *page, size_t pages, const char **texts, struct ks_tap *taps, size_t n)
{
    if (pages > 1) { /* always both buttons, so that they stay where the hand is */
        texts[n] = ks_word(page, "上一页");
        taps[n++] = ks_tap(KS_TAP_EARLIER);
        texts[n] = ks_word(page, "下一页");
        taps[n++] = ks_tap(KS_TAP_LATER);
    }
    return n;
}

void ks_handbook_draw(struct ks_page *page,
                      const struct ks_visit *visit,
                      const struct ks_visit_at *at)
{
    size_t pages = ks_visit_pages(visit, at), channel = visit->channel;
    const char *title =
        channel == 0 ? ks_word(page, "防骗手册") : ks_channel_word(page, channel - 1);
    const char *note = ks_arena_printf(page->out->arena, ks_word(page, "第 %zu 页，共 %zu 页"),
                                       visit->page + 1, pages);
    struct ks_rect room = ks_touch_begin_list(page, title, note);
    const char *texts[4] = { ks_word(page, "返回"),
                             channel == 0 ? ks_word(page, "按渠道") : ks_word(page, "按类型") };
    struct ks_tap taps[4] = { ks_tap(KS_TAP_BACK), channel == 0 ? ks_tap_open(KS_VISIT_CHANNELS)
                                                                : ks_tap_open(KS_VISIT_HANDBOOK) };
    size_t n = add_turning(page, pages, texts, taps, 2);
    room = ks_touch_foot(page, room, texts, taps, n);
    draw_entries(page, at, KS_HANDBOOK, channel, visit->page * KS_HANDBOOK_PAGE, room);
}

void ks_channels_draw(struct ks_page *page,
                      const struct ks_visit *visit,
                      const struct ks_visit_at *at)
{
    (void)visit;
    struct ks_rect room = ks_touch_begin_list(page, ks_word(page, "它是怎么找上你的？"),
                                              ks_word(page, "选一个渠道，看有哪些骗法"));
    const char *const texts[] = { ks_word(page, "返回"), ks_word(page, "按类型") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_BACK), ks_tap_open(KS_VISIT_HANDBOOK) };
    room = ks_touch_foot(page, room, texts, taps, KS_COUNT(texts));
    struct ks_tile tile[KS_CHANNEL_COUNT];
    size_t n = 0;
    for (size_t i = 0; i < KS_CHANNEL_COUNT; i++) {
        size_t types = ks_visit_entries(at, KS_HANDBOOK, i + 1, NULL, LIST_MAX);
        if (types > 0) {
            tile[n++] = (struct ks_tile) { .title = ks_channel_word(page, i),
                                           .note = ks_arena_printf(page->out->arena,
                                                                   ks_word(page, "%zu 种"), types),
                                           .tap = ks_tap_n(KS_TAP_CHOICE, i),
                                           .look = KS_TILE_WHITE };
        }
    }
    ks_tiles_draw(page, room, tile, n, page->portrait ? 2 : 4, page->portrait ? 1900 : 2700);
}

/* What has happened, in large words and nothing else: people read it under stress. */
void ks_help_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_rect room = ks_touch_begin_list(page, ks_word(page, "你遇到了哪一种？"),
                                              ks_word(page, "先别慌，选一个"));
    const char *texts[3] = { ks_word(page, "返回") };
    struct ks_tap taps[3] = { ks_tap(KS_TAP_BACK) };
    room = ks_touch_foot(page, room, texts, taps,
                         add_turning(page, ks_visit_pages(visit, at), texts, taps, 1));
    size_t index[LIST_MAX], here = 0;
    size_t n = ks_visit_entries(at, KS_HELP, 0, index, LIST_MAX);
    struct ks_tile tile[KS_HANDBOOK_PAGE];
    for (size_t i = visit->page * KS_HANDBOOK_PAGE; i < n && here < KS_HANDBOOK_PAGE; i++) {
        const struct ks_card *card = ks_visit_card(at, index[i]);
        tile[here++] = (struct ks_tile) { .title = card->title,
                                          .note = ks_chinese_mark(page, card),
                                          .tap = ks_tap_n(KS_TAP_ITEM, i),
                                          .look = i == 0 ? KS_TILE_RED : KS_TILE_FRAMED,
                                          .most = 560 };
    }
    ks_tiles_draw(page, room, tile, here, page->portrait ? 1 : 2, 1800);
}

/* Draws the actions, below the entries in portrait and beside them in landscape; returns the room
 * that is left. */
static struct ks_rect what_to_do(struct ks_page *page,
                                 const struct ks_card *card,
                                 const struct ks_card_parts *parts,
                                 struct ks_rect room)
{
    if (page->portrait) {
        struct ks_card_parts actions = *parts;
        actions.n_closing = 0;
        room.h = ks_actions_draw(page, card, &actions, room, room.h * 2 / 3) - room.y;
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

/* Draws an entry with no more than so many bytes of its words; false if they do not fit. */
static bool
draw_entry(struct ks_page *page, const struct ks_card *card, size_t bytes, struct ks_rect room)
{
    struct ks_card_parts parts;
    size_t lost = page->lost; /* by what stands around it */
    card = ks_card_shorten(page, card, bytes);
    ks_card_split(page, card, &parts);
    int left = room.h * (ks_entries_count(card) > 0 ? 3 : 4) / 6; /* the rest is for what follows */
    for (size_t i = 0; i < parts.n_supporting; i++) {
        struct ks_text_style style = ks_style(page, 480, KS_REGULAR, KS_SLATE);
        struct ks_text text =
            ks_text_fit(page, &parts.supporting[i], style, ks_u(page, KS_SMALLEST), room.w,
                        left < room.h / 3 ? left : room.h / 3, 2);
        ks_text_draw(page, &text, room.x, room.y);
        int height = text.height + ks_u(page, 100);
        room.y += height;
        room.h -= height;
        left -= height;
    }
    page->out->reading = KS_READ_MORE;
    room = what_to_do(page, card, &parts, room);
    page->out->reading = KS_READ_BODY;
    ks_template_entries(page, card, room);
    return !page->overflow && page->lost == lost;
}

/* What is too long in large type is read in ordinary type, and only then cut. */
static void
draw_entry_that_fits(struct ks_page *page, const struct ks_card *card, struct ks_rect room)
{
    const struct ks_page fresh = *page;
    const struct ks_drawlist before = *page->out;
    const struct ks_scene_env *env = page->env;
    struct ks_scene_env ordinary = *env;
    if (draw_entry(page, card, KS_SHORT_ALL, room)) {
        return;
    }
    ordinary.text_size = KS_TEXT_NORMAL;
    struct ks_short_search search = ks_shorter(card);
    size_t tried;
    bool fits;
    do {
        tried = search.bytes;
        *page = fresh;
        page->env = &ordinary;
        page->least_px = 0;
        ks_draw_back(page->out, &before);
        fits = draw_entry(page, card, tried, room) || !page->overflow;
    } while (ks_short_tried(&search, fits) || tried != search.bytes);
    page->env = env;
    page->least_px = fresh.least_px;
}

void ks_entry_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_card *card = ks_visit_card(at, visit->entry);
    page->card_lang = card->lang;
    const char *mark = ks_chinese_mark(page, card), *channels = channels_of(page, card);
    const char *ask = ks_word(page, "它是怎么找上你的？");
    struct ks_rect room =
        *mark != '\0' || *channels == '\0'
            ? ks_touch_begin(page, card->title, mark)
            : ks_touch_begin_beside(page, card->title,
                                    ks_arena_printf(page->out->arena, "%s %s", ask, channels));
    bool quiz = *card->type != '\0' && ks_str_starts(ks_str_of(card->path), KS_STR(KS_HANDBOOK));
    /* The visit began with a touch on a poster: there is no list to go back to. */
    bool first = visit->came_from == KS_VISIT_HOME;
    const char *const texts[] = { first ? ks_word(page, "首页") : ks_word(page, "返回"),
                                  ks_word(page, "我遇到了"), ks_word(page, "做三道题") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_BACK), ks_tap_open(KS_VISIT_HELP),
                                   ks_tap(KS_TAP_TYPE_QUIZ) };
    room = ks_touch_foot(page, room, texts, taps, quiz ? 3 : 1);
    draw_entry_that_fits(page, card, room);
}
