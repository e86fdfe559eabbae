/* The older pages of results: the oldest go, and never the one that was written just now. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "support/check_main.h"
#include "support/tmpdir.h"
#include "sync/take/parts.h"

#define KEPT 200

/* Whether it is still there once there is one page more than are kept. */
static bool stays(const char *name, const char *newest)
{
    struct tmpdir dir;
    struct ks_taking t = { .arena = ks_arena_new() };
    tmpdir_make(&dir);
    for (int i = 0; i < KEPT; i++) {
        char page[64];
        snprintf(page, sizeof page, "导入结果_2026-01-06_%06d.html", i);
        tmpdir_put(&dir, page, "x", 1);
    }
    tmpdir_put(&dir, newest, "x", 1);
    int folder = open(dir.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ks_take_forget_pages(&t, folder, newest);
    bool there = faccessat(folder, name, F_OK, 0) == 0;
    close(folder);
    tmpdir_remove(&dir);
    ks_arena_free(t.arena);
    return there;
}

START_TEST(the_oldest_goes)
{
    static const char now[] = "导入结果_2026-01-07_000000.html";
    ck_assert(!stays("导入结果_2026-01-06_000000.html", now));
    ck_assert(stays("导入结果_2026-01-06_000001.html", now));
    ck_assert(stays(now, now));
}
END_TEST

START_TEST(what_was_written_now_stays_where_the_clock_is_behind)
{
    static const char now[] = "导入结果_2020-01-01_000000.html";
    ck_assert(stays(now, now));
    ck_assert(!stays("导入结果_2026-01-06_000000.html", now));
    ck_assert(stays("导入结果_2026-01-06_000001.html", now));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, the_oldest_goes);
    tcase_add_test(tc, what_was_written_now_stays_where_the_clock_is_behind);
}

int main(void)
{
    return check_main("history", add);
}
