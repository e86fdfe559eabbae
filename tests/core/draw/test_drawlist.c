/* A draw list holds what was drawn, in that order. */
#include "core/draw/drawlist.h"

#include <string.h>

#include "support/check_main.h"

static struct ks_drawlist list;
static const struct ks_rect at = { 1, 2, 3, 4 };

static void setup(void)
{
    list = (struct ks_drawlist) { .arena = ks_arena_new() };
}

static void teardown(void)
{
    ks_arena_free(list.arena);
}

static const struct ks_draw *last(size_t n, enum ks_draw_kind kind)
{
    ck_assert_uint_eq(list.n, n);
    const struct ks_draw *draw = &list.v[n - 1];
    ck_assert_int_eq(draw->kind, kind);
    ck_assert_int_eq(draw->rect.x, 1);
    ck_assert_int_eq(draw->rect.y, 2);
    ck_assert_int_eq(draw->reading, list.reading);
    return draw;
}

START_TEST(each_kind)
{
    char text[] = "文字";
    list.reading = 7;
    ks_draw_fill(&list, at, 0xFF112233, 5);
    const struct ks_draw *draw = last(1, KS_DRAW_FILL);
    ck_assert(draw->color == 0xFF112233 && draw->radius == 5 && draw->corners == KS_CORNERS);
    ck_assert(draw->rect.w == 3 && draw->rect.h == 4);
    ks_draw_fill_corners(&list, at, 1, 5, KS_CORNER_TL);
    ck_assert_uint_eq(last(2, KS_DRAW_FILL)->corners, KS_CORNER_TL);
    ks_draw_stroke(&list, at, 2, 6, 1);
    draw = last(3, KS_DRAW_STROKE);
    ck_assert(draw->color == 2 && draw->radius == 6 && draw->width == 1);
    ks_draw_text(&list, 1, 2, (struct ks_font) { true, 1 }, 3, text, 3);
    ks_draw_text(&list, 1, 2, (struct ks_font) { true, 1 }, 3, text, 0); /* nothing to be seen */
    ks_draw_picture(&list, at, text, KS_FIT_COVER);
    ks_draw_icon(&list, at, KS_ICON_TICK, 4);
    ks_draw_icon(&list, at, KS_ICON_BACK, 5);
    ks_draw_qr(&list, at, text);
    memset(text, '#', 6); /* it has its own */
    ck_assert_str_eq(last(8, KS_DRAW_QR)->text, "文字");
    ck_assert(list.v[7].rect.w == 3 && list.v[7].rect.h == 4);
    ck_assert(list.v[3].kind == KS_DRAW_TEXT && strcmp(list.v[3].text, "文") == 0);
    ck_assert(list.v[3].font.bold && list.v[3].font.px == 1 && list.v[3].color == 3);
    ck_assert(list.v[3].rect.w == 0 && list.v[3].rect.h == 0);
    ck_assert(list.v[4].kind == KS_DRAW_PICTURE && strcmp(list.v[4].text, "文字") == 0);
    ck_assert_int_eq(list.v[4].fit, KS_FIT_COVER);
    ck_assert(list.v[5].kind == KS_DRAW_ICON && list.v[5].icon == KS_ICON_TICK);
    ck_assert(list.v[5].color == 4 && list.v[6].icon == KS_ICON_BACK);
}
END_TEST

START_TEST(as_many_as_there_are)
{
    for (int i = 0; i < 1000; i++) {
        ks_draw_fill(&list, (struct ks_rect) { i, 0, 1, 1 }, 0, 0);
    }
    ck_assert_uint_eq(list.n, 1000);
    for (int i = 0; i < 1000; i++) {
        ck_assert_int_eq(list.v[i].rect.x, i);
    }
}
END_TEST

/* By reading, equals as they came; as many as a screen may have. */
START_TEST(targets_in_reading_order)
{
    for (int i = 0; i < KS_TARGETS_MAX; i++) {
        list.reading = 2 - i % 3;
        ks_draw_target(&list, (struct ks_rect) { i, 0, 1, 1 }, ks_tap_n(KS_TAP_DIGIT, (size_t)i));
    }
    ks_draw_sort_targets(&list);
    ck_assert_uint_eq(list.n_targets, KS_TARGETS_MAX);
    for (int i = 0; i < KS_TARGETS_MAX; i++) {
        int reading = i / (KS_TARGETS_MAX / 3), nth = i % (KS_TARGETS_MAX / 3);
        int was = 2 - reading + 3 * nth;
        ck_assert_int_eq(list.target[i].reading, reading);
        ck_assert_int_eq(list.target[i].rect.x, was);
        ck_assert(ks_tap_equal(list.target[i].tap, ks_tap_n(KS_TAP_DIGIT, (size_t)was)));
    }
    list.n_targets = 2;
    list.target[0].reading = 5;
    ks_draw_sort_targets(&list);
    ck_assert_int_eq(list.target[1].reading, 5);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, each_kind);
    tcase_add_test(tc, as_many_as_there_are);
    tcase_add_test(tc, targets_in_reading_order);
}

int main(void)
{
    return check_main("drawlist", add);
}
