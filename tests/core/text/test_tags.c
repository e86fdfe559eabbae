/* Short lists of tags. */
#include "core/text/tags.h"

#include "support/check_main.h"

START_TEST(has_and_meet)
{
    struct ks_tags none = { 0 }, ab = { 2, { "a", "b" } }, bc = { 2, { "b", "c" } },
                   d = { 1, { "d", "a" } };
    ck_assert(ks_tags_has(&ab, "a") && ks_tags_has(&ab, "b"));
    ck_assert(!ks_tags_has(&ab, "c") && !ks_tags_has(&ab, "") && !ks_tags_has(&none, "a"));
    ck_assert(!ks_tags_has(&d, "a")); /* past its end */
    ck_assert(ks_tags_meet(&ab, &bc) && ks_tags_meet(&bc, &ab) && ks_tags_meet(&ab, &ab));
    ck_assert(!ks_tags_meet(&ab, &d) && !ks_tags_meet(&d, &ab));
    ck_assert(!ks_tags_meet(&ab, &none) && !ks_tags_meet(&none, &ab));
    ck_assert(!ks_tags_meet(&none, &none));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, has_and_meet);
}

int main(void)
{
    return check_main("tags", add);
}
