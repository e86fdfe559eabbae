/* What all screens of a round of the quiz have: heading, progress, foot (see round.h). */
#include "core/screen/round.h"

#include <assert.h>

#include "core/screen/tiles.h"
#include "core/screen/words.h"

const struct ks_quiz_item *ks_round_item(const struct ks_visit *visit, const struct ks_visit_at *at)
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

struct ks_rect ks_round_begin(struct ks_page *page,
                              const struct ks_visit *visit,
                              const struct ks_quiz_item *item,
                              const char *title,
                              const char *const *texts,
                              const struct ks_tap *taps,
                              size_t n)
{
    bool tight = page->tight || (page->least_px > 0 && !page->portrait);
    page->card_lang = ks_lang_tag(item->lang);
    struct ks_rect room = ks_touch_begin(page, title, tight ? "" : counter(page, visit, item));
    struct ks_rect steps = { room.x, room.y - ks_u(page, 120), ks_u(page, 3400), ks_u(page, 90) };
    ks_steps_draw(page, steps, visit->session.at, visit->session.n);
    room.y += ks_u(page, 300);
    room.h -= ks_u(page, 300);
    return ks_touch_foot(page, room, texts, taps, n);
}
