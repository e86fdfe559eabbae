#ifndef KS_STAGE_BLEND_H
#define KS_STAGE_BLEND_H

#include "core/playlist.h"
#include "stage/canvas.h"

/* One frame of a transition between two canvases of one size, into a third; pixman.
 * `progress` 0..65536 is already eased (core/transition.h). Never shows anything that is in
 * neither picture. */
void ks_blend(struct ks_canvas *out,
              const struct ks_canvas *from,
              const struct ks_canvas *to,
              enum ks_transition transition,
              int progress);

#endif
