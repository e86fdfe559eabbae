/* A folder that others fill: everything named, nothing followed, failures told. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "port/walk.h"
#include "support/check_main.h"
#include "support/tmpdir.h"

static bool skip_dots(const char *name)
{
    return name[0] == '.';
}

START_TEST(names_kinds_and_bounds)
{
    struct tmpdir tmp;
    char command[512];
    tmpdir_make(&tmp);
    snprintf(command, sizeof command,
             "cd %s && mkdir -p a/b/c .hid && echo x > a/1 && echo xy > a/b/2 && echo > .hid/3 && "
             "ln -s / a/root && mkfifo a/pipe && printf x > \"$(printf 'a/\\271\\244')\"",
             tmp.path);
    ck_assert_int_eq(system(command), 0);
    struct ks_arena *arena = ks_arena_new();
    struct ks_err err = { 0 };
    struct ks_dir *dir = ks_dir_open(tmp.path, &err);
    struct ks_walk walk = { .arena = arena, .limit = 100, .depth = 8, .skip = skip_dots };
    ck_assert(ks_walk(dir, "", &walk, &err));
    static const char *const names[] = { "a",     "a/1",    "a/b",    "a/b/2",
                                         "a/b/c", "a/pipe", "a/root", "a/\xB9\xA4" };
    ck_assert_uint_eq(walk.n, 8);
    for (size_t i = 0; i < 8; i++) {
        ck_assert_str_eq(walk.v[i].path, names[i]);
    }
    ck_assert_uint_eq(walk.v[3].size, 3);
    ck_assert_int_eq(walk.v[5].kind, KS_FOUND_OTHER);
    ck_assert_int_eq(walk.v[6].kind, KS_FOUND_OTHER);
    ck_assert(walk.v[1].mtime_ns > 0);

    struct ks_walk few = { .arena = arena, .limit = 3, .depth = 8 };
    ck_assert(ks_walk(dir, "", &few, &err));
    ck_assert(few.full && few.n == 3);
    struct ks_walk flat = { .arena = arena, .limit = 100, .depth = 0 };
    ck_assert(ks_walk(dir, "a", &flat, &err));
    ck_assert_uint_eq(flat.n, 5);
    struct ks_walk none = { .arena = arena, .limit = 100 };
    ck_assert(!ks_walk(dir, "absent", &none, &err));
    ck_assert_int_eq(err.code, KS_ERR_NOT_FOUND);
    ck_assert(!ks_walk(dir, "a/root", &none, &err)); /* a link is not followed */
    ks_dir_close(dir);
    ks_arena_free(arena);
    tmpdir_remove(&tmp);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, names_kinds_and_bounds);
}

int main(void)
{
    return check_main("walk", add);
}
