/* One byte that outlives the power. */
#include "port/counter_file.h"

#include "support/said.h"
#include "support/tmpdir.h"

static struct tmpdir dir;

static void setup(void)
{
    tmpdir_make(&dir);
}

static void teardown(void)
{
    tmpdir_remove(&dir);
}

START_TEST(each_number_comes_back)
{
    char path[128];
    snprintf(path, sizeof path, "%s/counter", dir.path);
    ck_assert_int_eq(ks_counter_read(path), 0);
    for (int n = 9; n >= 0; n--) {
        struct stat info;
        ck_assert(ks_counter_write(path, n, NULL));
        ck_assert_int_eq(ks_counter_read(path), n);
        ck_assert(stat(path, &info) == 0 && info.st_size == 1);
    }
}
END_TEST

START_TEST(what_is_no_number_is_none)
{
    char path[128];
    snprintf(path, sizeof path, "%s/counter", dir.path);
    static const char *const texts[] = { "", "x", "/", ":", "-3" };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        tmpdir_put(&dir, "counter", texts[i], strlen(texts[i]));
        ck_assert_int_eq(ks_counter_read(path), 0);
    }
    tmpdir_put(&dir, "counter", "7 and more", 10);
    ck_assert_int_eq(ks_counter_read(path), 7);
}
END_TEST

START_TEST(a_place_that_cannot_be_written_is_told)
{
    char path[128];
    struct ks_err err = { 0 };
    snprintf(path, sizeof path, "%s/none/counter", dir.path);
    ck_assert(!ks_counter_write(path, 1, &err));
    ck_assert_int_eq(err.code, KS_ERR_IO);
    ck_assert_ptr_nonnull(strstr(said_err(&err), path));
    ck_assert_int_eq(ks_counter_read(path), 0);
    ck_assert(!ks_counter_write(dir.path, 1, &err)); /* a folder */
    ck_assert_int_eq(ks_counter_read(dir.path), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, each_number_comes_back);
    tcase_add_test(tc, what_is_no_number_is_none);
    tcase_add_test(tc, a_place_that_cannot_be_written_is_told);
}

int main(void)
{
    return check_main("counter_file", add);
}
