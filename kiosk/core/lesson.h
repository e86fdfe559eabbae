#ifndef KS_CORE_LESSON_H
#define KS_CORE_LESSON_H

#include "core/quiz_draw.h"

/* Questions for a class: chosen by the teacher, asked one after another, the answer uncovered when
 * the class has made up its mind, two teams with points. Nothing is counted or kept. */

#define KS_LESSON_ITEMS_MAX 20
#define KS_LESSON_ITEMS 10
#define KS_LESSON_TEAMS 2

enum ks_lesson_topic {
    KS_LESSON_PHASE,  /* the types the campaign stresses now */
    KS_LESSON_MIXED,  /* all types */
    KS_LESSON_CHOSEN, /* by number, from sheets/class.csv */
    KS_LESSON_TYPE    /* one type */
};

struct ks_lesson {
    size_t item[KS_LESSON_ITEMS_MAX]; /* indices into the bank, easy to hard but for CHOSEN */
    size_t n, at;
    uint8_t order[KS_LESSON_ITEMS_MAX][KS_QUIZ_OPTIONS_MAX];
    bool uncovered[KS_LESSON_ITEMS_MAX];
    unsigned point[KS_LESSON_ITEMS_MAX]; /* bit t: team t has the point of this item */
};

/* How many items a topic has on that day. `choice->type` is for KS_LESSON_TYPE. */
size_t ks_lesson_count(const struct ks_quiz_choice *choice, enum ks_lesson_topic topic);
/* False if there are none. */
bool ks_lesson_begin(struct ks_lesson *lesson,
                     const struct ks_quiz_choice *choice,
                     enum ks_lesson_topic topic,
                     uint64_t seed);
unsigned ks_lesson_points(const struct ks_lesson *lesson, unsigned team);

#endif
