/* The probe of another source: whether a whole set can be found there now. */
#define _GNU_SOURCE /* close_range */
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sync/take/parts.h"

#define PATIENCE_MS 3000 /* a share that is there answers in far less */
#define STEP_MS 100
#define TOP_MAX 20000
#define THERE 1 /* how the process ends that has found one */

/* Also inside folders without a visible name, as sync/take/gather.c looks. */
static bool has_set(struct ks_dir *dir, const char *path, bool deeper, struct ks_arena *arena)
{
    struct ks_walk top = { .arena = arena, .limit = TOP_MAX, .files = 1 };
    bool there = false;
    if (!ks_walk(dir, path, &top, NULL)) {
        return false;
    }
    for (size_t i = 0; !there && i < top.n; i++) {
        const char *name = strrchr(top.v[i].path, '/');
        name = name == NULL ? top.v[i].path : name + 1;
        if (top.v[i].kind == KS_FOUND_FOLDER) {
            enum ks_office_folder folder = ks_office_folder_of(ks_office_clean(name, arena));
            there =
                folder == KS_FOLDER_PLAYLISTS || folder == KS_FOLDER_ASSETS ||
                (deeper && ks_office_is_blank(name) && has_set(dir, top.v[i].path, false, arena));
        }
    }
    return there;
}

/* It keeps nothing of ours open while it hangs, neither locks nor the source that is looked at. */
static _Noreturn void look(const char *path)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)close_range(STDERR_FILENO + 1, ~0U, 0);
    struct ks_dir *dir = ks_dir_open(path, NULL);
    _exit(dir != NULL && has_set(dir, "", true, ks_arena_new()) ? THERE : 0);
}

bool ks_take_probe(const struct ks_taking *t, const char *path)
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        look(path);
    }
    int process = pid > 0 ? pidfd_open(pid, 0) : -1;
    struct pollfd ended = { process, POLLIN, 0 };
    for (int ms = 0; process >= 0 && ended.revents == 0 && ms < PATIENCE_MS; ms += STEP_MS) {
        (void)poll(&ended, 1, STEP_MS);
        ks_take_alive(t);
    }
    if (ended.revents == 0 && pid > 0) {
        /* One that hangs in the system ends later, and is reaped after this process. */
        (void)kill(pid, SIGKILL);
    }
    bool known = pid > 0 && waitpid(pid, &status, ended.revents == 0 ? WNOHANG : 0) == pid;
    if (process >= 0) {
        close(process);
    }
    return known && WIFEXITED(status) && WEXITSTATUS(status) == THERE;
}
