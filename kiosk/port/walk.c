/* Lists a folder that others fill (see walk.h). */
#define _GNU_SOURCE /* fdopendir, DT_DIR */
#include "port/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "port/fsio_beneath.h"

#define PATH_BYTES_MAX 4096
#define LEFT_OUT_MAX 1000000 /* names of no interest, before it is given up */

static bool add(struct ks_walk *walk, const char *path, const struct stat *st)
{
    if (walk->n >= walk->limit) {
        walk->full = true;
        return false;
    }
    if (walk->n == walk->capacity) {
        size_t capacity = walk->capacity == 0 ? 64 : walk->capacity * 2;
        walk->v = ks_arena_grow(walk->arena, walk->v, walk->n, capacity, sizeof *walk->v);
        walk->capacity = capacity;
    }
    struct ks_found *found = &walk->v[walk->n++];
    found->path = path;
    found->kind = S_ISREG(st->st_mode)   ? KS_FOUND_FILE
                  : S_ISDIR(st->st_mode) ? KS_FOUND_FOLDER
                                         : KS_FOUND_OTHER;
    walk->folders += found->kind == KS_FOUND_FOLDER ? 1 : 0;
    found->size = found->kind == KS_FOUND_FILE ? (uint64_t)st->st_size : 0;
    found->mtime_ns = ks_file_moment(st->st_mtim);
    return true;
}

/* One more that is no folder, and more than are wanted? */
static bool leave_out(struct ks_walk *walk)
{
    if (walk->files == 0 || walk->n - walk->folders < walk->files) {
        return false;
    }
    walk->full = ++walk->left_out > LEFT_OUT_MAX;
    return true;
}

static bool fail(struct ks_err *err, const char *path)
{
    return ks_fail_as(err, errno == ENOENT ? KS_ERR_NOT_FOUND : KS_ERR_IO, KS_PROBLEM_FOLDER_LOOK,
                      KS_ARGS(ks_arg_text(path), ks_arg_text(strerror(errno))));
}

static const char *join(struct ks_arena *arena, const char *path, const char *name)
{
    return *path == '\0' ? ks_arena_strdup(arena, name)
                         : ks_arena_printf(arena, "%s/%s", path, name);
}

/* Notes what could not be looked at, as errno says; what has vanished is not there. */
static void leave_unlisted(struct ks_walk *walk, const char *path)
{
    if (errno == ENOENT || errno == ENOTDIR) {
        return;
    }
    struct ks_unlisted *one = ks_arena_alloc(walk->arena, sizeof *one);
    *one = (struct ks_unlisted) { walk->unlisted, path, !ks_file_is_held(errno) };
    walk->unlisted = one;
}

static bool look(struct ks_dir *dir, const char *path, int depth, struct ks_walk *walk);

/* Takes one entry of a folder; false to stop. */
static bool take(struct ks_dir *dir,
                 int fd,
                 const char *path,
                 const struct dirent *entry,
                 int depth,
                 struct ks_walk *walk)
{
    const char *name = entry->d_name;
    bool dots = strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
    if (dots || (walk->skip != NULL && walk->skip(name)) ||
        strlen(path) + strlen(name) + 2 > PATH_BYTES_MAX) {
        return true;
    }
    struct stat st;
    bool known = entry->d_type != DT_UNKNOWN && entry->d_type != DT_DIR;
    if (known && leave_out(walk)) {
        return true;
    }
    if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        int error = errno;
        const char *hidden = join(walk->arena, path, name);
        errno = error;
        leave_unlisted(walk, hidden);
        return true;
    }
    if (!known && !S_ISDIR(st.st_mode) && leave_out(walk)) {
        return true;
    }
    const char *below = join(walk->arena, path, name);
    if (!add(walk, below, &st) || !S_ISDIR(st.st_mode)) {
        return true;
    }
    if (depth == 0 && walk->depth > 0 && walk->deep == NULL) {
        walk->deep = below;
    }
    if (depth > 0 && !look(dir, below, depth - 1, walk)) {
        leave_unlisted(walk, below);
    }
    return true;
}

/* False with errno if the folder cannot be listed to its end. */
static bool look(struct ks_dir *dir, const char *path, int depth, struct ks_walk *walk)
{
    int fd = ks_open_beneath(ks_dir_fd(dir), path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = fd < 0 ? NULL : fdopendir(fd);
    if (stream == NULL) {
        int error = errno;
        if (fd >= 0) {
            close(fd);
        }
        errno = error;
        return false;
    }
    bool ok = true;
    struct dirent *entry;
    while (ok && !walk->full && (errno = 0, entry = readdir(stream)) != NULL) {
        ok = take(dir, fd, path, entry, depth, walk);
    }
    int error = walk->full || !ok ? 0 : errno;
    closedir(stream);
    errno = error;
    return error == 0;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct ks_found *)a)->path, ((const struct ks_found *)b)->path);
}

bool ks_walk(struct ks_dir *dir, const char *path, struct ks_walk *walk, struct ks_err *err)
{
    size_t before = walk->n;
    bool ok = look(dir, path, walk->depth, walk);
    if (!ok) {
        int error = errno;
        leave_unlisted(walk, path);
        errno = error;
        ok = fail(err, path);
    }
    if (walk->n > before + 1) {
        qsort(walk->v + before, walk->n - before, sizeof *walk->v, by_path);
    }
    return ok;
}
