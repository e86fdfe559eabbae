/* Shapes: as large as they say, sharp inside, soft at round edges only, never outside. */
#define _GNU_SOURCE /* M_PI */
#include <math.h>
#include <stdlib.h>

#include "stage/shapes.h"
#include "support/check_main.h"

#define SIDE 64
#define WHITE 0xFFFFFFFFu
#define BLACK 0xFF000000u

static struct ks_canvas *canvas;

static void setup(void)
{
    canvas = ks_canvas_new(SIDE, SIDE);
    ks_canvas_clear(canvas, WHITE);
}

static void teardown(void)
{
    ks_canvas_free(canvas);
}

static uint32_t at(int x, int y)
{
    return ks_canvas_row(canvas, y)[x];
}

/* How many pixels are covered, parts counted as parts. */
static double area(void)
{
    double sum = 0;
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            ck_assert_uint_eq(at(x, y) >> 24, 0xFF); /* it stays opaque */
            sum += (255 - (at(x, y) & 0xFF)) / 255.0;
        }
    }
    return sum;
}

static void expect_area(double expected)
{
    double got = area();
    ck_assert_msg(fabs(got - expected) <= expected * 0.01 + 1, "%.1f, expected %.1f", got,
                  expected);
}

START_TEST(a_rectangle_to_the_pixel)
{
    ks_shape_fill(canvas, (struct ks_rect) { 10, 20, 30, 15 }, BLACK, 0, KS_CORNERS);
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            bool inside = x >= 10 && x < 40 && y >= 20 && y < 35;
            ck_assert_uint_eq(at(x, y), inside ? BLACK : WHITE);
        }
    }
}
END_TEST

/* Each corner that is rounded loses (1 - pi/4) r^2. */
START_TEST(round_corners)
{
    for (unsigned corners = 0; corners <= KS_CORNERS; corners++) {
        int n = 0;
        for (unsigned bit = corners; bit != 0; bit >>= 1) {
            n += (int)(bit & 1);
        }
        ks_canvas_clear(canvas, WHITE);
        ks_shape_fill(canvas, (struct ks_rect) { 4, 4, 50, 40 }, BLACK, 12, corners);
        expect_area(50 * 40 - n * (1 - M_PI / 4) * 12 * 12);
        ck_assert_uint_eq(at(4, 4), corners & KS_CORNER_TL ? WHITE : BLACK);
        ck_assert_uint_eq(at(53, 4), corners & KS_CORNER_TR ? WHITE : BLACK);
        ck_assert_uint_eq(at(53, 43), corners & KS_CORNER_BR ? WHITE : BLACK);
        ck_assert_uint_eq(at(4, 43), corners & KS_CORNER_BL ? WHITE : BLACK);
    }
}
END_TEST

START_TEST(an_outline_inside_its_edge)
{
    ks_shape_stroke(canvas, (struct ks_rect) { 10, 10, 40, 30 }, BLACK, 0, 3);
    expect_area(40 * 30 - 34 * 24);
    ck_assert_uint_eq(at(10, 10), BLACK);
    ck_assert_uint_eq(at(12, 20), BLACK);
    ck_assert_uint_eq(at(13, 20), WHITE);
    ck_assert_uint_eq(at(9, 20), WHITE);
    ck_assert_uint_eq(at(49, 39), BLACK);
}
END_TEST

START_TEST(lines_rings_and_polygons)
{
    ks_shape_line(canvas, 10, 32, 50, 32, 6, BLACK);
    expect_area(40 * 6 + M_PI * 9); /* two half discs at its ends */
    ks_canvas_clear(canvas, WHITE);
    ks_shape_ring(canvas, 32, 32, 20, 4, BLACK);
    expect_area(M_PI * (20 * 20 - 16 * 16));
    ck_assert_uint_eq(at(32, 32), WHITE);
    ks_canvas_clear(canvas, WHITE);
    ks_shape_ring(canvas, 32, 32, 20, 20, BLACK); /* a disc */
    expect_area(M_PI * 20 * 20);
    ks_canvas_clear(canvas, WHITE);
    static const float triangle[3][2] = { { 32, 8 }, { 56, 56 }, { 8, 56 } };
    ks_shape_polygon(canvas, triangle, 3, BLACK);
    expect_area(48 * 48 / 2.0);
}
END_TEST

/* Half transparent is half way; what stands beside the canvas is cut. */
START_TEST(blended_and_clipped)
{
    ks_shape_fill(canvas, (struct ks_rect) { 0, 0, 8, 8 }, 0x80000000u, 0, KS_CORNERS);
    int grey = (int)(at(3, 3) & 0xFF);
    ck_assert_int_le(abs(grey - 127), 1);
    ks_canvas_clear(canvas, WHITE);
    ks_shape_fill(canvas, (struct ks_rect) { -10, -10, 20, 20 }, BLACK, 0, KS_CORNERS);
    ks_shape_fill(canvas, (struct ks_rect) { SIDE - 5, SIDE - 5, 100, 100 }, BLACK, 0, KS_CORNERS);
    ks_shape_fill(canvas, (struct ks_rect) { 100, 100, 5, 5 }, BLACK, 2, KS_CORNERS);
    ks_shape_line(canvas, -50, -50, -20, -20, 4, BLACK);
    expect_area(10 * 10 + 5 * 5);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_rectangle_to_the_pixel);
    tcase_add_test(tc, round_corners);
    tcase_add_test(tc, an_outline_inside_its_edge);
    tcase_add_test(tc, lines_rings_and_polygons);
    tcase_add_test(tc, blended_and_clipped);
}

int main(void)
{
    return check_main("shapes", add);
}
