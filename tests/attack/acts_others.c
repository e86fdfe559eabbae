/* Acts of a taken-over decoder against other processes, and to be more than one (see acts.h). */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attack/acts.h"

#define ACT(name) long act_##name(const struct target *t)
#define LONE_ACT(name) long act_##name(__attribute__((unused)) const struct target *t)

static long thread_kill(int pid, int signal)
{
    return syscall(SYS_tgkill, pid, pid, signal);
}

ACT(kill_player)
{
    return thread_kill(t->player, SIGKILL);
}
ACT(stop_player)
{
    return thread_kill(t->player, SIGSTOP);
}
ACT(end_player)
{
    return thread_kill(t->player, SIGTERM);
}
ACT(kill_player_plainly)
{
    return kill(t->player, SIGKILL);
}
ACT(kill_player_thread)
{
    return syscall(SYS_tkill, t->player, SIGKILL);
}

static siginfo_t deadly(void)
{
    return (siginfo_t) { .si_code = SI_QUEUE, .si_signo = SIGUSR1 };
}

ACT(queue_signal)
{
    siginfo_t info = deadly();
    return syscall(SYS_rt_sigqueueinfo, t->player, SIGUSR1, &info);
}
ACT(queue_signal_to_thread)
{
    siginfo_t info = deadly();
    return syscall(SYS_rt_tgsigqueueinfo, t->player, t->player, SIGUSR1, &info);
}
ACT(signal_by_pidfd)
{
    long fd = syscall(SYS_pidfd_open, t->player, 0);
    return syscall(SYS_pidfd_send_signal, fd, SIGKILL, NULL, 0);
}
ACT(kill_neighbour)
{
    return thread_kill(t->neighbour, SIGKILL);
}
ACT(stop_neighbour)
{
    return thread_kill(t->neighbour, SIGSTOP);
}
ACT(kill_neighbour_plainly)
{
    return kill(t->neighbour, SIGKILL);
}

ACT(trace_neighbour)
{
    if (ptrace(PTRACE_ATTACH, t->neighbour, NULL, NULL) != 0) {
        return -1;
    }
    waitpid(t->neighbour, NULL, __WALL);
    ptrace(PTRACE_POKEDATA, t->neighbour, (void *)t->precious, NULL);
    return ptrace(PTRACE_DETACH, t->neighbour, NULL, NULL);
}
ACT(poke_neighbour)
{
    int nothing = 0;
    struct iovec from = { &nothing, sizeof nothing }, to = { (void *)t->precious, sizeof nothing };
    return process_vm_writev(t->neighbour, &from, 1, &to, 1, 0);
}
/* The disk serves it last. */
ACT(delay_neighbour)
{
    return syscall(SYS_ioprio_set, 1, t->neighbour, 3 << 13);
}
ACT(limit_neighbour)
{
    const struct rlimit few = { 3, 3 };
    return prlimit((pid_t)t->neighbour, RLIMIT_NOFILE, &few, NULL);
}
ACT(schedule_neighbour)
{
    const struct sched_param none = { 0 };
    return sched_setscheduler((pid_t)t->neighbour, SCHED_IDLE, &none);
}

ACT(reach_abstract_socket)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    int n = snprintf(at.sun_path + 1, sizeof at.sun_path - 1, "attack-%d", t->neighbour);
    socklen_t size = (socklen_t)(sizeof at.sun_family + 1 + (size_t)n);
    return connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&at, size);
}

static struct sockaddr_in here(int port)
{
    return (struct sockaddr_in) { .sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

ACT(reach_udp)
{
    struct sockaddr_in at = here(t->udp);
    return sendto(socket(AF_INET, SOCK_DGRAM, 0), "evil", 4, 0, (struct sockaddr *)&at, sizeof at);
}
ACT(reach_tcp)
{
    struct sockaddr_in at = here(t->tcp);
    return connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&at, sizeof at);
}

/* In the copy: stays when the decoder is gone. */
static long stay(long pid)
{
    if (pid == 0) {
        for (;;) {
            pause();
        }
    }
    return pid;
}

LONE_ACT(fork_one)
{
    return stay(fork());
}
LONE_ACT(vfork_one)
{
    return stay(syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0));
}
LONE_ACT(clone_one)
{
    struct {
        uint64_t flags, pidfd, child, parent, signal, stack, stack_size, tls;
    } how = { .signal = SIGCHLD };
    return stay(syscall(SYS_clone3, &how, sizeof how));
}

ACT(run_program)
{
    char *argv[] = { (char[]) { "touch" }, (char *)(uintptr_t)act_path(t, "new"), NULL };
    return execv("/bin/touch", argv);
}
ACT(run_program_by_path_at)
{
    char *argv[] = { (char[]) { "touch" }, (char *)(uintptr_t)act_path(t, "new"), NULL };
    char *environment[] = { NULL };
    return syscall(SYS_execveat, AT_FDCWD, "/bin/touch", argv, environment, 0);
}
/* Memory of its own that can be run, as code that was smuggled in would need. The file says so. */
ACT(run_written_code)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0
               ? mkdir(act_path(t, "new"), 0700)
               : -1;
}

ACT(leave_segment)
{
    return shmget(t->key, 4096, IPC_CREAT | 0600);
}
ACT(leave_queue)
{
    return msgget(t->key, IPC_CREAT | 0600);
}
ACT(leave_semaphore)
{
    return semget(t->key, 1, IPC_CREAT | 0600);
}
