/* What a touch means: the target under it, or a corner of the staff's gesture. */
#include "core/visit/pointer.h"

#include "support/check_main.h"

static struct ks_corners corners;
static struct ks_target targets[] = {
    { .rect = { 100, 200, 300, 100 }, .tap = { KS_TAP_CHOICE, 0 } },
    { .rect = { 100, 320, 300, 100 }, .tap = { KS_TAP_CHOICE, 1 } },
};
static struct ks_pointer_at here; /* 1800 x 900: the edges are 50 wide, parted at 500 */

static void setup(void)
{
    corners = (struct ks_corners) { 0 };
    here = (struct ks_pointer_at) { .width = 1800,
                                    .height = 900,
                                    .reach = { .top = 100, .bottom = 900 },
                                    .targets = targets,
                                    .n = KS_COUNT(targets) };
}

static struct ks_pointed touch(int64_t ms, int x, int y)
{
    return ks_pointer_touch(&corners, (struct ks_mono) { ms * 1000 }, x, y, &here);
}

START_TEST(the_target_under_it)
{
    ck_assert(ks_tap_equal(touch(0, 100, 200).tap, targets[0].tap));
    ck_assert(ks_tap_equal(touch(0, 399, 299).tap, targets[0].tap));
    ck_assert(ks_tap_equal(touch(0, 250, 320).tap, targets[1].tap));
    ck_assert_int_eq(touch(0, 400, 250).tap.kind, KS_TAP_NOTHING); /* just beside */
    ck_assert_int_eq(touch(0, 250, 310).tap.kind, KS_TAP_NOTHING); /* between them */
    here.n = 0;
    ck_assert_int_eq(touch(0, 250, 250).tap.kind, KS_TAP_NOTHING);
}
END_TEST

static bool gesture(int64_t from_ms, int64_t apart_ms, const int (*at)[2], size_t n)
{
    bool staff = false;
    for (size_t i = 0; i < n; i++) {
        staff = touch(from_ms + (int64_t)i * apart_ms, at[i][0], at[i][1]).staff;
        ck_assert(!staff || i + 1 == n);
    }
    return staff;
}

START_TEST(four_corners_in_order_within_five_seconds)
{
    static const int round[][2] = { { 0, 0 }, { 1799, 500 }, { 1750, 501 }, { 49, 899 } };
    static const int twice[][2] = { { 0, 0 }, { 0, 0 }, { 1799, 0 }, { 1799, 899 }, { 0, 899 } };
    static const int back[][2] = { { 0, 0 }, { 0, 899 }, { 1799, 899 }, { 1799, 0 } };
    static const int beside[][2] = { { 50, 0 }, { 1799, 0 }, { 1799, 899 }, { 0, 899 } };
    ck_assert(gesture(0, 1600, round, 4));
    ck_assert(gesture(10000, 1600, round, 4));  /* and again */
    ck_assert(!gesture(20000, 1700, round, 4)); /* too late */
    ck_assert(gesture(30000, 500, twice, 5));   /* the first one anew */
    ck_assert(!gesture(40000, 500, back, 4));
    ck_assert(!gesture(50000, 500, beside, 4)); /* where targets may stand */
}
END_TEST

/* Whoever touches elsewhere in between is not out of order: a hand rests. */
START_TEST(a_touch_elsewhere_is_no_corner)
{
    static const int with_one[][2] = {
        { 0, 0 }, { 900, 450 }, { 1799, 0 }, { 1799, 899 }, { 0, 899 }
    };
    ck_assert(gesture(0, 500, with_one, 5));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, NULL);
    tcase_add_test(tc, the_target_under_it);
    tcase_add_test(tc, four_corners_in_order_within_five_seconds);
    tcase_add_test(tc, a_touch_elsewhere_is_no_corner);
}

int main(void)
{
    return check_main("pointer", add);
}
