#ifndef KS_CORE_SCENE_TWIN_H
#define KS_CORE_SCENE_TWIN_H

#include "core/scene/page.h"

void ks_template_twin(struct ks_page *page, const struct ks_card *card, struct ks_rect room);

#endif
