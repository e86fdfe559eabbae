#ifndef KS_APP_PLAYER_INPUT_H
#define KS_APP_PLAYER_INPUT_H

#include <SDL_events.h>

#include "app/player/parts.h"

/* Touches, clicks and keys become taps. Main thread.
 *
 * A palm, or three contacts and more, is nobody's wish (core/hand/contacts.h); mouse events that a
 * driver or SDL makes from touches are not clicks. Six keys do everything: four arrows move the
 * ring (core/hand/focus.h), Enter presses, Backspace goes back or leaves; Tab goes on, 1-9 are the
 * buttons in reading order. Nothing else on a keyboard means anything. */

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

void ks_input_event(struct ks_player *p, const SDL_Event *event);
void ks_input_tap(struct ks_player *p, int x, int y); /* panel pixels */
void ks_input_key(struct ks_player *p, enum ks_key key);
/* A finger that has been alone long enough taps. Called once a turn of the loop. */
void ks_input_time(struct ks_player *p);
/* Real milliseconds until then; -1 = nothing waits. */
int ks_input_wait(const struct ks_player *p);

#endif
