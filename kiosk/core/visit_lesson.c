/* Class mode: a teacher leads through questions, two teams collect points. */
#include "core/visit_parts.h"

bool ks_visit_begin_lesson(struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    const char *type = NULL;
    enum ks_lesson_topic topic = KS_LESSON_TYPE;
    if (tap >= KS_TAP_ITEM) {
        size_t index[200], i = (size_t)(tap - KS_TAP_ITEM);
        if (i >= ks_visit_entries(at, "handbook/", 0, index, KS_COUNT(index))) {
            return false;
        }
        type = at->program->cards.v[index[i]]->type;
    } else if (tap - KS_TAP_CHOICE < KS_LESSON_TYPE) {
        topic = (enum ks_lesson_topic)(tap - KS_TAP_CHOICE);
    } else {
        return false;
    }
    struct ks_quiz_choice choice = ks_visit_choice(at, type);
    if (!ks_lesson_begin(&visit->lesson, &choice, topic, ks_visit_seed(at))) {
        return false;
    }
    ks_visit_go(visit, at, KS_VISIT_LESSON_ITEM);
    return true;
}

static bool go_to(struct ks_visit *visit, const struct ks_visit_at *at, int by)
{
    struct ks_lesson *lesson = &visit->lesson;
    if (by < 0 && lesson->at == 0) {
        return false;
    }
    if (by > 0 && lesson->at + 1 >= lesson->n) {
        ks_visit_go(visit, at, KS_VISIT_LESSON_END);
        return true;
    }
    lesson->at = by < 0 ? lesson->at - 1 : lesson->at + 1;
    ks_visit_go(visit, at, KS_VISIT_LESSON_ITEM);
    return true;
}

bool ks_visit_lesson_tap(struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    struct ks_lesson *lesson = &visit->lesson;
    if (tap == KS_TAP_UNCOVER && !lesson->uncovered[lesson->at]) {
        lesson->uncovered[lesson->at] = true;
        ks_visit_go(visit, at, KS_VISIT_LESSON_ITEM);
        return true;
    }
    if (tap == KS_TAP_TEAM_A || tap == KS_TAP_TEAM_B) { /* a second touch takes the point back */
        lesson->point[lesson->at] ^= tap == KS_TAP_TEAM_A ? 1u : 2u;
        return true;
    }
    if (tap == KS_TAP_LESSON_END) {
        ks_visit_go(visit, at, KS_VISIT_LESSON_END);
        return true;
    }
    return (tap == KS_TAP_NEXT && go_to(visit, at, 1)) ||
           (tap == KS_TAP_EARLIER && go_to(visit, at, -1));
}
