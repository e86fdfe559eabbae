/* Tells that a content folder changed (see watch.h): inotify on every folder below it. */
#define _GNU_SOURCE /* nftw */
#include "content/watch.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "core/text/content_names.h"
#include "port/clock.h"

#define QUIET_MS 300
#define LONGEST_MS 800 /* something that never stops writing must not hold an alert back */
#define ABSENT_MS 5000 /* between two looks for a folder that is not there yet */
#define DEPTH_MAX 10
#define EVENTS                                                                                     \
    (IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ATTRIB |            \
     IN_MODIFY | IN_DELETE_SELF | IN_MOVE_SELF)

struct ks_watch {
    int inotify, interrupt;
    char *folder;
    const char *const *below; /* names of the folders in it that count; NULL at the end */
    char *name;               /* wait only for this name to come by rename; NULL = for any change */
    bool absent;              /* the folder to watch is not there yet */
};

static void add_folder(struct ks_watch *watch, const char *path, int depth)
{
    if (inotify_add_watch(watch->inotify, path, EVENTS | IN_ONLYDIR | IN_DONT_FOLLOW) < 0 ||
        depth >= DEPTH_MAX) {
        return;
    }
    DIR *stream = opendir(path);
    if (stream == NULL) {
        return;
    }
    struct dirent *entry;
    while ((entry = readdir(stream)) != NULL) {
        char below[PATH_MAX];
        struct stat st;
        int n = snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        bool dots = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        if (!dots && n > 0 && (size_t)n < sizeof below && lstat(below, &st) == 0 &&
            S_ISDIR(st.st_mode)) {
            add_folder(watch, below, depth + 1);
        }
    }
    closedir(stream);
}

/* Watches the folder and all folders below those that count. To add a folder twice is harmless, so
 * a new one is found by adding all again. */
static void add_all(struct ks_watch *watch)
{
    char path[PATH_MAX];
    if (watch->name != NULL) {
        watch->absent =
            inotify_add_watch(watch->inotify, watch->folder, IN_MOVED_TO | IN_ONLYDIR) < 0;
        return;
    }
    inotify_add_watch(watch->inotify, watch->folder,
                      IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR);
    for (size_t i = 0; watch->below[i] != NULL; i++) {
        int n = snprintf(path, sizeof path, "%s/%s", watch->folder, watch->below[i]);
        if (n > 0 && (size_t)n < sizeof path) {
            add_folder(watch, path, 0);
        }
    }
}

static struct ks_watch *
open_watch(const char *folder, const char *const *below, const char *name, struct ks_err *err)
{
    struct ks_watch *watch = calloc(1, sizeof *watch);
    if (watch == NULL || (watch->folder = strdup(folder)) == NULL ||
        (name != NULL && (watch->name = strdup(name)) == NULL)) {
        ks_oom();
    }
    watch->below = below;
    watch->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    watch->interrupt = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (watch->inotify < 0 || watch->interrupt < 0) {
        ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FOLDER_WATCH,
                   KS_ARGS(ks_arg_text(folder), ks_arg_text(strerror(errno))));
        ks_watch_close(watch);
        return NULL;
    }
    add_all(watch);
    return watch;
}

struct ks_watch *ks_watch_open(const char *folder, struct ks_err *err)
{
    static const char *const below[] = { KS_AT_PLAYLISTS, KS_AT_ASSETS, NULL };
    return open_watch(folder, below, NULL, err);
}

struct ks_watch *
ks_watch_open_below(const char *folder, const char *const *names, struct ks_err *err)
{
    return open_watch(folder, names, NULL, err);
}

struct ks_watch *ks_watch_open_file(const char *folder, const char *name, struct ks_err *err)
{
    return open_watch(folder, NULL, name, err);
}

void ks_watch_close(struct ks_watch *watch)
{
    if (watch != NULL) {
        if (watch->inotify >= 0) {
            close(watch->inotify);
        }
        if (watch->interrupt >= 0) {
            close(watch->interrupt);
        }
        free(watch->folder);
        free(watch->name);
        free(watch);
    }
}

/* Reads all waiting messages. `folders` is set if a folder came or went, so that the watches need
 * renewal; `name` if the name waited for came. */
static void drain(struct ks_watch *watch, bool *folders, bool *name)
{
    _Alignas(struct inotify_event) char bytes[16384];
    *folders = *name = false;
    ssize_t n;
    while ((n = read(watch->inotify, bytes, sizeof bytes)) > 0) {
        for (char *p = bytes; p < bytes + n;) {
            struct inotify_event event;
            memcpy(&event, p, sizeof event);
            *folders = *folders || (event.mask & (IN_ISDIR | IN_Q_OVERFLOW | IN_IGNORED)) != 0;
            *name = *name || (event.mask & IN_Q_OVERFLOW) != 0 ||
                    (watch->name != NULL && event.len > 0 &&
                     strcmp(p + sizeof event, watch->name) == 0);
            p += sizeof event + event.len;
        }
    }
}

bool ks_watch_wait(struct ks_watch *watch)
{
    struct ks_mono until = KS_MONO_NEVER; /* when the first change has waited long enough */
    for (;;) {
        int timeout = watch->absent ? ABSENT_MS : -1;
        if (until.us != KS_MONO_NEVER.us) {
            int64_t left = ks_mono_ms_between(ks_clock_mono(), until);
            timeout = left < QUIET_MS ? (int)(left < 0 ? 0 : left) : QUIET_MS;
        }
        struct pollfd fds[2] = { { watch->inotify, POLLIN, 0 }, { watch->interrupt, POLLIN, 0 } };
        int n = poll(fds, 2, timeout);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        if (n > 0 && fds[1].revents != 0) {
            return false;
        }
        if (n == 0 && watch->absent) {
            add_all(watch);
            if (watch->absent) {
                continue;
            }
        }
        if (n == 0 || ks_clock_mono().us >= until.us) {
            return true;
        }
        if (n > 0 && fds[0].revents != 0) {
            bool folders, name;
            drain(watch, &folders, &name);
            if (name) {
                return true;
            }
            if (watch->name != NULL) {
                continue;
            }
            if (folders) {
                add_all(watch);
            }
            struct ks_mono latest = ks_mono_add_ms(ks_clock_mono(), LONGEST_MS);
            until = latest.us < until.us ? latest : until;
        }
    }
}

void ks_watch_interrupt(struct ks_watch *watch)
{
    uint64_t one = 1;
    ssize_t written = write(watch->interrupt, &one, sizeof one);
    (void)written;
}
