/* The panel with a desktop: frames presented and judged, the sleep that ends. */
#include "app/panel/panel.h"

#include <stdlib.h>

#include "support/check_main.h"
#include "support/said.h"

#define WIDTH 640
#define HEIGHT 360

static struct ks_options options;
static struct ks_panel *panel;

static void setup(void)
{
    struct ks_err err = { 0 };
    char *argv[] = { (char[]) { "kiosk" }, (char[]) { "--window" }, (char[]) { "640x360" } };
    ck_assert_msg(ks_options_parse(KS_COUNT(argv), argv, &options, &err), "%s", said_err(&err));
    ck_assert_int_eq(setenv("SDL_VIDEODRIVER", "offscreen", 1), 0);
    panel = ks_panel_new(&options);
    ck_assert_msg(ks_panel_open(panel, &err), "%s", said_err(&err));
}

static void teardown(void)
{
    ks_panel_free(panel);
}

static struct ks_canvas *canvas_of(uint32_t color)
{
    struct ks_canvas *canvas = ks_canvas_new(WIDTH, HEIGHT);
    ks_canvas_clear(canvas, color);
    return canvas;
}

START_TEST(what_is_presented_is_what_is_judged)
{
    struct ks_err err = { 0 };
    struct ks_canvas *red = canvas_of(0xffcc2222), *black = canvas_of(0xff000000);
    struct ks_judgement glass;
    ck_assert(ks_panel_is_ready(panel) && ks_panel_is_seen(panel));
    ck_assert_msg(ks_panel_present(panel, NULL, red, KS_TRANSITION_CUT, 1000, &err), "%s",
                  said_err(&err));
    ck_assert(ks_panel_judge(panel, red, &glass));
    ck_assert(!glass.black && !glass.stale);
    ck_assert(ks_panel_judge(panel, black, &glass));
    ck_assert(!glass.black && glass.stale); /* another picture than the one that should be there */
    ck_assert(ks_panel_present(panel, NULL, black, KS_TRANSITION_CUT, 1000, &err));
    ck_assert(ks_panel_judge(panel, black, &glass));
    ck_assert(glass.black && !glass.stale);
    ck_assert_uint_eq(ks_panel_lost(panel), 0);
    ks_canvas_free(red);
    ks_canvas_free(black);
}
END_TEST

/* With a desktop nothing of the card is ours: it never goes dark, and is never opened anew. */
START_TEST(a_desktop_stays)
{
    struct ks_err err = { 0 };
    struct ks_canvas *red = canvas_of(0xffcc2222);
    ck_assert_int_eq(ks_panel_step(panel), KS_PANEL_SAME);
    ck_assert_uint_eq(ks_panel_status(panel)->n, 0); /* nothing was on the glass yet */
    ck_assert(ks_panel_present(panel, NULL, red, KS_TRANSITION_CUT, 1000, &err));
    ck_assert_int_eq(ks_panel_step(panel), KS_PANEL_SAME);
    ck_assert_uint_gt(ks_panel_status(panel)->n, 0);
    ck_assert(!ks_panel_is_dark(panel) && !ks_panel_is_stuck(panel));
    ck_assert_str_eq(ks_panel_painter(panel), "surface");
    ks_canvas_free(red);
}
END_TEST

/* A ring is kept for a sleep that begins later. */
START_TEST(a_ring_ends_the_sleep)
{
    SDL_Event event = { .type = 0 };
    while (ks_panel_wait(panel, 0, &event)) { /* of the window that came */
    }
    ks_panel_ring(panel);
    ck_assert(ks_panel_wait(panel, 60000, &event));
    ck_assert_uint_eq(event.type, SDL_USEREVENT);
    ck_assert(!ks_panel_wait(panel, 0, &event));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_is_presented_is_what_is_judged);
    tcase_add_test(tc, a_desktop_stays);
    tcase_add_test(tc, a_ring_ends_the_sleep);
}

int main(void)
{
    return check_main("panel", add);
}
