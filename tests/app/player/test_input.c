/* Touches, clicks and keys: which of SDL's events are somebody's wish, and where they point. The
 * player here shows nothing yet, so what counts is seen by the staff's gestures: corners, and a row
 * of keys. */
#include "app/player/input.h"

#include <SDL_timer.h>
#include <stdlib.h>

#include "port/clock.h"
#include "support/check_main.h"
#include "support/said.h"

#define WIDTH 640
#define HEIGHT 360

static struct ks_options options;
static struct ks_player player;

static void open_panel(char *rotate)
{
    struct ks_err err = { 0 };
    char *argv[] = { (char[]) { "kiosk" }, (char[]) { "--window" }, (char[]) { "640x360" },
                     (char[]) { "--rotate" }, rotate };
    ck_assert_msg(ks_options_parse(KS_COUNT(argv), argv, &options, &err), "%s", said_err(&err));
    ck_assert_int_eq(setenv("SDL_VIDEODRIVER", "offscreen", 1), 0);
    player = (struct ks_player) { .options = &options, .started = ks_clock_mono() };
    player.director = ks_director_new();
    player.panel = ks_panel_new(&options);
    ck_assert_msg(ks_panel_open(player.panel, &err), "%s", said_err(&err));
    player.screen = ks_panel_screen(player.panel);
    player.look = (struct ks_frame_look) { .width = WIDTH,
                                           .height = HEIGHT,
                                           .rotate = ks_frame_turn(options.rotate),
                                           .lang = "zh",
                                           .place = "" };
}

static void setup(void)
{
    open_panel((char[]) { "0" });
}

static void teardown(void)
{
    ks_panel_free(player.panel);
    ks_director_free(player.director);
}

static Uint32 later(Uint32 ms) /* than now, as SDL counts */
{
    return SDL_GetTicks() + ms;
}

static void finger(Uint32 type, Sint64 id, Uint32 when, int x, int y)
{
    SDL_Event event = { .type = type };
    event.tfinger.timestamp = when;
    event.tfinger.fingerId = id;
    event.tfinger.x = ((float)x + 0.5f) / WIDTH;
    event.tfinger.y = ((float)y + 0.5f) / HEIGHT;
    ks_input_event(&player, &event);
}

static void click(Uint8 button, Uint32 which, int x, int y)
{
    SDL_Event event = { .type = SDL_MOUSEBUTTONDOWN };
    event.button.button = button;
    event.button.which = which;
    event.button.x = x;
    event.button.y = y;
    ks_input_event(&player, &event);
}

static void press(SDL_Keycode code, Uint16 mod, Uint8 repeat)
{
    SDL_Event event = { .type = SDL_KEYDOWN };
    event.key.keysym.sym = code;
    event.key.keysym.mod = mod;
    event.key.repeat = repeat;
    ks_input_event(&player, &event);
}

START_TEST(a_click_is_a_tap_at_once)
{
    click(SDL_BUTTON_LEFT, 0, WIDTH / 2, HEIGHT / 2);
    ck_assert_int_eq(player.corners.n, 0);
    click(SDL_BUTTON_LEFT, 0, 2, 2);
    ck_assert_int_eq(player.corners.n, 1);
    click(SDL_BUTTON_LEFT, 0, WIDTH - 2, 2);
    ck_assert_int_eq(player.corners.n, 2);
}
END_TEST

START_TEST(other_buttons_and_clicks_made_of_touches_are_none)
{
    click(SDL_BUTTON_RIGHT, 0, 2, 2);
    click(SDL_BUTTON_MIDDLE, 0, 2, 2);
    click(SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID, 2, 2);
    ck_assert_int_eq(player.corners.n, 0);
}
END_TEST

/* Upright, the first corner is the top left one, wherever on the panel that is. */
START_TEST(a_click_on_a_turned_panel_is_turned_back)
{
    static struct {
        char rotate[4];
        int x, y;
    } of[] = { { "90", 2, HEIGHT - 2 }, { "180", WIDTH - 2, HEIGHT - 2 }, { "270", WIDTH - 2, 2 } };
    teardown();
    open_panel(of[_i].rotate);
    click(SDL_BUTTON_LEFT, 0, 2, 2);
    click(SDL_BUTTON_LEFT, 0, of[_i].x, of[_i].y);
    ck_assert_int_eq(player.corners.n, 1);
}
END_TEST

START_TEST(a_finger_taps_when_it_has_been_alone_long_enough)
{
    ck_assert_int_eq(ks_input_wait(&player), -1);
    finger(SDL_FINGERDOWN, 1, later(100000), 2, 2); /* as if it came much later: it waits */
    ck_assert_int_gt(ks_input_wait(&player), KS_PALM_MS);
    ks_input_time(&player);
    ck_assert_int_eq(player.corners.n, 0);
    teardown();
    open_panel((char[]) { "0" });
    SDL_Delay(KS_PALM_MS + 1); /* so that there is a time before now */
    finger(SDL_FINGERDOWN, 1, SDL_GetTicks() - KS_PALM_MS, 2, 2);
    ck_assert_int_eq(ks_input_wait(&player), 0);
    ks_input_time(&player);
    ck_assert_int_eq(player.corners.n, 1);
    ck_assert_int_eq(ks_input_wait(&player), -1);
    ks_input_time(&player); /* once */
    ck_assert_int_eq(player.corners.n, 1);
}
END_TEST

START_TEST(the_next_finger_makes_the_one_before_certain)
{
    Uint32 when = later(0);
    finger(SDL_FINGERDOWN, 1, when, 2, 2);
    finger(SDL_FINGERUP, 1, when + 10, 2, 2); /* a quick one counts as well */
    finger(SDL_FINGERDOWN, 1, when + KS_PALM_MS, WIDTH / 2, HEIGHT / 2);
    ck_assert_int_eq(player.corners.n, 1);
}
END_TEST

START_TEST(two_at_once_and_three_are_a_palm)
{
    Uint32 when = later(0);
    finger(SDL_FINGERDOWN, 1, when, 2, 2);
    finger(SDL_FINGERDOWN, 2, when + KS_PALM_MS - 1, 2, 4);
    ck_assert_int_eq(ks_input_wait(&player), -1);
    finger(SDL_FINGERDOWN, 3, when + 1000, 2, 2);
    finger(SDL_FINGERDOWN, 4, when + 2000, 2, 2);
    ck_assert_int_eq(player.corners.n, 0);
    for (Sint64 id = 1; id <= 4; id++) {
        finger(SDL_FINGERUP, id, when + 3000, 2, 2);
    }
    ck_assert_int_eq(player.corners.n, 0);
    finger(SDL_FINGERDOWN, 5, when + 4000, 2, 2); /* all are gone: a new one counts */
    finger(SDL_FINGERDOWN, 6, when + 4000 + KS_PALM_MS, WIDTH / 2, HEIGHT / 2);
    ck_assert_int_eq(player.corners.n, 1);
}
END_TEST

static const struct {
    SDL_Keycode code;
    int chord; /* of the staff's keys, after it */
} keys[] = { { SDLK_UP, 1 },   { SDLK_UP, 2 },   { SDLK_DOWN, 3 },
             { SDLK_DOWN, 4 }, { SDLK_LEFT, 5 }, { SDLK_RIGHT, 6 } };

START_TEST(keys_are_what_they_say)
{
    for (size_t i = 0; i < KS_COUNT(keys); i++) {
        press(keys[i].code, KMOD_NONE, 0);
        ck_assert_int_eq(player.keypad.chord, keys[i].chord);
    }
    press(SDLK_BACKSPACE, KMOD_NONE, 0); /* complete: begins anew */
    ck_assert_int_eq(player.keypad.chord, 0);
    press(SDLK_UP, KMOD_NUM | KMOD_CAPS, 0); /* a lock is no chord */
    press(SDLK_UP, KMOD_NONE, 0);
    press(SDLK_PAGEDOWN, KMOD_NONE, 0);
    ck_assert_int_eq(player.keypad.chord, 0);
}
END_TEST

START_TEST(a_key_held_down_counts_once)
{
    press(SDLK_UP, KMOD_NONE, 0);
    press(SDLK_UP, KMOD_NONE, 1);
    ck_assert_int_eq(player.keypad.chord, 1);
}
END_TEST

START_TEST(a_key_with_ctrl_alt_or_gui_means_nothing)
{
    static const Uint16 mods[] = { KMOD_LCTRL, KMOD_RCTRL, KMOD_LALT,
                                   KMOD_RALT,  KMOD_LGUI,  KMOD_RGUI };
    press(SDLK_UP, mods[_i], 0);
    ck_assert_int_eq(player.keypad.chord, 0);
    press(SDLK_UP, KMOD_LSHIFT, 0);
    ck_assert_int_eq(player.keypad.chord, 1);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_click_is_a_tap_at_once);
    tcase_add_test(tc, other_buttons_and_clicks_made_of_touches_are_none);
    tcase_add_loop_test(tc, a_click_on_a_turned_panel_is_turned_back, 0, 3);
    tcase_add_test(tc, a_finger_taps_when_it_has_been_alone_long_enough);
    tcase_add_test(tc, the_next_finger_makes_the_one_before_certain);
    tcase_add_test(tc, two_at_once_and_three_are_a_palm);
    tcase_add_test(tc, keys_are_what_they_say);
    tcase_add_test(tc, a_key_held_down_counts_once);
    tcase_add_loop_test(tc, a_key_with_ctrl_alt_or_gui_means_nothing, 0, 6);
}

int main(void)
{
    return check_main("input", add);
}
