#ifndef KS_CORE_DRAW_BEATS_H
#define KS_CORE_DRAW_BEATS_H

#include "core/draw/drawlist.h"
#include "core/draw/transition.h"

/* The beats of a card that unfolds: which part of its draw list is there when. What stands has beat
 * 0, the rest 1, 2, 3 and so on without a gap; nothing that was there goes again, so that the last
 * beat is the whole list. */

/* Fills in the beat of each of list->n shapes, and returns the last one; 0: all of it stands.
 * Gentle: the messages come together, then what is ringed, then the verdicts: 3 at most. None: all
 * stands. So it does on a card with a picture, whose pixels are not kept. */
int ks_beats_of(const struct ks_drawlist *list, enum ks_motion motion, int *beat);
/* Where the shapes of the beats behind `after`, up to `until`, may have a pixel; w or h 0: nowhere.
 * Not clipped to the screen. */
struct ks_rect ks_beats_area(const struct ks_drawlist *list,
                             const int *beat,
                             int after,
                             int until,
                             const struct ks_typeset *typeset);
/* A list of what is there at that beat, in its arena, without targets. */
struct ks_drawlist ks_beats_at(const struct ks_drawlist *list, const int *beat, int now);

#endif
