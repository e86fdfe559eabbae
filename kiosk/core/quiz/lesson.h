#ifndef KS_CORE_QUIZ_LESSON_H
#define KS_CORE_QUIZ_LESSON_H

#include "core/quiz/draw.h"

/* Class mode: questions that a teacher leads a class through. They are chosen by the teacher and
 * asked one after another; the answer is uncovered when the class has made up its mind, and two
 * teams collect points. Nothing is counted or kept. */

#define KS_LESSON_ITEMS_MAX 20
#define KS_LESSON_ITEMS 10
#define KS_LESSON_TEAMS 2

enum ks_lesson_topic {
    KS_LESSON_PHASE, /* the types the campaign stresses now */
    KS_LESSON_MIXED, /* all types */
    KS_LESSON_CHOSEN /* by number, from sheets/class.csv */
};
#define KS_LESSON_TOPICS 3

/* What a teacher picks on the screen, in that order. All zero: nothing yet. */
struct ks_pick {
    size_t item[KS_LESSON_ITEMS_MAX]; /* indices into the bank, none twice */
    size_t n;
};

struct ks_lesson {
    size_t item[KS_LESSON_ITEMS_MAX]; /* indices into the bank, easy to hard but for CHOSEN */
    size_t n, at;
    uint8_t order[KS_LESSON_ITEMS_MAX][KS_QUIZ_OPTIONS_MAX];
    bool uncovered[KS_LESSON_ITEMS_MAX];
    unsigned point[KS_LESSON_ITEMS_MAX]; /* bit t: team t has the point of this item */
};

/* How many items a topic has on that day. */
size_t ks_lesson_count(const struct ks_quiz_choice *choice, enum ks_lesson_topic topic);
/* False if there are none. */
bool ks_lesson_begin(struct ks_lesson *lesson,
                     const struct ks_quiz_choice *choice,
                     enum ks_lesson_topic topic,
                     uint64_t seed);
/* Begins with the picked items in the order of picking, but for those that may not be asked any
 * more. False if none is left. */
bool ks_lesson_begin_picked(struct ks_lesson *lesson,
                            const struct ks_quiz_choice *choice,
                            const struct ks_pick *pick,
                            uint64_t seed);
unsigned ks_lesson_points(const struct ks_lesson *lesson, unsigned team);

/* The types of the items that may be asked, each once, in the bank's order; returns how many. An
 * item may have none: "". */
size_t ks_pick_types(const struct ks_quiz_choice *choice, const char **type, size_t capacity);
/* The items of choice->type that may be asked, in the bank's order; returns how many. */
size_t ks_pick_items(const struct ks_quiz_choice *choice, size_t *item, size_t capacity);
/* Place of an item in the order of picking, from 1; 0: it is not picked. */
size_t ks_pick_place(const struct ks_pick *pick, size_t item);
/* How many of the n items are picked. */
size_t ks_pick_count(const struct ks_pick *pick, const size_t *item, size_t n);
/* True if ks_pick_all() would deselect these items: all of them are picked, or some are and the
 * selection is full (KS_LESSON_ITEMS_MAX). */
bool ks_pick_takes_out(const struct ks_pick *pick, const size_t *item, size_t n);
/* Selects the item, or deselects it; false if it does not fit (KS_LESSON_ITEMS_MAX). */
bool ks_pick_toggle(struct ks_pick *pick, size_t item);
/* Selects the items that are not selected yet, until the selection is full, or deselects them all
 * (ks_pick_takes_out). False if nothing changed. */
bool ks_pick_all(struct ks_pick *pick, const size_t *item, size_t n);

#endif
