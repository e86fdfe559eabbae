/* Opening a path that cannot leave its directory (see fsio_beneath.h). */
#define _GNU_SOURCE /* syscall */
#include "port/fsio_beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Kernels before 5.6, and sandboxes that know no openat2: part by part, no link followed. */
static int walk(int dir, const char *path, int flags)
{
    int at = openat(dir, ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    while (at >= 0) {
        const char *slash = strchr(path, '/');
        size_t n = slash == NULL ? strlen(path) : (size_t)(slash - path);
        char part[256];
        if (n == 0 || n >= sizeof part) {
            close(at);
            errno = ENOENT;
            return -1;
        }
        memcpy(part, path, n);
        part[n] = '\0';
        if (strcmp(part, "..") == 0) {
            close(at);
            errno = EXDEV;
            return -1;
        }
        int next = openat(at, part,
                          (slash == NULL ? flags : O_PATH | O_DIRECTORY | O_CLOEXEC) | O_NOFOLLOW);
        int error = errno;
        close(at);
        errno = error;
        if (slash == NULL) {
            return next;
        }
        at = next;
        path = slash + 1;
    }
    return at;
}

int ks_open_beneath(int dir, const char *path, int flags)
{
    if (*path == '\0') {
        return openat(dir, ".", flags);
    }
    struct open_how how = { .flags = (unsigned)flags,
                            .resolve =
                                RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS };
    long fd = syscall(SYS_openat2, dir, path, &how, sizeof how);
    if (fd < 0 && (errno == ENOSYS || errno == EPERM)) {
        return walk(dir, path, flags);
    }
    return (int)fd;
}
