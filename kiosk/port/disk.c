/* What every disk can do with its dozen operations (see disk.h). */
#include "port/disk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"

void ks_disk_free(struct ks_disk *disk)
{
    if (disk->ops != NULL) {
        disk->ops->free(disk->self);
    }
    *disk = (struct ks_disk) { NULL, NULL };
}

bool ks_disk_fail(struct ks_err *err, int64_t error, const char *doing, const char *path)
{
    int e = (int)-error;
    enum ks_err_code code = e == ENOENT                                ? KS_ERR_NOT_FOUND
                            : e == ENOSPC || e == EDQUOT || e == EFBIG ? KS_ERR_LIMIT
                                                                       : KS_ERR_IO;
    return ks_fail(err, code, "%s“%s”：%s", doing, *path == '\0' ? "." : path,
                   code == KS_ERR_LIMIT       ? "磁盘满了"
                   : code == KS_ERR_NOT_FOUND ? "没有这个文件"
                                              : strerror(e));
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
        return ks_disk_fail(err, file, "写不了", temp);
    }
    int error = 0;
    if (ks_disk_write_all(disk, file, bytes, n, &error)) {
        error = disk->ops->sync(disk->self, file);
    }
    int closed = disk->ops->close(disk->self, file);
    error = error < 0 ? error : closed;
    if (error < 0) {
        (void)disk->ops->unlink(disk->self, temp);
        return ks_disk_fail(err, error, "写不了", temp);
    }
    return true;
}

bool ks_disk_load(struct ks_disk *disk,
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
        return ks_disk_fail(err, file, "打不开", path);
    }
    int64_t got = 0;
    if (size > limit) {
        (void)disk->ops->close(disk->self, file);
        return ks_fail(err, KS_ERR_FORMAT, "“%s”比它能有的大", path);
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
        return ks_disk_fail(err, got < 0 ? got : -EIO, "读不了", path);
    }
    all[*n] = '\0';
    *bytes = all;
    return true;
}
