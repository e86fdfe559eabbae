/* Opening a path that cannot leave its directory (see fsio_beneath.h). */
#define _GNU_SOURCE /* O_PATH, syscall */
#include "port/fsio_beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

/* Opens the folder that one part of a path leads to; closes `at`. -1 with errno. */
static int step(int at, const char *part)
{
    struct stat st;
    int error = 0, next = openat(at, part, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (next < 0 || fstat(next, &st) != 0) {
        error = errno;
    } else if (S_ISLNK(st.st_mode)) {
        error = ELOOP;
    } else if (!S_ISDIR(st.st_mode)) {
        error = ENOTDIR;
    }
    if (next >= 0 && error != 0) {
        close(next);
    }
    close(at);
    errno = error;
    return error == 0 ? next : -1;
}

/* Opens the last part of a path. A link is told as ELOOP also where a folder was asked for, of
 * which openat(2) says only that it is none. */
static int arrive(int at, const char *part, int flags)
{
    struct stat st;
    bool link = fstatat(at, part, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(st.st_mode);
    int fd = link ? -1 : openat(at, part, flags | O_NOFOLLOW);
    int error = link ? ELOOP : errno;
    close(at);
    errno = error;
    return fd;
}

/* Kernels before 5.6, sandboxes and other systems that know no openat2: part by part, no link
 * followed. */
static int walk(int dir, const char *path, int flags)
{
    int at = openat(dir, ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    while (at >= 0) {
        const char *slash = strchr(path, '/');
        size_t n = slash == NULL ? strlen(path) : (size_t)(slash - path);
        char part[256];
        if (n >= sizeof part) {
            close(at);
            errno = ENAMETOOLONG;
            return -1;
        }
        memcpy(part, path, n);
        part[n] = '\0';
        if (n == 0 || strcmp(part, "..") == 0) { /* from the root, or upwards */
            close(at);
            errno = EXDEV;
            return -1;
        }
        if (slash == NULL) {
            return arrive(at, part, flags);
        }
        at = step(at, part);
        path = slash + 1;
    }
    return at;
}

/* Opens the path by openat2, in one step; -1 with ENOSYS where there is no such call. */
static int ask_kernel(int dir, const char *path, int flags)
{
#ifdef SYS_openat2
    struct open_how how = { .flags = (unsigned)flags,
                            .resolve =
                                RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS };
    return (int)syscall(SYS_openat2, dir, path, &how, sizeof how);
#else
    (void)dir, (void)path, (void)flags;
    errno = ENOSYS;
    return -1;
#endif
}

int ks_open_beneath(int dir, const char *path, int flags)
{
    if (*path == '\0') {
        return openat(dir, ".", flags);
    }
    int fd = ask_kernel(dir, path, flags);
    return fd < 0 && (errno == ENOSYS || errno == EPERM) ? walk(dir, path, flags) : fd;
}
