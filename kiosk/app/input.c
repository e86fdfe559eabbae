/* Touches, clicks and keys (see input.h). */
#include "app/input.h"

#define CONTACTS_MAX 2

void ks_input_tap(struct ks_player *p, int x, int y)
{
    ks_screen_to_upright(p->screen, &x, &y);
    ks_player_tap(p, ks_player_target_at(p, x, y));
}

/* The n-th button that leads on, from 1; KS_TAP_NOTHING if there are fewer. */
static int nth_target(const struct ks_player *p, int n)
{
    for (size_t i = 0; p->shown != NULL && i < p->shown->parts.n_targets; i++) {
        int tap = p->shown->parts.target[i].tap;
        if (tap != KS_TAP_LEAVE && tap != KS_TAP_BACK && --n == 0) {
            return tap;
        }
    }
    return KS_TAP_NOTHING;
}

static int way_out(const struct ks_player *p)
{
    int found = KS_TAP_NOTHING;
    for (size_t i = 0; p->shown != NULL && i < p->shown->parts.n_targets; i++) {
        int tap = p->shown->parts.target[i].tap;
        found = tap == KS_TAP_BACK || (tap == KS_TAP_LEAVE && found != KS_TAP_BACK) ? tap : found;
    }
    return found;
}

void ks_input_key(struct ks_player *p, char key)
{
    if (key >= '1' && key <= '9') {
        ks_player_tap(p, nth_target(p, key - '0'));
    } else if (key == '\n') {
        ks_player_tap(p, nth_target(p, 1));
    } else if (key == '\b' && ks_director_visit(p->director)->screen != KS_VISIT_LOOP) {
        ks_player_tap(p, way_out(p));
    }
}

static char key_of(SDL_Keycode code)
{
    if (code >= SDLK_1 && code <= SDLK_9) {
        return (char)('1' + (code - SDLK_1));
    }
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9) {
        return (char)('1' + (code - SDLK_KP_1));
    }
    return code == SDLK_RETURN || code == SDLK_KP_ENTER ? '\n'
           : code == SDLK_BACKSPACE                     ? '\b'
                                                        : '\0';
}

void ks_input_event(struct ks_player *p, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
        if (SDL_GetNumTouchFingers(event->tfinger.touchId) <= CONTACTS_MAX) {
            ks_input_tap(p, (int)(event->tfinger.x * (float)p->look.width),
                         (int)(event->tfinger.y * (float)p->look.height));
        }
        break;
    case SDL_MOUSEBUTTONDOWN:
        if (event->button.button == SDL_BUTTON_LEFT && event->button.which != SDL_TOUCH_MOUSEID) {
            ks_input_tap(p, event->button.x, event->button.y);
        }
        break;
    case SDL_KEYDOWN:
        if (event->key.repeat == 0) {
            ks_input_key(p, key_of(event->key.keysym.sym));
        }
        break;
    default:
        break;
    }
}
