#ifndef KS_APP_INPUT_H
#define KS_APP_INPUT_H

#include <SDL_events.h>

#include "app/player_parts.h"

/* Touches, clicks and keys of a small keypad become taps. A palm, or three contacts and more, is
 * nobody's wish. Keys: 1-9 the buttons in their order, Enter the first, Backspace back or leave. */
void ks_input_event(struct ks_player *p, const SDL_Event *event);
void ks_input_tap(struct ks_player *p, int x, int y); /* panel pixels */
/* '1'-'9', '\n', '\b' */
void ks_input_key(struct ks_player *p, char key);

#endif
