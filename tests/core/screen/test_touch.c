/* Where buttons stand: inside their room, apart from each other, each with its target. */
#include "core/screen/touch.h"

#include "support/check_main.h"
#include "support/clock.h"
#include "support/fake_typeset.h"

static const struct {
    int width, height;
    struct ks_mount mount;
} panels[] = {
    { 1920, 1080, { .width_mm = 941, .height_mm = 529, .bottom_mm = 800 } },
    { 1080, 1920, { .width_mm = 529, .height_mm = 941, .bottom_mm = 700 } },
    { 1024, 768, { 0 } },
    { 768, 1024, { 0 } },
};

static struct ks_drawlist list;
static struct ks_scene_env env;
static struct ks_page page;

static void begin(int panel)
{
    list = (struct ks_drawlist) { .arena = ks_arena_new() };
    env = (struct ks_scene_env) { .width = panels[panel].width,
                                  .height = panels[panel].height,
                                  .mount = panels[panel].mount,
                                  .typeset = &fake_typeset,
                                  .clock = KS_CLOCK_UNKNOWN,
                                  .now = civil("2020-09-03T15:00"),
                                  .lang = "zh",
                                  .place = "" };
    page = ks_page_begin(&env, &list);
    page.tools = true;
}

static bool apart(struct ks_rect a, struct ks_rect b)
{
    return a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
}

static void judge(struct ks_rect room)
{
    for (size_t i = 0; i < list.n_targets; i++) {
        struct ks_rect rect = list.target[i].rect;
        ck_assert(rect.w > 0 && rect.h > 0);
        ck_assert_msg(rect.x >= room.x && rect.x + rect.w <= room.x + room.w && rect.y >= room.y &&
                          rect.y + rect.h <= room.y + room.h,
                      "target %zu stands outside", i);
        for (size_t k = 0; k < i; k++) {
            ck_assert_msg(apart(rect, list.target[k].rect), "targets %zu and %zu overlap", k, i);
        }
    }
}

START_TEST(a_grid_has_a_target_for_each_of_its_buttons)
{
    static const char *const texts[12] = { "1", "2", "3", "4",  "5",  "6",
                                           "7", "8", "9", "10", "11", "12" };
    struct ks_tap taps[12];
    for (size_t i = 0; i < 12; i++) {
        taps[i] = ks_tap_n(KS_TAP_CHOICE, i);
    }
    for (size_t n = 1; n <= 12; n++) {
        for (int columns = 1; columns <= 6; columns++) {
            begin(_i);
            struct ks_rect whole = { page.margin, page.margin, env.width - 2 * page.margin,
                                     env.height - 2 * page.margin };
            if (n > 6 && columns == 1) { /* more than a hand reaches */
                ks_arena_free(list.arena);
                continue;
            }
            int top = ks_touch_grid(&page, whole, texts, taps, n, columns, KS_BUTTON_LIGHT);
            ck_assert_uint_eq(list.n_targets, n);
            judge(whole);
            for (size_t i = 0; i < n; i++) {
                ck_assert(ks_tap_equal(list.target[i].tap, taps[i]));
                ck_assert_int_ge(list.target[i].rect.y, top);
            }
            ks_arena_free(list.arena);
        }
    }
}
END_TEST

START_TEST(everyone_can_leave_at_the_foot)
{
    static const char *const texts[] = { "返回", "上一页", "下一页", "首页" };
    static const struct ks_tap taps[] = {
        { KS_TAP_BACK, 0 }, { KS_TAP_EARLIER, 0 }, { KS_TAP_LATER, 0 }, { KS_TAP_OPEN, 0 }
    };
    for (size_t n = 0; n <= KS_COUNT(texts); n++) {
        begin(_i);
        struct ks_rect whole = { 0, 0, env.width, env.height };
        struct ks_rect room = ks_touch_begin(&page, "标题", "一句话");
        struct ks_rect left = ks_touch_foot(&page, room, texts, taps, n);
        size_t leaves = 0, tools = 0;
        for (size_t i = 0; i < list.n_targets; i++) {
            leaves += list.target[i].tap.kind == KS_TAP_LEAVE;
            tools += list.target[i].tap.kind == KS_TAP_LARGE;
            ck_assert_msg(apart(left, list.target[i].rect), "%zu buttons, target %zu", n, i);
        }
        ck_assert_uint_eq(leaves, 1);
        ck_assert_uint_eq(tools, 1);
        ck_assert(left.y == room.y && left.h > env.height / 3 && left.h < room.h);
        judge(whole);
        ks_arena_free(list.arena);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, a_grid_has_a_target_for_each_of_its_buttons, 0, KS_COUNT(panels));
    tcase_add_loop_test(tc, everyone_can_leave_at_the_foot, 0, KS_COUNT(panels));
}

int main(void)
{
    return check_main("touch", add);
}
