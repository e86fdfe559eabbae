/* Probing: every key is found where it was put, whatever its hash, until the table is full. */
#include "base/probe.h"

#include "base/attr.h"
#include "support/check_main.h"

static enum ks_probe_row look(const void *row, const void *key)
{
    int at = *(const int *)row, wanted = *(const int *)key;
    return at == 0 ? KS_PROBE_FREE : at == wanted ? KS_PROBE_SAME : KS_PROBE_OTHER;
}

static void fill(uint64_t (*hash)(int key))
{
    int rows[64] = { 0 };
    const struct ks_probe table = { rows, KS_COUNT(rows), sizeof *rows, look };
    for (int key = 1; key <= 64; key++) {
        size_t at = ks_probe_place(&table, hash(key), &key);
        ck_assert(at < 64 && rows[at] == 0);
        rows[at] = key;
        for (int old = 1; old <= key; old++) {
            ck_assert_int_eq(rows[ks_probe_place(&table, hash(old), &old)], old);
        }
    }
    ck_assert_uint_eq(ks_probe_place(&table, hash(65), &(int) { 65 }), 64);
}

static uint64_t same(int key)
{
    (void)key;
    return UINT64_MAX; /* and round the end */
}

static uint64_t own(int key)
{
    return (uint64_t)key;
}

static uint64_t high(int key)
{
    return (uint64_t)key << 40; /* the low bits are equal */
}

START_TEST(what_was_put_is_found)
{
    fill(same);
    fill(own);
    fill(high);
}
END_TEST

START_TEST(half_of_it_is_spare)
{
    ck_assert_uint_eq(ks_probe_capacity(0), 64);
    ck_assert_uint_eq(ks_probe_capacity(32), 64);
    ck_assert_uint_eq(ks_probe_capacity(33), 128);
    ck_assert_uint_eq(ks_probe_capacity(10000), 32768);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_was_put_is_found);
    tcase_add_test(tc, half_of_it_is_spare);
}

int main(void)
{
    return check_main("probe", add);
}
