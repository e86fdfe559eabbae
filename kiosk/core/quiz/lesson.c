/* Questions for a class (see lesson.h). */
#include "core/quiz/lesson.h"

#include <assert.h>
#include <string.h>

#include "core/quiz/random.h"

static bool is_of(const struct ks_quiz_choice *choice,
                  enum ks_lesson_topic topic,
                  const struct ks_quiz_item *item)
{
    bool focus = choice->phase != NULL && ks_tags_has(&choice->phase->focus, item->type);
    return ks_quiz_may_ask(choice, item) && (topic != KS_LESSON_PHASE || focus);
}

/* The teacher's own list, in the teacher's order. */
static size_t chosen(const struct ks_quiz_choice *choice, size_t item[KS_LESSON_ITEMS_MAX])
{
    const struct ks_sheet *list = choice->list;
    const struct ks_quiz_bank *bank = choice->bank;
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (!ks_sheet_row_is_on(&list->v[i], choice->date)) {
            continue;
        }
        for (size_t k = 0; k < bank->n && n < KS_LESSON_ITEMS_MAX; k++) {
            struct ks_quiz_choice written = *choice;
            /* In its own language: the teacher has chosen it. */
            written.lang = bank->v[k].lang;
            if (strcmp(bank->v[k].id, list->v[i].name) == 0 &&
                ks_quiz_may_ask(&written, &bank->v[k])) {
                item[n++] = k;
            }
        }
    }
    assert(n <= KS_LESSON_ITEMS_MAX);
    return n;
}

size_t ks_lesson_count(const struct ks_quiz_choice *choice, enum ks_lesson_topic topic)
{
    size_t item[KS_LESSON_ITEMS_MAX], n = 0;
    if (topic == KS_LESSON_CHOSEN) {
        return chosen(choice, item);
    }
    for (size_t i = 0; i < choice->bank->n; i++) {
        n += is_of(choice, topic, &choice->bank->v[i]);
    }
    return n < KS_LESSON_ITEMS ? n : KS_LESSON_ITEMS;
}

/* Draws KS_LESSON_ITEMS of the questions, each with the same chance (selection sampling). */
static size_t draw(const struct ks_quiz_choice *choice,
                   enum ks_lesson_topic topic,
                   uint64_t *random,
                   size_t item[KS_LESSON_ITEMS_MAX])
{
    size_t seen = 0, n = 0;
    for (size_t i = 0; i < choice->bank->n; i++) {
        if (!is_of(choice, topic, &choice->bank->v[i])) {
            continue;
        }
        seen++;
        if (n < KS_LESSON_ITEMS) {
            item[n++] = i;
        } else {
            size_t k = ks_random_below(random, seen);
            if (k < KS_LESSON_ITEMS) {
                item[k] = i;
            }
        }
    }
    assert(n <= seen && n <= KS_LESSON_ITEMS);
    ks_quiz_order(choice, random, item, n);
    return n;
}

/* Begins a lesson with its questions. Options are put in order once, and keep it through the
 * lesson. */
static bool begin(struct ks_lesson *lesson, const struct ks_quiz_choice *choice, uint64_t *random)
{
    assert(lesson->n <= KS_LESSON_ITEMS_MAX);
    for (size_t i = 0; i < lesson->n; i++) {
        assert(lesson->item[i] < choice->bank->n);
        ks_quiz_arrange(&choice->bank->v[lesson->item[i]], random, lesson->order[i]);
    }
    return lesson->n > 0;
}

bool ks_lesson_begin(struct ks_lesson *lesson,
                     const struct ks_quiz_choice *choice,
                     enum ks_lesson_topic topic,
                     uint64_t seed)
{
    uint64_t random = seed | 1;
    (void)ks_random_next(&random);
    *lesson = (struct ks_lesson) { 0 };
    lesson->n = topic == KS_LESSON_CHOSEN ? chosen(choice, lesson->item)
                                          : draw(choice, topic, &random, lesson->item);
    return begin(lesson, choice, &random);
}

bool ks_lesson_begin_picked(struct ks_lesson *lesson,
                            const struct ks_quiz_choice *choice,
                            const struct ks_pick *pick,
                            uint64_t seed)
{
    uint64_t random = seed | 1;
    (void)ks_random_next(&random);
    *lesson = (struct ks_lesson) { 0 };
    assert(pick->n <= KS_LESSON_ITEMS_MAX);
    for (size_t i = 0; i < pick->n; i++) {
        /* In its own language, whatever the screen shows now. */
        struct ks_quiz_choice picked = *choice;
        picked.lang = choice->bank->v[pick->item[i]].lang;
        if (ks_quiz_may_ask(&picked, &choice->bank->v[pick->item[i]])) {
            lesson->item[lesson->n++] = pick->item[i];
        }
    }
    assert(lesson->n <= pick->n);
    return begin(lesson, choice, &random);
}

unsigned ks_lesson_points(const struct ks_lesson *lesson, unsigned team)
{
    unsigned sum = 0;
    for (size_t i = 0; i < lesson->n; i++) {
        sum += lesson->point[i] >> team & 1;
    }
    assert(team < KS_LESSON_TEAMS && sum <= lesson->n);
    return sum;
}
