/* The sandbox of a decoding child (see sandbox.h). */
#define _GNU_SOURCE /* prctl, MAP_STACK */
#include "decode/child/sandbox.h"

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

#include "decode/child/landlock.h"
#include "decode/protocol.h"

#define MIB ((rlim_t)1024 * 1024)
#define STACK (8 * MIB)
#define PROCESSOR_SECONDS 1200 /* a long video; a picture meets the client's deadline first */

static void limit(int resource, rlim_t value)
{
    struct rlimit both = { value, value };
    if (setrlimit((__rlimit_resource_t)resource, &both) != 0) {
        _exit(120);
    }
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
#define WHERE(...)                                                                                 \
    (sizeof((struct scmp_arg_cmp[]) { __VA_ARGS__ }) / sizeof(struct scmp_arg_cmp)),               \
        (const struct scmp_arg_cmp[])                                                              \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
/* The argument without the bits of `others` is `value`. */
#define IS_BUT_FOR(others, value) SCMP_CMP_MASKED_EQ, ~(scmp_datum_t)(others), (scmp_datum_t)(value)
#define HAS_NOT(bits) SCMP_CMP_MASKED_EQ, (scmp_datum_t)(bits), 0
#define IS_DESCRIPTOR(fd) SCMP_CMP_MASKED_EQ, (scmp_datum_t)UINT32_MAX, (scmp_datum_t)(fd)

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

/* Allows the calls by which an open video device is used; opening one is over. */
static bool allow_devices(scmp_filter_ctx filter)
{
    return ALLOW(SCMP_SYS(ioctl), WHERE(SCMP_A0(SCMP_CMP_GT, KS_CHILD_SOCKET, 0))) &&
           ALLOW(SCMP_SYS(mmap),
                 WHERE(SCMP_A2(HAS_NOT(PROT_EXEC)), SCMP_A3(IS_BUT_FOR(MAP_POPULATE, MAP_SHARED)),
                       SCMP_A4(SCMP_CMP_GT, KS_CHILD_SOCKET, 0))) &&
           ALLOW(SCMP_SYS(poll), 0, NULL) && ALLOW(SCMP_SYS(ppoll), 0, NULL);
}

static bool allow_some(scmp_filter_ctx filter)
{
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
        if (!ALLOW(allowed[i], 0, NULL)) {
            return false;
        }
    }
    /* Talk on one socket; abort(3) ends itself. */
    return allow_memory(filter) &&
           ALLOW(SCMP_SYS(sendto), WHERE(SCMP_A0(IS_DESCRIPTOR(KS_CHILD_SOCKET)))) &&
           ALLOW(SCMP_SYS(recvfrom), WHERE(SCMP_A0(IS_DESCRIPTOR(KS_CHILD_SOCKET)))) &&
           ALLOW(SCMP_SYS(tgkill), WHERE(SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0)));
}

static void filter_calls(bool devices)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL || !allow_some(filter) || (devices && !allow_devices(filter)) ||
        seccomp_load(filter) != 0) {
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

void ks_child_lock(int memory_mib, bool devices)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0) {
        _exit(119);
    }
#ifdef KS_SANITIZED
    (void)memory_mib;
    (void)devices;
    (void)filter_calls;
    (void)address_space;
#else
    rlim_t data = (rlim_t)memory_mib * MIB, space = address_space(data);
    if (!ks_landlock()) {
        _exit(117);
    }
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_CPU, PROCESSOR_SECONDS);
    limit(RLIMIT_STACK, STACK);
    limit(RLIMIT_DATA, data);
    limit(RLIMIT_AS, space);
#endif
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, KS_CHILD_SOCKET + 1);
#ifndef KS_SANITIZED
    filter_calls(devices);
#endif
}
