/* Rings when a folder changed (see watcher.h). */
#define _GNU_SOURCE /* pipe2 */
#include "syncd/watcher.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "content/watch.h"
#include "sync/office/office.h"

#define BTRFS_MAGIC 0x9123683E
#define XFS_MAGIC 0x58465342

/* File systems all of whose writers are on this machine. */
static bool sees_every_change(const char *folder)
{
    static const unsigned long local[] = {
        EXT4_SUPER_MAGIC, BTRFS_MAGIC,           XFS_MAGIC,
        TMPFS_MAGIC,      OVERLAYFS_SUPER_MAGIC, F2FS_SUPER_MAGIC
    };
    struct statfs st;
    if (statfs(folder, &st) != 0) {
        return false;
    }
    for (size_t i = 0; i < KS_COUNT(local); i++) {
        if ((unsigned long)st.f_type == local[i]) {
            return true;
        }
    }
    return false;
}

static _Noreturn void run(const char *folder, int bell)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct ks_err err;
    const char *names[KS_OFFICE_FOLDERS + 1];
    ks_office_folders(names);
    struct ks_watch *watch =
        sees_every_change(folder) ? ks_watch_open_below(folder, names, &err) : NULL;
    while (watch != NULL && ks_watch_wait(watch) && write(bell, "!", 1) == 1) {
    }
    _exit(0);
}

void ks_watcher_start(struct ks_watcher *watcher, const char *folder)
{
    int ends[2];
    *watcher = (struct ks_watcher) { 0, -1 };
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return;
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        run(folder, ends[1]);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return;
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    *watcher = (struct ks_watcher) { pid, ends[0] };
}

void ks_watcher_stop(struct ks_watcher *watcher)
{
    if (watcher->pid > 0) {
        kill(watcher->pid, SIGKILL);
        (void)waitpid(watcher->pid, NULL, WNOHANG);
    }
    if (watcher->bell >= 0) {
        close(watcher->bell);
    }
    *watcher = (struct ks_watcher) { 0, -1 };
}

bool ks_watcher_rang(struct ks_watcher *watcher)
{
    char bytes[64];
    bool rang = false;
    ssize_t n;
    while ((n = read(watcher->bell, bytes, sizeof bytes)) > 0) {
        rang = true;
    }
    if (n == 0) { /* the process has ended */
        (void)waitpid(watcher->pid, NULL, WNOHANG);
        close(watcher->bell);
        *watcher = (struct ks_watcher) { 0, -1 };
    }
    return rang;
}
