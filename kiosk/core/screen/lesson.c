/* The screens of class mode: choosing, a large question, its answer, the score. */
#include "core/scene/phone.h"

#include <assert.h>

#include "core/screen/parts.h"
#include "core/screen/sheet.h"
#include "core/screen/tiles.h"

#define OPTION 1900 /* height of the tallest option, in hundredths of u */

static const char *const letters[KS_QUIZ_OPTIONS_MAX] = { "A", "B", "C", "D", "E", "F" };

void ks_lesson_draw(struct ks_page *page,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at)
{
    static const char *const titles[] = { KS_WORD_MARK("这一阶段的重点"),
                                          KS_WORD_MARK("各种类型混合"),
                                          KS_WORD_MARK("老师备好的题") };
    (void)visit;
    struct ks_rect room =
        ks_touch_begin(page, ks_word(page, "上课用：选一组题"),
                       ks_word(page, "大家先讨论，再揭晓；分两队记分。不记名，不联网"));
    const char *const texts[] = { ks_word(page, "返回") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_BACK) };
    room = ks_touch_foot(page, room, texts, taps, 1);
    struct ks_quiz_choice choice = ks_visit_choice(at, NULL);
    struct ks_tile tile[4];
    size_t n = 0;
    for (int topic = KS_LESSON_PHASE; topic <= KS_LESSON_CHOSEN; topic++) {
        size_t count = ks_lesson_count(&choice, (enum ks_lesson_topic)topic);
        if (count > 0) {
            tile[n++] = (struct ks_tile) {
                .title = ks_word(page, titles[topic]),
                .note = ks_arena_printf(page->out->arena, ks_word(page, "%zu 道题"), count),
                .tap = ks_tap_n(KS_TAP_CHOICE, (size_t)topic),
                .look = topic == KS_LESSON_PHASE ? KS_TILE_INK : KS_TILE_FRAMED
            };
        }
    }
    tile[n++] = (struct ks_tile) { .title = ks_word(page, "自己挑题"),
                                   .note = ks_word(page, "按类型，一道一道挑"),
                                   .tap = ks_tap_open(KS_VISIT_LESSON_TYPES),
                                   .look = KS_TILE_FRAMED };
    ks_tiles_draw(page, room, tile, n, page->portrait ? 1 : 2, 2200);
}

/* Draws the two teams. A touch gives the point of this question, a second one takes it back. */
static void draw_teams(struct ks_page *page, const struct ks_lesson *lesson, struct ks_rect row)
{
    int gap = ks_touch_gap(page);
    struct ks_rect half = { row.x, row.y, (row.w - gap) / 2, row.h };
    for (unsigned team = 0; team < KS_LESSON_TEAMS; team++) {
        bool has = (lesson->point[lesson->at] >> team & 1) != 0;
        struct ks_tile tile = { .title = ks_arena_printf(page->out->arena,
                                                         team == 0 ? ks_word(page, "甲队 %u")
                                                                   : ks_word(page, "乙队 %u"),
                                                         ks_lesson_points(lesson, team)),
                                .tap = team == 0 ? ks_tap(KS_TAP_TEAM_A) : ks_tap(KS_TAP_TEAM_B),
                                .look = has ? KS_TILE_TEAL : KS_TILE_WHITE,
                                .badge = "+1",
                                .icon = has ? KS_ICON_CHECK : KS_ICON_NONE };
        ks_tile_draw(page, half, &tile);
        half.x += half.w + gap;
    }
}

/* Draws the options, to be read and not touched. Once the answer is uncovered the right ones stand
 * out, and each says why. */
static void draw_options(struct ks_page *page,
                         const struct ks_lesson *lesson,
                         const struct ks_quiz_item *item,
                         struct ks_rect room)
{
    bool uncovered = lesson->uncovered[lesson->at];
    int gap = ks_u(page, 200), n = (int)item->n_options, most = ks_u(page, OPTION);
    struct ks_rect rect = { room.x, room.y, room.w, (room.h - (n - 1) * gap) / n };
    rect.h = rect.h > most ? most : rect.h;
    for (size_t i = 0; i < item->n_options; i++) {
        size_t option = lesson->order[lesson->at][i];
        assert(option < item->n_options);
        bool right = uncovered && (item->right >> option & 1) != 0;
        struct ks_tile tile = { .title = item->options[option].text,
                                .note = uncovered ? ks_quiz_feedback(item, option) : "",
                                .look = right ? KS_TILE_TEAL : KS_TILE_WHITE,
                                .badge = letters[i],
                                .icon = right ? KS_ICON_CHECK : KS_ICON_NONE,
                                .most = !uncovered ? 800
                                        : n > 3    ? 340
                                                   : 600,
                                .note_most = n > 3 ? 300 : 520 };
        page->out->reading = KS_READ_MORE + (int)i; /* after the scene, letter and words together */
        ks_tile_draw(page, rect, &tile);
        rect.y += rect.h + gap;
    }
}

/* Draws the stem, the progress, and the foot with the teams in it; returns the room for the
 * question. */
static struct ks_rect
begin(struct ks_page *page, const struct ks_lesson *lesson, const struct ks_quiz_item *item)
{
    bool uncovered = lesson->uncovered[lesson->at], last = lesson->at + 1 == lesson->n;
    /* the score may be looked at any time; after the last question it is all that comes next */
    const char *const texts[] = { ks_word(page, "上一题"), ks_word(page, "看比分"),
                                  uncovered ? ks_word(page, "下一题") : ks_word(page, "揭晓答案") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_EARLIER), ks_tap_open(KS_VISIT_LESSON_END),
                                   uncovered ? ks_tap(KS_TAP_NEXT) : ks_tap(KS_TAP_UNCOVER) };
    struct ks_rect room = ks_touch_begin(page, item->stem, "");
    const char *counter = ks_arena_printf(page->out->arena, ks_word(page, "第 %zu 题，共 %zu 题"),
                                          lesson->at + 1, lesson->n);
    struct ks_text_style style = ks_style(page, KS_LABEL, KS_REGULAR, KS_SLATE);
    int width = ks_line_width(page, counter, style), y = room.y - ks_u(page, 150);
    page->out->reading = KS_READ_HEADING + 1;
    ks_line_draw(page, counter, style, room.x + room.w - width, y);
    page->out->reading = KS_READ_BODY;
    struct ks_rect steps = { room.x, y + style.px * style.pitch / 200 - ks_u(page, 45),
                             room.w - width - ks_u(page, 300), ks_u(page, 90) };
    ks_steps_draw(page, steps, lesson->at, lesson->n);
    int down = style.px * style.pitch / 100 + ks_u(page, 50);
    room.y += down;
    room.h -= down;

    int gap = ks_touch_gap(page), bottom = room.y + room.h;
    struct ks_rect teams = { room.x, 0, (room.w - gap) * 5 / 12, 0 }, foot = room;
    if (!page->portrait) {
        foot.x += teams.w + gap;
        foot.w -= teams.w + gap;
    }
    int above = ks_touch_foot(page, foot, texts, taps, uncovered && last ? 2 : 3).h;
    teams.h = room.h - above - ks_u(page, KS_FOOT_AIR);
    if (page->portrait) { /* the second row, beside 结束 */
        teams.h = (teams.h - gap) / 2;
        teams.w = room.w - gap - ks_touch_tool(page, KS_LEAVE);
    }
    teams.y = bottom - teams.h;
    draw_teams(page, lesson, teams);
    room.h = above;
    return room;
}

/* The scene; once the answer is uncovered with its evidence, and what that is below it, where there
 * is room. */
static void draw_scene(struct ks_page *page,
                       const struct ks_lesson *lesson,
                       const struct ks_quiz_item *item,
                       struct ks_rect room)
{
    if (!lesson->uncovered[lesson->at] || item->n_marks == 0) {
        ks_template_phone(page, item->card, room);
        return;
    }
    struct ks_told told = { .right = item->genuine, .n_reasons = item->n_marks };
    for (size_t i = 0; i < item->n_marks; i++) {
        told.reason[i] = (struct ks_sheet_line) { KS_ICON_NONE, item->mark[i].reason };
    }
    bool tight = page->tight;
    page->tight = true; /* the message has the room */
    int gap = ks_u(page, 200), height = ks_told_height(page, &told, room.w);
    int bottom = room.y + room.h;
    height = height > room.h / 3 ? room.h / 3 : height;
    room.h -= height + gap;
    int taken = ks_phone_marked(page, item, room);
    struct ks_rect sheet = { room.x, room.y + (taken > room.h ? taken : room.h) + gap, room.w, 0 };
    sheet.h = bottom - sheet.y;
    if (sheet.h >= ks_u(page, 800)) { /* a line of them; the message is what the class reads */
        ks_told_draw(page, &told, sheet);
    }
    page->tight = tight;
    page->out->reading = KS_READ_BODY;
}

void ks_lesson_item_draw(struct ks_page *page,
                         const struct ks_visit *visit,
                         const struct ks_visit_at *at)
{
    const struct ks_lesson *lesson = &visit->lesson;
    assert(lesson->at < lesson->n && lesson->item[lesson->at] < at->program->quiz.n);
    const struct ks_quiz_item *item = &at->program->quiz.v[lesson->item[lesson->at]];
    page->card_lang = ks_lang_tag(item->lang);
    struct ks_rect room = begin(page, lesson, item), scene = room;
    int gap = ks_u(page, 350), n = (int)item->n_options;
    if (item->card == NULL) {
        draw_options(page, lesson, item, room);
        return;
    }
    if (page->portrait) { /* the answers take the height they need, the scene gets the rest */
        int answers = n * ks_u(page, OPTION) + (n - 1) * ks_u(page, 200);
        answers = answers > room.h / 2 ? room.h / 2 : answers;
        scene.h -= answers + gap;
        room.y += scene.h + gap;
        room.h = answers;
    } else { /* the width goes to the scene first, then to the reasons */
        bool words = item->kind == KS_QUIZ_JUDGE || item->kind == KS_QUIZ_TRUE_FALSE;
        scene.w = (room.w - gap) * (lesson->uncovered[lesson->at] ? 6 : words ? 8 : 7) / 12;
        room.x += scene.w + gap;
        room.w -= scene.w + gap;
    }
    draw_scene(page, lesson, item, scene);
    draw_options(page, lesson, item, room);
}

void ks_lesson_end_draw(struct ks_page *page,
                        const struct ks_visit *visit,
                        const struct ks_visit_at *at)
{
    (void)at;
    unsigned points[KS_LESSON_TEAMS];
    for (unsigned team = 0; team < KS_LESSON_TEAMS; team++) {
        points[team] = ks_lesson_points(&visit->lesson, team);
    }
    const char *title = points[0] > points[1]   ? ks_word(page, "甲队领先")
                        : points[1] > points[0] ? ks_word(page, "乙队领先")
                                                : ks_word(page, "打平了");
    struct ks_rect room =
        ks_touch_begin(page, title, ks_word(page, "每人带走一句：停一停，核一核，再报警"));
    const char *const texts[] = { ks_word(page, "再选一组") };
    const struct ks_tap taps[] = { ks_tap_open(KS_VISIT_LESSON) };
    room = ks_touch_foot(page, room, texts, taps, 1);
    int gap = ks_u(page, 400);
    struct ks_rect half = { room.x, room.y, (room.w - gap) / 2, room.h };
    for (unsigned team = 0; team < KS_LESSON_TEAMS; team++) {
        bool ahead = points[team] >= points[1 - team];
        ks_draw_fill(page->out, half, ahead ? KS_TEAL : KS_INK, ks_u(page, 250));
        struct ks_text_style style = ks_style(page, 900, KS_BOLD, KS_WHITE);
        int pad = ks_u(page, 400);
        struct ks_rect in = { half.x + pad, half.y + pad / 2, half.w - 2 * pad, half.h - pad };
        int y = ks_words_draw(page, team == 0 ? ks_word(page, "甲队") : ks_word(page, "乙队"),
                              style, (struct ks_rect) { in.x, in.y, in.w, in.h / 2 }, 1);
        struct ks_text_style large = ks_style(page, 2800, KS_BOLD, KS_WHITE);
        large.pitch = 110;
        ks_words_draw(page, ks_arena_printf(page->out->arena, "%u", points[team]), large,
                      (struct ks_rect) { in.x, y, in.w, in.y + in.h - y }, 1);
        half.x += half.w + gap;
    }
}
