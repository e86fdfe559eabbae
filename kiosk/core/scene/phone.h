#ifndef KS_CORE_SCENE_PHONE_H
#define KS_CORE_SCENE_PHONE_H

#include "core/scene/page.h"

/* Mock-ups of a chat, message, call, web page or notice on a phone. */

/* One mock-up of a chat, message, call, page or notice with all blocks of the card, in the largest
 * type that fits into `room`; page->overflow if none does. */
void ks_template_phone(struct ks_page *page, const struct ks_card *card, struct ks_rect room);
/* Blocks `first` to `until` (exclusive) of the card as one panel in `rect`, in text of px pixels;
 * only measured unless `draw`. Returns the height in pixels. */
int ks_panel_text(struct ks_page *page,
                  const struct ks_card *card,
                  size_t first,
                  size_t until,
                  struct ks_rect rect,
                  int px,
                  bool draw);

#endif
