#ifndef KS_CORE_VISIT_POINTER_H
#define KS_CORE_VISIT_POINTER_H

#include "base/mono.h"
#include "core/draw/drawlist.h"
#include "core/hand/reach.h"

/* Touches and clicks turned into taps, and the staff's gesture in the corners. A tap is the target
 * under the touch. Pure.
 *
 * That gesture is four corners in order, clockwise from the top left, within KS_GESTURE_MS. A
 * corner is a part of the picture's left or right edge, which no target reaches; top and bottom are
 * parted in the middle of what a hand reaches from a wheelchair. */

#define KS_GESTURE_MS 5000

struct ks_corners { /* all zero at the start */
    int n;          /* corners so far */
    struct ks_mono since;
};

struct ks_pointer_at {
    int width, height; /* of the upright picture, as all coordinates here */
    struct ks_reach reach;
    const struct ks_target *targets; /* of the shown frame */
    size_t n;
};

struct ks_pointed {
    bool staff;        /* the gesture is complete: then nothing is tapped */
    struct ks_tap tap; /* KS_TAP_NOTHING beside all targets */
};

int ks_pointer_edge(int width, int height); /* so wide are the edges of the corners */
const struct ks_target *
ks_pointer_target(const struct ks_pointer_at *at, int x, int y); /* NULL if none */
struct ks_pointed ks_pointer_touch(
    struct ks_corners *corners, struct ks_mono now, int x, int y, const struct ks_pointer_at *at);

#endif
