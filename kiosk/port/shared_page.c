/* A small file mapped shared (see shared_page.h). */
#include "port/shared_page.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/problem/fail.h"

void *ks_shared_page_open(const char *path, size_t size, struct ks_err *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644);
    struct stat st;
    void *page = MAP_FAILED;
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_OPEN,
                   KS_ARGS(ks_arg_text(path), ks_arg_text(strerror(fd < 0 ? errno : EINVAL))));
    } else if (ftruncate(fd, (off_t)size) != 0 || /* a longer one is of another version */
               (page = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0)) == MAP_FAILED) {
        ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FILE_MAP,
                   KS_ARGS(ks_arg_text(path), ks_arg_text(strerror(errno))));
    }
    if (fd >= 0) {
        close(fd);
    }
    return page == MAP_FAILED ? NULL : page;
}

void ks_shared_page_close(void *page, size_t size)
{
    if (page != NULL) {
        munmap(page, size);
    }
}

static const struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

int ks_shared_page_hold(const char *path)
{
    struct flock lock = whole;
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd >= 0 && fcntl(fd, F_SETLK, &lock) != 0) {
        close(fd);
        fd = -1;
    }
    return fd;
}

pid_t ks_shared_page_holder(const char *path)
{
    struct flock lock = whole;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool held = fd >= 0 && fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    if (fd >= 0) {
        close(fd);
    }
    return held ? lock.l_pid : 0;
}

bool ks_shared_page_read(const char *path, void *bytes, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool ok = fd >= 0 && pread(fd, bytes, size, 0) == (ssize_t)size;
    if (fd >= 0) {
        close(fd);
    }
    return ok;
}
