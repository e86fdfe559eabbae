/* The screen after an answer: the message with its evidence marked, and the sheet that tells why.
 */
#include <assert.h>

#include "core/scene/phone.h"
#include "core/screen/parts.h"
#include "core/screen/reminder.h"
#include "core/screen/round.h"
#include "core/screen/sheet.h"

static const char *verdict(const struct ks_page *page, const struct ks_quiz_item *item, bool right)
{
    if (item->neutral) {
        return right ? ks_word(page, "答对了") : ks_word(page, "再想想");
    }
    if (item->kind != KS_QUIZ_JUDGE) {
        return right ? ks_word(page, "做得对") : ks_word(page, "再想想");
    }
    return item->genuine
               ? (right ? ks_word(page, "认对了，这是真的") : ks_word(page, "错怪了，这是真的"))
               : (right ? ks_word(page, "识破了，这是骗局") : ks_word(page, "漏掉了，这是骗局"));
}

static void say(struct ks_told *told, enum ks_icon icon, const char *text)
{
    assert(told->n_said < KS_SHEET_LINES_MAX);
    told->said[told->n_said++] = (struct ks_sheet_line) { icon, text };
}

/* What was chosen, and what should have been; of a judgement the verdict says both. */
static void tell_choice(struct ks_told *told,
                        struct ks_page *page,
                        const struct ks_quiz_session *session,
                        const struct ks_quiz_item *item)
{
    struct ks_arena *arena = page->out->arena;
    bool several = ks_session_takes_several(item);
    if (item->kind == KS_QUIZ_JUDGE) {
        return;
    }
    for (size_t i = 0; i < item->n_options; i++) {
        bool picked = (session->picked >> i & 1) != 0, good = (item->right >> i & 1) != 0;
        const char *text = ks_page_text(page, item->options[i].text);
        if (picked) {
            say(told, good ? KS_ICON_CHECK : KS_ICON_TIMES,
                ks_arena_printf(arena, ks_word(page, "你选了：%s"), text));
        } else if (good && several) {
            say(told, KS_ICON_CHECK, ks_arena_printf(arena, ks_word(page, "还该选：%s"), text));
        } else if (good && !session->right) {
            say(told, KS_ICON_CHECK, ks_arena_printf(arena, ks_word(page, "该选：%s"), text));
        }
    }
}

static void
tell_evidence(struct ks_told *told, struct ks_page *page, const struct ks_quiz_item *item)
{
    for (size_t i = 0; i < item->n_marks; i++) {
        told->reason[told->n_reasons++] =
            (struct ks_sheet_line) { KS_ICON_NONE, item->mark[i].reason };
    }
    if (item->pull != NULL && *item->pull != '\0') {
        told->pull = ks_arena_printf(page->out->arena, ks_word(page, "为什么会上当：%s"),
                                     ks_page_text(page, item->pull));
    }
}

static struct ks_told
tell(struct ks_page *page, const struct ks_quiz_session *session, const struct ks_quiz_item *item)
{
    size_t option = (size_t)session->chosen;
    assert(session->chosen >= 0 && option < item->n_options);
    struct ks_told told = { .right = session->right,
                            .verdict = verdict(page, item, session->right) };
    const char *feedback = ks_page_text(page, ks_quiz_feedback(item, option));
    enum ks_quiz_verb verb = ks_quiz_verb(feedback);
    struct ks_str sentence = ks_quiz_sentence(feedback);
    told.sentence = ks_arena_strndup(page->out->arena, sentence.p, sentence.n);
    if (verb != KS_QUIZ_NO_VERB) {
        told.verb = ks_words_in(item->lang, ks_deed_of(verb).word);
        told.meaning = ks_words_in(page->lang, ks_deed_of(verb).meaning);
    }
    tell_choice(&told, page, session, item);
    tell_evidence(&told, page, item);
    return told;
}

/* Message and sheet on one screen: side by side, or one above the other. The message takes what it
 * needs, up to its share; the sheet has the rest. */
static void draw_both(struct ks_page *page,
                      const struct ks_quiz_item *item,
                      const struct ks_told *told,
                      struct ks_rect room,
                      int share)
{
    struct ks_rect sheet = room;
    int gap = ks_u(page, 350);
    if (page->portrait) {
        room.h = room.h * share / 100;
        int taken = ks_phone_marked(page, item, room);
        sheet.y += taken + gap;
        sheet.h -= taken + gap;
    } else {
        room.w = (room.w - gap) * share / 100;
        (void)ks_phone_marked(page, item, room);
        sheet.x += room.w + gap;
        sheet.w -= room.w + gap;
    }
    ks_told_draw(page, told, sheet);
}

/* In large type the message and the reasons stand on one page, all else on the next. */
static void draw_large(struct ks_page *page,
                       const struct ks_visit *visit,
                       const struct ks_quiz_item *item,
                       struct ks_told *told,
                       bool last)
{
    const char *const on[] = { ks_word(page, "为什么") };
    const struct ks_tap taps_on[] = { ks_tap(KS_TAP_LATER) };
    const char *const back[] = { ks_word(page, "看原文"),
                                 last ? ks_word(page, "看结果") : ks_word(page, "下一题") };
    const struct ks_tap taps_back[] = { ks_tap(KS_TAP_EARLIER), ks_tap(KS_TAP_NEXT) };
    if (visit->page > 0) {
        ks_told_draw(page, told, ks_round_begin(page, visit, item, "", back, taps_back, 2));
        return;
    }
    struct ks_told evidence = { .right = told->right,
                                .verdict = told->verdict,
                                .n_reasons = told->n_reasons };
    for (size_t i = 0; i < told->n_reasons; i++) {
        evidence.reason[i] = told->reason[i];
    }
    draw_both(page, item, &evidence, ks_round_begin(page, visit, item, "", on, taps_on, 1),
              page->portrait ? 62 : 58);
}

void ks_feedback_draw(struct ks_page *page,
                      const struct ks_visit *visit,
                      const struct ks_visit_at *at)
{
    const struct ks_quiz_item *item = ks_round_item(visit, at);
    bool last = visit->session.at + 1 == visit->session.n, scene = item->card != NULL;
    struct ks_told told = tell(page, &visit->session, item);
    page->tight = page->tight || !page->portrait; /* side by side each line of height counts */
    if (ks_visit_pages(visit, at) > 1) {
        draw_large(page, visit, item, &told, last);
        return;
    }
    const char *const texts[] = { last ? ks_word(page, "看结果") : ks_word(page, "下一题") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_NEXT) };
    bool titled =
        !scene && page->portrait && page->least_px == 0; /* else the sheet needs the room */
    struct ks_rect room =
        ks_round_begin(page, visit, item, titled ? item->stem : "", texts, taps, 1);
    if (scene) {
        draw_both(page, item, &told, room, page->portrait ? 42 : 45);
    } else {
        ks_told_draw(page, &told, room);
    }
}
