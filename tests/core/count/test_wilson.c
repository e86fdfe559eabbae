/* Intervals against published values (Newcombe 1998, table I, method 3). */
#include "core/count/wilson.h"
#include "support/check_main.h"

START_TEST(newcombe)
{
    static const struct {
        uint32_t k, n;
        double low, high;
    } rows[] = { { 81, 263, 0.2553, 0.3662 },
                 { 15, 148, 0.0624, 0.1605 },
                 { 0, 20, 0.0000, 0.1611 },
                 { 1, 29, 0.0061, 0.1718 } };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_interval share = ks_wilson(rows[i].k, rows[i].n);
        ck_assert_double_eq_tol(share.low, rows[i].low, 0.00006);
        ck_assert_double_eq_tol(share.high, rows[i].high, 0.00006);
    }
    ck_assert_double_eq(ks_wilson(0, 0).high, 1);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, newcombe);
}

int main(void)
{
    return check_main("wilson", add);
}
