/* The ring and its way (see focus.h). */
#include "core/hand/focus.h"

#include <assert.h>
#include <limits.h>

/* The rectangle turned so that `direction` points to the right. */
static struct ks_rect turned(struct ks_rect r, enum ks_direction direction)
{
    switch (direction) {
    case KS_LEFT:
        return (struct ks_rect) { -r.x - r.w, r.y, r.w, r.h };
    case KS_UP:
        return (struct ks_rect) { -r.y - r.h, r.x, r.h, r.w };
    case KS_DOWN:
        return (struct ks_rect) { r.y, r.x, r.h, r.w };
    case KS_RIGHT:
    case KS_NEXT:
        break;
    }
    return r;
}

/* How far `b` lies to the right of `a`; INT_MAX if it does not. A rectangle straight ahead counts
 * as nearer than one off to the side. */
static int distance(struct ks_rect a, struct ks_rect b)
{
    int ahead = b.x - (a.x + a.w);
    if (ahead < 0) {
        return INT_MAX;
    }
    int below = b.y - (a.y + a.h), above = a.y - (b.y + b.h);
    int askew = below > 0 ? below : above > 0 ? above : 0;
    int middle = 2 * b.y + b.h - 2 * a.y - a.h;
    middle = middle < 0 ? -middle : middle;
    return ahead * 4 + askew * 64 + middle;
}

size_t ks_focus_at(const struct ks_focus *focus, const struct ks_target *targets, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (focus->ring == KS_RING_FIRST ||
            (focus->ring == KS_RING_ON && ks_tap_equal(targets[i].tap, focus->tap))) {
            return i;
        }
    }
    return n;
}

size_t
ks_focus_move(const struct ks_target *targets, size_t n, size_t at, enum ks_direction direction)
{
    if (n == 0 || at >= n) {
        return 0;
    }
    size_t best = n;
    int nearest = INT_MAX;
    for (size_t i = 0; i < n && direction != KS_NEXT; i++) {
        int far = i == at ? INT_MAX
                          : distance(turned(targets[at].rect, direction),
                                     turned(targets[i].rect, direction));
        if (far < nearest) {
            nearest = far;
            best = i;
        }
    }
    if (best < n) {
        return best;
    }
    bool back = direction == KS_UP || direction == KS_LEFT;
    size_t next = back ? (at + n - 1) % n : (at + 1) % n;
    assert(next < n && (n == 1 || next != at));
    return next;
}
