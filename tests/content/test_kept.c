/* The last good bytes of banks: what is kept, what has no room, what is forgotten. */
#include "content/kept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check_main.h"

static struct ks_kept *kept;

static void setup(void)
{
    kept = ks_kept_new();
}

static void teardown(void)
{
    ks_kept_free(kept);
    ks_kept_free(NULL);
}

static void expect(const char *path, const char *bytes)
{
    size_t n = 0;
    const char *got = ks_kept_get(kept, path, &n);
    if (bytes == NULL) {
        ck_assert_msg(got == NULL, "%s", path);
    } else {
        ck_assert_msg(got != NULL && n == strlen(bytes) && memcmp(got, bytes, n) == 0, "%s", path);
    }
}

START_TEST(the_last_one_is_kept)
{
    expect("a", NULL);
    char bytes[] = "one";
    ks_kept_put(kept, "a", bytes, 3);
    bytes[0] = 'x'; /* it has its own */
    ks_kept_put(kept, "b", "two", 3);
    expect("a", "one");
    expect("b", "two");
    ks_kept_put(kept, "a", "three", 5);
    expect("a", "three");
    ks_kept_put(kept, "b", "", 0);
    expect("b", "");
}
END_TEST

START_TEST(what_the_office_took_away_is_forgotten)
{
    static const char *const names[] = { "c", "a", "d" };
    ks_kept_put(kept, "a", "1", 1);
    ks_kept_put(kept, "b", "2", 1);
    ks_kept_put(kept, "c", "3", 1);
    ks_kept_only(kept, names, 3);
    expect("a", "1");
    expect("b", NULL);
    expect("c", "3");
    ks_kept_only(kept, names, 0);
    expect("a", NULL);
    expect("c", NULL);
}
END_TEST

START_TEST(bounds)
{
    char name[16];
    for (int i = 0; i <= KS_KEPT_FILES_MAX; i++) {
        snprintf(name, sizeof name, "%d", i);
        ks_kept_put(kept, name, "x", 1);
        expect(name, i < KS_KEPT_FILES_MAX ? "x" : NULL);
    }
    ks_kept_only(kept, NULL, 0);
    char *large = malloc(KS_KEPT_BYTES_MAX + 1);
    memset(large, 'x', KS_KEPT_BYTES_MAX);
    large[KS_KEPT_BYTES_MAX] = '\0';
    ks_kept_put(kept, "small", "y", 1);
    ks_kept_put(kept, "large", large, KS_KEPT_BYTES_MAX);
    expect("large", NULL); /* one byte too many in all */
    ks_kept_put(kept, "large", large + 1, KS_KEPT_BYTES_MAX - 1);
    expect("large", large + 1);
    ks_kept_put(kept, "large", large, KS_KEPT_BYTES_MAX); /* what is old is not kept instead */
    expect("large", NULL);
    expect("small", "y");
    free(large);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_last_one_is_kept);
    tcase_add_test(tc, what_the_office_took_away_is_forgotten);
    tcase_add_test(tc, bounds);
}

int main(void)
{
    return check_main("kept", add);
}
