/* Touches, clicks and keys (see input.h). */
#include "app/player/input.h"

#include <SDL_timer.h>

/* The time of an SDL event on our monotonic clock. */
static struct ks_mono sdl_time(Uint32 ms)
{
    return (struct ks_mono) { (int64_t)ms * 1000 };
}

/* The shown frame as the pointer and the keypad see it: its size and its targets. */
static struct ks_pointer_at world(const struct ks_player *p)
{
    struct ks_pointer_at at = { .n = 0 };
    ks_frame_size(&p->look, &at.width, &at.height);
    at.reach = ks_reach_of(&p->look.mount, at.width, at.height);
    if (p->shown != NULL) {
        at.targets = p->shown->parts.target;
        at.n = p->shown->parts.n_targets;
    }
    return at;
}

void ks_input_tap(struct ks_player *p, int x, int y)
{
    struct ks_pointer_at at = world(p);
    ks_screen_to_upright(p->screen, &x, &y);
    struct ks_pointed pointed = ks_pointer_touch(&p->corners, ks_player_mono(p), x, y, &at);
    ks_player_unpress(p);
    if (pointed.staff) {
        ks_player_staff(p, KS_BY_FINGER);
    } else {
        ks_player_tap(p, pointed.tap, KS_BY_FINGER);
    }
}

/* Draws the button below the finger dark, while it may yet turn out to be a palm. */
static void press(struct ks_player *p, int x, int y)
{
    struct ks_pointer_at at = world(p);
    ks_screen_to_upright(p->screen, &x, &y);
    ks_player_press(p, p->contacts.waiting ? ks_pointer_target(&at, x, y) : NULL);
}

void ks_input_key(struct ks_player *p, enum ks_key key)
{
    const struct ks_visit *visit = ks_director_visit(p->director);
    struct ks_keypad_at at = { .screen = visit->screen,
                               .focus = visit->focus,
                               .typed = ks_director_staff(p->director)->n > 0 };
    if (p->shown != NULL) {
        at.targets = p->shown->parts.target;
        at.n = p->shown->parts.n_targets;
    }
    struct ks_wish wish = ks_keypad_press(&p->keypad, key, &at);
    if (wish.staff) {
        ks_player_staff(p, KS_BY_KEY);
    }
    if (wish.taps || wish.moves_ring) {
        ks_player_unpress(p);
    }
    if (wish.taps) {
        ks_player_tap(p, wish.tap, KS_BY_KEY);
    }
    if (wish.moves_ring) {
        ks_player_focus(p, wish.ring);
    }
}

/* Keys of the keyboard, each with its twin on the number block. */
static const struct {
    SDL_Keycode code, pad;
    enum ks_key key;
} keys[] = {
    { SDLK_UP, SDLK_UP, KS_KEY_UP },
    { SDLK_DOWN, SDLK_DOWN, KS_KEY_DOWN },
    { SDLK_LEFT, SDLK_PAGEUP, KS_KEY_LEFT },
    { SDLK_RIGHT, SDLK_PAGEDOWN, KS_KEY_RIGHT },
    { SDLK_TAB, SDLK_TAB, KS_KEY_NEXT },
    { SDLK_RETURN, SDLK_KP_ENTER, KS_KEY_ENTER },
    { SDLK_BACKSPACE, SDLK_BACKSPACE, KS_KEY_BACK },
    { SDLK_0, SDLK_KP_0, KS_KEY_0 },
};

static enum ks_key key_of(const SDL_Keysym *sym)
{
    if ((sym->mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0) {
        return KS_KEY_NONE; /* keys held together with Ctrl, Alt or the like mean nothing */
    }
    if (sym->sym >= SDLK_1 && sym->sym <= SDLK_9) {
        return (enum ks_key)(KS_KEY_1 + (sym->sym - SDLK_1));
    }
    if (sym->sym >= SDLK_KP_1 && sym->sym <= SDLK_KP_9) {
        return (enum ks_key)(KS_KEY_1 + (sym->sym - SDLK_KP_1));
    }
    for (size_t i = 0; i < KS_COUNT(keys); i++) {
        if (sym->sym == keys[i].code || sym->sym == keys[i].pad) {
            return keys[i].key;
        }
    }
    return KS_KEY_NONE;
}

static void tap_if_certain(struct ks_player *p, struct ks_mono now)
{
    int x, y;
    if (ks_contacts_tap(&p->contacts, now, &x, &y)) {
        ks_input_tap(p, x, y);
    }
}

static void on_finger_down(struct ks_player *p, const SDL_TouchFingerEvent *finger)
{
    struct ks_mono now = sdl_time(finger->timestamp);
    tap_if_certain(p, now);
    int x = (int)(finger->x * (float)p->look.width), y = (int)(finger->y * (float)p->look.height);
    ks_contacts_down(&p->contacts, finger->fingerId, now, x, y);
    press(p, x, y);
}

void ks_input_time(struct ks_player *p)
{
    tap_if_certain(p, sdl_time(SDL_GetTicks()));
}

int ks_input_wait(const struct ks_player *p)
{
    if (!p->contacts.waiting) {
        return -1;
    }
    int64_t left = KS_PALM_MS - ks_mono_ms_between(p->contacts.since, sdl_time(SDL_GetTicks()));
    return left < 0 ? 0 : (int)left;
}

void ks_input_event(struct ks_player *p, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
        on_finger_down(p, &event->tfinger);
        break;
    case SDL_FINGERUP:
        ks_contacts_up(&p->contacts, event->tfinger.fingerId);
        break;
    case SDL_MOUSEBUTTONDOWN:
        if (event->button.button == SDL_BUTTON_LEFT && event->button.which != SDL_TOUCH_MOUSEID) {
            int x = event->button.x, y = event->button.y;
            ks_panel_pointer(p->panel, &x, &y);
            ks_input_tap(p, x, y);
        }
        break;
    case SDL_KEYDOWN:
        if (event->key.repeat == 0) {
            ks_input_key(p, key_of(&event->key.keysym));
        }
        break;
    default:
        break;
    }
}
