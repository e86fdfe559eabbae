#ifndef KS_CORE_SCENE_TOUCH_H
#define KS_CORE_SCENE_TOUCH_H

#include "core/scene_parts.h"
#include "core/visit.h"

/* What the screens of a visit are made of: read at the top, touched at the foot. */

#define KS_TOUCH_GAP 250 /* hundredths of u between targets */

enum ks_button { KS_BUTTON_DARK, KS_BUTTON_CALM, KS_BUTTON_LIGHT };

void ks_touch_button(
    struct ks_page *page, struct ks_rect rect, const char *text, int tap, enum ks_button look);
const char *ks_touch_word(const struct ks_page *page, const char *zh, const char *en);
/* Ground and heading; returns the room below. */
struct ks_rect ks_touch_begin(struct ks_page *page, const char *title, const char *note);
/* A column of buttons at the bottom of `room`, as tall as it allows; returns their top. */
int ks_touch_column(struct ks_page *page,
                    struct ks_rect room,
                    const char *const *texts,
                    const int *taps,
                    size_t n,
                    enum ks_button look);
/* The row within reach at the foot, 换人 always at its end; returns what is left above. */
struct ks_rect ks_touch_foot(
    struct ks_page *page, struct ks_rect room, const char *const *texts, const int *taps, size_t n);

/* ---- the screens of a quiz (scene_quiz.c) ---- */
void ks_quiz_question_draw(struct ks_page *page,
                           const struct ks_visit *visit,
                           const struct ks_visit_at *at);
void ks_quiz_feedback_draw(struct ks_page *page,
                           const struct ks_visit *visit,
                           const struct ks_visit_at *at);
void ks_quiz_result_draw(struct ks_page *page, const struct ks_visit *visit);

#endif
