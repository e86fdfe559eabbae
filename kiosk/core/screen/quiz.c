/* The screens of the quiz: a question, its feedback, the result. */
#include <assert.h>
#include <string.h>

#include "core/scene/phone.h"
#include "core/screen/parts.h"
#include "core/screen/tiles.h"
#include "core/screen/words.h"

static const struct ks_quiz_item *item_of(const struct ks_visit *visit,
                                          const struct ks_visit_at *at)
{
    assert(visit->session.at < visit->session.n);
    assert(visit->session.item[visit->session.at] < at->program->quiz.n);
    return &at->program->quiz.v[visit->session.item[visit->session.at]];
}

/* The line that says how far the round is, and its language if that is not the reader's. */
static const char *
counter(const struct ks_page *page, const struct ks_visit *visit, const struct ks_quiz_item *item)
{
    struct ks_arena *arena = page->out->arena;
    const char *text = ks_arena_printf(arena, ks_word(page, "第 %zu 题，共 %zu 题"),
                                       visit->session.at + 1, visit->session.n);
    const char *mark = item->lang != KS_LANG_ZH ? "" : ks_chinese_mark(page, NULL);
    return *mark == '\0' ? text : ks_arena_printf(arena, "%s · %s", text, mark);
}

/* Begins the screen of a question: the stem as heading, and the progress below it. Beside a scene
 * in large type only dashes show the progress, because four answers need the line's room. */
static struct ks_rect begin(struct ks_page *page,
                            const struct ks_visit *visit,
                            const struct ks_quiz_item *item,
                            const char *title,
                            const char *const *texts,
                            const struct ks_tap *taps,
                            size_t n)
{
    bool tight = page->least_px > 0 && !page->portrait;
    page->card_lang = ks_lang_tag(item->lang);
    struct ks_rect room = ks_touch_begin(page, title, tight ? "" : counter(page, visit, item));
    struct ks_rect steps = { room.x, room.y - ks_u(page, 120), ks_u(page, 3400), ks_u(page, 90) };
    ks_steps_draw(page, steps, visit->session.at, visit->session.n);
    room.y += ks_u(page, 300);
    room.h -= ks_u(page, 300);
    return ks_touch_foot(page, room, texts, taps, n);
}

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
static void draw_asked(struct ks_page *page,
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

void ks_question_draw(struct ks_page *page,
                      const struct ks_visit *visit,
                      const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = item_of(visit, at);
    bool several = ks_session_takes_several(item);
    const char *const texts[] = { visit->session.marked != 0 ? ks_word(page, "确定")
                                                             : ks_word(page, "可选多项") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_CONFIRM) };
    struct ks_rect room = begin(page, visit, item, item->stem, texts, taps, several ? 1 : 0);
    struct ks_tile tile[KS_QUIZ_OPTIONS_MAX];
    draw_asked(page, item, tile, option_tiles(page, visit, item, tile), room);
}

void ks_sure_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = item_of(visit, at);
    struct ks_rect room =
        begin(page, visit, item, ks_word(page, "这个答案，你有多大把握？"), NULL, NULL, 0);
    const struct ks_tile tile[] = {
        { .title = ks_word(page, "拿得准"), .tap = ks_tap(KS_TAP_SURE), .look = KS_TILE_FRAMED },
        { .title = ks_word(page, "拿不准"), .tap = ks_tap(KS_TAP_UNSURE), .look = KS_TILE_FRAMED }
    };
    draw_asked(page, item, tile, KS_COUNT(tile), room);
}

/* ---- feedback ---- */

static const char *verdict(const struct ks_page *page, const struct ks_quiz_item *item, bool right)
{
    if (item->neutral) {
        return right ? ks_word(page, "答对了") : ks_word(page, "再想想");
    }
    if (item->kind != KS_QUIZ_JUDGE) {
        return right ? ks_word(page, "做得对") : ks_word(page, "再想想");
    }
    return item->genuine
               ? (right ? ks_word(page, "认对了，这是真的") : ks_word(page, "误伤了，这是真的"))
               : (right ? ks_word(page, "识破了，这是骗局") : ks_word(page, "漏掉了，这是骗局"));
}

/* The verb that an explanation ends with, and what it means: the item's words and the reader's. */
static const struct {
    const char *word, *meaning;
} verbs[] = {
    [KS_QUIZ_STOP] = { KS_WORD_MARK("停"), KS_WORD_MARK("钱、码、屏幕，都先不给") },
    [KS_QUIZ_CHECK] = { KS_WORD_MARK("核"), KS_WORD_MARK("换一条路，问本人、问官方") },
    [KS_QUIZ_REPORT] = { KS_WORD_MARK("报"), KS_WORD_MARK("留好证据，拨 {{alarm}}") },
    [KS_QUIZ_GO] = { KS_WORD_MARK("办"), KS_WORD_MARK("走正规渠道，可以放心办") },
};

static void
draw_verb(struct ks_page *page, struct ks_rect row, const char *verb, const char *meaning)
{
    page->out->reading++; /* read after the words above */
    struct ks_text_style style = ks_style(page, 600, true, KS_INK);
    int width = ks_line_draw(page, verb, style, 0, 0, false);
    struct ks_rect plate = { row.x, row.y, width + ks_u(page, 300), row.h };
    plate.w = plate.w < row.h ? row.h : plate.w; /* a hanzi stands in a square */
    ks_draw_fill(page->out, plate, KS_AMBER, ks_u(page, 150));
    ks_line_draw(page, verb, style, plate.x + (plate.w - width) / 2,
                 plate.y + (row.h - style.px * style.pitch / 100) / 2, true);
    page->out->reading++;
    struct ks_text_style words = ks_style(page, 480, true, KS_WHITE);
    words.pitch = 125;
    struct ks_spans spans = ks_page_plain(page, ks_page_text(page, meaning));
    int taken = plate.w + ks_u(page, 300);
    struct ks_rect rest = { row.x + taken, row.y, row.w - taken, row.h };
    struct ks_text text =
        ks_text_fit(page, &spans, words, ks_u(page, KS_SMALLEST), rest.w, rest.h, 2);
    ks_text_draw(page, &text, rest.x, rest.y + (rest.h - text.height) / 2);
}

/* The sheet: mark and word, what was chosen, why, the verb. */
static void draw_sheet(struct ks_page *page,
                       const struct ks_visit *visit,
                       const struct ks_quiz_item *item,
                       struct ks_rect sheet)
{
    bool right = visit->session.right;
    size_t told = (size_t)visit->session.chosen;
    assert(visit->session.chosen >= 0 && told < item->n_options);
    bool missed = (visit->session.picked >> told & 1) == 0; /* of several, one not chosen */
    int pad = ks_u(page, 400), gap = ks_u(page, 200), icon = ks_u(page, 900);
    page->out->reading = KS_READ_MORE;
    ks_draw_fill(page->out, sheet, right ? KS_TEAL : KS_RED, ks_u(page, 250));
    struct ks_rect in = { sheet.x + pad, sheet.y + pad, sheet.w - 2 * pad, sheet.h - 2 * pad };
    ks_draw_icon(page->out, (struct ks_rect) { in.x, in.y, icon, icon },
                 right ? KS_ICON_TICK : KS_ICON_CROSS, KS_WHITE);
    struct ks_text_style large = ks_style(page, 750, true, KS_WHITE);
    large.pitch = 120;
    struct ks_spans spans = ks_page_plain(page, verdict(page, item, right));
    struct ks_text text = ks_text_fit(page, &spans, large, ks_u(page, KS_BODY),
                                      in.w - icon - ks_u(page, 300), icon, 1);
    ks_text_draw(page, &text, in.x + icon + ks_u(page, 300), in.y + (icon - text.height) / 2);
    in.y += icon + gap;
    in.h -= icon + gap;
    const char *feedback = ks_page_text(page, ks_quiz_feedback(item, told));
    enum ks_quiz_verb verb = ks_quiz_verb(feedback);
    /* in large type the verb has no plate: it stays the last word of the feedback */
    verb = page->least_px == 0 ? verb : KS_QUIZ_NO_VERB;
    int foot = verb == KS_QUIZ_NO_VERB ? 0 : ks_u(page, 900);
    int y = in.y;
    /* For a judgement the verdict already says what was chosen. */
    if (item->kind != KS_QUIZ_JUDGE && page->least_px == 0) {
        const char *option = ks_page_text(page, item->options[told].text);
        struct ks_arena *arena = page->out->arena;
        const char *said = missed ? ks_arena_printf(arena, ks_word(page, "还该选：%s"), option)
                                  : ks_arena_printf(arena, ks_word(page, "你选了：%s"), option);
        struct ks_text_style quiet = ks_style(page, 420, false, KS_WHITE);
        struct ks_rect words = { in.x, in.y, in.w, (in.h - foot) / 3 };
        y = ks_words_draw(page, said, quiet, words, 2) + gap;
    }
    struct ks_text_style why = ks_style(page, 700, true, KS_WHITE);
    why.balance = true;
    ks_words_draw(page, feedback, why,
                  (struct ks_rect) { in.x, y, in.w, in.y + in.h - foot - gap - y }, 5);
    if (verb != KS_QUIZ_NO_VERB) {
        draw_verb(page, (struct ks_rect) { in.x, in.y + in.h - foot, in.w, foot },
                  ks_words_in(item->lang, verbs[verb].word), ks_word(page, verbs[verb].meaning));
    }
}

void ks_feedback_draw(struct ks_page *page,
                      const struct ks_visit *visit,
                      const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = item_of(visit, at);
    bool last = visit->session.at + 1 == visit->session.n;
    const char *const texts[] = { last ? ks_word(page, "看结果") : ks_word(page, "下一题") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_NEXT) };
    const char *title =
        page->portrait && page->least_px == 0 ? item->stem : ""; /* else the sheet needs the room */
    struct ks_rect room = begin(page, visit, item, title, texts, taps, 1), sheet = room;
    int gap = ks_u(page, 400);
    bool scene = item->card != NULL && page->least_px == 0;
    if (scene && page->portrait) {
        sheet.h = room.h * 55 / 100;
        sheet.y += room.h - sheet.h;
        room.h -= sheet.h + gap;
    } else if (scene) {
        room.w = (room.w - gap) * 5 / 12;
        sheet.x += room.w + gap;
        sheet.w -= room.w + gap;
    }
    if (scene) {
        ks_template_phone(page, item->card, room);
    }
    draw_sheet(page, visit, item, sheet);
}

/* ---- result ---- */

/* Draws one of the two scores: mark, how many of how many, what it means. */
static void draw_score(
    struct ks_page *page, struct ks_rect rect, const char *name, size_t n, size_t of, bool fine)
{
    int pad = ks_u(page, 300), icon = ks_u(page, 700);
    assert(n <= of);
    page->out->reading++; /* read as name and number, before the next score */
    ks_draw_fill(page->out, rect, fine ? KS_TEAL : KS_INK, ks_u(page, 200));
    ks_draw_icon(page->out,
                 (struct ks_rect) { rect.x + rect.w - pad - icon, rect.y + pad, icon, icon },
                 fine ? KS_ICON_TICK : KS_ICON_WARNING, fine ? KS_WHITE : KS_AMBER);
    struct ks_text_style style = ks_style(page, 450, true, KS_WHITE);
    struct ks_spans spans = ks_page_plain(page, name);
    struct ks_text text =
        ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), rect.w - 3 * pad - icon, icon, 1);
    ks_text_draw(page, &text, rect.x + pad, rect.y + pad);
    struct ks_text_style large = ks_style(page, KS_DISPLAY, true, KS_WHITE);
    large.pitch = 110;
    const char *number = ks_arena_printf(page->out->arena, "%zu/%zu", n, of);
    ks_line_draw(page, number, large, rect.x + pad,
                 rect.y + rect.h - pad / 2 - large.px * large.pitch / 100, true);
}

static const char *sentence(const struct ks_page *page, const struct ks_quiz_session *s)
{
    if (s->scams + s->genuine == 0) {
        return s->known == s->asked ? ks_word(page, "都答对了。把这个办法教给室友")
                                    : ks_word(page, "这几类再看一眼");
    }
    if (s->suspected > 0 && s->caught == s->scams) {
        return ks_word(page, "警惕够了，也要认得出真的，别误了正事");
    }
    if (s->suspected > 0) {
        return ks_word(page, "真假都有看走眼的，下面几类再看一眼");
    }
    return s->caught == s->scams ? ks_word(page, "真假都分清了。把这个办法教给室友")
                                 : ks_word(page, "有骗局漏过去了，下面几类再看一眼");
}

/* The types answered wrong, each once. */
static size_t again_tiles(struct ks_page *page,
                          const struct ks_visit_at *at,
                          const struct ks_quiz_session *s,
                          struct ks_tile tile[3])
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_again && n < 3; i++) {
        bool twice = false;
        for (size_t k = 0; k < i; k++) {
            twice = twice || strcmp(s->again[k], s->again[i]) == 0;
        }
        if (!twice) {
            tile[n++] = (struct ks_tile) { .title = ks_type_word(at, s->again[i]),
                                           .note = ks_word(page, "看这一类怎么识破"),
                                           .tap = ks_tap_n(KS_TAP_ITEM, i),
                                           .look = KS_TILE_WHITE };
        }
    }
    assert(n <= 3 && n <= s->n_again);
    return n;
}

/* Draws the QR code that leads to the school's channel, on a plate with a line of words beside
 * it. */
static void draw_channel(struct ks_page *page, const struct ks_visit_at *at, struct ks_rect plate)
{
    const char *address = ks_page_text(page, "{{channel}}");
    if (ks_facts_missing(&at->program->facts, "{{channel}}", ks_visit_day(at)).n > 0) {
        return;
    }
    int pad = ks_u(page, 200), side = plate.h - 2 * pad;
    page->out->reading = KS_READ_MORE;
    side = side > plate.w / 2 ? plate.w / 2 : side;
    ks_draw_fill(page->out, plate, KS_WHITE, ks_u(page, 180));
    ks_draw_qr(page->out,
               (struct ks_rect) { plate.x + pad, plate.y + (plate.h - side) / 2, side, side },
               address);
    struct ks_text_style style = ks_style(page, 420, true, KS_INK);
    struct ks_rect words = { plate.x + 2 * pad + side, plate.y + pad, plate.w - 3 * pad - side,
                             plate.h - 2 * pad };
    struct ks_spans spans = ks_page_plain(page, ks_word(page, "扫一扫，打开学校官网"));
    struct ks_text text =
        ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), words.w, words.h, 4);
    ks_text_draw(page, &text, words.x, words.y + (words.h - text.height) / 2);
}

static void draw_scores(struct ks_page *page, const struct ks_quiz_session *s, struct ks_rect row)
{
    int gap = ks_touch_gap(page);
    if (s->scams + s->genuine == 0) {
        draw_score(page, row, ks_word(page, "答对"), s->known, s->asked, s->known == s->asked);
        return;
    }
    struct ks_rect half = { row.x, row.y, (row.w - gap) / 2, row.h };
    draw_score(page, half, ks_word(page, "识骗"), s->caught, s->scams, s->caught == s->scams);
    half.x += half.w + gap;
    draw_score(page, half, ks_word(page, "误伤"), s->suspected, s->genuine, s->suspected == 0);
}

/* The scores as words, for large type. */
static const char *score_line(const struct ks_page *page, const struct ks_quiz_session *s)
{
    return s->scams + s->genuine == 0
               ? ks_arena_printf(page->out->arena, ks_word(page, "答对 %zu/%zu"), s->known,
                                 s->asked)
               : ks_arena_printf(page->out->arena, ks_word(page, "识骗 %zu/%zu · 误伤 %zu/%zu"),
                                 s->caught, s->scams, s->suspected, s->genuine);
}

void ks_result_draw(struct ks_page *page,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at)
{
    const struct ks_quiz_session *s = &visit->session;
    bool large = page->least_px > 0;
    struct ks_rect room =
        ks_touch_begin(page, large ? score_line(page, s) : ks_word(page, "这一轮"),
                       large ? "" : sentence(page, s));
    const char *const texts[] = { ks_word(page, "首页"), ks_word(page, "再来一次") };
    const struct ks_tap taps[] = { ks_tap_open(KS_VISIT_HOME), ks_tap(KS_TAP_QUIZ) };
    room = ks_touch_foot(page, room, texts, taps, KS_COUNT(texts));
    struct ks_tile again[3];
    size_t n = again_tiles(page, at, s, again);
    int gap = ks_u(page, 350), height = ks_u(page, 2300);
    if (large) {
        ks_tiles_draw(page, room, again, n, page->portrait ? 1 : 3, 1600);
        return;
    }
    if (page->portrait) {
        draw_scores(page, s, (struct ks_rect) { room.x, room.y, room.w, height });
        int top = ks_tiles_draw(page, room, again, n, 1, 1450);
        struct ks_rect plate = { room.x, room.y + height + gap, room.w, 0 };
        plate.h = top - gap - plate.y;
        plate.h = plate.h > ks_u(page, 2600) ? ks_u(page, 2600) : plate.h;
        draw_channel(page, at, plate);
        return;
    }
    struct ks_rect left = { room.x, room.y, (room.w - gap) * 7 / 12, height };
    draw_scores(page, s, left);
    left.y += height + gap;
    left.h = room.h - height - gap;
    ks_tiles_draw(page, left, again, n, (int)(n > 0 ? n : 1), 1600);
    struct ks_rect plate = { left.x + left.w + gap, room.y, room.w - left.w - gap, height };
    draw_channel(page, at, plate);
}
