/* The panel's millimetres in pixels (see reach.h). */
#include "core/hand/reach.h"

#include <assert.h>
#include <math.h>

#define DEFAULT_LONG_MM 476 /* 21.5 inches, 16:9 */
#define DEFAULT_SHORT_MM 268
/* Room for four targets one above the other; with less the panel counts as out of reach. */
#define ROOM_MM 150

static int up(double px)
{
    return (int)ceil(px);
}

static int clamp(int y, int least, int most)
{
    assert(least <= most);
    return y < least ? least : y > most ? most : y;
}

struct ks_mount ks_mount_of(int first_mm, int second_mm, int width, int height)
{
    struct ks_mount mount = { .width_mm = first_mm, .height_mm = second_mm };
    if (second_mm == 0) {
        double diagonal = hypot(width, height);
        mount.width_mm = (int)(first_mm * width / diagonal);
        mount.height_mm = (int)(first_mm * height / diagonal);
    } else if ((first_mm > second_mm) != (width > height)) {
        mount.width_mm = second_mm;
        mount.height_mm = first_mm;
    }
    return mount;
}

struct ks_reach ks_reach_of(const struct ks_mount *mount, int width, int height)
{
    struct ks_mount m = *mount;
    assert(width > 0 && height > 0);
    bool known = m.width_mm > 0 && m.height_mm > 0, portrait = height > width;
    if (!known) {
        m.width_mm = portrait ? DEFAULT_SHORT_MM : DEFAULT_LONG_MM;
        m.height_mm = portrait ? DEFAULT_LONG_MM : DEFAULT_SHORT_MM;
    }
    /* The coarser direction: no target is too small in the other. */
    double across = (double)width / m.width_mm, down = (double)height / m.height_mm;
    double per_mm = across > down ? across : down;
    int view = m.view_mm > 0 ? m.view_mm : KS_VIEW_MM;
    double half = 0.35 * 3.14159265358979 / 180;
    struct ks_reach reach = { .target = up(KS_TARGET_MM * per_mm),
                              .answer = up(KS_ANSWER_MM * per_mm),
                              .gap = up(KS_APART_MM * per_mm),
                              .em = up(2 * view * tan(half) / 0.733 * down),
                              .fits = true };
    if (!known && m.bottom_mm == 0) {
        reach.bottom = height;
        reach.top = reach.limit = portrait ? height * 55 / 100 : 0;
        return reach;
    }
    int bottom = m.bottom_mm > 0 ? m.bottom_mm : KS_REACH_LOW_MM;
    double foot = height + bottom * down; /* y of the floor */
    reach.bottom = (int)floor(foot - KS_REACH_LOW_MM * down);
    reach.top = up(foot - KS_REACH_HIGH_MM * down);
    reach.limit = up(foot - KS_REACH_LIMIT_MM * down);
    int room = up(ROOM_MM * down);
    reach.fits = reach.limit + room <= height && reach.bottom >= room;
    reach.bottom = clamp(reach.bottom, room < height ? room : height, height);
    reach.limit = clamp(reach.limit, 0, reach.bottom > room ? reach.bottom - room : 0);
    reach.top = clamp(reach.top, reach.limit, reach.bottom);
    assert(0 <= reach.limit && reach.limit <= reach.top);
    assert(reach.top <= reach.bottom && reach.bottom <= height);
    assert(reach.target > 0 && reach.answer >= reach.target && reach.em > 0);
    return reach;
}
