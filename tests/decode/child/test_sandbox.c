/* What a decoding child may not do: every forbidden call ends it. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/openat2.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/check.h"
#include "decode/child/sandbox.h"
#include "decode/protocol.h"
#include "support/check_main.h"

struct call {
    const char *name;
    long number;
    uintptr_t a, b, c, d;
};

#define TEXT(s) ((uintptr_t)(s))

static const struct call forbidden[] = {
    { "open", SYS_openat, (uintptr_t)AT_FDCWD, TEXT("/etc/passwd"), O_RDONLY, 0 },
    { "open2", SYS_openat2, (uintptr_t)AT_FDCWD, TEXT("/etc/passwd"), 0, 0 },
    { "creat", SYS_openat, (uintptr_t)AT_FDCWD, TEXT("x"), O_CREAT | O_WRONLY, 0600 },
    { "stat by name", SYS_newfstatat, (uintptr_t)AT_FDCWD, TEXT("/etc/passwd"), 0, 0 },
    { "stat by name, as if of a descriptor", SYS_newfstatat, (uintptr_t)AT_FDCWD,
      TEXT("/etc/passwd"), 0, AT_EMPTY_PATH },
    { "readlink", SYS_readlinkat, (uintptr_t)AT_FDCWD, TEXT("/proc/self/exe"), 0, 0 },
    { "faccessat", SYS_faccessat, (uintptr_t)AT_FDCWD, TEXT("/etc"), 0, 0 },
    { "getdents", SYS_getdents64, 0, 0, 0, 0 },
    { "unlink", SYS_unlinkat, (uintptr_t)AT_FDCWD, TEXT("x"), 0, 0 },
    { "mkdir", SYS_mkdirat, (uintptr_t)AT_FDCWD, TEXT("x"), 0700, 0 },
    { "rename", SYS_renameat2, (uintptr_t)AT_FDCWD, TEXT("x"), (uintptr_t)AT_FDCWD, TEXT("y") },
    { "link", SYS_linkat, (uintptr_t)AT_FDCWD, TEXT("x"), (uintptr_t)AT_FDCWD, TEXT("y") },
    { "chmod", SYS_fchmodat, (uintptr_t)AT_FDCWD, TEXT("x"), 0777, 0 },
    { "truncate", SYS_ftruncate, 1, 0, 0, 0 },
    { "write", SYS_write, 2, TEXT("x"), 1, 0 },
    { "writev", SYS_writev, 2, 0, 0, 0 },
    { "sendfile", SYS_sendfile, 1, 0, 0, 0 },
    { "ioctl", SYS_ioctl, 0, 0, 0, 0 },
    { "dup", SYS_dup, 0, 0, 0, 0 },
    { "fcntl", SYS_fcntl, 0, F_GETFL, 0, 0 },
    { "memfd", SYS_memfd_create, TEXT("x"), 0, 0, 0 },
    { "socket", SYS_socket, AF_INET, SOCK_STREAM, 0, 0 },
    { "connect", SYS_connect, 0, 0, 0, 0 },
    { "bind", SYS_bind, 0, 0, 0, 0 },
    { "sendmsg", SYS_sendmsg, 2, 0, 0, 0 },
    { "send on another descriptor", SYS_sendto, 0, TEXT("x"), 1, 0 },
    { "fork", SYS_clone, SIGCHLD, 0, 0, 0 },
    { "clone3", SYS_clone3, 0, 0, 0, 0 },
    { "exec", SYS_execve, TEXT("/bin/true"), 0, 0, 0 },
    { "execveat", SYS_execveat, (uintptr_t)AT_FDCWD, TEXT("/bin/true"), 0, 0 },
    { "ptrace", SYS_ptrace, 0, 0, 0, 0 },
    { "kill", SYS_kill, 1, 0, 0, 0 },
    { "tgkill of another", SYS_tgkill, 1, 1, 0, 0 },
    { "prctl", SYS_prctl, 0, 0, 0, 0 },
    { "setuid", SYS_setuid, 0, 0, 0, 0 },
    { "unshare", SYS_unshare, CLONE_NEWUSER, 0, 0, 0 },
    { "mount", SYS_mount, 0, 0, 0, 0 },
    { "chroot", SYS_chroot, TEXT("/"), 0, 0, 0 },
    { "executable memory", SYS_mmap, 0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS },
    { "memory made executable", SYS_mprotect, 0, 4096, PROT_READ | PROT_EXEC, 0 },
    { "shared memory", SYS_mmap, 0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS },
    { "memory of huge pages", SYS_mmap, 0, 4096, PROT_READ,
      MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB },
    { "a hole in a file", SYS_madvise, 0, 4096, MADV_REMOVE, 0 },
    { "bpf", SYS_bpf, 0, 0, 0, 0 },
    { "io_uring", SYS_io_uring_setup, 1, 0, 0, 0 },
    { "perf", SYS_perf_event_open, 0, 0, 0, 0 },
    { "keyctl", SYS_keyctl, 0, 0, 0, 0 },
    { "settimeofday", SYS_clock_settime, 0, 0, 0, 0 },
    { "reboot", SYS_reboot, 0, 0, 0, 0 },
};

static int ending_of(const struct call *call, bool devices)
{
    pid_t child = fork();
    if (child == 0) {
        ks_child_lock(64, devices);
        syscall(call->number, call->a, call->b, call->c, call->d, -1, 0);
        _exit(0);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return status;
}

START_TEST(a_forbidden_call_ends_the_child)
{
    for (size_t i = 0; i < KS_COUNT(forbidden); i++) {
        int status = ending_of(&forbidden[i], i % 2 == 1);
        ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS, "%s: ended with %x",
                      forbidden[i].name, (unsigned)status);
    }
}
END_TEST

/* The same way of asking must also be able to come back, or the test above proves nothing. */
START_TEST(an_allowed_call_does_not)
{
    const struct call calls[] = { { "getpid", SYS_getpid, 0, 0, 0, 0 },
                                  { "lseek", SYS_lseek, 0, 0, SEEK_CUR, 0 } };
    for (size_t i = 0; i < KS_COUNT(calls); i++) {
        int status = ending_of(&calls[i], false);
        ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s", calls[i].name);
    }
}
END_TEST

/* A decoder in hardware is talked to by ioctl(2): on its own descriptor, not on the job's. */
START_TEST(devices_let_through_what_they_need_and_nothing_else)
{
    const struct call on_device = { "ioctl", SYS_ioctl, KS_CHILD_SOCKET + 1, 0, 0, 0 },
                      on_job = { "ioctl", SYS_ioctl, KS_CHILD_SOCKET, 0, 0, 0 };
    int status = ending_of(&on_device, true);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    status = ending_of(&on_device, false);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
    status = ending_of(&on_job, true);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
}
END_TEST

static void add(TCase *tc)
{
#ifdef KS_SANITIZED
    (void)devices_let_through_what_they_need_and_nothing_else;
    (void)a_forbidden_call_ends_the_child; /* a sanitizer's build has no filter */
#else
    tcase_add_test(tc, a_forbidden_call_ends_the_child);
    tcase_add_test(tc, devices_let_through_what_they_need_and_nothing_else);
#endif
    tcase_add_test(tc, an_allowed_call_does_not);
}

int main(void)
{
    return check_main("sandbox", add);
}
