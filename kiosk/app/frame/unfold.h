#ifndef KS_APP_FRAME_UNFOLD_H
#define KS_APP_FRAME_UNFOLD_H

#include "app/frame/look.h"
#include "core/draw/transition.h"

/* A card that unfolds on the glass, beat by beat (core/draw/beats.h). It keeps the draw list of its
 * frame until the last beat, and paints each beat upon the ones before. Main thread. */

/* Takes over the list with its arena, if it unfolds; else NULL, and nothing is taken. */
KS_NODISCARD struct ks_unfold *ks_unfold_new(const struct ks_drawlist *list, enum ks_motion motion);
void ks_unfold_free(struct ks_unfold *unfold);       /* NULL is fine */
int ks_unfold_beats(const struct ks_unfold *unfold); /* the last beat; of NULL 0 */
/* What stands before the first beat; borrowed. */
struct ks_drawlist ks_unfold_first(const struct ks_unfold *unfold);
/* Paints the beats up to `beat` on the frame's canvas, and of that only what they change; returns
 * where, on the upright screen. One that was shown before changes nothing. */
struct ks_rect ks_unfold_show(struct ks_unfold *unfold,
                              const struct ks_frame_look *look,
                              int beat,
                              struct ks_canvas *canvas);

#endif
