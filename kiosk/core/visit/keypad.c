/* Keys become taps (see keypad.h). */
#include "core/visit/keypad.h"

#include <assert.h>

static bool is_way_out(struct ks_tap tap)
{
    return tap.kind == KS_TAP_LEAVE || tap.kind == KS_TAP_BACK || tap.kind == KS_TAP_LARGE ||
           tap.kind == KS_TAP_LANGUAGE;
}

/* The n-th button that leads on, from 1; KS_TAP_NOTHING if there are fewer. */
static struct ks_tap nth_target(const struct ks_keypad_at *at, int n)
{
    for (size_t i = 0; i < at->n; i++) {
        if (!is_way_out(at->targets[i].tap) && --n == 0) {
            return at->targets[i].tap;
        }
    }
    return ks_tap(KS_TAP_NOTHING);
}

/* The tap of Backspace: back where the screen offers it, else the way out. */
static struct ks_tap way_out(const struct ks_keypad_at *at)
{
    struct ks_tap found = ks_tap(KS_TAP_NOTHING);
    for (size_t i = 0; i < at->n; i++) {
        struct ks_tap tap = at->targets[i].tap;
        bool leaves = tap.kind == KS_TAP_LEAVE && found.kind != KS_TAP_BACK;
        found = tap.kind == KS_TAP_BACK || leaves ? tap : found;
    }
    return found;
}

static size_t ringed(const struct ks_keypad_at *at)
{
    return ks_focus_at(&at->focus, at->targets, at->n);
}

static struct ks_wish tap(struct ks_tap what)
{
    return (struct ks_wish) { .taps = true, .tap = what };
}

static struct ks_wish move(const struct ks_keypad_at *at, enum ks_direction direction)
{
    struct ks_wish wish = { .moves_ring = at->n > 0 };
    if (at->n > 0) {
        assert(ringed(at) <= at->n);
        wish.ring = at->targets[ks_focus_move(at->targets, at->n, ringed(at), direction)].tap;
    }
    return wish;
}

/* A key on the PIN's page. After a digit the ring goes to 确定, so that Return means that. A keypad
 * of six keys has no digits; there the ring goes where the arrows lead it. Backspace takes back a
 * digit first, and leaves only when there is none. */
static bool pin_key(const struct ks_keypad_at *at, enum ks_key key, struct ks_wish *wish)
{
    if (key >= KS_KEY_0 && key <= KS_KEY_9) {
        *wish = tap(ks_tap_n(KS_TAP_DIGIT, (size_t)key - KS_KEY_0));
        wish->moves_ring = true;
        wish->ring = ks_tap(KS_TAP_PIN_ENTER);
        return true;
    }
    if (key == KS_KEY_BACK && at->typed) {
        *wish = tap(ks_tap(KS_TAP_PIN_ERASE));
        return true;
    }
    return false;
}

/* Counts a key of the staff's sequence; true with the last one. One ↑ too many leaves two of them
 * counted. */
static bool completes_chord(struct ks_keypad *keypad, enum ks_key key)
{
    static const enum ks_key sequence[] = { KS_KEY_UP,   KS_KEY_UP,    KS_KEY_DOWN, KS_KEY_DOWN,
                                            KS_KEY_LEFT, KS_KEY_RIGHT, KS_KEY_BACK };
    keypad->chord = key == sequence[keypad->chord] ? keypad->chord + 1
                    : key == KS_KEY_UP             ? 1 + (keypad->chord == 2)
                                                   : 0;
    bool complete = keypad->chord == (int)KS_COUNT(sequence);
    keypad->chord = complete ? 0 : keypad->chord;
    assert(keypad->chord >= 0 && keypad->chord < (int)KS_COUNT(sequence));
    return complete;
}

struct ks_wish
ks_keypad_press(struct ks_keypad *keypad, enum ks_key key, const struct ks_keypad_at *at)
{
    static const enum ks_direction directions[] = { KS_UP, KS_DOWN, KS_LEFT, KS_RIGHT, KS_NEXT };
    struct ks_wish wish = { 0 };
    if (completes_chord(keypad, key)) {
        wish.staff = true;
        return wish;
    }
    if (at->screen == KS_VISIT_PIN && pin_key(at, key, &wish)) {
        return wish;
    }
    if (key == KS_KEY_NONE || (key == KS_KEY_BACK && at->screen == KS_VISIT_LOOP)) {
        return wish;
    }
    if (at->screen == KS_VISIT_LOOP || at->screen == KS_VISIT_STILL_THERE) {
        return tap(ks_tap(KS_TAP_NOTHING));
    }
    if (key >= KS_KEY_1 && key <= KS_KEY_9) {
        return tap(nth_target(at, (int)key - KS_KEY_0));
    }
    if (key == KS_KEY_ENTER) {
        size_t here = ringed(at);
        return tap(here < at->n ? at->targets[here].tap : nth_target(at, 1));
    }
    if (key == KS_KEY_BACK) {
        return tap(way_out(at));
    }
    return key >= KS_KEY_UP && key <= KS_KEY_NEXT ? move(at, directions[key - KS_KEY_UP]) : wish;
}
