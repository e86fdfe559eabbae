#ifndef KS_CORE_SCREEN_PARTS_H
#define KS_CORE_SCREEN_PARTS_H

#include "core/screen/touch.h"

/* The screens of a visit, drawn by visit.c: each is in the file of its name. */

void ks_home_draw(struct ks_page *page, const struct ks_visit_at *at);
void ks_question_draw(struct ks_page *page,
                      const struct ks_visit *visit,
                      const struct ks_visit_at *at);
void ks_sure_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at);
void ks_feedback_draw(struct ks_page *page,
                      const struct ks_visit *visit,
                      const struct ks_visit_at *at);
void ks_result_draw(struct ks_page *page,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at);
void ks_works_draw(struct ks_page *page,
                   const struct ks_visit *visit,
                   const struct ks_visit_at *at);
void ks_work_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at);
void ks_poll_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at);
void ks_pledge_draw(struct ks_page *page,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at);
void ks_lesson_draw(struct ks_page *page,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at);
void ks_pick_types_draw(struct ks_page *page,
                        const struct ks_visit *visit,
                        const struct ks_visit_at *at);
void ks_pick_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at);
void ks_lesson_item_draw(struct ks_page *page,
                         const struct ks_visit *visit,
                         const struct ks_visit_at *at);
void ks_lesson_end_draw(struct ks_page *page, const struct ks_visit *visit);

#endif
