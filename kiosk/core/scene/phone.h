#ifndef KS_CORE_SCENE_PHONE_H
#define KS_CORE_SCENE_PHONE_H

#include "core/scene/page.h"

void ks_template_phone(struct ks_page *page, const struct ks_card *card, struct ks_rect room);
/* A panel of a mock-up: its text and what follows it. Returns the height. */
int ks_panel_text(struct ks_page *page,
                  const struct ks_card *card,
                  size_t first,
                  size_t until,
                  struct ks_rect rect,
                  int px,
                  bool draw);

#endif
