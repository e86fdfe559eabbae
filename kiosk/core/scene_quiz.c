/* A question, its feedback, the result. */
#include <string.h>

#include "core/scene_touch.h"

static const struct ks_quiz_item *item_of(const struct ks_visit *visit,
                                          const struct ks_visit_at *at)
{
    return &at->program->quiz.v[visit->session.item[visit->session.at]];
}

static const char *counter(const struct ks_page *page, const struct ks_visit *visit)
{
    return ks_arena_printf(page->out->arena, ks_word(page, "第 %zu 题，共 %zu 题"),
                           visit->session.at + 1, visit->session.n);
}

void ks_quiz_question_draw(struct ks_page *page,
                           const struct ks_visit *visit,
                           const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = item_of(visit, at);
    struct ks_rect room = ks_touch_begin(page, item->stem, counter(page, visit));
    room = ks_touch_foot(page, room, NULL, NULL, 0);
    struct ks_rect scene = room;
    const char *texts[KS_QUIZ_OPTIONS_MAX];
    int taps[KS_QUIZ_OPTIONS_MAX];
    for (size_t i = 0; i < item->n_options; i++) {
        texts[i] = item->options[visit->session.order[i]].text;
        taps[i] = KS_TAP_CHOICE + (int)i;
    }
    if (page->portrait) {
        scene.h = ks_touch_column(page, room, texts, taps, item->n_options, KS_BUTTON_DARK) -
                  ks_u(page, 400) - room.y;
    } else {
        int gap = ks_u(page, 400);
        scene.w = (room.w - gap) * 7 / 12;
        room.x += scene.w + gap;
        room.w -= scene.w + gap;
        ks_touch_column(page, room, texts, taps, item->n_options, KS_BUTTON_DARK);
    }
    if (item->card != NULL) {
        ks_template_phone(page, item->card, scene);
    }
}

static const char *why_of(const struct ks_quiz_item *item, const struct ks_visit *visit)
{
    return ks_quiz_feedback(item, (size_t)visit->session.chosen);
}

void ks_quiz_feedback_draw(struct ks_page *page,
                           const struct ks_visit *visit,
                           const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = item_of(visit, at);
    const struct ks_quiz_option *chosen = &item->options[visit->session.chosen];
    bool right = visit->session.right;
    bool last = visit->session.at + 1 == visit->session.n;
    struct ks_rect room = ks_touch_begin(
        page, right ? ks_word(page, "答对了") : ks_word(page, "再想想"), counter(page, visit));
    const char *const texts[] = { last ? ks_word(page, "看结果") : ks_word(page, "下一题") };
    const int taps[] = { KS_TAP_NEXT };
    room = ks_touch_foot(page, room, texts, taps, 1);
    int icon = ks_u(page, page->portrait ? 2400 : 2000), gap = ks_u(page, 400);
    ks_draw_icon(page->out, (struct ks_rect) { room.x, room.y, icon, icon },
                 right ? KS_ICON_TICK : KS_ICON_CROSS, right ? KS_TEAL : KS_RED);
    struct ks_rect words = { room.x + icon + gap, room.y, room.w - icon - gap, room.h };
    if (page->portrait) {
        words = (struct ks_rect) { room.x, room.y + icon + gap, room.w, room.h - icon - gap };
    }
    const char *choice = ks_arena_printf(page->out->arena, ks_word(page, "你选了：%s"),
                                         ks_page_text(page, chosen->text));
    struct ks_text_style quiet = ks_style(page, 480, false, KS_SLATE);
    struct ks_spans line = ks_page_plain(page, choice);
    struct ks_text said =
        ks_text_fit(page, &line, quiet, ks_u(page, KS_SMALLEST), words.w, ks_u(page, 1600), 2);
    ks_text_draw(page, &said, words.x, words.y);
    struct ks_text_style style = ks_style(page, 950, true, KS_INK);
    style.balance = true;
    struct ks_spans why = ks_page_plain(page, ks_page_text(page, why_of(item, visit)));
    struct ks_text text = ks_text_fit(page, &why, style, ks_u(page, KS_BODY), words.w,
                                      words.h - said.height - gap, 4);
    ks_text_draw(page, &text, words.x, words.y + said.height + gap / 2);
}

void ks_quiz_result_draw(struct ks_page *page, const struct ks_visit *visit)
{
    const struct ks_quiz_session *s = &visit->session;
    const char *score =
        s->scams + s->genuine == 0
            ? ks_arena_printf(page->out->arena, ks_word(page, "答对 %zu/%zu"), s->known, s->asked)
            : ks_arena_printf(page->out->arena, ks_word(page, "识骗 %zu/%zu · 误伤 %zu/%zu"),
                              s->caught, s->scams, s->suspected, s->genuine);
    struct ks_rect room =
        ks_touch_begin(page, score,
                       s->n_again == 0 ? ks_word(page, "都认出来了。把这个办法教给室友")
                                       : ks_word(page, "这几类再看一眼"));
    const char *const texts[] = { ks_word(page, "再来一次") };
    const int taps[] = { KS_TAP_QUIZ };
    room = ks_touch_foot(page, room, texts, taps, KS_COUNT(texts));
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
        ks_touch_column(page, room, again, entries, n, KS_BUTTON_LIGHT);
    } else {
        int side = room.h < room.w ? room.h : room.w;
        side = side > ks_u(page, 3000) ? ks_u(page, 3000) : side;
        ks_draw_icon(page->out, (struct ks_rect) { room.x, room.y, side, side }, KS_ICON_SHIELD,
                     KS_TEAL);
    }
}
