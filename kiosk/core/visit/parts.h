#ifndef KS_CORE_VISIT_PARTS_H
#define KS_CORE_VISIT_PARTS_H

#include "core/visit/visit.h"

/* visit.c says what each screen offers and how long it stays; what a tap does is in quiz.c,
 * activity.c (poll, vote, pledge), lesson.c and list.c. */

void ks_visit_go(struct ks_visit *visit, const struct ks_visit_at *at, enum ks_visit_screen screen);
uint64_t ks_visit_seed(const struct ks_visit_at *at);

/* Each returns whether the screen changed. */
bool ks_visit_open_list(struct ks_visit *visit,
                        const struct ks_visit_at *at,
                        enum ks_visit_screen screen,
                        size_t channel);
bool ks_visit_open_item(struct ks_visit *visit, const struct ks_visit_at *at, size_t i);
bool ks_visit_turn_page(struct ks_visit *visit, const struct ks_visit_at *at, int by);
bool ks_visit_begin_quiz(struct ks_visit *visit, const struct ks_visit_at *at, const char *type);
bool ks_visit_change_language(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_choose(struct ks_visit *visit, const struct ks_visit_at *at, size_t place);
bool ks_visit_confirm(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_sure(struct ks_visit *visit, const struct ks_visit_at *at, bool sure);
bool ks_visit_next(struct ks_visit *visit, const struct ks_visit_at *at);

bool ks_visit_answer_poll(struct ks_visit *visit, const struct ks_visit_at *at, size_t answer);
bool ks_visit_open_work(struct ks_visit *visit, const struct ks_visit_at *at, size_t work);
size_t ks_visit_works(const struct ks_visit_at *at); /* that can be voted for now */
bool ks_visit_vote(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_promise(struct ks_visit *visit, const struct ks_visit_at *at);

bool ks_visit_begin_lesson(struct ks_visit *visit, const struct ks_visit_at *at, size_t topic);
bool ks_visit_pick(struct ks_visit *visit, const struct ks_visit_at *at, size_t line);
bool ks_visit_pick_all(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_pick_type(struct ks_visit *visit, const struct ks_visit_at *at, size_t type);
bool ks_visit_begin_picked(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_lesson_tap(struct ks_visit *visit, const struct ks_visit_at *at, int tap);

#endif
