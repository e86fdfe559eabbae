#ifndef KS_CORE_SCENE_PHONE_H
#define KS_CORE_SCENE_PHONE_H

#include "core/quiz/bank.h"
#include "core/scene/page.h"

/* Mock-ups of a chat, message, call, web page or notice on a phone. */

/* One mock-up of a chat, message, call, page or notice with all blocks of the card, in the largest
 * type that fits into `room`; page->overflow if none does. */
void ks_template_phone(struct ks_page *page, const struct ks_card *card, struct ks_rect room);
/* The same of a question's scene after its answer: what decides is ringed, or underlined where it
 * proves the scene genuine, and numbered. Returns how much of the room's height it takes. */
int ks_phone_marked(struct ks_page *page, const struct ks_quiz_item *item, struct ks_rect room);
#endif
