/* The sandbox of a decoding child (see sandbox.h). */
#define _GNU_SOURCE /* prctl, MAP_STACK */
#include "decode/door/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "decode/door/landlock.h"
#include "decode/door/shelf.h"
#include "decode/protocol.h"

#define MIB ((rlim_t)1024 * 1024)
#define STACK (8 * MIB)
#define PROCESSOR_SECONDS 1200 /* a long video; a picture meets the client's deadline first */

static void limit_both(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit both = { soft, hard };
    if (setrlimit((__rlimit_resource_t)resource, &both) != 0) {
        _exit(120);
    }
}

static void limit(int resource, rlim_t value)
{
    limit_both(resource, value, value);
}

/* Where an argument decides whether a call does harm, only the harmless ones are listed below. A
 * path cannot be judged here, so that no call with a path is: files are measured by lseek(2), as
 * the C library may make of fstat(3) a call with one. */
static const int allowed[] = {
    SCMP_SYS(read),         SCMP_SYS(pread64),      SCMP_SYS(lseek),
    SCMP_SYS(fstat),        SCMP_SYS(close),        SCMP_SYS(munmap),
    SCMP_SYS(mremap),       SCMP_SYS(brk),          SCMP_SYS(futex),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),   SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(getrandom),    SCMP_SYS(sched_yield),  SCMP_SYS(sched_getaffinity),
    SCMP_SYS(gettid),       SCMP_SYS(getpid),
};

#define ALLOW(...) (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, __VA_ARGS__) == 0)
#define REFUSE(...) (seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EINVAL), __VA_ARGS__) == 0)
#define WHERE(...)                                                                                 \
    (sizeof((struct scmp_arg_cmp[]) { __VA_ARGS__ }) / sizeof(struct scmp_arg_cmp)),               \
        (const struct scmp_arg_cmp[])                                                              \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
/* The argument without the bits of `others` is `value`. */
#define IS_BUT_FOR(others, value) SCMP_CMP_MASKED_EQ, ~(scmp_datum_t)(others), (scmp_datum_t)(value)
#define HAS_NOT(bits) SCMP_CMP_MASKED_EQ, (scmp_datum_t)(bits), 0
/* The kernel takes the lower half of a descriptor's number, whatever stands in the upper one. */
#define IS_DESCRIPTOR(fd) SCMP_CMP_MASKED_EQ, (scmp_datum_t)UINT32_MAX, (scmp_datum_t)(fd)

/* Every descriptor above the child's own three, in blocks of which one comparison sees the lower
 * half of the number alone: IN_BLOCK(4) are those from 4 to 7. */
#define FIRST_ABOVE (KS_CHILD_SOCKET + 1)
#define DESCRIPTORS_MAX (1U << 20) /* what Linux gives a process without a word of its owner */
#define IN_BLOCK(from, n)                                                                          \
    SCMP_CMP_MASKED_EQ, (scmp_datum_t)(UINT32_MAX & ~((n)-1U)), (scmp_datum_t)(from)

/* Memory that is never executable, and shared with nobody but by the pixels: what is shared
 * outlives the limits. */
static bool allow_memory(scmp_filter_ctx filter)
{
    const int private = MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK | MAP_FIXED | MAP_POPULATE;
    return ALLOW(SCMP_SYS(mmap),
                 WHERE(SCMP_A2(HAS_NOT(PROT_EXEC)), SCMP_A3(IS_BUT_FOR(private, MAP_PRIVATE)))) &&
           ALLOW(SCMP_SYS(mmap),
                 WHERE(SCMP_A2(HAS_NOT(PROT_EXEC)), SCMP_A3(IS_BUT_FOR(MAP_POPULATE, MAP_SHARED)),
                       SCMP_A4(IS_DESCRIPTOR(KS_CHILD_PIXELS)))) &&
           ALLOW(SCMP_SYS(mprotect), WHERE(SCMP_A2(HAS_NOT(PROT_EXEC)))) &&
           ALLOW(SCMP_SYS(madvise), WHERE(SCMP_A2(SCMP_CMP_EQ, MADV_DONTNEED, 0)));
}

/* As the kernel has them since 6.11 and 5.17; the headers of Debian 12 do not. */
#define DROPPABLE 8
#define SET_VMA 0x53564d41
#define OF_TYPE 0x0f

/* What C libraries newer than ours try and do without (huge pages for malloc(3), pages for random
 * numbers that may be dropped, names of memory) does nothing, where all else ends the child: a
 * machine with such a library would else decode no file. */
static bool refuse_some(scmp_filter_ctx filter)
{
    static const int advices[] = { MADV_HUGEPAGE, MADV_NOHUGEPAGE, MADV_FREE };
    for (size_t i = 0; i < sizeof advices / sizeof advices[0]; i++) {
        if (!REFUSE(SCMP_SYS(madvise), WHERE(SCMP_A2(SCMP_CMP_EQ, (scmp_datum_t)advices[i], 0)))) {
            return false;
        }
    }
    return REFUSE(SCMP_SYS(mmap), WHERE(SCMP_A3(SCMP_CMP_MASKED_EQ, OF_TYPE, DROPPABLE))) &&
           REFUSE(SCMP_SYS(prctl), WHERE(SCMP_A0(SCMP_CMP_EQ, SET_VMA, 0)));
}

/* Libraries tell the log of a damaged file (dav1d does so unasked): it stands closed to them, and
 * they go on to say it to their caller. */
static bool refuse_log(scmp_filter_ctx filter)
{
    return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EBADF), SCMP_SYS(write),
                                  WHERE(SCMP_A0(IS_DESCRIPTOR(STDERR_FILENO)))) == 0;
}

/* The largest block that begins here. */
static uint32_t block(uint32_t from)
{
    return from & (~from + 1);
}

/* Allows the calls by which an open video device is used; opening one is over. */
static bool allow_devices(scmp_filter_ctx filter)
{
    bool fine = ALLOW(SCMP_SYS(poll), 0, NULL) && ALLOW(SCMP_SYS(ppoll), 0, NULL);
    for (uint32_t from = FIRST_ABOVE; from < DESCRIPTORS_MAX; from += block(from)) {
        fine = fine && ALLOW(SCMP_SYS(ioctl), WHERE(SCMP_A0(IN_BLOCK(from, block(from))))) &&
               ALLOW(SCMP_SYS(mmap), WHERE(SCMP_A2(HAS_NOT(PROT_EXEC)),
                                           SCMP_A3(IS_BUT_FOR(MAP_POPULATE, MAP_SHARED)),
                                           SCMP_A4(IN_BLOCK(from, block(from)))));
    }
    return fine;
}

/* Calls with paths go to the shelf's own answers, which need a few without one; what else libraries
 * ask of files and do without is refused. */
static bool allow_shelf(scmp_filter_ctx filter)
{
    static const int answered[] = { SCMP_SYS(openat), SCMP_SYS(newfstatat) };
    static const int missed[] = { SCMP_SYS(access),   SCMP_SYS(faccessat),  SCMP_SYS(faccessat2),
                                  SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(statfs),
                                  SCMP_SYS(fstatfs),  SCMP_SYS(getdents64), SCMP_SYS(fadvise64),
                                  SCMP_SYS(statx),    SCMP_SYS(open),       SCMP_SYS(stat) };
    static const int ways[] = { F_GETFL, F_GETFD, F_SETFD };
    bool fine = true;
    for (size_t i = 0; i < sizeof answered / sizeof answered[0]; i++) {
        fine = fine && seccomp_rule_add_array(filter, SCMP_ACT_TRAP, answered[i], 0, NULL) == 0;
    }
    for (size_t i = 0; i < sizeof missed / sizeof missed[0]; i++) {
        fine =
            fine && seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(ENOENT), missed[i], 0, NULL) == 0;
    }
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        fine = fine && ALLOW(SCMP_SYS(fcntl),
                             WHERE(SCMP_A1(SCMP_CMP_MASKED_EQ, UINT32_MAX, (scmp_datum_t)ways[i])));
    }
    /* A copy of a file, and never in the place of the socket: what is sent there would reach what
     * was copied. */
    for (uint32_t from = FIRST_ABOVE; from < DESCRIPTORS_MAX; from += block(from)) {
        fine = fine && ALLOW(SCMP_SYS(fcntl), WHERE(SCMP_A0(IN_BLOCK(from, block(from))),
                                                    SCMP_A1(IS_DESCRIPTOR(F_DUPFD_CLOEXEC)),
                                                    SCMP_A2(SCMP_CMP_EQ, KS_SHELF_LOWEST, 0)));
    }
    return fine;
}

static bool allow_some(scmp_filter_ctx filter)
{
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
        if (!ALLOW(allowed[i], 0, NULL)) {
            return false;
        }
    }
    /* Talk on one socket; abort(3) ends itself. */
    return allow_memory(filter) && refuse_some(filter) && refuse_log(filter) &&
           ALLOW(SCMP_SYS(sendto), WHERE(SCMP_A0(IS_DESCRIPTOR(KS_CHILD_SOCKET)))) &&
           ALLOW(SCMP_SYS(recvfrom), WHERE(SCMP_A0(IS_DESCRIPTOR(KS_CHILD_SOCKET)))) &&
           ALLOW(SCMP_SYS(tgkill), WHERE(SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0)));
}

/* Also what a driver of the hardware has begun to run beside. */
static void filter_calls(const struct ks_lock *lock)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL || seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) != 0 ||
        !allow_some(filter) || (lock->devices && !allow_devices(filter)) ||
        (lock->shelf > 0 && !allow_shelf(filter)) || seccomp_load(filter) != 0) {
        _exit(121);
    }
    seccomp_release(filter);
}

/* The limit of data counts neither what is only read, nor what is shared, nor page tables: the
 * address space counts them all, beyond what the program itself takes. */
static rlim_t address_space(rlim_t data)
{
    char text[128] = "";
    FILE *statm = fopen("/proc/self/statm", "re");
    unsigned long pages = 0;
    off_t pixels = lseek(KS_CHILD_PIXELS, 0, SEEK_END);
    bool known = statm != NULL && fgets(text, sizeof text, statm) != NULL &&
                 sscanf(text, "%lu", &pages) == 1;
    if (!known || fclose(statm) != 0) {
        _exit(118);
    }
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + data + STACK +
           (rlim_t)(pixels < 0 ? 0 : pixels);
}

void ks_child_lock(const struct ks_lock *lock)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0) {
        _exit(119);
    }
#ifdef KS_SANITIZED
    (void)filter_calls;
    (void)address_space;
#else
    rlim_t seconds = lock->seconds == 0 ? PROCESSOR_SECONDS : (rlim_t)lock->seconds;
    rlim_t data = (rlim_t)lock->memory_mib * MIB, space = address_space(data);
    if (!ks_landlock()) {
        _exit(117);
    }
    limit(RLIMIT_NPROC, 0);
    limit_both(RLIMIT_CPU, seconds, seconds + 1); /* at the soft one it says of what it died */
    limit(RLIMIT_STACK, STACK);
    limit(RLIMIT_DATA, data);
    limit(RLIMIT_AS, space);
#endif
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, (rlim_t)(lock->shelf > 0 ? lock->shelf : KS_CHILD_SOCKET) + 1);
#ifndef KS_SANITIZED
    filter_calls(lock);
#endif
}
