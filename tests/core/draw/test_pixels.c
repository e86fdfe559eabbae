/* What must be laid behind a picture so that it can be read on a dark ground. */
#include "core/draw/pixels.h"

#include "base/check.h"
#include "support/check_main.h"

enum { SIDE = 300 };
#define BLACK 0xFF000000u
#define WHITE 0xFFFFFFFFu
#define CLEAR 0u

static uint32_t px[SIDE * SIDE];

/* The upper rows have one colour, the others another; the plate of that. */
static uint32_t plate(int rows, uint32_t upper, uint32_t lower)
{
    for (int i = 0; i < SIDE * SIDE; i++) {
        px[i] = i < rows * SIDE ? upper : lower;
    }
    return ks_pixels_plate(&(struct ks_pixels) { SIDE, SIDE, SIDE * 4, px, 0 });
}

START_TEST(dark_on_nothing_stands_on_white)
{
    ck_assert_uint_eq(plate(30, BLACK, CLEAR), WHITE);
    ck_assert_uint_eq(plate(200, BLACK, CLEAR), WHITE);
    ck_assert_uint_eq(plate(30, 0xFFC81E1E, CLEAR), WHITE);
    ck_assert_uint_eq(plate(SIDE, 0x80000000, CLEAR), WHITE);
}
END_TEST

START_TEST(light_on_nothing_stands_on_the_dark_ground)
{
    ck_assert_uint_eq(plate(30, WHITE, CLEAR), 0);
    ck_assert_uint_eq(plate(SIDE, 0x80808080, CLEAR), 0);
}
END_TEST

START_TEST(what_is_solid_needs_none)
{
    ck_assert_uint_eq(plate(SIDE, BLACK, CLEAR), 0);
    ck_assert_uint_eq(plate(SIDE / 2, BLACK, WHITE), 0);
    ck_assert_uint_eq(plate(SIDE - 4, BLACK, CLEAR), 0);
    ck_assert_uint_eq(ks_pixels_plate(NULL), 0);
}
END_TEST

START_TEST(one_pixel_is_enough)
{
    ck_assert_uint_eq(
        ks_pixels_plate(&(struct ks_pixels) { 1, 1, 4, &(uint32_t) { 0x20000000 }, 0 }), WHITE);
}
END_TEST

static uint32_t ground[KS_GROUND_SIDE * KS_GROUND_SIDE];

static void lay_ground(int rows, uint32_t upper, uint32_t lower)
{
    for (int i = 0; i < SIDE * SIDE; i++) {
        px[i] = i < rows * SIDE ? upper : lower;
    }
    ks_pixels_ground(&(struct ks_pixels) { SIDE, SIDE, SIDE * 4, px, 0 }, ground);
}

START_TEST(the_ground_is_darker_and_solid)
{
    static const uint32_t colors[] = { WHITE, 0xFFFF8000, BLACK, CLEAR, 0x80808080 };
    for (size_t i = 0; i < KS_COUNT(colors); i++) {
        lay_ground(SIDE, colors[i], CLEAR);
        for (size_t k = 0; k < KS_COUNT(ground); k++) {
            ck_assert_uint_eq(ground[k] >> 24, 255);
            for (int c = 0; c < 24; c += 8) {
                ck_assert_uint_le((ground[k] >> c & 0xFF) * 2, colors[i] >> c & 0xFF);
            }
        }
        ck_assert_uint_eq(ground[0], ground[KS_COUNT(ground) - 1]);
    }
    lay_ground(SIDE, WHITE, CLEAR);
    ck_assert_uint_gt(ground[0] & 0xFF, 90); /* and no black bar */
}
END_TEST

START_TEST(the_ground_has_no_edges)
{
    lay_ground(SIDE / 2, WHITE, BLACK);
    uint32_t top = ground[0] & 0xFF, before = top;
    for (int y = 0; y < KS_GROUND_SIDE; y++) {
        uint32_t now = ground[y * KS_GROUND_SIDE + 7] & 0xFF;
        ck_assert_uint_le(now, before); /* from light to dark */
        ck_assert_uint_le(before - now, top / 2);
        before = now;
    }
    ck_assert_uint_gt(top, 90);
    ck_assert_uint_eq(before, 0);
}
END_TEST

START_TEST(a_picture_of_a_few_pixels_has_a_ground)
{
    uint32_t two[2] = { WHITE, BLACK };
    ks_pixels_ground(&(struct ks_pixels) { 2, 1, 8, two, 0 }, ground);
    ck_assert_uint_gt(ground[0] & 0xFF, ground[KS_GROUND_SIDE - 1] & 0xFF);
}
END_TEST

static void add_tests(TCase *tc)
{
    tcase_add_test(tc, dark_on_nothing_stands_on_white);
    tcase_add_test(tc, light_on_nothing_stands_on_the_dark_ground);
    tcase_add_test(tc, what_is_solid_needs_none);
    tcase_add_test(tc, one_pixel_is_enough);
    tcase_add_test(tc, the_ground_is_darker_and_solid);
    tcase_add_test(tc, the_ground_has_no_edges);
    tcase_add_test(tc, a_picture_of_a_few_pixels_has_a_ground);
}

int main(void)
{
    return check_main("core.draw.pixels", add_tests);
}
