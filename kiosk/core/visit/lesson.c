/* Class mode in a visit: a teacher leads through questions, two teams collect points. */
#include <assert.h>
#include <string.h>

#include "core/visit/parts.h"

static bool begun(struct ks_visit *visit, const struct ks_visit_at *at, bool any)
{
    if (any) {
        memset(&visit->pick, 0, sizeof visit->pick);
        ks_visit_go(visit, at, KS_VISIT_LESSON_ITEM);
    }
    return any;
}

bool ks_visit_begin_lesson(struct ks_visit *visit, const struct ks_visit_at *at, size_t topic)
{
    struct ks_quiz_choice choice = ks_visit_choice(at, NULL);
    return topic < KS_LESSON_TOPICS &&
           begun(visit, at,
                 ks_lesson_begin(&visit->lesson, &choice, (enum ks_lesson_topic)topic,
                                 ks_visit_seed(at)));
}

bool ks_visit_begin_picked(struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_quiz_choice choice = ks_visit_choice(at, NULL);
    return begun(visit, at,
                 ks_lesson_begin_picked(&visit->lesson, &choice, &visit->pick, ks_visit_seed(at)));
}

size_t ks_visit_types_pages(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const char *type[KS_TYPES_MAX];
    struct ks_quiz_choice choice = ks_visit_choice(at, NULL);
    (void)visit;
    return ks_visit_pages_of(ks_pick_types(&choice, type, KS_TYPES_MAX), KS_HANDBOOK_PAGE);
}

size_t ks_visit_pick_pages(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    size_t item[KS_QUIZ_ITEMS_MAX];
    struct ks_quiz_choice choice = ks_visit_pick_choice(at, visit->pick_type);
    return ks_visit_pages_of(ks_pick_items(&choice, item, KS_QUIZ_ITEMS_MAX), KS_PICK_PAGE);
}

bool ks_visit_pick_type(struct ks_visit *visit, const struct ks_visit_at *at, size_t type)
{
    const char *types[KS_TYPES_MAX];
    struct ks_quiz_choice choice = ks_visit_choice(at, NULL);
    if (type >= ks_pick_types(&choice, types, KS_TYPES_MAX)) {
        return false;
    }
    visit->pick_type = types[type];
    visit->pick_types_page = visit->page;
    return ks_visit_open_list(visit, at, KS_VISIT_LESSON_PICK, 0);
}

/* Picks or drops the question of a line. The screen stays, so there is no dead time: a finger that
 * is still on the glass takes nothing back. */
bool ks_visit_pick(struct ks_visit *visit, const struct ks_visit_at *at, size_t line)
{
    size_t item[KS_QUIZ_ITEMS_MAX], i = visit->page * KS_PICK_PAGE + line;
    struct ks_quiz_choice choice = ks_visit_pick_choice(at, visit->pick_type);
    return line < KS_PICK_PAGE && i < ks_pick_items(&choice, item, KS_QUIZ_ITEMS_MAX) &&
           ks_pick_toggle(&visit->pick, item[i]);
}

bool ks_visit_pick_all(struct ks_visit *visit, const struct ks_visit_at *at)
{
    size_t item[KS_QUIZ_ITEMS_MAX];
    if (visit->screen == KS_VISIT_LESSON_PICK) {
        struct ks_quiz_choice choice = ks_visit_pick_choice(at, visit->pick_type);
        return ks_pick_all(&visit->pick, item, ks_pick_items(&choice, item, KS_QUIZ_ITEMS_MAX));
    }
    bool any = visit->pick.n > 0;
    memset(&visit->pick, 0, sizeof visit->pick);
    return any;
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
    assert(lesson->at < lesson->n);
    lesson->at = by < 0 ? lesson->at - 1 : lesson->at + 1;
    ks_visit_go(visit, at, KS_VISIT_LESSON_ITEM);
    return true;
}

static bool uncover(struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_lesson *lesson = &visit->lesson;
    assert(lesson->at < lesson->n);
    bool covered = !lesson->uncovered[lesson->at];
    if (covered) {
        lesson->uncovered[lesson->at] = true;
        ks_visit_go(visit, at, KS_VISIT_LESSON_ITEM);
    }
    return covered;
}

bool ks_visit_lesson_tap(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap)
{
    struct ks_lesson *lesson = &visit->lesson;
    assert(lesson->at < lesson->n && lesson->point[lesson->at] >> KS_LESSON_TEAMS == 0);
    /* A second touch takes the point back. */
    if (tap.kind == KS_TAP_TEAM_A || tap.kind == KS_TAP_TEAM_B) {
        lesson->point[lesson->at] ^= tap.kind == KS_TAP_TEAM_A ? 1u : 2u;
        return true;
    }
    if (tap.kind == KS_TAP_OPEN) {
        ks_visit_go(visit, at, (enum ks_visit_screen)tap.n);
        return true;
    }
    return (tap.kind == KS_TAP_UNCOVER && uncover(visit, at)) ||
           (tap.kind == KS_TAP_NEXT && go_to(visit, at, 1)) ||
           (tap.kind == KS_TAP_EARLIER && go_to(visit, at, -1));
}
