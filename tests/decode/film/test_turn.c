/* Videos that lie or are mirrored stand upright. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "support/film.h"

static struct tmpdir dir;

static void setup(void)
{
    tmpdir_make(&dir);
}

static void teardown(void)
{
    tmpdir_remove(&dir);
}

/* Each of the eight ways to lie, written into the file's matrix: x' = ax + cy, y' = bx + dy. */
START_TEST(every_turn_and_mirror_is_undone)
{
    static const int ways[8][4] = { { 1, 0, 0, 1 },   { -1, 0, 0, 1 }, { 1, 0, 0, -1 },
                                    { -1, 0, 0, -1 }, { 0, 1, -1, 0 }, { 0, -1, 1, 0 },
                                    { 0, 1, 1, 0 },   { 0, -1, -1, 0 } };
    static const uint32_t stored[4] = { 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF };
    char bytes[65536];
    int fd = open(TEST_DATA "/pictures/plain.mp4", O_RDONLY | O_CLOEXEC);
    ssize_t n = read(fd, bytes, sizeof bytes);
    close(fd);
    char *tkhd = memmem(bytes, (size_t)n, "tkhd", 4);
    ck_assert_ptr_nonnull(tkhd);
    for (size_t i = 0; i < KS_COUNT(ways); i++) {
        const int *m = ways[i];
        static const size_t at[4] = { 0, 4, 12, 16 }; /* a b, c d */
        for (size_t k = 0; k < 4; k++) {
            const uint8_t high = m[k] < 0 ? 0xFF : 0, fixed[4] = { high, (uint8_t)m[k], 0, 0 };
            memcpy(tkhd + 44 + at[k], fixed, 4);
        }
        tmpdir_put(&dir, "turned.mp4", bytes, (size_t)n);
        struct seen seen;
        look(&dir, "turned.mp4", &seen);
        for (int from = 0; from < 4; from++) {
            int x = from % 2 == 0 ? -1 : 1, y = from / 2 == 0 ? -1 : 1;
            int right = m[0] * x + m[2] * y > 0, low = m[1] * x + m[3] * y > 0;
            uint32_t got = seen.corner[low * 2 + right];
            ck_assert_msg(is_near(got, stored[from], 40), "way %zu corner %d: %06x", i, from, got);
        }
        bool lies = m[0] == 0;
        ck_assert_int_eq(seen.info.width, lies ? 48 : 64);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, every_turn_and_mirror_is_undone);
}

int main(void)
{
    return check_main("turn", add);
}
