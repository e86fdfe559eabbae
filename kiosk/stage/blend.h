#ifndef KS_STAGE_BLEND_H
#define KS_STAGE_BLEND_H

#include "core/draw/transition.h"
#include "stage/canvas.h"

/* One frame of a transition between two canvases, painted into a third. All are of one size; the
 * third may be the window's own memory. `progress` 0..65536 is already eased
 * (core/draw/transition.h); 0 is exactly `from` and 65536 exactly `to`. Never shows anything that
 * is in neither picture. No state: any thread.
 *
 * `rotate` is the panel's in degrees, because a slide must move the way the viewer sees it. */
void ks_blend(struct ks_canvas *out,
              const struct ks_canvas *from,
              const struct ks_canvas *to,
              enum ks_transition transition,
              int progress,
              int rotate);

#endif
