#ifndef KS_CORE_SCREEN_PARTS_H
#define KS_CORE_SCREEN_PARTS_H

#include "core/screen/touch.h"

/* The painters of a visit's screens. visit.c chooses one; each stands in the file of its name or
 * kind. */

#define KS_DECLARE_PAINTER(screen, word, name)                                                     \
    void ks_##word##_draw(struct ks_page *page, const struct ks_visit *visit,                      \
                          const struct ks_visit_at *at);
KS_VISIT_SCREEN_LIST(KS_DECLARE_PAINTER)
#undef KS_DECLARE_PAINTER

#endif
