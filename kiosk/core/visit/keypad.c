/* Keys become taps (see keypad.h). */
#include "core/visit/keypad.h"

#include "core/hand/focus.h"

static bool is_way_out(int tap)
{
    return tap == KS_TAP_LEAVE || tap == KS_TAP_BACK || tap == KS_TAP_LARGE ||
           tap == KS_TAP_LANGUAGE;
}

/* The n-th button that leads on, from 1; KS_TAP_NOTHING if there are fewer. */
static int nth_target(const struct ks_keypad_at *at, int n)
{
    for (size_t i = 0; i < at->n; i++) {
        if (!is_way_out(at->targets[i].tap) && --n == 0) {
            return at->targets[i].tap;
        }
    }
    return KS_TAP_NOTHING;
}

/* Back, where there is a back; else out. */
static int way_out(const struct ks_keypad_at *at)
{
    int found = KS_TAP_NOTHING;
    for (size_t i = 0; i < at->n; i++) {
        int tap = at->targets[i].tap;
        found = tap == KS_TAP_BACK || (tap == KS_TAP_LEAVE && found != KS_TAP_BACK) ? tap : found;
    }
    return found;
}

/* Index of the focused target; at->n if none is focused. */
static size_t ringed(const struct ks_keypad_at *at)
{
    for (size_t i = 0; i < at->n; i++) {
        if (at->targets[i].tap == at->focus || at->focus == KS_FOCUS_FIRST) {
            return i;
        }
    }
    return at->n;
}

static struct ks_wish tap(int what)
{
    return (struct ks_wish) { .taps = true, .tap = what };
}

static struct ks_wish move(const struct ks_keypad_at *at, enum ks_direction direction)
{
    struct ks_wish wish = { .moves_ring = at->n > 0 };
    if (at->n > 0) {
        wish.ring = at->targets[ks_focus_move(at->targets, at->n, ringed(at), direction)].tap;
    }
    return wish;
}

/* Who types digits has a keyboard: the ring goes to 确定, so that Return means that. Of the six
 * keys none is a digit; there the ring goes where the arrows lead it. Backspace takes back what
 * there is to be taken back, before it leaves. */
static bool pin_key(const struct ks_keypad_at *at, enum ks_key key, struct ks_wish *wish)
{
    if (key >= KS_KEY_0 && key <= KS_KEY_9) {
        *wish = tap(KS_TAP_DIGIT + ((int)key - KS_KEY_0));
        wish->moves_ring = true;
        wish->ring = KS_TAP_PIN_ENTER;
        return true;
    }
    if (key == KS_KEY_BACK && at->typed) {
        *wish = tap(KS_TAP_PIN_ERASE);
        return true;
    }
    return false;
}

/* One ↑ too many begins the sequence anew, with two of them. */
static bool completes_chord(struct ks_keypad *keypad, enum ks_key key)
{
    static const enum ks_key sequence[] = { KS_KEY_UP,   KS_KEY_UP,    KS_KEY_DOWN, KS_KEY_DOWN,
                                            KS_KEY_LEFT, KS_KEY_RIGHT, KS_KEY_BACK };
    keypad->chord = key == sequence[keypad->chord] ? keypad->chord + 1
                    : key == KS_KEY_UP             ? 1 + (keypad->chord == 2)
                                                   : 0;
    bool complete = keypad->chord == (int)KS_COUNT(sequence);
    keypad->chord = complete ? 0 : keypad->chord;
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
        return tap(KS_TAP_NOTHING);
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
