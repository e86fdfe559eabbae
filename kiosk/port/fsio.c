/* File operations below one directory that no path can leave. */
#define _GNU_SOURCE /* O_PATH */
#include "port/fsio.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "base/text.h"
#include "core/problem/fail.h"
#include "port/fsio_beneath.h"

struct ks_dir {
    int fd;
};

struct ks_dir *ks_dir_open(const char *path, struct ks_err *err)
{
    int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        struct ks_arg why = errno == ENOENT    ? ks_arg_phrase(KS_PHRASE_NO_SUCH_FOLDER)
                            : errno == ENOTDIR ? ks_arg_phrase(KS_PHRASE_NO_FOLDER)
                                               : ks_arg_text(strerror(errno));
        ks_fail_as(err, errno == ENOENT ? KS_ERR_NOT_FOUND : KS_ERR_IO, KS_PROBLEM_FOLDER_OPEN,
                   KS_ARGS(ks_arg_text(path), why));
        return NULL;
    }
    struct ks_dir *dir = calloc(1, sizeof *dir);
    if (dir == NULL) {
        ks_oom();
    }
    dir->fd = fd;
    return dir;
}

void ks_dir_close(struct ks_dir *dir)
{
    if (dir != NULL) {
        close(dir->fd);
        free(dir);
    }
}

int ks_dir_fd(const struct ks_dir *dir)
{
    return dir->fd;
}

int64_t ks_file_moment(struct timespec at)
{
    return (int64_t)((uint64_t)at.tv_sec * UINT64_C(1000000000) + (uint64_t)at.tv_nsec);
}

bool ks_file_is_held(int error)
{
    /* EBUSY: so a share says that a program on Windows has it open. */
    return error == EACCES || error == EPERM || error == EBUSY || error == ETXTBSY ||
           error == EAGAIN;
}

static enum ks_opened fail_open(struct ks_err *err, int error, const char *path)
{
    const struct ks_arg *args = KS_ARGS(ks_arg_text(path), ks_arg_text(strerror(error)));
    if (ks_file_is_held(error)) {
        (void)ks_fail_as(err, KS_ERR_HELD, KS_PROBLEM_FILE_FORBIDDEN, args);
        return KS_OPENED_HELD;
    }
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        (void)ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_FILE_MISSING, args);
        return KS_OPENED_MISSING;
    case ELOOP:
        (void)ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_FILE_LINK, args);
        return KS_OPENED_NO_FILE;
    case EXDEV:
        (void)ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_FILE_OUTSIDE, args);
        return KS_OPENED_NO_FILE;
    default:
        (void)ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_OPEN, args);
        return KS_OPENED_NOT;
    }
}

enum ks_opened ks_dir_open_file(
    struct ks_dir *dir, const char *path, int *fd, struct ks_file_stat *stat, struct ks_err *err)
{
    *fd = ks_open_beneath(dir->fd, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (*fd < 0) {
        return fail_open(err, errno, path);
    }
    struct stat st = { 0 };
    if (fstat(*fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        ks_fail_as(err, KS_ERR_REFUSED,
                   S_ISDIR(st.st_mode) ? KS_PROBLEM_FILE_IS_FOLDER : KS_PROBLEM_FILE_NOT_PLAIN,
                   KS_ARGS(ks_arg_text(path)));
        close(*fd);
        *fd = -1;
        return KS_OPENED_NO_FILE;
    }
    if (stat != NULL) {
        *stat =
            (struct ks_file_stat) { (uint64_t)st.st_size, ks_file_moment(st.st_mtim), st.st_ino };
    }
    return KS_OPENED;
}

bool ks_file_read(
    int fd, const char *name, size_t limit, char **bytes, size_t *n, struct ks_err *err)
{
    struct stat st;
    *bytes = NULL;
    *n = 0;
    if (fstat(fd, &st) != 0) {
        return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_READ,
                          KS_ARGS(ks_arg_text(name), ks_arg_text(strerror(errno))));
    }
    if ((uint64_t)st.st_size > limit) {
        return ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_FILE_LARGE,
                          KS_ARGS(ks_arg_text(name), ks_arg_number((long long)st.st_size / 1024),
                                  ks_arg_number((long long)limit / 1024)));
    }
    size_t size = (size_t)st.st_size;
    if ((*bytes = malloc(size + 1)) == NULL) {
        ks_oom();
    }
    while (*n < size) {
        ssize_t got = read(fd, *bytes + *n, size - *n);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_READ,
                       KS_ARGS(ks_arg_text(name), ks_arg_text(strerror(errno))));
            free(*bytes);
            *bytes = NULL;
            return false;
        }
        if (got == 0) {
            break; /* it shrank while we read: what is there is all there is */
        }
        *n += (size_t)got;
    }
    (*bytes)[*n] = '\0';
    return true;
}

bool ks_dir_read(
    struct ks_dir *dir, const char *path, size_t limit, char **bytes, size_t *n, struct ks_err *err)
{
    int fd;
    if (ks_dir_open_file(dir, path, &fd, NULL, err) != KS_OPENED) {
        return false;
    }
    bool ok = ks_file_read(fd, path, limit, bytes, n, err);
    close(fd);
    return ok;
}

bool ks_file_put(int fd, const void *bytes, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t put = write(fd, (const char *)bytes + done, n - done);
        if (put < 0 && errno != EINTR) {
            return false;
        }
        done += put > 0 ? (size_t)put : 0;
    }
    return true;
}

bool ks_file_write(const char *path, const void *bytes, size_t n, struct ks_err *err)
{
    struct ks_buf temp = { 0 };
    ks_buf_addf(&temp, "%s.%ld.tmp", path, (long)getpid());
    bool ok = false;
    int fd = open(temp.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool synced = fd >= 0 && ks_file_put(fd, bytes, n) && fsync(fd) == 0;
    int error = errno;
    if (fd >= 0) {
        close(fd);
    }
    if (synced && rename(temp.p, path) == 0) {
        ok = true;
    } else {
        error = synced ? errno : error;
        (void)unlink(temp.p);
        ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_WRITE,
                   KS_ARGS(ks_arg_text(path), ks_arg_text(strerror(error))));
    }
    ks_buf_free(&temp);
    return ok;
}
