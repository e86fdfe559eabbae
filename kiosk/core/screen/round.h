#ifndef KS_CORE_SCREEN_ROUND_H
#define KS_CORE_SCREEN_ROUND_H

#include "core/screen/touch.h"

/* The frame of a round's screens: which question it is, and how far the round has come. */

const struct ks_quiz_item *ks_round_item(const struct ks_visit *visit,
                                         const struct ks_visit_at *at);
/* Begins the screen of a question: the title as heading, the progress below it, the buttons at the
 * foot; returns the room between. Beside a scene in large type, and where there is little room,
 * only dashes show the progress, because answers and scene need the line's room. */
struct ks_rect ks_round_begin(struct ks_page *page,
                              const struct ks_visit *visit,
                              const struct ks_quiz_item *item,
                              const char *title,
                              const char *const *texts,
                              const struct ks_tap *taps,
                              size_t n);

#endif
