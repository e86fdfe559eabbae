/* Where a picture stands on the screen, and what is drawn around it. */
#include <stdlib.h>
#include <string.h>

#include "core/draw/theme.h"
#include "core/scene/scene.h"
#include "support/check_main.h"
#include "support/clock.h"
#include "support/fake_typeset.h"

static struct ks_drawlist list;

static void setup(void)
{
    list = (struct ks_drawlist) { .arena = ks_arena_new() };
}

static void teardown(void)
{
    ks_arena_free(list.arena);
}

static const struct ks_phase phase = { .name = "第三阶段", .slogan = "开学季", .accent = 0x7B3FA0 };

static struct ks_scene_env env_of(int width, int height)
{
    return (struct ks_scene_env) { .width = width,
                                   .height = height,
                                   .typeset = &fake_typeset,
                                   .now = civil("2020-09-03T15:00"),
                                   .clock = KS_CLOCK_SYNCED,
                                   .phase = &phase,
                                   .progress = 1,
                                   .total = 3,
                                   .lang = "zh",
                                   .place = "三号食堂" };
}

static const int screens[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 800 }, { 3840, 2160 } };

static const int pictures[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 960 }, { 595, 842 },
                                   { 500, 500 },   { 4000, 300 },  { 3, 4000 },   { 1366, 768 } };

static bool meet(struct ks_rect a, struct ks_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool inside(struct ks_rect a, struct ks_rect room)
{
    return a.x >= room.x && a.y >= room.y && a.x + a.w <= room.x + room.w &&
           a.y + a.h <= room.y + room.h;
}

/* The place of a text as it is read: from its baseline. */
static struct ks_rect place_of(const struct ks_draw *draw)
{
    if (draw->kind != KS_DRAW_TEXT) {
        return draw->rect;
    }
    int ascent, descent, n = fake_advance(NULL, draw->font, draw->text, strlen(draw->text));
    fake_vertical(NULL, draw->font, &ascent, &descent);
    return (struct ks_rect) { draw->rect.x, draw->rect.y - ascent, n, ascent + descent };
}

START_TEST(one_of_the_screens_shape_fills_it_and_nothing_is_drawn_over_it)
{
    static const int same[][4] = { { 1920, 1080, 1920, 1080 },
                                   { 1920, 1080, 1366, 768 },
                                   { 1920, 1080, 4000, 2200 },
                                   { 1080, 1920, 720, 1280 },
                                   { 1280, 800, 1600, 1000 } };
    for (size_t i = 0; i < KS_COUNT(same); i++) {
        struct ks_scene_env env = env_of(same[i][0], same[i][1]);
        struct ks_rect area,
            at = ks_scene_picture(&env, "a.png", same[i][2], same[i][3], "", &list);
        ck_assert(at.x == 0 && at.y == 0 && at.w == same[i][0] && at.h == same[i][1]);
        const struct ks_draw *last = &list.v[list.n - 1];
        ck_assert(last->kind == KS_DRAW_PICTURE && last->fit == KS_FIT_COVER);
        ks_scene_overlay(&env, &at, &list, &area);
        ck_assert_int_eq(area.w * area.h, 0); /* the minute's clock neither */
    }
}
END_TEST

START_TEST(another_stands_whole_on_its_own_ground_and_nothing_is_drawn_over_it)
{
    for (size_t s = 0; s < KS_COUNT(screens); s++) {
        for (size_t p = 0; p < KS_COUNT(pictures); p++) {
            for (int ticker = 0; ticker < 2; ticker++) {
                struct ks_scene_env env = env_of(screens[s][0], screens[s][1]);
                env.ticker = ticker == 1 ? "验证码就是钥匙" : NULL;
                list.n = 0;
                struct ks_rect at =
                    ks_scene_picture(&env, "a.png", pictures[p][0], pictures[p][1], "", &list);
                struct ks_rect whole = { 0, 0, env.width, env.height };
                ck_assert(inside(at, whole));
                ck_assert(list.v[0].kind == KS_DRAW_PICTURE && list.v[0].fit == KS_FIT_GROUND);
                ck_assert_mem_eq(&list.v[0].rect, &whole, sizeof whole);
                size_t texts = 0;
                for (size_t i = 1; i < list.n; i++) {
                    struct ks_rect r = place_of(&list.v[i]);
                    bool picture = list.v[i].kind == KS_DRAW_PICTURE;
                    texts += list.v[i].kind == KS_DRAW_TEXT;
                    ck_assert_msg(picture || !meet(r, at), "%zu on %zu: %d,%d %dx%d", p, s, r.x,
                                  r.y, r.w, r.h);
                }
                ck_assert(texts >= (size_t)ticker); /* the strip is always there */
                struct ks_rect area;
                ks_scene_overlay(&env, &at, &list, &area);
                ck_assert(!meet(area, at));
            }
        }
    }
}
END_TEST

/* The strip stays free and nothing is cut: so it is a little smaller, as the office is told. */
START_TEST(one_of_the_screens_shape_stands_whole_above_a_ticker)
{
    static const int sizes[][2] = { { 1920, 1080 }, { 1280, 720 }, { 3840, 2160 } };
    for (size_t i = 0; i < KS_COUNT(sizes); i++) {
        struct ks_scene_env env = env_of(sizes[i][0], sizes[i][1]);
        env.ticker = "验证码就是钥匙";
        list.n = 0;
        struct ks_rect at = ks_scene_picture(&env, "a.png", 1920, 1080, "", &list);
        ck_assert_int_eq(at.y, 0);
        ck_assert_int_eq(at.w * 100 / env.width, 93);
        ck_assert_int_le(abs(at.w * 9 - at.h * 16), 16);
        ck_assert_int_le(abs(env.width - at.w - 2 * at.x), 1);
        for (size_t k = 1; k < list.n; k++) {
            ck_assert(list.v[k].kind != KS_DRAW_PICTURE || list.v[k].fit == KS_FIT_CONTAIN);
        }
    }
}
END_TEST

START_TEST(words_over_the_ground_stand_on_plates)
{
    struct ks_scene_env env = env_of(1080, 1920);
    struct ks_rect at = ks_scene_picture(&env, "a.png", 1600, 900, "", &list);
    size_t texts = 0;
    ck_assert_int_eq(at.w, 1080);
    for (size_t i = 0; i < list.n; i++) {
        bool plate = false;
        if (list.v[i].kind != KS_DRAW_TEXT) {
            continue;
        }
        for (size_t k = 0; k < i; k++) {
            plate = plate || (list.v[k].kind == KS_DRAW_FILL && list.v[k].color == KS_NIGHT &&
                              inside(place_of(&list.v[i]), list.v[k].rect));
        }
        ck_assert_msg(plate, "%s", list.v[i].text);
        texts++;
    }
    ck_assert_uint_ge(texts, 2); /* the clock, the phase */
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, one_of_the_screens_shape_fills_it_and_nothing_is_drawn_over_it);
    tcase_add_test(tc, another_stands_whole_on_its_own_ground_and_nothing_is_drawn_over_it);
    tcase_add_test(tc, one_of_the_screens_shape_stands_whole_above_a_ticker);
    tcase_add_test(tc, words_over_the_ground_stand_on_plates);
}

int main(void)
{
    return check_main("scene_picture", add);
}
