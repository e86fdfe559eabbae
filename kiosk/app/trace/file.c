/* The file of a trace: moved, written, ended (see file.h). */
#include "app/trace/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "port/fsio.h"

#define END_BYTES 64 /* room kept for the line that says why the trace ends */

/* FILE.1 becomes FILE.2, FILE becomes FILE.1. */
static void move_older(const char *path)
{
    for (int i = KS_TRACE_KEPT; i > 0; i--) {
        char from[1100], to[1100];
        snprintf(to, sizeof to, "%s.%d", path, i);
        snprintf(from, sizeof from, i > 1 ? "%s.%d" : "%s", path, i - 1);
        (void)rename(from, to); /* there may be none */
    }
}

bool ks_trace_file_open(struct ks_trace_file *file, struct ks_err *err)
{
    struct stat there;
    file->fd = -1;
    file->written = 0;
    if (lstat(file->path, &there) == 0 && !S_ISREG(there.st_mode)) {
        return ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_FILE_NOT_PLAIN,
                          KS_ARGS(ks_arg_text(file->path)));
    }
    move_older(file->path);
    file->fd = open(file->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    return file->fd >= 0 ||
           ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_WRITE,
                      KS_ARGS(ks_arg_text(file->path), ks_arg_text(strerror(errno))));
}

static void end(struct ks_trace_file *file, const char *why)
{
    char line[END_BYTES];
    snprintf(line, sizeof line, "{\"end\":\"%s\"}\n", why);
    (void)!ks_file_put(file->fd, line, strlen(line));
    close(file->fd);
    file->fd = -1;
}

static bool disk_has_room(const struct ks_trace_file *file)
{
    struct statvfs disk;
    return fstatvfs(file->fd, &disk) != 0 ||
           (uint64_t)disk.f_bavail * disk.f_frsize > KS_TRACE_FREE;
}

enum ks_trace_write
ks_trace_file_write(struct ks_trace_file *file, const char *line, size_t n, struct ks_err *err)
{
    if (file->fd < 0) {
        return KS_TRACE_ENDED;
    }
    if (file->written + (int64_t)n + END_BYTES > file->limit) {
        end(file, "full");
        (void)ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_TRACE_FULL,
                         KS_ARGS(ks_arg_text(file->path)));
        return KS_TRACE_ENDS;
    }
    if (!disk_has_room(file)) {
        end(file, "disk");
        (void)ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_TRACE_DISK,
                         KS_ARGS(ks_arg_text(file->path)));
        return KS_TRACE_ENDS;
    }
    if (!ks_file_put(file->fd, line, n)) {
        (void)ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_WRITE,
                         KS_ARGS(ks_arg_text(file->path), ks_arg_text(strerror(errno))));
        close(file->fd);
        file->fd = -1;
        return KS_TRACE_ENDS;
    }
    file->written += (int64_t)n;
    return KS_TRACE_WRITTEN;
}

void ks_trace_file_close(struct ks_trace_file *file)
{
    if (file->fd >= 0) {
        end(file, "stopped");
    }
}
