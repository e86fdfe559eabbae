/* How a picture stands in a room (see shape.h). */
#include "core/draw/shape.h"

#include <assert.h>
#include <stdint.h>

bool ks_shape_fills(struct ks_rect room, int width, int height)
{
    int64_t a = (int64_t)width * room.h, b = (int64_t)height * room.w;
    int64_t less = a < b ? a : b, more = a < b ? b : a;
    return (more - less) * 100 <= more * KS_SHAPE_PERCENT;
}

struct ks_rect ks_shape_within(struct ks_rect room, int width, int height)
{
    assert(width >= 1 && height >= 1 && room.w >= 1 && room.h >= 1);
    int64_t by_width = (int64_t)room.w * height / width;
    struct ks_rect at = room;
    if (by_width <= room.h) {
        at.h = (int)by_width;
    } else {
        at.w = (int)((int64_t)room.h * width / height);
    }
    at.w = at.w < 1 ? 1 : at.w;
    at.h = at.h < 1 ? 1 : at.h;
    at.x += (room.w - at.w) / 2;
    at.y += (room.h - at.h) / 2;
    return at;
}

int ks_shape_percent(int width, int height)
{
    const struct ks_rect screen = { 0, 0, 1920, 1080 };
    if (ks_shape_fills(screen, width, height)) {
        return 100;
    }
    struct ks_rect at = ks_shape_within(screen, width, height);
    return (int)((int64_t)at.w * at.h * 100 / ((int64_t)screen.w * screen.h));
}
