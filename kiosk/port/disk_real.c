/* The real disk: operations below one folder of this machine (see disk.h). */
#define _GNU_SOURCE /* O_PATH, fallocate */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/check.h"
#include "port/disk.h"
#include "port/fsio_beneath.h"

struct real {
    int folder; /* -1 = not there when last asked */
    int lock;   /* -1 = not locked */
    char *path;
};

static int result(long value)
{
    return value < 0 ? -errno : (int)value;
}

static int open_below(struct real *disk, const char *path, int flags)
{
    if (disk->folder < 0) {
        disk->folder = open(disk->path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    }
    return disk->folder < 0 ? -errno : result(ks_open_beneath(disk->folder, path, flags));
}

/* The folder that holds `path`, and the name in it. Making and removing have no openat2: the
 * folder is opened beneath, the last part is one name. */
static int parent_of(struct real *disk, const char *path, const char **name)
{
    const char *slash = strrchr(path, '/');
    char folder[256];
    if (slash == NULL) {
        *name = path;
        return open_below(disk, "", O_PATH | O_DIRECTORY | O_CLOEXEC);
    }
    size_t n = (size_t)(slash - path);
    if (n >= sizeof folder) {
        return -ENAMETOOLONG;
    }
    memcpy(folder, path, n);
    folder[n] = '\0';
    *name = slash + 1;
    return open_below(disk, folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

static int real_create(void *self, const char *path)
{
    const char *name;
    int folder = parent_of(self, path, &name);
    if (folder < 0) {
        return folder;
    }
    int file =
        result(openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    close(folder);
    return file;
}

static int real_open(void *self, const char *path, uint64_t *size)
{
    int file = open_below(self, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0) {
        return file;
    }
    struct stat st;
    int error = fstat(file, &st) != 0 ? -errno : S_ISREG(st.st_mode) ? 0 : -EINVAL;
    if (error < 0) {
        close(file);
        return error;
    }
    *size = (uint64_t)st.st_size;
    return file;
}

static int64_t real_write(void *self, int file, const void *bytes, size_t n)
{
    (void)self;
    ssize_t put = write(file, bytes, n);
    return put < 0 ? -errno : put;
}

static int64_t real_read(void *self, int file, void *bytes, size_t n, uint64_t at)
{
    (void)self;
    ssize_t got = pread(file, bytes, n, (off_t)at);
    return got < 0 ? -errno : got;
}

static int real_reserve(void *self, int file, uint64_t size)
{
    (void)self;
    if (size == 0 || fallocate(file, FALLOC_FL_KEEP_SIZE, 0, (off_t)size) == 0) {
        return 0;
    }
    return errno == EOPNOTSUPP || errno == ENOSYS ? 0 : -errno;
}

static int real_sync(void *self, int file)
{
    (void)self;
    return result(fsync(file));
}

static int real_close(void *self, int file)
{
    (void)self;
    return result(close(file));
}

static int real_rename(void *self, const char *from, const char *to)
{
    const char *from_name, *to_name;
    int from_folder = parent_of(self, from, &from_name);
    if (from_folder < 0) {
        return from_folder;
    }
    int to_folder = parent_of(self, to, &to_name);
    int error =
        to_folder < 0 ? to_folder : result(renameat(from_folder, from_name, to_folder, to_name));
    if (to_folder >= 0) {
        close(to_folder);
    }
    close(from_folder);
    return error;
}

static int real_unlink(void *self, const char *path)
{
    const char *name;
    int folder = parent_of(self, path, &name);
    if (folder < 0) {
        return folder;
    }
    int error = result(unlinkat(folder, name, 0));
    close(folder);
    return error;
}

static int real_mkdir(void *self, const char *path)
{
    const char *name;
    int folder = parent_of(self, path, &name);
    if (folder < 0) {
        return folder;
    }
    int error = result(mkdirat(folder, name, 0755));
    close(folder);
    return error;
}

static int open_folder(struct real *disk, const char *path)
{
    return open_below(disk, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int real_sync_dir(void *self, const char *path)
{
    int folder = open_folder(self, path);
    if (folder < 0) {
        return folder;
    }
    int error = result(fsync(folder));
    close(folder);
    return error;
}

static int real_stat(void *self, const char *path, uint64_t *size)
{
    const char *name;
    int folder = parent_of(self, path, &name);
    if (folder < 0) {
        return folder;
    }
    struct stat st;
    int error = result(fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW));
    close(folder);
    if (error == 0 && !S_ISREG(st.st_mode)) {
        error = -EINVAL;
    }
    *size = error < 0 ? 0 : (uint64_t)st.st_size;
    return error;
}

static int
real_list(void *self, const char *path, void (*each)(void *, const char *), void *context)
{
    int folder = open_folder(self, path);
    if (folder < 0) {
        return folder;
    }
    DIR *stream = fdopendir(folder);
    if (stream == NULL) {
        int error = -errno;
        close(folder);
        return error;
    }
    struct dirent *entry;
    errno = 0;
    while ((entry = readdir(stream)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            each(context, entry->d_name);
        }
        errno = 0;
    }
    int error = -errno;
    closedir(stream);
    return error;
}

static int real_space(void *self, struct ks_disk_space *space)
{
    struct statvfs st;
    int folder = open_folder(self, "");
    int error = folder < 0 ? folder : result(fstatvfs(folder, &st));
    if (folder >= 0) {
        close(folder);
    }
    if (error < 0) {
        return error;
    }
    *space = (struct ks_disk_space) { (uint64_t)st.f_bavail * st.f_frsize,
                                      (uint64_t)st.f_blocks * st.f_frsize,
                                      st.f_files == 0 ? UINT64_MAX : st.f_favail };
    return 0;
}

static int real_lock(void *self)
{
    struct real *disk = self;
    int folder = open_folder(disk, "");
    if (folder < 0) {
        return folder;
    }
    if (flock(folder, LOCK_EX | LOCK_NB) != 0) {
        int error = -errno;
        close(folder);
        return error;
    }
    disk->lock = folder;
    return 0;
}

static int real_fd(void *self, int file)
{
    (void)self;
    int fd = fcntl(file, F_DUPFD_CLOEXEC, 0);
    if (fd >= 0 && lseek(fd, 0, SEEK_SET) < 0) {
        int error = -errno;
        close(fd);
        return error;
    }
    return result(fd);
}

static const char *real_path(void *self)
{
    return ((const struct real *)self)->path;
}

static void real_free(void *self)
{
    struct real *disk = self;
    if (disk->lock >= 0) {
        close(disk->lock);
    }
    if (disk->folder >= 0) {
        close(disk->folder);
    }
    free(disk->path);
    free(disk);
}

static void make_real(const char *path, int folder, struct ks_disk *disk)
{
    static const struct ks_disk_ops ops = {
        real_create, real_open,   real_write,  real_read,  real_reserve,  real_sync,
        real_close,  real_rename, real_unlink, real_mkdir, real_sync_dir, real_stat,
        real_list,   real_space,  real_lock,   real_fd,    real_path,     real_free,
    };
    struct real *self = calloc(1, sizeof *self);
    if (self == NULL || (self->path = strdup(path)) == NULL) {
        ks_oom();
    }
    self->folder = folder;
    self->lock = -1;
    disk->ops = &ops;
    disk->self = self;
}

bool ks_disk_real(const char *folder,
                  enum ks_disk_folder which,
                  struct ks_disk *disk,
                  struct ks_err *err)
{
    *disk = (struct ks_disk) { NULL, NULL };
    if (which == KS_DISK_MADE && mkdir(folder, 0755) != 0 && errno != EEXIST) {
        return ks_disk_fail(err, -errno, KS_PROBLEM_FOLDER_MAKE, folder);
    }
    int fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return ks_disk_fail(err, -errno, KS_PROBLEM_FOLDER_OPEN, folder);
    }
    make_real(folder, fd, disk);
    return true;
}

void ks_disk_real_later(const char *folder, struct ks_disk *disk)
{
    make_real(folder, -1, disk);
}
