/* Millimetres of panels as they hang, in pixels: expectations from the standards named in the
 * header. */
#include "core/hand/reach.h"

#include <stdbool.h>
#include <stdlib.h>

#include "support/check_main.h"

START_TEST(what_a_data_sheet_says)
{
    struct ks_mount m = ks_mount_of(941, 529, 1920, 1080);
    ck_assert(m.width_mm == 941 && m.height_mm == 529);
    m = ks_mount_of(529, 941, 1920, 1080); /* in either order */
    ck_assert(m.width_mm == 941 && m.height_mm == 529);
    m = ks_mount_of(941, 529, 1080, 1920);
    ck_assert(m.width_mm == 529 && m.height_mm == 941);
    m = ks_mount_of(1092, 0, 1920, 1080); /* 43 inches across the corners */
    ck_assert_int_le(abs(m.width_mm - 952), 1);
    ck_assert_int_le(abs(m.height_mm - 535), 1);
    m = ks_mount_of(0, 0, 1920, 1080);
    ck_assert(m.width_mm == 0 && m.height_mm == 0);
}
END_TEST

/* 1 mm = 2 pixels; its lower edge 700 mm above the floor. */
START_TEST(targets_within_reach)
{
    struct ks_mount m = { .width_mm = 500, .height_mm = 900, .bottom_mm = 700 };
    struct ks_reach r = ks_reach_of(&m, 1000, 1800);
    ck_assert(r.fits);
    ck_assert_int_eq(r.target, 2 * KS_TARGET_MM);
    ck_assert_int_eq(r.answer, 2 * KS_ANSWER_MM);
    ck_assert_int_eq(r.gap, 2 * KS_APART_MM);
    ck_assert_int_le(abs(r.top - 2 * (1600 - KS_REACH_HIGH_MM)), 1);
    ck_assert_int_le(abs(r.limit - 2 * (1600 - KS_REACH_LIMIT_MM)), 1);
    ck_assert_int_le(abs(r.bottom - 2 * (1600 - KS_REACH_LOW_MM)), 1);
    /* a capital H of 0.7 degrees at 600 mm: 7.33 mm, 0.733 em high */
    ck_assert_int_ge(r.em, 20);
    ck_assert_int_le(r.em, 21);
    m.view_mm = 1200; /* twice as far, twice as large */
    ck_assert_int_le(abs(ks_reach_of(&m, 1000, 1800).em - 2 * r.em), 1);
}
END_TEST

START_TEST(out_of_reach)
{
    struct ks_mount high = { .width_mm = 941, .height_mm = 529, .bottom_mm = 2000 };
    ck_assert(!ks_reach_of(&high, 1920, 1080).fits);
    struct ks_mount low = { .width_mm = 941, .height_mm = 529, .bottom_mm = 100 };
    ck_assert(!ks_reach_of(&low, 1920, 1080).fits);
    struct ks_mount fine = { .width_mm = 941, .height_mm = 529, .bottom_mm = 800 };
    struct ks_reach r = ks_reach_of(&fine, 1920, 1080);
    ck_assert(r.fits);
    ck_assert(r.limit >= 0 && r.limit <= r.top && r.top < r.bottom && r.bottom <= 1080);
}
END_TEST

/* 21.5 inches are taken for granted, hung at 800 mm: no target is smaller than on a larger panel.
 */
START_TEST(an_unknown_panel)
{
    struct ks_mount unknown = { 0 },
                    known = { .width_mm = 476, .height_mm = 268, .bottom_mm = 800 };
    struct ks_reach a = ks_reach_of(&unknown, 1920, 1080), b = ks_reach_of(&known, 1920, 1080);
    ck_assert(a.fits);
    ck_assert_int_le(abs(a.target - b.target), 1);
    ck_assert_int_le(abs(a.answer - b.answer), 1);
    ck_assert_int_le(abs(a.em - b.em), 1);
    struct ks_reach portrait = ks_reach_of(&unknown, 1080, 1920);
    ck_assert(portrait.fits);
    ck_assert_int_ge(portrait.top, 1920 * 54 / 100); /* the lower 45 % */
    ck_assert_int_le(portrait.bottom, 1920);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_a_data_sheet_says);
    tcase_add_test(tc, targets_within_reach);
    tcase_add_test(tc, out_of_reach);
    tcase_add_test(tc, an_unknown_panel);
}

int main(void)
{
    return check_main("reach", add);
}
