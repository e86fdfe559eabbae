#ifndef KS_CORE_SCENE_ENTRIES_H
#define KS_CORE_SCENE_ENTRIES_H

#include "core/scene/page.h"

void ks_template_entries(struct ks_page *page, const struct ks_card *card, struct ks_rect room);
void ks_template_letter(struct ks_page *page, const struct ks_card *card, struct ks_rect room);

#endif
