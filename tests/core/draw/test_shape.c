/* How much of a screen a picture takes. */

#include "core/draw/shape.h"
#include "support/check_main.h"

START_TEST(what_takes_little_of_a_screen_is_known)
{
    ck_assert_int_eq(ks_shape_percent(1920, 1080), 100);
    ck_assert_int_eq(ks_shape_percent(1366, 768), 100);
    ck_assert_int_eq(ks_shape_percent(1600, 1200), 75);
    ck_assert_int_eq(ks_shape_percent(1080, 1920), 31);
    ck_assert_int_lt(ks_shape_percent(595, 842), KS_SHAPE_SMALL);
    ck_assert_int_ge(ks_shape_percent(842, 595), KS_SHAPE_SMALL);
    ck_assert_int_eq(ks_shape_percent(1, 100000), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_takes_little_of_a_screen_is_known);
}

int main(void)
{
    return check_main("shape", add);
}
