/* The screens of a visit: home, help, handbook, an entry, still there. */
#include <string.h>

#include "core/scene_touch.h"

/* A shield with a tick, as large as its place allows. */
static void emblem(struct ks_page *page, struct ks_rect room)
{
    int side = room.w < room.h ? room.w : room.h, most = ks_u(page, 4200);
    side = side > most ? most : side;
    struct ks_rect shield = { room.x + (room.w - side) / 2, room.y + (room.h - side) / 2, side,
                              side };
    struct ks_rect mark = { shield.x + side / 4, shield.y + side / 4, side / 2, side / 2 };
    ks_draw_icon(page->out, shield, KS_ICON_SHIELD, KS_MIST);
    ks_draw_icon(page->out, mark, KS_ICON_CHECK, KS_TEAL);
}

static void draw_home(struct ks_page *page)
{
    struct ks_rect room =
        ks_touch_begin(page, ks_word(page, "一分钟，练练眼力"), ks_word(page, "不登记，不留名字"));
    const char *const texts[] = { ks_word(page, "自测：五道题"), ks_word(page, "防骗手册"),
                                  ks_word(page, "我遇到了怎么办") };
    const int taps[] = { KS_TAP_QUIZ, KS_TAP_HANDBOOK, KS_TAP_HELP };
    room = ks_touch_foot(page, room, NULL, NULL, 0);
    if (page->portrait) {
        int top = ks_touch_column(page, room, texts, taps, KS_COUNT(texts), KS_BUTTON_DARK);
        emblem(page, (struct ks_rect) { room.x, room.y, room.w, top - room.y - ks_u(page, 400) });
    } else {
        struct ks_rect right = room;
        right.w = room.w * 4 / 12;
        right.x = room.x + room.w - right.w;
        room.w -= right.w + ks_u(page, 600);
        ks_touch_column(page, room, texts, taps, KS_COUNT(texts), KS_BUTTON_DARK);
        emblem(page, right);
    }
}

/* Buttons, `first` .. of the entries below a folder. */
static void draw_entries(struct ks_page *page,
                         const struct ks_visit_at *at,
                         const char *folder,
                         size_t first,
                         struct ks_rect room)
{
    size_t index[200];
    size_t n = ks_visit_entries(at, folder, 0, index, KS_COUNT(index));
    const char *texts[KS_HANDBOOK_PAGE];
    int taps[KS_HANDBOOK_PAGE];
    size_t here = 0;
    for (size_t i = first; i < n && here < KS_HANDBOOK_PAGE; i++, here++) {
        texts[here] = at->program->cards.v[index[i]]->title;
        taps[here] = KS_TAP_ITEM + (int)i;
    }
    bool few = here <= 6; /* then each has room to be read in a hurry */
    int columns = page->portrait ? (few ? 1 : 2) : (few ? 3 : 4);
    ks_touch_grid(page, room, texts, taps, here, columns, KS_BUTTON_LIGHT);
}

static void
draw_handbook(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    size_t pages = ks_visit_pages(visit, at);
    const char *note = ks_arena_printf(page->out->arena, ks_word(page, "第 %zu 页，共 %zu 页"),
                                       visit->page + 1, pages);
    struct ks_rect room = ks_touch_begin(page, ks_word(page, "防骗手册"), note);
    const char *const texts[] = { ks_word(page, "返回"), ks_word(page, "上一页"),
                                  ks_word(page, "下一页") };
    const int taps[] = { KS_TAP_BACK, KS_TAP_EARLIER, KS_TAP_LATER };
    room = ks_touch_foot(page, room, texts, taps, KS_COUNT(texts));
    draw_entries(page, at, "handbook/", visit->page * KS_HANDBOOK_PAGE, room);
}

static void draw_help(struct ks_page *page, const struct ks_visit_at *at)
{
    struct ks_rect room =
        ks_touch_begin(page, ks_word(page, "你遇到了哪一种？"), ks_word(page, "先别慌，选一个"));
    const char *const texts[] = { ks_word(page, "返回") };
    const int taps[] = { KS_TAP_BACK };
    room = ks_touch_foot(page, room, texts, taps, 1);
    draw_entries(page, at, "help/", 0, room);
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
    const struct ks_card *card = at->program->cards.v[visit->entry];
    struct ks_card_parts parts;
    ks_card_split(page, card, &parts);
    struct ks_rect room = ks_touch_begin(page, card->title, "");
    bool quiz = *card->type != '\0' && strncmp(card->path, "handbook/", 9) == 0;
    const char *const texts[] = { ks_word(page, "返回"), ks_word(page, "做三道这一类的题") };
    const int taps[] = { KS_TAP_BACK, KS_TAP_TYPE_QUIZ };
    room = ks_touch_foot(page, room, texts, taps, quiz ? 2 : 1);
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

void ks_scene_visit(const struct ks_scene_env *env,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at,
                    struct ks_drawlist *out)
{
    struct ks_scene_env quiet = *env;
    quiet.ticker = NULL;
    quiet.total = 0;
    quiet.touch = false;
    quiet.large = visit->large;
    struct ks_page page = ks_page_begin(&quiet, out);
    page.focus = visit->focus;
    page.tools = visit->screen != KS_VISIT_STILL_THERE;
    switch (visit->screen) {
    case KS_VISIT_LOOP:
    case KS_VISIT_HOME:
        draw_home(&page);
        break;
    case KS_VISIT_HELP:
        draw_help(&page, at);
        break;
    case KS_VISIT_HANDBOOK:
        draw_handbook(&page, visit, at);
        break;
    case KS_VISIT_ENTRY:
        draw_entry(&page, visit, at);
        break;
    case KS_VISIT_QUESTION:
        ks_quiz_question_draw(&page, visit, at);
        break;
    case KS_VISIT_FEEDBACK:
        ks_quiz_feedback_draw(&page, visit, at);
        break;
    case KS_VISIT_RESULT:
        ks_quiz_result_draw(&page, visit);
        break;
    case KS_VISIT_CHANNELS:
    case KS_VISIT_SURE:
    case KS_VISIT_WORKS:
    case KS_VISIT_POLL:
    case KS_VISIT_PLEDGE:
    case KS_VISIT_LESSON:
    case KS_VISIT_LESSON_TYPES:
    case KS_VISIT_LESSON_ITEM:
    case KS_VISIT_LESSON_END:
    case KS_VISIT_SCREENS:
        break;
    case KS_VISIT_STILL_THERE:
        draw_still_there(&page, visit);
        break;
    }
    ks_touch_end(&page);
}
