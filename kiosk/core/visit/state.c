/* The invariants of a visit, screen by screen (see the table in visit.h). */
#include <assert.h>

#include "core/visit/parts.h"

/* The screen that a person looks at, also below the question whether they are still there. */
static enum ks_visit_screen screen_of(const struct ks_visit *visit)
{
    return visit->screen == KS_VISIT_STILL_THERE ? visit->under : visit->screen;
}

/* Nothing is known of a person who is gone. */
static void assert_forgotten(const struct ks_visit *visit)
{
    assert(visit->text_size == KS_TEXT_NORMAL && visit->other_language == 0 &&
           visit->seconds_left == 0);
    assert(visit->poll == KS_PART_OPEN && visit->vote == KS_PART_OPEN);
    assert(visit->pledge == KS_PART_OPEN);
    assert(visit->session.n == 0 && visit->session.picked == 0);
    assert(visit->lesson.n == 0 && visit->pick.n == 0 && visit->page == 0);
}

/* What each screen needs is there: a page its entry, a question its round, a lesson its items. */
static void assert_shown(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    enum ks_visit_screen screen = screen_of(visit);
    const struct ks_quiz_session *session = &visit->session;
    bool asks = screen == KS_VISIT_QUESTION || screen == KS_VISIT_SURE;
    bool told = screen == KS_VISIT_FEEDBACK || screen == KS_VISIT_RESULT;
    assert(screen != KS_VISIT_ENTRY || visit->entry < at->program->cards.n);
    assert(screen != KS_VISIT_ENTRY || visit->came_from < KS_VISIT_ENTRY ||
           visit->came_from == KS_VISIT_RESULT);
    assert(screen != KS_VISIT_HANDBOOK || visit->channel <= KS_CHANNEL_COUNT);
    assert(!(asks || told) || session->at < session->n);
    assert(!(asks || told) || session->item[session->at] < at->program->quiz.n);
    assert(!asks || session->picked == 0);
    assert(!told || session->picked != 0);
    assert(screen != KS_VISIT_RESULT || session->at + 1 == session->n);
    assert(screen != KS_VISIT_WORK || visit->page < KS_CHOICES_MAX);
    assert(screen != KS_VISIT_LESSON_ITEM || visit->lesson.at < visit->lesson.n);
    assert(screen != KS_VISIT_LESSON_LEAVE || visit->lesson.n > 0);
    assert(screen != KS_VISIT_LESSON_END || visit->lesson.n > 0);
    assert(screen < KS_VISIT_PIN || at->staff != NULL);
}

void ks_visit_assert_state(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    assert(visit->screen < KS_VISIT_SCREENS && visit->pick.n <= KS_LESSON_ITEMS_MAX);
    if (visit->screen == KS_VISIT_LOOP) {
        assert_forgotten(visit);
        return;
    }
    /* A result is left without being asked. */
    assert(screen_of(visit) != KS_VISIT_LOOP && screen_of(visit) != KS_VISIT_STILL_THERE);
    assert(visit->screen != KS_VISIT_STILL_THERE || visit->under != KS_VISIT_RESULT);
    assert(visit->seconds_left >= 0);
    assert(visit->vote == KS_PART_OPEN || visit->voted_for < KS_CHOICES_MAX);
    assert(visit->poll == KS_PART_OPEN || visit->polled_for < KS_CHOICES_MAX);
    assert_shown(visit, at);
}
