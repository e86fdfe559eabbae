/* The screens of a visit: home, help, handbook, questions, feedback, result. */
#include <stdio.h>
#include <string.h>

#include "core/scene_parts.h"
#include "core/visit.h"

#define BUTTON 1150 /* hundredths of u: at least 20 mm on every panel from 15 inches */
#define GAP 250
#define LEAVE_WIDTH 1500

struct look { /* of a button */
    uint32_t ground, text;
    bool strong;
};

static const struct look dark = { KS_INK, KS_WHITE, true };
static const struct look calm = { KS_TEAL, KS_WHITE, true };
static const struct look light = { KS_WHITE, KS_INK, false };

static void
button(struct ks_page *page, struct ks_rect rect, const char *text, int tap, struct look look)
{
    int pad = ks_u(page, 250);
    ks_draw_fill(page->out, rect, look.ground, ks_u(page, 180));
    if (look.ground == KS_WHITE) {
        ks_draw_stroke(page->out, rect, KS_MIST, ks_u(page, 180), ks_u(page, 25));
    }
    struct ks_text_style style = ks_style(page, 500, look.strong, look.text);
    style.pitch = 125;
    struct ks_spans spans = ks_page_plain(page, ks_page_text(page, text));
    struct ks_text set = ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), rect.w - 2 * pad,
                                     rect.h - ks_u(page, 100), 2);
    ks_text_draw(page, &set, rect.x + pad, rect.y + (rect.h - set.height) / 2);
    ks_draw_target(page->out, rect, tap);
}

static const char *word(const struct ks_page *page, const char *zh, const char *en)
{
    return page->english ? en : zh;
}

/* Ground and heading, at the top for reading; returns the room below. */
static struct ks_rect begin(struct ks_page *page, const char *title, const char *note)
{
    struct ks_rect room = ks_frame_draw(page, KS_PAPER, false);
    struct ks_text_style style = ks_style(page, page->portrait ? 900 : 750, true, KS_INK);
    style.balance = true;
    struct ks_spans spans = ks_page_plain(page, title);
    struct ks_text text =
        ks_text_fit(page, &spans, style, ks_u(page, KS_BODY), room.w, ks_u(page, 2400), 2);
    ks_text_draw(page, &text, room.x, room.y);
    int y = room.y + text.height;
    if (*note != '\0') {
        struct ks_text_style quiet = ks_style(page, KS_BODY, false, KS_SLATE);
        struct ks_spans line = ks_page_plain(page, note);
        struct ks_text set =
            ks_text_fit(page, &line, quiet, ks_u(page, KS_SMALLEST), room.w, ks_u(page, 1200), 2);
        ks_text_draw(page, &set, room.x, y + ks_u(page, 100));
        y += set.height + ks_u(page, 100);
    }
    y += ks_u(page, 300);
    room.h -= y - room.y + ks_u(page, 300);
    room.y = y;
    return room;
}

/* A column of buttons at the bottom of `room`, as tall as it allows; returns their top. */
static int column(struct ks_page *page,
                  struct ks_rect room,
                  const char *const *texts,
                  const int *taps,
                  size_t n,
                  struct look look)
{
    int gap = ks_u(page, GAP), height = ks_u(page, 1600), least = ks_u(page, BUTTON);
    while (height > least && (int)n * (height + gap) - gap > room.h) {
        height--;
    }
    int y = room.y + room.h - ((int)n * (height + gap) - gap);
    y = page->portrait || y < room.y ? y : room.y; /* landscape: everything is within reach */
    int top = y;
    for (size_t i = 0; i < n; i++) {
        button(page, (struct ks_rect) { room.x, y, room.w, height }, texts[i], taps[i], look);
        y += height + gap;
    }
    return top;
}

/* The row within reach at the foot, 换人 always at its end; returns what is left above. */
static struct ks_rect
foot(struct ks_page *page, struct ks_rect room, const char *const *texts, const int *taps, size_t n)
{
    int gap = ks_u(page, GAP), height = ks_u(page, BUTTON), leave = ks_u(page, LEAVE_WIDTH);
    int y = room.y + room.h - height;
    button(page, (struct ks_rect) { room.x + room.w - leave, y, leave, height },
           word(page, "换人", "Leave"), KS_TAP_LEAVE, light);
    int width = n == 0 ? 0 : (room.w - leave - (int)n * gap) / (int)n;
    for (size_t i = 0; i < n; i++) {
        struct ks_rect rect = { room.x + (int)i * (width + gap), y, width, height };
        button(page, rect, texts[i], taps[i], i + 1 == n ? calm : dark);
    }
    room.h -= height + ks_u(page, 350);
    return room;
}

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
        begin(page, word(page, "一分钟，练练眼力", "One minute to train your eye"),
              word(page, "不登记，不留名字", "No login, no name kept"));
    const char *const texts[] = { word(page, "自测：五道题", "Self-check: five questions"),
                                  word(page, "防骗手册", "Handbook"),
                                  word(page, "我遇到了怎么办", "I have met one: what now") };
    const int taps[] = { KS_TAP_QUIZ, KS_TAP_HANDBOOK, KS_TAP_HELP };
    room = foot(page, room, NULL, NULL, 0);
    if (page->portrait) {
        int top = column(page, room, texts, taps, KS_COUNT(texts), dark);
        emblem(page, (struct ks_rect) { room.x, room.y, room.w, top - room.y - ks_u(page, 400) });
    } else {
        struct ks_rect right = room;
        right.w = room.w * 4 / 12;
        right.x = room.x + room.w - right.w;
        room.w -= right.w + ks_u(page, 600);
        column(page, room, texts, taps, KS_COUNT(texts), dark);
        emblem(page, right);
    }
}

/* Buttons in two columns, `first` .. of the entries below a folder. */
static void draw_entries(struct ks_page *page,
                         const struct ks_visit_at *at,
                         const char *folder,
                         size_t first,
                         struct ks_rect room)
{
    size_t index[200];
    size_t n = ks_visit_entries(at->program, at->situation, folder, index, KS_COUNT(index));
    int gap = ks_u(page, GAP), columns = page->portrait ? 2 : 4;
    int rows = KS_HANDBOOK_PAGE / columns;
    int width = (room.w - (columns - 1) * gap) / columns;
    int height = (room.h - (rows - 1) * gap) / rows;
    int most = ks_u(page, 1600);
    height = height > most ? most : height;
    if (page->portrait) { /* within reach */
        size_t here = n - first < KS_HANDBOOK_PAGE ? n - first : KS_HANDBOOK_PAGE;
        int used = ((int)here + 1) / columns * (height + gap) - gap;
        room.y += room.h - used;
    }
    for (size_t i = first; i < n && i < first + KS_HANDBOOK_PAGE; i++) {
        int k = (int)(i - first);
        struct ks_rect rect = { room.x + k % columns * (width + gap),
                                room.y + k / columns * (height + gap), width, height };
        button(page, rect, at->program->cards.v[index[i]]->title, KS_TAP_ITEM + (int)i, light);
    }
}

static void
draw_handbook(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    size_t n = ks_visit_entries(at->program, at->situation, "handbook/", NULL, 200);
    size_t pages = (n + KS_HANDBOOK_PAGE - 1) / KS_HANDBOOK_PAGE;
    const char *note = ks_arena_printf(page->out->arena,
                                       page->english ? "Page %zu of %zu" : "第 %zu 页，共 %zu 页",
                                       visit->page + 1, pages);
    struct ks_rect room = begin(page, word(page, "防骗手册", "Handbook"), note);
    const char *const texts[] = { word(page, "返回", "Back"), word(page, "上一页", "Earlier"),
                                  word(page, "下一页", "Later") };
    const int taps[] = { KS_TAP_BACK, KS_TAP_EARLIER, KS_TAP_LATER };
    room = foot(page, room, texts, taps, KS_COUNT(texts));
    draw_entries(page, at, "handbook/", visit->page * KS_HANDBOOK_PAGE, room);
}

static void draw_help(struct ks_page *page, const struct ks_visit_at *at)
{
    struct ks_rect room = begin(page, word(page, "你遇到了哪一种？", "What has happened?"),
                                word(page, "先别慌，选一个", "Stay calm, choose one"));
    const char *const texts[] = { word(page, "返回", "Back") };
    const int taps[] = { KS_TAP_BACK };
    room = foot(page, room, texts, taps, 1);
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
    int gap = ks_u(page, GAP), n = (int)parts->n_actions;
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
    struct ks_rect room = begin(page, card->title, "");
    bool quiz = *card->type != '\0' && strncmp(card->path, "handbook/", 9) == 0;
    const char *const texts[] = { word(page, "返回", "Back"),
                                  word(page, "做三道这一类的题", "Three questions on it") };
    const int taps[] = { KS_TAP_BACK, KS_TAP_TYPE_QUIZ };
    room = foot(page, room, texts, taps, quiz ? 2 : 1);
    for (size_t i = 0; i < parts.n_supporting; i++) {
        struct ks_text_style style = ks_style(page, 480, false, KS_SLATE);
        struct ks_text text = ks_text_fit(page, &parts.supporting[i], style,
                                          ks_u(page, KS_SMALLEST), room.w, room.h / 3, 2);
        ks_text_draw(page, &text, room.x, room.y);
        room.y += text.height + ks_u(page, 100);
        room.h -= text.height + ks_u(page, 100);
    }
    room = what_to_do(page, card, &parts, room);
    ks_template_entries(page, card, room);
}

static const struct ks_quiz_item *item_of(const struct ks_visit *visit,
                                          const struct ks_visit_at *at)
{
    return &at->program->quiz.v[visit->session.item[visit->session.at]];
}

static const char *counter(const struct ks_page *page, const struct ks_visit *visit)
{
    return ks_arena_printf(page->out->arena,
                           page->english ? "Question %zu of %zu" : "第 %zu 题，共 %zu 题",
                           visit->session.at + 1, visit->session.n);
}

static void
draw_question(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = item_of(visit, at);
    struct ks_rect room = begin(page, item->stem, counter(page, visit));
    room = foot(page, room, NULL, NULL, 0);
    struct ks_rect scene = room;
    const char *texts[KS_QUIZ_OPTIONS_MAX];
    int taps[KS_QUIZ_OPTIONS_MAX];
    for (size_t i = 0; i < item->n_options; i++) {
        texts[i] = item->options[visit->session.order[i]].text;
        taps[i] = KS_TAP_CHOICE + (int)i;
    }
    if (page->portrait) {
        scene.h = column(page, room, texts, taps, item->n_options, dark) - ks_u(page, 400) - room.y;
    } else {
        int gap = ks_u(page, 400);
        scene.w = (room.w - gap) * 7 / 12;
        room.x += scene.w + gap;
        room.w -= scene.w + gap;
        column(page, room, texts, taps, item->n_options, dark);
    }
    if (item->card != NULL) {
        ks_template_phone(page, item->card, scene);
    }
}

static void
draw_feedback(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = item_of(visit, at);
    const struct ks_quiz_option *chosen = &item->options[visit->session.chosen];
    bool right = (item->right >> visit->session.chosen & 1) != 0;
    bool last = visit->session.at + 1 == visit->session.n;
    struct ks_rect room =
        begin(page, right ? word(page, "答对了", "Right") : word(page, "再想想", "Not quite"),
              counter(page, visit));
    const char *const texts[] = { last ? word(page, "看结果", "Result")
                                       : word(page, "下一题", "Next") };
    const int taps[] = { KS_TAP_NEXT };
    room = foot(page, room, texts, taps, 1);
    int icon = ks_u(page, page->portrait ? 2400 : 2000), gap = ks_u(page, 400);
    ks_draw_icon(page->out, (struct ks_rect) { room.x, room.y, icon, icon },
                 right ? KS_ICON_TICK : KS_ICON_CROSS, right ? KS_TEAL : KS_RED);
    struct ks_rect words = { room.x + icon + gap, room.y, room.w - icon - gap, room.h };
    if (page->portrait) {
        words = (struct ks_rect) { room.x, room.y + icon + gap, room.w, room.h - icon - gap };
    }
    const char *choice =
        ks_arena_printf(page->out->arena, page->english ? "You chose: %s" : "你选了：%s",
                        ks_page_text(page, chosen->text));
    struct ks_text_style quiet = ks_style(page, 480, false, KS_SLATE);
    struct ks_spans line = ks_page_plain(page, choice);
    struct ks_text said =
        ks_text_fit(page, &line, quiet, ks_u(page, KS_SMALLEST), words.w, ks_u(page, 1600), 2);
    ks_text_draw(page, &said, words.x, words.y);
    struct ks_text_style style = ks_style(page, 950, true, KS_INK);
    style.balance = true;
    struct ks_spans why = ks_page_plain(page, ks_page_text(page, chosen->feedback));
    struct ks_text text = ks_text_fit(page, &why, style, ks_u(page, KS_BODY), words.w,
                                      words.h - said.height - gap, 4);
    ks_text_draw(page, &text, words.x, words.y + said.height + gap / 2);
}

static void
draw_result(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_quiz_session *s = &visit->session;
    const char *score = ks_arena_printf(page->out->arena,
                                        page->english ? "Caught %zu/%zu · false alarms %zu/%zu"
                                                      : "识骗 %zu/%zu · 误伤 %zu/%zu",
                                        s->caught, s->scams, s->suspected, s->genuine);
    (void)at;
    struct ks_rect room =
        begin(page, score,
              s->n_again == 0 ? word(page, "都认出来了。把这个办法教给室友",
                                     "All of them. Tell your room-mates")
                              : word(page, "这几类再看一眼", "Have another look at these"));
    const char *const texts[] = { word(page, "再来一次", "Once more") };
    const int taps[] = { KS_TAP_QUIZ };
    room = foot(page, room, texts, taps, KS_COUNT(texts));
    const char *again[KS_SESSION_ITEMS];
    int entries[KS_SESSION_ITEMS];
    size_t n = 0;
    for (size_t i = 0; i < s->n_again && n < 3; i++) {
        bool twice = false;
        for (size_t k = 0; k < i; k++) {
            twice = twice || strcmp(s->again[k], s->again[i]) == 0;
        }
        if (!twice) {
            again[n] = s->again[i];
            entries[n++] = KS_TAP_ITEM + (int)i;
        }
    }
    if (n > 0) {
        column(page, room, again, entries, n, light);
    } else {
        int side = room.h < room.w ? room.h : room.w;
        side = side > ks_u(page, 3000) ? ks_u(page, 3000) : side;
        ks_draw_icon(page->out, (struct ks_rect) { room.x, room.y, side, side }, KS_ICON_SHIELD,
                     KS_TEAL);
    }
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
    struct ks_rect room = begin(page, word(page, "还在看吗？", "Still there?"),
                                word(page, "点任何地方继续，不然就回到海报",
                                     "Touch anywhere to stay, or the posters go on"));
    const char *const texts[] = { word(page, "继续", "Stay") };
    const int taps[] = { KS_TAP_STAY };
    room = foot(page, room, texts, taps, 1);
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
    struct ks_page page = ks_page_begin(&quiet, out);
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
        draw_question(&page, visit, at);
        break;
    case KS_VISIT_FEEDBACK:
        draw_feedback(&page, visit, at);
        break;
    case KS_VISIT_RESULT:
        draw_result(&page, visit, at);
        break;
    case KS_VISIT_STILL_THERE:
        draw_still_there(&page, visit);
        break;
    }
}
