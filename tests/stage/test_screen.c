/* The one window: where on the upright picture somebody touched the turned panel. */
#include <stdlib.h>

#include "stage/screen.h"
#include "support/check_main.h"
#include "support/said.h"

#define WIDE 70
#define HIGH 45

/* Drawing turns, touching turns back: each pixel of the picture is found where it is shown. */
START_TEST(a_touch_finds_the_pixel_that_is_drawn_there)
{
    int rotate = _i * 90;
    bool swapped = rotate % 180 != 0;
    struct ks_screen_params params = { .title = "test",
                                       .width = swapped ? HIGH : WIDE,
                                       .height = swapped ? WIDE : HIGH,
                                       .rotate = rotate,
                                       .painter = KS_PAINTED_BY_SURFACE };
    struct ks_err err = { 0 };
    ck_assert_int_eq(setenv("SDL_VIDEODRIVER", "offscreen", 1), 0);
    struct ks_screen *screen = ks_screen_open(&params, &err);
    ck_assert_msg(screen != NULL, "%s", said_err(&err));
    for (int y = 0; y < HIGH; y++) {
        for (int x = 0; x < WIDE; x++) {
            struct ks_rect drawn =
                ks_rotate_rect((struct ks_rect) { x, y, 1, 1 }, WIDE, HIGH, rotate);
            int px = drawn.x, py = drawn.y;
            ks_screen_to_upright(screen, &px, &py);
            ck_assert_msg(px == x && py == y, "%d degrees: %d,%d is taken for %d,%d", rotate, x, y,
                          px, py);
        }
    }
    ks_screen_close(screen);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, a_touch_finds_the_pixel_that_is_drawn_there, 0, 4);
}

int main(void)
{
    return check_main("screen", add);
}
