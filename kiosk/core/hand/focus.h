#ifndef KS_CORE_HAND_FOCUS_H
#define KS_CORE_HAND_FOCUS_H

#include "core/draw/drawlist.h"

/* The focus ring: which target Enter would press, and where an arrow key moves it. Pure. */

enum ks_ring {
    KS_RING_NONE,  /* whoever touches needs none */
    KS_RING_FIRST, /* round the first target in reading order: the screen knows which */
    KS_RING_ON     /* round the target of `tap` */
};

struct ks_focus {
    enum ks_ring ring;
    struct ks_tap tap;
};

/* Index of the target with the ring; n if none has it. */
size_t ks_focus_at(const struct ks_focus *focus, const struct ks_target *targets, size_t n);

enum ks_direction { KS_UP, KS_DOWN, KS_LEFT, KS_RIGHT, KS_NEXT };

/* Nearest target that way, judged by what one sees: first those that overlap in the other axis. If
 * there is none, up and left go to the one before in reading order, down, right and next to the one
 * after, round the end; so each can be reached from each. `at` >= n: none yet, gives the first. */
size_t
ks_focus_move(const struct ks_target *targets, size_t n, size_t at, enum ks_direction direction);

#endif
