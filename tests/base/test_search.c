#include "base/search.h"

#include "base/attr.h"
#include "support/check_main.h"

static int by_number(const void *key, const void *element)
{
    int a = *(const int *)key, b = *(const int *)element;
    return a < b ? -1 : a > b;
}

START_TEST(the_first_that_is_not_before_the_key)
{
    static const int numbers[] = { 1, 3, 3, 3, 5, 8 };
    static const struct {
        int key;
        size_t n, at;
    } cases[] = {
        { 0, 6, 0 }, { 1, 6, 0 }, { 2, 6, 1 }, { 3, 6, 1 }, { 4, 6, 4 }, { 5, 6, 4 },
        { 7, 6, 5 }, { 8, 6, 5 }, { 9, 6, 6 }, { 1, 1, 0 }, { 2, 1, 1 }, { 1, 0, 0 },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        ck_assert_uint_eq(
            ks_lower_bound(&cases[i].key, numbers, cases[i].n, sizeof *numbers, by_number),
            cases[i].at);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, the_first_that_is_not_before_the_key);
}

int main(void)
{
    return check_main("search", add);
}
