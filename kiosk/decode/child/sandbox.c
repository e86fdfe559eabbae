/* The sandbox of a decoding child (see sandbox.h). */
#define _GNU_SOURCE /* prctl, AT_EMPTY_PATH, PROT_EXEC filters */
#include "decode/child/sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "decode/protocol.h"

#define PROCESSOR_SECONDS 1200 /* a long video; a picture meets the client's deadline first */

static void limit(int resource, rlim_t value)
{
    struct rlimit both = { value, value };
    if (setrlimit((__rlimit_resource_t)resource, &both) != 0) {
        _exit(120);
    }
}

static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(close),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(gettid),
    SCMP_SYS(getpid),
    SCMP_SYS(tgkill),
};

/* Allows the calls by which an open video device is used; opening one is over. */
static bool allow_devices(scmp_filter_ctx filter)
{
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1,
                            SCMP_A0(SCMP_CMP_GT, KS_CHILD_SOCKET, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(poll), 0) == 0;
}

static bool allow_some(scmp_filter_ctx filter)
{
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) != 0) {
            return false;
        }
    }
    /* fstat as newer C libraries make it; memory that is never executable; talk on one socket. */
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,
                            SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(sendto), 1,
                            SCMP_A0(SCMP_CMP_MASKED_EQ, UINT32_MAX, KS_CHILD_SOCKET)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(recvfrom), 1,
                            SCMP_A0(SCMP_CMP_MASKED_EQ, UINT32_MAX, KS_CHILD_SOCKET)) == 0;
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

void ks_child_lock(int memory_mib, bool devices)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0) {
        _exit(119);
    }
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, KS_CHILD_SOCKET + 1);
#ifdef KS_SANITIZED
    (void)memory_mib;
    (void)devices;
    (void)filter_calls;
#else
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_CPU, PROCESSOR_SECONDS);
    limit(RLIMIT_DATA, (rlim_t)memory_mib * 1024 * 1024);
    filter_calls(devices);
#endif
}
