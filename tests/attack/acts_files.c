/* Acts of a taken-over decoder against files (see acts.h). */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "attack/acts.h"
#include "decode/protocol.h"

#define LOG 2 /* what the player writes its messages to */
#define ACT(name) long act_##name(const struct target *t)
#define LOG_ACT(name) long act_##name(__attribute__((unused)) const struct target *t)

const char *act_path(const struct target *t, const char *name)
{
    static char path[4][256];
    static unsigned next;
    char *to = path[next++ % 4];
    snprintf(to, sizeof path[0], "%.127s/%.100s", t->folder, name);
    return to;
}

static long open2(const char *path, uint64_t flags, uint64_t mode)
{
    struct open_how how = { .flags = flags, .mode = mode };
    return syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how);
}

ACT(create)
{
    return open(act_path(t, "new"), O_CREAT | O_WRONLY, 0600);
}
ACT(create_by_openat2)
{
    return open2(act_path(t, "new"), O_CREAT | O_WRONLY, 0600);
}
ACT(create_by_creat)
{
    return mknod(act_path(t, "new"), S_IFREG | 0600, 0);
}
ACT(create_below_own_folder)
{
    return chdir(t->folder) == 0 ? open("new", O_CREAT | O_WRONLY, 0600) : -1;
}
ACT(create_unnamed_then_link)
{
    char own[64];
    int fd = open(t->folder, O_TMPFILE | O_WRONLY, 0600);
    snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, own, AT_FDCWD, act_path(t, "new"), AT_SYMLINK_FOLLOW);
}
ACT(make_folder)
{
    return mkdir(act_path(t, "new"), 0700);
}
ACT(make_fifo)
{
    return mkfifo(act_path(t, "new"), 0600);
}
ACT(make_link)
{
    return symlink("secret", act_path(t, "new"));
}
ACT(make_hard_link)
{
    return link(act_path(t, "poster"), act_path(t, "new"));
}
ACT(make_socket)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    snprintf(at.sun_path, sizeof at.sun_path, "%s", act_path(t, "new"));
    return bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&at, sizeof at);
}
ACT(rename_file)
{
    return rename(act_path(t, "poster"), act_path(t, "other"));
}
ACT(exchange_files)
{
    return renameat2(AT_FDCWD, act_path(t, "poster"), AT_FDCWD, act_path(t, "secret"),
                     RENAME_EXCHANGE);
}
ACT(remove_file)
{
    return unlink(act_path(t, "poster"));
}
ACT(remove_folder)
{
    return rmdir(act_path(t, "empty"));
}
ACT(truncate_by_name)
{
    return truncate(act_path(t, "poster"), 0);
}
ACT(truncate_by_open)
{
    return open(act_path(t, "poster"), O_TRUNC | O_WRONLY);
}
ACT(append)
{
    return write(open(act_path(t, "poster"), O_APPEND | O_WRONLY), "evil", 4);
}
ACT(change_rights)
{
    return chmod(act_path(t, "poster"), 0777);
}
ACT(change_owner)
{
    return chown(act_path(t, "poster"), 7, 7);
}
ACT(change_times)
{
    const struct timespec times[2] = { { 1, 0 }, { 1, 0 } };
    return utimensat(AT_FDCWD, act_path(t, "poster"), times, 0);
}

LOG_ACT(write_log)
{
    return write(LOG, "[KS-0401] all is well\n", 22);
}
LOG_ACT(writev_log)
{
    char evil[] = "evil";
    struct iovec piece = { evil, 4 };
    return writev(LOG, &piece, 1);
}
LOG_ACT(pwrite_log)
{
    return pwrite(LOG, "evil", 4, 0);
}
LOG_ACT(truncate_log)
{
    return ftruncate(LOG, 0);
}
LOG_ACT(allocate_log)
{
    return fallocate(LOG, 0, 0, 4096);
}
LOG_ACT(chmod_log)
{
    return fchmod(LOG, 0777);
}
LOG_ACT(touch_log)
{
    const struct timespec times[2] = { { 1, 0 }, { 1, 0 } };
    return futimens(LOG, times);
}
LOG_ACT(sendfile_log)
{
    off_t begin = 0;
    return sendfile(LOG, KS_CHILD_PIXELS, &begin, 16);
}
LOG_ACT(map_log)
{
    char *log = mmap(NULL, 4, PROT_READ | PROT_WRITE, MAP_SHARED, LOG, 0);
    if (log != MAP_FAILED) {
        memcpy(log, "evil", 4);
    }
    return 0;
}
LOG_ACT(write_copy_of_log)
{
    return write(dup(LOG), "evil", 4);
}
LOG_ACT(reopen_log)
{
    return open("/proc/self/fd/2", O_WRONLY | O_TRUNC);
}

static long read_all(int fd)
{
    char bytes[2 * SECRET_BYTES];
    return read(fd, bytes, sizeof bytes);
}

ACT(read_secret)
{
    return read_all(open(act_path(t, "secret"), O_RDONLY));
}
ACT(read_secret_by_openat2)
{
    return read_all((int)open2(act_path(t, "secret"), O_RDONLY, 0));
}

static long stat_as(const char *path, int flags)
{
    struct stat st;
    return syscall(SYS_newfstatat, AT_FDCWD, path, &st, flags) == 0 ? (long)st.st_size : -1;
}

ACT(stat_secret)
{
    return stat_as(act_path(t, "secret"), 0);
}
ACT(stat_secret_as_descriptor)
{
    return stat_as(act_path(t, "secret"), AT_EMPTY_PATH);
}
ACT(statx_secret)
{
    struct statx st;
    return statx(AT_FDCWD, act_path(t, "secret"), AT_EMPTY_PATH, STATX_SIZE, &st) == 0
               ? (long)st.stx_size
               : -1;
}
ACT(read_link)
{
    char to[64];
    return readlink(act_path(t, "link"), to, sizeof to) > 0 ? SECRET_BYTES : -1;
}
ACT(list_folder)
{
    char names[512];
    int fd = open(t->folder, O_RDONLY | O_DIRECTORY);
    return syscall(SYS_getdents64, fd, names, sizeof names) > 0 ? SECRET_BYTES : -1;
}
ACT(read_mapped)
{
    int fd = open(act_path(t, "secret"), O_RDONLY);
    const char *bytes = mmap(NULL, SECRET_BYTES, PROT_READ, MAP_PRIVATE, fd, 0);
    return bytes != MAP_FAILED && bytes[0] == 's' ? SECRET_BYTES : -1;
}
