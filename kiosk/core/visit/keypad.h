#ifndef KS_CORE_VISIT_KEYPAD_H
#define KS_CORE_VISIT_KEYPAD_H

#include "core/draw/drawlist.h"
#include "core/visit/visit.h"

/* Keys turned into taps on the screen that is shown. Six keys do everything: four arrows move the
 * ring (core/hand/focus.h), Enter presses, Backspace goes back or leaves; Tab goes on, 1-9 are the
 * buttons in reading order. Nothing else on a keyboard means anything. Pure. */

enum ks_key {
    KS_KEY_NONE,
    KS_KEY_UP,
    KS_KEY_DOWN,
    KS_KEY_LEFT,
    KS_KEY_RIGHT,
    KS_KEY_NEXT,
    KS_KEY_ENTER,
    KS_KEY_BACK,
    KS_KEY_0 = '0', /* .. '9' */
    KS_KEY_1 = '1',
    KS_KEY_9 = '9'
};

struct ks_keypad { /* all zero at the start */
    int chord;     /* keys of the staff's sequence so far: ↑ ↑ ↓ ↓ ← → Backspace */
};

struct ks_keypad_at {
    enum ks_visit_screen screen;
    struct ks_focus focus;           /* the ring */
    bool typed;                      /* digits of a PIN stand there */
    const struct ks_target *targets; /* of the shown frame, in reading order */
    size_t n;
};

/* What a key asks for, in this order: any of the three, or nothing. */
struct ks_wish {
    bool staff; /* the staff's sequence of keys is complete */
    bool taps, moves_ring;
    struct ks_tap tap, ring; /* what is tapped; the tap of the target that gets the ring */
};

struct ks_wish
ks_keypad_press(struct ks_keypad *keypad, enum ks_key key, const struct ks_keypad_at *at);

#endif
