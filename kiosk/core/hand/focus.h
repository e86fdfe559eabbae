#ifndef KS_CORE_HAND_FOCUS_H
#define KS_CORE_HAND_FOCUS_H

#include "core/draw/drawlist.h"

/* Where the ring goes when an arrow of the keypad is pressed. Pure. */

enum ks_direction { KS_UP, KS_DOWN, KS_LEFT, KS_RIGHT, KS_NEXT };

/* Nearest target that way, judged by what one sees: first those that overlap in the other axis. If
 * there is none, up and left go to the one before in reading order, down, right and next to the one
 * after, round the end; so each can be reached from each. `at` >= n: none yet, gives the first. */
size_t
ks_focus_move(const struct ks_target *targets, size_t n, size_t at, enum ks_direction direction);

#endif
