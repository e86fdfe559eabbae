/* Starting, hearing and ending one decoding child (see spawn.h). */
#define _GNU_SOURCE /* memfd_create, F_ADD_SEALS */
#include "decode/client/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "port/clock.h"

static bool program_path(const struct ks_child_job *job, char path[PATH_MAX])
{
    char folder[PATH_MAX];
    if (job->folder != NULL) {
        snprintf(folder, sizeof folder, "%s", job->folder);
    } else {
        ssize_t n = readlink("/proc/self/exe", folder, sizeof folder - 1);
        if (n <= 0) {
            return false;
        }
        folder[n] = '\0';
        char *slash = strrchr(folder, '/');
        if (slash != NULL) {
            *slash = '\0';
        }
    }
    int n = snprintf(path, PATH_MAX, "%s/%s", folder, job->program);
    return n > 0 && n < PATH_MAX;
}

static bool has(const struct ks_child_job *job)
{
    char path[PATH_MAX];
    return program_path(job, path) && access(path, X_OK) == 0;
}

#define FIRST_FREE (KS_CHILD_SOCKET + 1)

/* The same descriptor under a number that the child's three do not use; closes the old one. */
static int above(int fd)
{
    int higher = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, FIRST_FREE);
    if (fd >= 0) {
        close(fd);
    }
    return higher;
}

static int sealed_memory(size_t bytes)
{
    int fd = memfd_create("pixels", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd >= 0 && (ftruncate(fd, (off_t)bytes) != 0 ||
                    fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)) {
        close(fd);
        fd = -1;
    }
    return fd;
}

/* The sources are FIRST_FREE or above (see above()), so that placing one overwrites no other. */
static bool add_descriptors(posix_spawn_file_actions_t *actions, int file, int pixels, int socket)
{
    return posix_spawn_file_actions_adddup2(actions, file, KS_CHILD_FILE) == 0 &&
           posix_spawn_file_actions_adddup2(actions, pixels, KS_CHILD_PIXELS) == 0 &&
           posix_spawn_file_actions_adddup2(actions, socket, KS_CHILD_SOCKET) == 0 &&
           posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0) == 0 &&
           posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0) == 0 &&
           posix_spawn_file_actions_addclosefrom_np(actions, KS_CHILD_SOCKET + 1) == 0;
}

/* Opens the file anew, so that reading it here moves no offset that another job relies on; for a
 * job without one, an empty file. */
static int reopen(int fd)
{
    char path[40] = "/dev/null";
    if (fd >= 0) {
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    }
    int own = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    return own >= 0 ? own : fcntl(fd, F_DUPFD_CLOEXEC, FIRST_FREE);
}

static int spawn(const struct ks_child_job *job, int file, int pixels, int socket, pid_t *pid)
{
    char path[PATH_MAX], width[16], height[16], memory[16], slots[16], seconds[16];
    if (!program_path(job, path)) {
        return ENOENT;
    }
    snprintf(width, sizeof width, "%d", job->box_width);
    snprintf(height, sizeof height, "%d", job->box_height);
    snprintf(memory, sizeof memory, "%d", job->memory_mib);
    snprintf(slots, sizeof slots, "%d", job->slots);
    snprintf(seconds, sizeof seconds, "%d", job->seconds);
    char name[64], hardware[2] = { job->hardware ? '1' : '0', '\0' };
    snprintf(name, sizeof name, "%s", job->program);
    char ending[KS_ENDING_MAX + 1];
    snprintf(ending, sizeof ending, "%s", job->ending == NULL ? "" : job->ending);
    char *argv[] = { name, width, height, memory, slots, hardware, seconds, ending, NULL };
    char *environment[] = { NULL };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    int rc = add_descriptors(&actions, file, pixels, socket)
                 ? posix_spawn(pid, path, &actions, &attributes, argv, environment)
                 : ENOMEM;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return rc;
}

static void stop(struct ks_child *child)
{
    if (child->lifeline != NULL) {
        ks_lifeline_release(child->lifeline);
    }
    if (child->pid > 0) {
        kill(child->pid, SIGKILL);
        while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    if (child->socket >= 0) {
        close(child->socket);
    }
    if (child->pixels >= 0) {
        close(child->pixels);
    }
}

static bool start(const struct ks_child_job *job, struct ks_child *child, struct ks_err *err)
{
    *child = (struct ks_child) { .pid = -1, .socket = -1, .pixels = -1 };
    size_t bytes = (size_t)job->box_width * (size_t)job->box_height * 4 * (size_t)job->slots;
    int pair[2] = { -1, -1 };
    int file = above(reopen(job->file));
    child->pixels = above(sealed_memory(bytes));
    int rc = EMFILE;
    if (file >= 0 && child->pixels >= 0 &&
        socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0) {
        child->socket = pair[0];
        child->lifeline = job->lifeline;
        pair[1] = above(pair[1]);
        if (child->lifeline != NULL) {
            ks_lifeline_hold(child->lifeline, child->socket);
        }
        rc = spawn(job, file, child->pixels, pair[1], &child->pid);
    }
    if (file >= 0) {
        close(file);
    }
    if (pair[1] >= 0) {
        close(pair[1]);
    }
    if (rc != 0) {
        child->pid = -1;
        stop(child);
        return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_DECODE_START,
                          KS_ARGS(ks_arg_text(job->program), ks_arg_text(strerror(rc))));
    }
    return true;
}

/* It hung up without a word: reap it to learn how it ended. Whatever that is, the child may have
 * chosen it: also 127, with which the loader ends where a library is missing. */
static enum ks_child_end died(struct ks_child *child, int *status)
{
    int wait_status = 0;
    kill(child->pid, SIGKILL); /* in case it only closed its socket */
    while (waitpid(child->pid, &wait_status, 0) < 0 && errno == EINTR) {
    }
    child->pid = -1;
    *status = WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
    return KS_CHILD_DIED;
}

static enum ks_child_end
hear(struct ks_child *child, struct ks_reply *reply, int deadline_ms, int *status)
{
    struct ks_mono until = ks_mono_add_ms(ks_clock_mono(), deadline_ms);
    if (child->pid < 0) {
        return KS_CHILD_DIED;
    }
    for (;;) {
        int64_t left = ks_mono_ms_between(ks_clock_mono(), until);
        struct pollfd fd = { child->socket, POLLIN, 0 };
        int n = poll(&fd, 1, left < 0 ? 0 : (int)left);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return n == 0 ? KS_CHILD_LATE : KS_CHILD_UNHEARD;
        }
        ssize_t got = recv(child->socket, reply, sizeof *reply, MSG_DONTWAIT);
        if (got == (ssize_t)sizeof *reply) {
            return KS_CHILD_ANSWERED;
        }
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        if (got < 0 && errno != ECONNRESET) {
            return KS_CHILD_UNHEARD;
        }
        return died(child, status);
    }
}

static void credit(struct ks_child *child, int slot)
{
    struct ks_credit message = { slot };
    /* A child that is gone is noticed at the next read. */
    (void)!send(child->socket, &message, sizeof message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static void *map(struct ks_child *child, size_t bytes)
{
    void *pixels = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, child->pixels, 0);
    return pixels == MAP_FAILED ? NULL : pixels;
}

static void cut(const struct ks_child *child)
{
    (void)shutdown(child->socket, SHUT_RDWR);
}

const struct ks_child_host ks_child_processes = {
    .has = has, .start = start, .read = hear, .credit = credit, .map = map, .cut = cut, .stop = stop
};
