/* A process that wants to be left alone (see neighbour.h). */
#define _GNU_SOURCE
#include "attack/neighbour.h"

#include <arpa/inet.h>
#include <check.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/check.h"

#define ANSWER_MS 5000

static volatile int precious = 42;

static int on_loopback(int type, int *port)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof at;
    int fd = socket(AF_INET, type | SOCK_CLOEXEC, 0);
    ck_assert_int_eq(bind(fd, (struct sockaddr *)&at, size), 0);
    ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&at, &size), 0);
    *port = ntohs(at.sin_port);
    return fd;
}

static int by_name(void)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    int n = snprintf(at.sun_path + 1, sizeof at.sun_path - 1, "attack-%d", (int)getpid());
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    socklen_t size = (socklen_t)(sizeof at.sun_family + 1 + (size_t)n);
    return bind(fd, (struct sockaddr *)&at, size) == 0 && listen(fd, 4) == 0 ? fd : -1;
}

/* Answers each question with whether anybody has spoken to it; ends with the questions. */
static void live(const struct neighbour *n, int udp, int tcp)
{
    struct pollfd fds[] = { { n->question[0], POLLIN, 0 },
                            { udp, POLLIN, 0 },
                            { tcp, POLLIN, 0 },
                            { by_name(), POLLIN, 0 } };
    char byte = fds[3].fd >= 0 ? '.' : '!';
    (void)!write(n->answer[1], &byte, 1);
    while (read(n->question[0], &byte, 1) == 1) {
        (void)poll(fds, KS_COUNT(fds), 0);
        bool spoken = fds[1].revents != 0 || fds[2].revents != 0 || fds[3].revents != 0;
        byte = spoken || precious != 42 ? '!' : '.';
        (void)!write(n->answer[1], &byte, 1);
    }
    _exit(0);
}

static bool answers_well(const struct neighbour *n)
{
    struct pollfd fd = { n->answer[0], POLLIN, 0 };
    char byte = 0;
    return poll(&fd, 1, ANSWER_MS) == 1 && read(n->answer[0], &byte, 1) == 1 && byte == '.';
}

void neighbour_begin(struct neighbour *n, struct target *t)
{
    ck_assert(pipe(n->question) == 0 && pipe(n->answer) == 0);
    int udp = on_loopback(SOCK_DGRAM, &t->udp), tcp = on_loopback(SOCK_STREAM, &t->tcp);
    ck_assert_int_eq(listen(tcp, 4), 0);
    n->pid = fork();
    if (n->pid == 0) {
        close(n->question[1]);
        close(n->answer[0]);
        live(n, udp, tcp);
    }
    close(udp);
    close(tcp);
    close(n->question[0]);
    close(n->answer[1]);
    ck_assert(answers_well(n));
    n->disk = syscall(SYS_ioprio_get, 1, n->pid);
    n->policy = sched_getscheduler(n->pid);
    ck_assert_int_eq(prlimit(n->pid, RLIMIT_NOFILE, NULL, &n->files), 0);
    t->neighbour = n->pid;
    t->precious = (uintptr_t)&precious;
}

bool neighbour_is_well(struct neighbour *n)
{
    struct rlimit files = { 0 };
    if (waitpid(n->pid, NULL, WNOHANG | WUNTRACED) != 0 || write(n->question[1], "?", 1) != 1 ||
        !answers_well(n)) {
        return false;
    }
    return syscall(SYS_ioprio_get, 1, n->pid) == n->disk &&
           sched_getscheduler(n->pid) == n->policy &&
           prlimit(n->pid, RLIMIT_NOFILE, NULL, &files) == 0 && files.rlim_cur == n->files.rlim_cur;
}

void neighbour_end(struct neighbour *n)
{
    kill(n->pid, SIGKILL);
    waitpid(n->pid, NULL, 0);
    close(n->question[1]);
    close(n->answer[0]);
}
