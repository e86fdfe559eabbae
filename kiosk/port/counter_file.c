/* One durable byte (see counter_file.h). */
#include "port/counter_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/problem/fail.h"

int ks_counter_read(const char *path)
{
    char digit = '0';
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool ok = fd >= 0 && pread(fd, &digit, 1, 0) == 1 && digit >= '0' && digit <= '9';
    if (fd >= 0) {
        close(fd);
    }
    return ok ? digit - '0' : 0;
}

/* Syncs the folder of a new file: without that its name is not there after a power cut. */
static bool sync_folder(const char *path)
{
    char folder[1024];
    const char *slash = strrchr(path, '/');
    int n = slash == NULL ? 1 : (int)(slash - path) + 1;
    snprintf(folder, sizeof folder, "%.*s", n, slash == NULL ? "." : path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) {
        close(fd);
    }
    return ok;
}

bool ks_counter_write(const char *path, int n, struct ks_err *err)
{
    char digit = (char)('0' + n);
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK);
    bool fresh = fd < 0 && errno == ENOENT;
    if (fresh) {
        fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
    }
    bool ok = fd >= 0 && pwrite(fd, &digit, 1, 0) == 1 && fsync(fd) == 0;
    int error = errno;
    if (fd >= 0) {
        close(fd);
    }
    ok = ok && (!fresh || sync_folder(path));
    return ok || ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_WRITE,
                            KS_ARGS(ks_arg_text(path), ks_arg_text(strerror(error))));
}
