#ifndef KS_APP_PLAYER_INPUT_H
#define KS_APP_PLAYER_INPUT_H

#include <SDL_events.h>

#include "app/player/parts.h"

/* Touches, clicks and keys turned into taps. Main thread; nothing blocks.
 *
 * A palm, and three contacts or more, are not taken for a tap (core/hand/contacts.h); mouse events
 * that a driver or SDL makes from touches are not clicks. What a key means: core/visit/keypad.h.
 * Positions are pixels of the panel. */

void ks_input_event(struct ks_player *p, const SDL_Event *event);
void ks_input_tap(struct ks_player *p, int x, int y); /* panel pixels */
void ks_input_key(struct ks_player *p, enum ks_key key);
/* A finger that has been alone long enough taps. Called once a turn of the loop. */
void ks_input_time(struct ks_player *p);
/* Real milliseconds until ks_input_time() has something to do; -1 = nothing. */
int ks_input_wait(const struct ks_player *p);

#endif
