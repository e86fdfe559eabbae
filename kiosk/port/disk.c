/* What every disk can do with its dozen operations (see disk.h). */
#include "port/disk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"

void ks_disk_free(struct ks_disk *disk)
{
    if (disk->ops != NULL) {
        disk->ops->free(disk->self);
    }
    *disk = (struct ks_disk) { NULL, NULL };
}

bool ks_disk_is_full(int64_t error)
{
    return error == -ENOSPC || error == -EDQUOT || error == -EFBIG;
}

bool ks_disk_fail(struct ks_err *err, int64_t error, enum ks_problem_code doing, const char *path)
{
    bool missing = error == -ENOENT, full = ks_disk_is_full(error);
    enum ks_err_code code = missing ? KS_ERR_NOT_FOUND : full ? KS_ERR_LIMIT : KS_ERR_IO;
    struct ks_arg why = full      ? ks_arg_phrase(KS_PHRASE_DISK_FULL)
                        : missing ? ks_arg_phrase(KS_PHRASE_NO_SUCH_FILE)
                                  : ks_arg_text(strerror((int)-error));
    return ks_fail_as(err, code, doing, KS_ARGS(ks_arg_text(*path == '\0' ? "." : path), why));
}

bool ks_disk_write_all(struct ks_disk *disk, int file, const void *bytes, size_t n, int *error)
{
    size_t done = 0;
    while (done < n) {
        int64_t put = disk->ops->write(disk->self, file, (const char *)bytes + done, n - done);
        if (put == -EINTR) {
            continue;
        }
        if (put <= 0) {
            *error = put == 0 ? -EIO : (int)put;
            return false;
        }
        done += (size_t)put;
    }
    return true;
}

bool ks_disk_save(
    struct ks_disk *disk, const char *temp, const void *bytes, size_t n, struct ks_err *err)
{
    int file = disk->ops->create(disk->self, temp);
    if (file < 0) {
        return ks_disk_fail(err, file, KS_PROBLEM_FILE_WRITE, temp);
    }
    int error = 0;
    if (ks_disk_write_all(disk, file, bytes, n, &error)) {
        error = disk->ops->sync(disk->self, file);
    }
    int closed = disk->ops->close(disk->self, file);
    error = error < 0 ? error : closed;
    if (error < 0) {
        (void)disk->ops->unlink(disk->self, temp);
        return ks_disk_fail(err, error, KS_PROBLEM_FILE_WRITE, temp);
    }
    return true;
}

enum ks_loaded ks_disk_load(struct ks_disk *disk,
                            const char *path,
                            size_t limit,
                            char **bytes,
                            size_t *n,
                            struct ks_err *err)
{
    *bytes = NULL;
    *n = 0;
    uint64_t size = 0;
    int file = disk->ops->open(disk->self, path, &size);
    if (file < 0) {
        (void)ks_disk_fail(err, file, KS_PROBLEM_FILE_OPEN, path);
        return file == -ENOENT ? KS_LOAD_NONE : KS_LOAD_FAILED;
    }
    int64_t got = 0;
    if (size > limit) {
        (void)disk->ops->close(disk->self, file);
        (void)ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_DISK_LARGE, KS_ARGS(ks_arg_text(path)));
        return KS_LOAD_OTHER;
    }
    char *all = malloc((size_t)size + 1);
    if (all == NULL) {
        ks_oom();
    }
    while (*n < size) {
        got = disk->ops->read(disk->self, file, all + *n, (size_t)size - *n, *n);
        if (got <= 0 && got != -EINTR) {
            break;
        }
        *n += got > 0 ? (size_t)got : 0;
    }
    (void)disk->ops->close(disk->self, file); /* read only: nothing to lose */
    if (*n < size) {
        free(all);
        (void)ks_disk_fail(err, got < 0 ? got : -EIO, KS_PROBLEM_DISK_READ, path);
        return KS_LOAD_FAILED;
    }
    all[*n] = '\0';
    *bytes = all;
    return KS_LOADED;
}
