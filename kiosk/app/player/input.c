/* Touches, clicks and keys (see input.h). */
#include "app/player/input.h"

#include <SDL_timer.h>

#include "core/hand/focus.h"

/* SDL's own clock, which its events carry. */
static struct ks_mono sdl_time(Uint32 ms)
{
    return (struct ks_mono) { (int64_t)ms * 1000 };
}

static const struct ks_target *target_under(const struct ks_player *p, int x, int y)
{
    ks_screen_to_upright(p->screen, &x, &y);
    return ks_player_target_at(p, x, y);
}

void ks_input_tap(struct ks_player *p, int x, int y)
{
    int width, height, up_x = x, up_y = y;
    const struct ks_target *target = target_under(p, x, y);
    ks_frame_size(&p->look, &width, &height);
    ks_screen_to_upright(p->screen, &up_x, &up_y);
    int edge = (width < height ? width : height) / 18; /* the margin: no target is there */
    struct ks_reach reach = ks_reach_of(&p->look.mount, width, height);
    int middle = (reach.top + reach.bottom) / 2;
    if ((up_x < edge || up_x >= width - edge) &&
        ks_corners_touch(&p->corners, ks_player_mono(p), up_x >= edge, up_y > middle)) {
        ks_player_unpress(p);
        ks_player_staff(p, false);
        return;
    }
    int tap = target == NULL ? KS_TAP_NOTHING : target->tap;
    ks_player_unpress(p);
    ks_player_tap(p, tap, false);
}

static size_t n_targets(const struct ks_player *p)
{
    return p->shown == NULL ? 0 : p->shown->parts.n_targets;
}

static bool is_way_out(int tap)
{
    return tap == KS_TAP_LEAVE || tap == KS_TAP_BACK || tap == KS_TAP_LARGE ||
           tap == KS_TAP_LANGUAGE;
}

/* The n-th button that leads on, from 1; KS_TAP_NOTHING if there are fewer. */
static int nth_target(const struct ks_player *p, int n)
{
    for (size_t i = 0; i < n_targets(p); i++) {
        int tap = p->shown->parts.target[i].tap;
        if (!is_way_out(tap) && --n == 0) {
            return tap;
        }
    }
    return KS_TAP_NOTHING;
}

static int way_out(const struct ks_player *p)
{
    int found = KS_TAP_NOTHING;
    for (size_t i = 0; i < n_targets(p); i++) {
        int tap = p->shown->parts.target[i].tap;
        found = tap == KS_TAP_BACK || (tap == KS_TAP_LEAVE && found != KS_TAP_BACK) ? tap : found;
    }
    return found;
}

/* The target with the ring; their number if none has it. */
static size_t ringed(const struct ks_player *p)
{
    int focus = ks_director_visit(p->director)->focus;
    size_t n = n_targets(p);
    for (size_t i = 0; i < n; i++) {
        if (p->shown->parts.target[i].tap == focus || focus == KS_FOCUS_FIRST) {
            return i;
        }
    }
    return n;
}

static void move_ring(struct ks_player *p, enum ks_direction direction)
{
    size_t n = n_targets(p);
    if (n > 0) {
        size_t to = ks_focus_move(p->shown->parts.target, n, ringed(p), direction);
        ks_player_focus(p, p->shown->parts.target[to].tap);
    }
}

/* Who types digits has a keyboard: the ring goes to 确定, so that Return means that. Of the six
 * keys none is a digit; there the ring goes where the arrows lead it. Backspace takes back what
 * there is to be taken back, before it leaves. */
static bool pin_key(struct ks_player *p, enum ks_key key)
{
    if (key >= KS_KEY_0 && key <= KS_KEY_9) {
        ks_player_tap(p, KS_TAP_DIGIT + ((int)key - '0'), true);
        ks_player_focus(p, KS_TAP_PIN_ENTER);
        return true;
    }
    if (key == KS_KEY_BACK && ks_director_staff(p->director)->n > 0) {
        ks_player_tap(p, KS_TAP_PIN_ERASE, true);
        return true;
    }
    return false;
}

void ks_input_key(struct ks_player *p, enum ks_key key)
{
    enum ks_visit_screen screen = ks_director_visit(p->director)->screen;
    bool digit = key >= KS_KEY_1 && key <= KS_KEY_9;
    static const enum ks_key sequence[] = { KS_KEY_UP,   KS_KEY_UP,    KS_KEY_DOWN, KS_KEY_DOWN,
                                            KS_KEY_LEFT, KS_KEY_RIGHT, KS_KEY_BACK };
    p->chord = key == sequence[p->chord] ? p->chord + 1
               : key == KS_KEY_UP        ? 1 + (p->chord == 2)
                                         : 0;
    if (p->chord == (int)KS_COUNT(sequence)) {
        p->chord = 0;
        ks_player_staff(p, true);
        return;
    }
    if (screen == KS_VISIT_PIN && pin_key(p, key)) {
        return;
    }
    if (key == KS_KEY_NONE || (key == KS_KEY_BACK && screen == KS_VISIT_LOOP)) {
        return;
    }
    ks_player_unpress(p);
    if (screen == KS_VISIT_LOOP || screen == KS_VISIT_STILL_THERE) {
        ks_player_tap(p, KS_TAP_NOTHING, true);
    } else if (digit) {
        ks_player_tap(p, nth_target(p, (int)key - '0'), true);
    } else if (key == KS_KEY_ENTER) {
        size_t at = ringed(p);
        ks_player_tap(p, at < n_targets(p) ? p->shown->parts.target[at].tap : nth_target(p, 1),
                      true);
    } else if (key == KS_KEY_BACK) {
        ks_player_tap(p, way_out(p), true);
    } else if (key >= KS_KEY_UP && key <= KS_KEY_NEXT) {
        static const enum ks_direction directions[] = { KS_UP, KS_DOWN, KS_LEFT, KS_RIGHT,
                                                        KS_NEXT };
        move_ring(p, directions[key - KS_KEY_UP]);
    }
}

/* Two keys that mean the same: of the keyboard and of its number block. */
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
        return KS_KEY_NONE; /* no chord means anything */
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
    ks_player_press(p, p->contacts.waiting ? target_under(p, x, y) : NULL);
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
