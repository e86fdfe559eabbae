/* Runs a program and tampers with one of its system calls.
 *
 *   tamper [--fork] list FILE COMMAND...     its calls: number and name, in FILE
 *   tamper [--fork] kill N COMMAND...        SIGKILL instead of call N
 *   tamper [--fork] ERROR[+] N COMMAND...    call N fails (EIO, ENOSPC, ESTALE); +: and each later
 *                                            one of its name
 *   tamper [--fork] short[+] N COMMAND...    call N reads or writes half of what was asked
 *
 * Beside strace: numbers over all names, one process alone (with --fork the first that the command
 * forks, a worker, and not its own children), and short reads. Ends as the command does; 77 on a
 * machine whose calls it does not know. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <linux/ptrace.h>

#define NAME(x)                                                                                    \
    {                                                                                              \
        SYS_##x, #x                                                                                \
    }
static const struct {
    long number;
    const char *name;
} names[] = { /* those that may fail, or tell where a program begins its work */
              NAME(read),      NAME(pread64),      NAME(write),     NAME(fsync),
              NAME(fdatasync), NAME(syncfs),       NAME(rename),    NAME(renameat),
              NAME(renameat2), NAME(fallocate),    NAME(ftruncate), NAME(unlink),
              NAME(unlinkat),  NAME(mkdir),        NAME(mkdirat),   NAME(open),
              NAME(openat),    NAME(openat2),      NAME(close),     NAME(fstat),
              NAME(lseek),     NAME(newfstatat),   NAME(fstatfs),   NAME(getdents64),
              NAME(flock),     NAME(memfd_create), NAME(fcntl)
};

struct plan {
    enum { LIST, KILL, FAIL, SHORT } how;
    bool later_too, forked;
    long at;
    int error;
    FILE *list;
};

struct traced {
    pid_t pid;
    long n;      /* calls so far */
    long number; /* of the call the plan is about; -1 = not yet */
    int replace; /* at its end the call gives this errno; 0 = leave it */
};

static const char *name_of(long number)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].number == number) {
            return names[i].name;
        }
    }
    return "-";
}

static void on_entry(struct traced *t, const struct plan *plan)
{
    struct user_regs_struct regs;
    if (ptrace(PTRACE_GETREGS, t->pid, NULL, &regs) != 0) {
        return;
    }
    long number = (long)regs.orig_rax;
    t->n++;
    if (plan->how == LIST) {
        fprintf(plan->list, "%ld %s\n", t->n, name_of(number));
        return;
    }
    bool here = t->n == plan->at;
    t->number = here ? number : t->number;
    if (!here && !(plan->later_too && t->n > plan->at && number == t->number)) {
        return;
    }
    if (plan->how == KILL) {
        kill(t->pid, SIGKILL);
    } else if (plan->how == FAIL) {
        regs.orig_rax = (unsigned long long)-1; /* not done */
        t->replace = plan->error;
        ptrace(PTRACE_SETREGS, t->pid, NULL, &regs);
    } else if (regs.rdx > 1 &&
               (number == SYS_read || number == SYS_pread64 || number == SYS_write)) {
        regs.rdx /= 2;
        ptrace(PTRACE_SETREGS, t->pid, NULL, &regs);
    }
}

static void on_exit_of(struct traced *t)
{
    struct user_regs_struct regs;
    if (t->replace != 0 && ptrace(PTRACE_GETREGS, t->pid, NULL, &regs) == 0) {
        regs.rax = (unsigned long long)-t->replace;
        ptrace(PTRACE_SETREGS, t->pid, NULL, &regs);
    }
    t->replace = 0;
}

/* Calls of one process until it ends. */
static int trace(struct traced *t, const struct plan *plan)
{
    bool inside = false;
    int status = 0, signal = 0;
    for (;;) {
        if (ptrace(PTRACE_SYSCALL, t->pid, NULL, (void *)(long)signal) != 0 && errno != ESRCH) {
            return -1;
        }
        if (waitpid(t->pid, &status, __WALL) != t->pid) {
            return -1;
        }
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            return status;
        }
        signal = WSTOPSIG(status);
        if (signal == (SIGTRAP | 0x80)) {
            inside = !inside;
            if (inside) {
                on_entry(t, plan);
            } else {
                on_exit_of(t);
            }
            signal = 0;
        } else if (status >> 16 != 0 || signal == SIGTRAP) {
            signal = 0; /* an event */
        }
    }
}

/* Let the command run until it forks; go on with the child alone. */
static pid_t wait_for_fork(pid_t command)
{
    int status, signal = 0;
    unsigned long child = 0;
    ptrace(PTRACE_SETOPTIONS, command, NULL, PTRACE_O_TRACEFORK | PTRACE_O_EXITKILL);
    while (child == 0) {
        ptrace(PTRACE_CONT, command, NULL, (void *)(long)signal);
        if (waitpid(command, &status, __WALL) != command || !WIFSTOPPED(status)) {
            return -1;
        }
        bool event = status >> 16 != 0;
        signal = event || WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
        if (status >> 8 == (SIGTRAP | PTRACE_EVENT_FORK << 8)) {
            ptrace(PTRACE_GETEVENTMSG, command, NULL, &child);
        }
    }
    waitpid((pid_t)child, &status, __WALL);
    ptrace(PTRACE_DETACH, command, NULL, NULL);
    return (pid_t)child;
}

static bool parse(struct plan *plan, const char *how, const char *number)
{
    static const struct {
        const char *word;
        int error;
    } words[] = { { "EIO", EIO }, { "ENOSPC", ENOSPC }, { "ESTALE", ESTALE }, { "short", 0 } };
    size_t n = strcspn(how, "+");
    plan->later_too = how[n] == '+';
    plan->at = atol(number);
    if (strcmp(how, "list") == 0) {
        plan->list = fopen(number, "w");
        return plan->list != NULL;
    }
    plan->how = KILL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i].word) == n && strncmp(words[i].word, how, n) == 0) {
            plan->how = words[i].error == 0 ? SHORT : FAIL;
            plan->error = words[i].error;
            return plan->at > 0;
        }
    }
    return strcmp(how, "kill") == 0 && plan->at > 0;
}

int main(int argc, char **argv)
{
    struct plan plan = { .how = LIST };
    int k = 1;
    if (argc > 1 && strcmp(argv[1], "--fork") == 0) {
        plan.forked = true;
        k = 2;
    }
    if (argc < k + 3 || !parse(&plan, argv[k], argv[k + 1])) {
        fprintf(stderr, "tamper: see its first lines\n");
        return 2;
    }
    pid_t command = fork();
    if (command == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        raise(SIGSTOP);
        execvp(argv[k + 2], argv + k + 2);
        _exit(126);
    }
    int status = 0;
    waitpid(command, &status, 0);
    struct traced t = { .pid = plan.forked ? wait_for_fork(command) : command, .number = -1 };
    if (t.pid > 0) {
        ptrace(PTRACE_SETOPTIONS, t.pid, NULL,
               PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL);
        status = trace(&t, &plan);
    }
    if (plan.forked && t.pid > 0) {
        waitpid(command, &status, 0);
    }
    if (plan.list != NULL) {
        fclose(plan.list);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + (status & 127);
}
#else
int main(void)
{
    fprintf(stderr, "tamper: knows x86-64 only\n");
    return 77;
}
#endif
