/* What the longest cards cost the main thread with the real fonts: the worst texts in every
 * template, laid out and painted. Judged by what is measured and drawn; the processor's time is
 * printed. */
#include <stdio.h>
#include <time.h>

#include "base/check.h"
#include "core/draw/linebreak.h"
#include "core/scene/scene.h"
#include "readers/card/md.h"
#include "stage/noto.h"
#include "stage/painter.h"
#include "support/check_main.h"
#include "support/worst_cards.h"

#define ASKED_MAX                                                                                  \
    (5 * KS_BREAK_BYTES / 2) /* pieces, and bytes by the eight: a page at few sizes                \
                              */
#define ASKED_BYTES 8

static const struct ks_typeset *real;
static size_t asked;

static int count_advance(void *context, struct ks_font font, const char *utf8, size_t n)
{
    asked += 1 + n / ASKED_BYTES;
    return real->advance(context, font, utf8, n);
}

static double ms_of(clock_t from)
{
    return (double)(clock() - from) * 1000 / CLOCKS_PER_SEC;
}

static struct ks_fonts *fonts;

static void setup(void)
{
    struct ks_err err = { 0 };
    fonts = ks_noto_open(&err);
    ck_assert_ptr_nonnull(fonts);
    real = ks_fonts_typeset(fonts);
}

static void teardown(void)
{
    ks_fonts_close(fonts);
}

struct cost {
    size_t asked;
    double set_ms, all_ms;
};

static struct cost cost_of(const struct ks_card *card, const int panel[2])
{
    const struct ks_typeset counting = { real->context, count_advance, real->vertical, NULL };
    struct ks_drawlist list = { .arena = ks_arena_new() };
    struct ks_canvas *canvas = ks_canvas_new(panel[0], panel[1]);
    struct ks_scene_env env = { .typeset = &counting,
                                .clock = KS_CLOCK_UNKNOWN,
                                .width = panel[0],
                                .height = panel[1],
                                .lang = "zh",
                                .place = "",
                                .touch = true };
    asked = 0;
    clock_t began = clock();
    ks_scene_card(&env, card, &list);
    struct cost cost = { .asked = asked, .set_ms = ms_of(began) };
    ks_paint(canvas, fonts, NULL, &list);
    cost.all_ms = ms_of(began);
    ks_canvas_free(canvas);
    ks_arena_free(list.arena);
    return cost;
}

START_TEST(no_card_holds_the_main_thread)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    const char *template = ks_template_kind((enum ks_template)_i)->name, *slowest = "";
    struct cost most = { 0 };
    for (size_t s = 0; s < KS_COUNT(worst_shapes); s++) {
        struct ks_buf text = worst_card(&worst_shapes[s], template);
        const struct ks_card *card =
            ks_card_read("cards/a.md", text.p, text.n, NULL, arena, &problems);
        ks_buf_free(&text);
        for (size_t p = 0; card != NULL && p < 2; p++) {
            struct cost cost = cost_of(card, worst_panels[p]);
            most.asked = cost.asked > most.asked ? cost.asked : most.asked;
            most.set_ms = cost.set_ms > most.set_ms ? cost.set_ms : most.set_ms;
            slowest = cost.all_ms > most.all_ms ? worst_shapes[s].name : slowest;
            most.all_ms = cost.all_ms > most.all_ms ? cost.all_ms : most.all_ms;
            ck_assert_msg(cost.asked <= ASKED_MAX, "%s, %s, %d x %d: asked %zu, %.0f ms", template,
                          worst_shapes[s].name, worst_panels[p][0], worst_panels[p][1], cost.asked,
                          cost.all_ms);
        }
    }
    ck_assert_uint_gt(most.asked, 0);
    printf("%s: asked %zu at most; set in %.1f, painted too in %.1f ms of the processor (%s)\n",
           template, most.asked, most.set_ms, most.all_ms, slowest);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, no_card_holds_the_main_thread, 0, KS_TEMPLATE_COUNT);
}

int main(void)
{
    return check_main("longest", add);
}
