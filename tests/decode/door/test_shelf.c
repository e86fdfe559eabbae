/* Files of a shelf behind the closed door: they can be opened by name, and nothing else can. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "decode/door/sandbox.h"
#include "decode/door/shelf.h"
#include "support/check_main.h"
#include "support/tmpdir.h"

static struct tmpdir dir;

/* What a locked child makes of it; 0 = as it should be. */
typedef int (*act_of_child)(const char *file, const char *other);

static int status_of(act_of_child act)
{
    char file[256], other[256];
    tmpdir_make(&dir);
    tmpdir_put(&dir, "fonts/below/file", "0123456789", 10);
    tmpdir_put(&dir, "other", "secret", 6);
    snprintf(file, sizeof file, "%s/fonts/below/file", dir.path);
    snprintf(other, sizeof other, "%s/other", dir.path);
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        char fonts[256];
        while (dup(STDERR_FILENO) < KS_CHILD_SOCKET) { /* as a child has its own there */
        }
        struct ks_shelf *shelf = ks_shelf_new();
        snprintf(fonts, sizeof fonts, "%s/fonts", dir.path);
        ks_shelf_add_folder(shelf, fonts);
        ks_shelf_add(shelf, file); /* a second time: once is enough */
        const struct ks_lock lock = { .memory_mib = 64, .shelf = ks_shelf_serve(shelf) };
        ks_child_lock(&lock);
        _exit(act(file, other));
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    tmpdir_remove(&dir);
    return status;
}

static int reads(const char *file, const char *other)
{
    (void)other;
    char bytes[16] = "";
    for (int i = 0; i < 40; i++) { /* each from its beginning; given back when closed */
        FILE *f = fopen(file, "re");
        if (f == NULL || fread(bytes, 1, sizeof bytes, f) != 10 ||
            memcmp(bytes, "0123456789", 10) != 0) {
            return 1;
        }
        fclose(f);
    }
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    struct stat by_name, open_one;
    return fd < 0 || stat(file, &by_name) != 0 || fstat(fd, &open_one) != 0 ||
           by_name.st_size != 10 || open_one.st_size != 10;
}

static int reaches_others(const char *file, const char *other)
{
    struct stat st;
    return open(other, O_RDONLY) >= 0 || errno != ENOENT || open("/etc/passwd", O_RDONLY) >= 0 ||
           openat(KS_SHELF_FILES_MAX, "passwd", O_RDONLY) >= 0 || open(file, O_RDWR) >= 0 ||
           open(file, O_RDONLY | O_TRUNC) >= 0 || open(other, O_CREAT | O_WRONLY, 0600) >= 0 ||
           stat(other, &st) == 0 || access(other, R_OK) == 0 ||
           readlink("/proc/self/exe", (char[8]) { 0 }, 8) >= 0;
}

static int makes_a_folder(const char *file, const char *other)
{
    (void)file;
    mkdir(other, 0700);
    return 0;
}

static int opens_another_way(const char *file, const char *other)
{
    (void)other;
    return (int)syscall(SYS_openat2, AT_FDCWD, file, 0, 0);
}

static int moves_a_descriptor(const char *file, const char *other)
{
    (void)file;
    (void)other;
    return dup2(0, 1);
}

/* The socket is where a child may send: nothing else may stand at its number. */
static int puts_the_log_at_the_socket(const char *file, const char *other)
{
    (void)file;
    (void)other;
    close(KS_CHILD_SOCKET);
    return fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, KS_CHILD_SOCKET);
}

static int puts_a_file_at_the_socket(const char *file, const char *other)
{
    (void)other;
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    close(KS_CHILD_SOCKET);
    return fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, KS_CHILD_SOCKET);
}

static int puts_it_there_by_a_long_number(const char *file, const char *other)
{
    (void)other;
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    close(KS_CHILD_SOCKET);
    return (int)syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 1L << 32 | KS_CHILD_SOCKET);
}

static int copies_the_log(const char *file, const char *other)
{
    (void)file;
    (void)other;
    return fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, KS_SHELF_LOWEST);
}

START_TEST(its_files_are_read_from_their_beginning)
{
    int status = status_of(reads);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "ended with %x", (unsigned)status);
}
END_TEST

START_TEST(no_other_is_there)
{
    int status = status_of(reaches_others);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "ended with %x", (unsigned)status);
}
END_TEST

START_TEST(what_else_is_tried_ends_the_child)
{
    static const act_of_child acts[] = {
        makes_a_folder,
        opens_another_way,
        moves_a_descriptor,
        puts_the_log_at_the_socket,
        puts_a_file_at_the_socket,
        puts_it_there_by_a_long_number,
        copies_the_log,
    };
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
        int status = status_of(acts[i]);
        ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS, "act %zu ended with %x", i,
                      (unsigned)status);
    }
}
END_TEST

START_TEST(a_full_shelf_says_so)
{
    int log[2], status;
    char said[256] = "";
    ck_assert_int_eq(pipe(log), 0);
    tmpdir_make(&dir);
    for (int i = 0; i < KS_SHELF_FILES_MAX + 3; i++) {
        char name[32];
        snprintf(name, sizeof name, "fonts/%d", i);
        tmpdir_put(&dir, name, "x", 1);
    }
    pid_t child = fork();
    if (child == 0) {
        char fonts[256];
        struct ks_shelf *shelf = ks_shelf_new();
        snprintf(fonts, sizeof fonts, "%s/fonts", dir.path);
        dup2(log[1], STDERR_FILENO);
        ks_shelf_add_folder(shelf, fonts);
        (void)ks_shelf_serve(shelf);
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    close(log[1]);
    ck_assert_int_eq(status, 0);
    ck_assert_int_gt(read(log[0], said, sizeof said - 1), 0);
    ck_assert_msg(strstr(said, ", 3 are not on it") != NULL, "%s", said);
    close(log[0]);
    tmpdir_remove(&dir);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_full_shelf_says_so);
    tcase_add_test(tc, its_files_are_read_from_their_beginning);
#ifdef KS_SANITIZED
    (void)no_other_is_there; /* a sanitizer's build has no filter */
    (void)what_else_is_tried_ends_the_child;
#else
    tcase_add_test(tc, no_other_is_there);
    tcase_add_test(tc, what_else_is_tried_ends_the_child);
#endif
}

int main(void)
{
    return check_main("shelf", add);
}
