/* Files that a library may still open behind the closed door (see shelf.h). */
#define _GNU_SOURCE /* SYS_*, gregs */
#include "decode/door/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#define STACK_BYTES 65536
#define AT_ONCE 16 /* handed out and not closed yet */
#define DEPTH 2

struct ks_shelf {
    struct {
        char *path;
        int fd;
    } v[KS_SHELF_FILES_MAX];
    size_t n, beyond; /* there was no room for these */
    int highest;
};

/* The signal's own stack, with the shelf at its far end: there a handler finds it, and no variable
 * of the program has to say where it is. */
struct stack {
    struct ks_shelf *shelf;
    char room[STACK_BYTES];
};

struct call {
    long number, first, second, third, fourth;
};

static void *must(void *p)
{
    if (p == NULL) {
        _exit(115);
    }
    return p;
}

struct ks_shelf *ks_shelf_new(void)
{
    return must(calloc(1, sizeof(struct ks_shelf)));
}

void ks_shelf_add(struct ks_shelf *shelf, const char *path)
{
    struct stat st;
    for (size_t i = 0; i < shelf->n; i++) {
        if (strcmp(shelf->v[i].path, path) == 0) {
            return;
        }
    }
    if (shelf->n == KS_SHELF_FILES_MAX) {
        shelf->beyond++;
        return;
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0 && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))) {
        close(fd);
        fd = -1;
    }
    if (fd >= 0) {
        shelf->v[shelf->n].path = must(strdup(path));
        shelf->v[shelf->n++].fd = fd;
        shelf->highest = fd > shelf->highest ? fd : shelf->highest;
    }
}

static void add_below(struct ks_shelf *shelf, const char *path, int depth)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char name[PATH_MAX];
        int n = snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] == '.' || n >= PATH_MAX) {
            continue;
        }
        if (entry->d_type == DT_DIR && depth > 1) {
            add_below(shelf, name, depth - 1);
        } else if (entry->d_type != DT_DIR) {
            ks_shelf_add(shelf, name);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
}

void ks_shelf_add_folder(struct ks_shelf *shelf, const char *path)
{
    add_below(shelf, path, DEPTH);
}

#ifdef __aarch64__
static struct call call_of(const ucontext_t *at)
{
    const unsigned long long *r = at->uc_mcontext.regs;
    return (struct call) { (long)r[8], (long)r[0], (long)r[1], (long)r[2], (long)r[3] };
}

static void answer(ucontext_t *at, long value)
{
    at->uc_mcontext.regs[0] = (unsigned long long)value;
}
#else /* amd64 */
static struct call call_of(const ucontext_t *at)
{
    const greg_t *r = at->uc_mcontext.gregs;
    return (struct call) { r[REG_RAX], r[REG_RDI], r[REG_RSI], r[REG_RDX], r[REG_R10] };
}

static void answer(ucontext_t *at, long value)
{
    at->uc_mcontext.gregs[REG_RAX] = value;
}
#endif

static const char *text_at(long address)
{
    return (const char *)(uintptr_t)address;
}

/* The descriptor of a file on the shelf; -1 = it is not there. */
static int find(const struct ks_shelf *shelf, const char *path)
{
    for (size_t i = 0; i < shelf->n; i++) {
        if (strcmp(shelf->v[i].path, path) == 0) {
            return shelf->v[i].fd;
        }
    }
    return -1;
}

static long opened(const struct ks_shelf *shelf, const char *path, long flags)
{
    int fd = (flags & (O_ACCMODE | O_CREAT | O_TRUNC)) == O_RDONLY ? find(shelf, path) : -1;
    int own = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, KS_SHELF_LOWEST);
    if (own < 0) {
        return fd < 0 ? -ENOENT : -errno;
    }
    lseek(own, 0, SEEK_SET);
    return own;
}

/* The C library makes one with an empty path of fstat(3): answered by the call that has none. */
static long measured(const struct ks_shelf *shelf, const struct call *call)
{
    const char *path = text_at(call->second);
    bool open = *path == '\0' && (call->fourth & AT_EMPTY_PATH) != 0;
    int fd = open ? (int)call->first : find(shelf, path);
    long done = fd < 0 ? -1 : syscall(SYS_fstat, fd, call->third);
    return fd < 0 ? -ENOENT : done < 0 ? -errno : done;
}

static void on_call(int signal, siginfo_t *info, void *context)
{
    ucontext_t *at = context;
    const struct ks_shelf *shelf = ((const struct stack *)at->uc_stack.ss_sp)->shelf;
    struct call call = call_of(at);
    int before = errno;
    (void)signal;
    (void)info;
    switch (call.number) {
    case SYS_openat:
        answer(at, opened(shelf, text_at(call.second), call.third));
        break;
    case SYS_newfstatat:
        answer(at, measured(shelf, &call));
        break;
    default:
        answer(at, -ENOSYS);
    }
    errno = before;
}

int ks_shelf_serve(struct ks_shelf *shelf)
{
    if (shelf->beyond > 0) {
        fprintf(stderr, "<4>shelf: full with %d files, %zu are not on it\n", KS_SHELF_FILES_MAX,
                shelf->beyond);
    }
    struct stack *stack = must(calloc(1, sizeof *stack));
    stack->shelf = shelf;
    const stack_t own = { .ss_sp = stack, .ss_size = sizeof *stack };
    struct sigaction action = { .sa_sigaction = on_call, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    if (sigaltstack(&own, NULL) != 0 || sigaction(SIGSYS, &action, NULL) != 0) {
        _exit(116);
    }
    return shelf->highest + AT_ONCE;
}
