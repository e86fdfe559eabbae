/* What a decoding child may not do: every forbidden call ends it. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/check.h"
#include "decode/door/sandbox.h"
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
    { "write", SYS_write, 1, TEXT("x"), 1, 0 },
    { "write to the pixels", SYS_write, KS_CHILD_PIXELS, TEXT("x"), 1, 0 },
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
    { "pipe", SYS_pipe2, 0, 0, 0, 0 },
    { "splice", SYS_splice, 3, 0, 2, 0 },
    { "vmsplice", SYS_vmsplice, 2, 0, 0, 0 },
    { "tee", SYS_tee, 3, 2, 1, 0 },
    { "copy_file_range", SYS_copy_file_range, 3, 0, 2, 0 },
    { "fallocate", SYS_fallocate, 4, 0, 0, 4096 },
    { "flock", SYS_flock, 3, 2, 0, 0 },
    { "fsetxattr", SYS_fsetxattr, 3, TEXT("user.x"), TEXT("x"), 1 },
    { "setxattr", SYS_setxattr, TEXT("x"), TEXT("user.x"), TEXT("x"), 1 },
    { "name_to_handle_at", SYS_name_to_handle_at, (uintptr_t)AT_FDCWD, TEXT("/"), 0, 0 },
    { "open_by_handle_at", SYS_open_by_handle_at, (uintptr_t)AT_FDCWD, 0, 0, 0 },
    { "statx", SYS_statx, (uintptr_t)AT_FDCWD, TEXT("/etc/passwd"), 0, 0 },
    { "close_range", SYS_close_range, 0, 5, 0, 0 },
    { "inotify", SYS_inotify_init1, 0, 0, 0, 0 },
    { "fanotify", SYS_fanotify_init, 0, 0, 0, 0 },
    { "io_uring_enter", SYS_io_uring_enter, 3, 1, 0, 0 },
    { "io_uring_register", SYS_io_uring_register, 3, 0, 0, 0 },
    { "io_setup", SYS_io_setup, 1, 0, 0, 0 },
    { "userfaultfd", SYS_userfaultfd, 0, 0, 0, 0 },
    { "mlock", SYS_mlock, 0, 4096, 0, 0 },
    { "mlockall", SYS_mlockall, 1, 0, 0, 0 },
    { "mbind", SYS_mbind, 0, 4096, 0, 0 },
    { "move_pages", SYS_move_pages, 1, 0, 0, 0 },
    { "remap_file_pages", SYS_remap_file_pages, 0, 4096, 0, 0 },
    { "pkey_mprotect", SYS_pkey_mprotect, 0, 4096, PROT_READ | PROT_EXEC, 0 },
    { "madvise with what is to come", SYS_madvise, 0, 4096, 99, 0 },
    { "process_vm_readv", SYS_process_vm_readv, 1, 0, 0, 0 },
    { "process_vm_writev", SYS_process_vm_writev, 1, 0, 0, 0 },
    { "process_madvise", SYS_process_madvise, 0, 0, 0, 0 },
    { "kcmp", SYS_kcmp, 1, 1, 0, 0 },
    { "pidfd_open", SYS_pidfd_open, 1, 0, 0, 0 },
    { "pidfd_getfd", SYS_pidfd_getfd, 0, 0, 0, 0 },
    { "pidfd_send_signal", SYS_pidfd_send_signal, 0, SIGKILL, 0, 0 },
    { "tkill", SYS_tkill, 1, 0, 0, 0 },
    { "rt_sigqueueinfo", SYS_rt_sigqueueinfo, 1, SIGUSR1, 0, 0 },
    { "rt_tgsigqueueinfo", SYS_rt_tgsigqueueinfo, 1, 1, SIGUSR1, 0 },
    { "rt_sigaction", SYS_rt_sigaction, SIGSYS, 0, 0, 8 },
    { "sigaltstack", SYS_sigaltstack, 0, 0, 0, 0 },
    { "signalfd", SYS_signalfd4, 0, 0, 8, 0 },
    { "timer_create", SYS_timer_create, 0, 0, 0, 0 },
    { "setitimer", SYS_setitimer, 0, 0, 0, 0 },
    { "timerfd", SYS_timerfd_create, 0, 0, 0, 0 },
    { "eventfd", SYS_eventfd2, 0, 0, 0, 0 },
    { "epoll", SYS_epoll_create1, 0, 0, 0, 0 },
    { "socketpair", SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, 0 },
    { "setsockopt", SYS_setsockopt, 5, SOL_SOCKET, 1, 0 },
    { "shutdown", SYS_shutdown, 5, 2, 0, 0 },
    { "recvmsg", SYS_recvmsg, 5, 0, 0, 0 },
    { "sendmmsg", SYS_sendmmsg, 5, 0, 0, 0 },
    { "listen", SYS_listen, 5, 1, 0, 0 },
    { "wait4", SYS_wait4, 0, 0, 0, 0 },
    { "setsid", SYS_setsid, 0, 0, 0, 0 },
    { "setpgid", SYS_setpgid, 0, 1, 0, 0 },
    { "setpriority", SYS_setpriority, 0, 1, 19, 0 },
    { "ioprio_set", SYS_ioprio_set, 1, 1, 0, 0 },
    { "sched_setattr", SYS_sched_setattr, 1, 0, 0, 0 },
    { "sched_setaffinity", SYS_sched_setaffinity, 1, 0, 0, 0 },
    { "prlimit", SYS_prlimit64, 1, 7, 0, 0 },
    { "setrlimit", SYS_setrlimit, 7, 0, 0, 0 },
    { "personality", SYS_personality, 0, 0, 0, 0 },
    { "setns", SYS_setns, 3, 0, 0, 0 },
    { "pivot_root", SYS_pivot_root, TEXT("/"), TEXT("/"), 0, 0 },
    { "chdir", SYS_chdir, TEXT("/"), 0, 0, 0 },
    { "capset", SYS_capset, 0, 0, 0, 0 },
    { "seccomp", SYS_seccomp, 1, 0, 0, 0 },
    { "add_key", SYS_add_key, TEXT("user"), TEXT("x"), TEXT("x"), 1 },
    { "init_module", SYS_init_module, 0, 0, TEXT(""), 0 },
    { "kexec", SYS_kexec_load, 0, 0, 0, 0 },
    { "sethostname", SYS_sethostname, TEXT("x"), 1, 0, 0 },
    { "shmget", SYS_shmget, 0, 4096, 0, 0 },
    { "mq_open", SYS_mq_open, TEXT("x"), 0, 0, 0 },
    { "a call of another kind of program", SYS_getpid | 0x40000000, 0, 0, 0, 0 },
    { "no call at all", 4095, 0, 0, 0, 0 },
};

/* What a newer C library tries and does without. */
static const struct call refused[] = {
    { "huge pages", SYS_madvise, 0, 4096, MADV_HUGEPAGE, 0 },
    { "no huge pages", SYS_madvise, 0, 4096, MADV_NOHUGEPAGE, 0 },
    { "memory to be freed", SYS_madvise, 0, 4096, MADV_FREE, 0 },
    { "memory to be dropped", SYS_mmap, 0, 4096, PROT_READ | PROT_WRITE, 8 | MAP_ANONYMOUS },
    { "a name of memory", SYS_prctl, 0x53564d41, 0, 0, 4096 },
};

static int ending_of(const struct call *call, bool devices)
{
    pid_t child = fork();
    if (child == 0) {
        const struct ks_lock lock = { .memory_mib = 64, .devices = devices };
        ks_child_lock(&lock);
        long result = syscall(call->number, call->a, call->b, call->c, call->d, -1, 0);
        _exit(result == -1 ? errno : 0);
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
        /* an input that cannot seek says so, which is the system's answer and not the filter's */
        ck_assert_msg(WIFEXITED(status) &&
                          (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == ESPIPE),
                      "%s", calls[i].name);
    }
}
END_TEST

/* The log stands open: without the door this would write to it. */
START_TEST(what_a_library_writes_to_the_log_is_refused)
{
    const struct call call = { "write", SYS_write, STDERR_FILENO, TEXT("x"), 1, 0 };
    ck_assert_int_ge(fcntl(STDERR_FILENO, F_GETFD), 0);
    for (int devices = 0; devices <= 1; devices++) {
        int status = ending_of(&call, devices == 1);
        ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == EBADF, "ended with %x",
                      (unsigned)status);
    }
}
END_TEST

START_TEST(what_a_newer_library_tries_is_refused)
{
    for (size_t i = 0; i < KS_COUNT(refused); i++) {
        int status = ending_of(&refused[i], i % 2 == 1);
        ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == EINVAL, "%s: ended with %x",
                      refused[i].name, (unsigned)status);
    }
}
END_TEST

static atomic_bool locked;

static void *call_late(void *nothing)
{
    while (!atomic_load(&locked)) {
        sched_yield();
    }
    (void)socket(AF_INET, SOCK_STREAM, 0);
    _exit(0);
    return nothing;
}

/* As a driver's thread, begun before the door was closed. */
START_TEST(a_thread_that_runs_already_is_locked_in_too)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, call_late, NULL) != 0) {
            _exit(1);
        }
        ks_child_lock(&(struct ks_lock) { .memory_mib = 64, .devices = true });
        atomic_store(&locked, true);
        for (;;) {
            sched_yield();
        }
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS, "ended with %x",
                  (unsigned)status);
}
END_TEST

#ifdef __x86_64__
/* By the door of 32-bit programs: there 39 is mkdir(2). */
START_TEST(nor_by_the_door_of_other_programs)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        long number = 39;
        ks_child_lock(&(struct ks_lock) { .memory_mib = 64 });
        __asm__ volatile("int $0x80" : "+a"(number) : "b"(0), "c"(0) : "memory");
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_msg(WIFSIGNALED(status) &&
                      (WTERMSIG(status) == SIGSYS || WTERMSIG(status) == SIGSEGV),
                  "ended with %x", (unsigned)status);
}
END_TEST
#endif

/* A decoder in hardware is talked to by ioctl(2): on its own descriptor, not on the job's. */
START_TEST(devices_let_through_what_they_need_and_nothing_else)
{
    const struct call on_device = { "ioctl", SYS_ioctl, KS_CHILD_SOCKET + 1, 0, 0, 0 },
                      on_job = { "ioctl", SYS_ioctl, KS_CHILD_SOCKET, 0, 0, 0 };
    int status = ending_of(&on_device, true);
    ck_assert(WIFEXITED(status));
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
    (void)what_a_newer_library_tries_is_refused;
    (void)what_a_library_writes_to_the_log_is_refused;
    (void)a_thread_that_runs_already_is_locked_in_too;
#ifdef __x86_64__
    (void)nor_by_the_door_of_other_programs;
#endif
#else
    tcase_add_test(tc, a_forbidden_call_ends_the_child);
    tcase_add_test(tc, what_a_newer_library_tries_is_refused);
    tcase_add_test(tc, what_a_library_writes_to_the_log_is_refused);
    tcase_add_test(tc, a_thread_that_runs_already_is_locked_in_too);
#ifdef __x86_64__
    tcase_add_test(tc, nor_by_the_door_of_other_programs);
#endif
    tcase_add_test(tc, devices_let_through_what_they_need_and_nothing_else);
#endif
    tcase_add_test(tc, an_allowed_call_does_not);
}

int main(void)
{
    return check_main("sandbox", add);
}
