/* Touches become taps (see pointer.h). */
#include "core/visit/pointer.h"

#include <assert.h>

enum corner { TOP_LEFT, TOP_RIGHT, BOTTOM_RIGHT, BOTTOM_LEFT, CORNERS, NO_CORNER };

int ks_pointer_edge(int width, int height)
{
    return (width < height ? width : height) / 18;
}

static enum corner corner_at(const struct ks_pointer_at *at, int x, int y)
{
    int edge = ks_pointer_edge(at->width, at->height);
    bool low = y > (at->reach.top + at->reach.bottom) / 2;
    if (x < edge) {
        return low ? BOTTOM_LEFT : TOP_LEFT;
    }
    return x < at->width - edge ? NO_CORNER : low ? BOTTOM_RIGHT : TOP_RIGHT;
}

/* Counts a corner of the gesture; true with the last one. One out of order begins the gesture anew,
 * if it is the first corner. */
static bool completes(struct ks_corners *corners, struct ks_mono now, enum corner corner)
{
    assert(corners->n >= 0 && corners->n < CORNERS && corner < CORNERS);
    bool late = corners->n > 0 && ks_mono_ms_between(corners->since, now) > KS_GESTURE_MS;
    if (late || (int)corner != corners->n) {
        corners->n = 0;
    }
    if ((int)corner != corners->n) {
        return false;
    }
    corners->since = corners->n == 0 ? now : corners->since;
    corners->n = (corners->n + 1) % CORNERS;
    return corners->n == 0;
}

static bool is_inside(struct ks_rect r, int x, int y)
{
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

const struct ks_target *ks_pointer_target(const struct ks_pointer_at *at, int x, int y)
{
    for (size_t i = 0; i < at->n; i++) {
        if (is_inside(at->targets[i].rect, x, y)) {
            return &at->targets[i];
        }
    }
    return NULL;
}

struct ks_pointed ks_pointer_touch(
    struct ks_corners *corners, struct ks_mono now, int x, int y, const struct ks_pointer_at *at)
{
    enum corner corner = corner_at(at, x, y);
    if (corner != NO_CORNER && completes(corners, now, corner)) {
        return (struct ks_pointed) { .staff = true };
    }
    const struct ks_target *target = ks_pointer_target(at, x, y);
    return (struct ks_pointed) { .tap = target == NULL ? ks_tap(KS_TAP_NOTHING) : target->tap };
}
