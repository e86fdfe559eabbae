/* What a path below a folder leads to, with openat2(2) and on kernels and in sandboxes without. */
#define _GNU_SOURCE /* O_PATH */
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "port/fsio_beneath.h"
#include "support/check_main.h"

static char top[] = "/tmp/ks-beneath-XXXXXX";
static int dir;

static void setup(void)
{
    ck_assert_ptr_nonnull(mkdtemp(top));
    dir = open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ck_assert(mkdirat(dir, "folder", 0700) == 0 && mkdirat(dir, "folder/deep", 0700) == 0);
    static const char *const files[] = { "file", "folder/file", "folder/deep/file" };
    for (size_t i = 0; i < KS_COUNT(files); i++) {
        int fd = openat(dir, files[i], O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        ck_assert(fd >= 0 && write(fd, "x", 1) == 1 && close(fd) == 0);
    }
    ck_assert(mkfifoat(dir, "pipe", 0600) == 0);
    ck_assert(symlinkat("file", dir, "link") == 0 && symlinkat("nowhere", dir, "dangling") == 0);
    ck_assert(symlinkat("loop", dir, "loop") == 0 && symlinkat("folder", dir, "linked") == 0);
    ck_assert(symlinkat("/etc", dir, "outside") == 0 && symlinkat("..", dir, "folder/up") == 0);
}

static void teardown(void)
{
    static const char *const names[] = {
        "folder/deep/file", "folder/file", "folder/up", "file",   "pipe", "link",
        "dangling",         "loop",        "linked",    "outside"
    };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        ck_assert_int_eq(unlinkat(dir, names[i], 0), 0);
    }
    ck_assert(unlinkat(dir, "folder/deep", AT_REMOVEDIR) == 0);
    ck_assert(unlinkat(dir, "folder", AT_REMOVEDIR) == 0 && rmdir(top) == 0);
}

static const struct {
    const char *path;
    int flags, error; /* 0 = opens */
} cases[] = {
    { "", O_RDONLY | O_DIRECTORY, 0 },
    { "", O_PATH | O_DIRECTORY, 0 },
    { "file", O_RDONLY, 0 },
    { "folder/file", O_RDONLY, 0 },
    { "folder/deep/file", O_RDONLY, 0 },
    { "folder", O_RDONLY | O_DIRECTORY, 0 },
    { "folder/deep", O_PATH | O_DIRECTORY, 0 },
    { "pipe", O_RDONLY | O_NONBLOCK, 0 },
    { "missing", O_RDONLY, ENOENT },
    { "folder/missing", O_RDONLY, ENOENT },
    { "missing/file", O_RDONLY, ENOENT },
    { "file/x", O_RDONLY, ENOTDIR },
    { "file", O_RDONLY | O_DIRECTORY, ENOTDIR },
    { "link", O_RDONLY, ELOOP },
    { "link", O_RDONLY | O_DIRECTORY, ELOOP },
    { "dangling", O_RDONLY, ELOOP },
    { "loop", O_RDONLY, ELOOP },
    { "linked", O_RDONLY | O_DIRECTORY, ELOOP },
    { "linked", O_PATH | O_DIRECTORY, ELOOP },
    { "linked/file", O_RDONLY, ELOOP },
    { "linked/deep/file", O_RDONLY, ELOOP },
    { "folder/up/file", O_RDONLY, ELOOP },
    { "outside/passwd", O_RDONLY, ELOOP },
    { "..", O_RDONLY | O_DIRECTORY, EXDEV },
    { "../x", O_RDONLY, EXDEV },
    { "folder/../../x", O_RDONLY, EXDEV },
    { "/etc/passwd", O_RDONLY, EXDEV },
    { "/", O_RDONLY | O_DIRECTORY, EXDEV },
};

static void judge_all(const char *way)
{
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        errno = 0;
        int fd = ks_open_beneath(dir, cases[i].path, cases[i].flags | O_CLOEXEC);
        int error = fd >= 0 ? 0 : errno;
        ck_assert_msg(error == cases[i].error, "%s: “%s” with %x: %s, not %s", way, cases[i].path,
                      (unsigned)cases[i].flags, strerror(error), strerror(cases[i].error));
        ck_assert(fd < 0 || close(fd) == 0);
    }
}

/* A test is a process of its own: the filter ends with it. */
static void without_openat2(int error)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    ck_assert_ptr_nonnull(filter);
    ck_assert_int_eq(
        seccomp_rule_add(filter, SCMP_ACT_ERRNO((unsigned)error), SCMP_SYS(openat2), 0), 0);
    ck_assert_int_eq(seccomp_load(filter), 0);
    seccomp_release(filter);
}

START_TEST(with_openat2)
{
    judge_all("openat2");
}
END_TEST

START_TEST(on_an_older_kernel)
{
    without_openat2(ENOSYS);
    judge_all("no openat2");
}
END_TEST

START_TEST(in_a_sandbox_that_forbids_it)
{
    without_openat2(EPERM);
    judge_all("openat2 forbidden");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, with_openat2);
    tcase_add_test(tc, on_an_older_kernel);
    tcase_add_test(tc, in_a_sandbox_that_forbids_it);
}

int main(void)
{
    return check_main("fsio_beneath", add);
}
