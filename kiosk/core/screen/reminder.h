#ifndef KS_CORE_SCREEN_REMINDER_H
#define KS_CORE_SCREEN_REMINDER_H

#include "core/quiz/bank.h"
#include "core/scene/emblem.h"

/* The reminder: what the campaign asks of everybody, said where a screen would have nothing. */

/* A verb that explanations end with and what it means, both in Chinese (base/words.h). */
struct ks_deed {
    const char *word, *meaning;
};

struct ks_deed ks_deed_of(enum ks_quiz_verb verb);

/* Draws stop, check and report, below each other or in a low room side by side, into the room of an
 * emblem (ks_emblem_room()), in the reading order's present group; where they would be smaller than
 * the smallest type, `emblem`. */
void ks_reminder_draw(struct ks_page *page, struct ks_rect within, const struct ks_emblem *emblem);

#endif
