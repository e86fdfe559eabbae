/* Acts of a taken-over decoder by ways that one forgets (see acts.h). */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/io_uring.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "attack/acts.h"
#include "decode/protocol.h"

#define LOG 2 /* what the player writes its messages to */
#define ACT(name) long act_##name(const struct target *t)
#define LONE_ACT(name) long act_##name(__attribute__((unused)) const struct target *t)

LONE_ACT(splice_log)
{
    int ends[2];
    off_t begin = 0;
    return pipe(ends) == 0 && splice(KS_CHILD_PIXELS, &begin, ends[1], NULL, 16, 0) > 0
               ? splice(ends[0], NULL, LOG, NULL, 16, 0)
               : -1;
}
LONE_ACT(splice_memory_into_log)
{
    char evil[] = "evil";
    struct iovec piece = { evil, 4 };
    int ends[2];
    return pipe(ends) == 0 && vmsplice(ends[1], &piece, 1, 0) == 4
               ? splice(ends[0], NULL, LOG, NULL, 4, 0)
               : -1;
}

/* The kernel opens it on its own, without a call that a filter would see. */
ACT(create_by_ring)
{
    struct io_uring_params p = { 0 };
    int ring = (int)syscall(SYS_io_uring_setup, 1, &p);
    char *queue = mmap(NULL, p.sq_off.array + 4, PROT_READ | PROT_WRITE, MAP_SHARED, ring,
                       IORING_OFF_SQ_RING);
    struct io_uring_sqe *entry =
        mmap(NULL, sizeof *entry, PROT_READ | PROT_WRITE, MAP_SHARED, ring, IORING_OFF_SQES);
    if (ring < 0 || queue == MAP_FAILED || entry == MAP_FAILED) {
        return -1;
    }
    *entry = (struct io_uring_sqe) { .opcode = IORING_OP_OPENAT,
                                     .fd = AT_FDCWD,
                                     .addr = (uintptr_t)act_path(t, "new"),
                                     .len = 0600,
                                     .open_flags = O_CREAT | O_WRONLY };
    *(uint32_t *)(void *)(queue + p.sq_off.array) = 0;
    *(uint32_t *)(void *)(queue + p.sq_off.tail) = 1;
    return syscall(SYS_io_uring_enter, ring, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0);
}

/* The numbers of 32-bit programs are others: 39 makes a folder there. Elsewhere in the plain way.
 */
ACT(create_by_other_door)
{
#ifdef __x86_64__
    char *path =
        mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    long result = 39;
    if (path == MAP_FAILED) {
        return -1;
    }
    strncpy(path, act_path(t, "new"), 255);
    __asm__ volatile("int $0x80" : "+a"(result) : "b"(path), "c"(0700L) : "memory");
    return result;
#else
    return mkdirat(AT_FDCWD, act_path(t, "new"), 0700);
#endif
}

ACT(steal_log)
{
    long player = syscall(SYS_pidfd_open, t->player, 0);
    return ftruncate((int)syscall(SYS_pidfd_getfd, player, LOG, 0), 0);
}
ACT(read_secret_by_handle)
{
    struct {
        struct file_handle head;
        char rest[MAX_HANDLE_SZ];
    } handle = { .head.handle_bytes = MAX_HANDLE_SZ };
    int mount, beside = open(t->folder, O_RDONLY | O_DIRECTORY);
    char bytes[2 * SECRET_BYTES];
    if (name_to_handle_at(AT_FDCWD, act_path(t, "secret"), &handle.head, &mount, 0) != 0) {
        return -1;
    }
    return read(open_by_handle_at(beside, &handle.head, O_RDONLY), bytes, sizeof bytes);
}

/* The kernel sends it, to whom a descriptor is said to belong. */
ACT(signal_by_owner)
{
    int ends[2];
    return pipe(ends) == 0 && fcntl(ends[0], F_SETOWN, t->player) == 0 &&
                   fcntl(ends[0], F_SETSIG, SIGKILL) == 0 && fcntl(ends[0], F_SETFL, O_ASYNC) == 0
               ? write(ends[1], "x", 1)
               : -1;
}
/* It finds no room for anything then. */
ACT(limit_player)
{
    const struct rlimit none = { 0, 0 };
    return prlimit((pid_t)t->player, RLIMIT_AS, &none, NULL);
}

ACT(schedule_neighbour_by_attributes)
{
    struct {
        uint32_t size, policy;
        uint64_t flags;
        int32_t nice;
        uint32_t priority;
        uint64_t runtime, deadline, period;
    } idle = { .size = sizeof idle, .policy = SCHED_IDLE };
    return syscall(SYS_sched_setattr, t->neighbour, &idle, 0);
}

/* The kernel takes the lower half of a descriptor's number: a filter that compares all of it sees
 * another one, above those that it keeps closed. */
#define LARGE(fd) ((1L << 32) | (fd))

static long mark(long fd)
{
    int flags = FS_NODUMP_FL;
    return syscall(SYS_ioctl, fd, FS_IOC_SETFLAGS, &flags);
}
LONE_ACT(mark_log)
{
    return mark(LOG);
}
LONE_ACT(mark_log_by_large_number)
{
    return mark(LARGE(LOG));
}
LONE_ACT(map_log_by_large_number)
{
    char *log = (char *)syscall(SYS_mmap, NULL, 4096L, (long)(PROT_READ | PROT_WRITE),
                                (long)MAP_SHARED, LARGE(LOG), 0L);
    return log == MAP_FAILED ? -1 : (log[0] = 'e');
}
