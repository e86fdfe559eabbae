/* Names of the files below a folder. */
#define _GNU_SOURCE /* fdopendir, d_type */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "port/fsio.h"
#include "port/fsio_beneath.h"

#define DEPTH_MAX 8

struct listing {
    struct ks_dir *dir;
    struct ks_arena *arena;
    struct ks_names *names;
    size_t limit, capacity;
};

/* Whether the name is of what Windows, macOS and the office programs leave behind. */
static bool is_litter(const char *name)
{
    return name[0] == '.' || strncmp(name, "~$", 2) == 0 || ks_str_ends(ks_str_of(name), ".tmp") ||
           ks_str_ends(ks_str_of(name), ".lnk") || strcasecmp(name, "thumbs.db") == 0 ||
           strcasecmp(name, "desktop.ini") == 0 || strcasecmp(name, "autorun.inf") == 0 ||
           strcasecmp(name, "System Volume Information") == 0 ||
           strcasecmp(name, "$RECYCLE.BIN") == 0;
}

static void add_name(struct listing *list, const char *path)
{
    struct ks_names *names = list->names;
    if (names->n == list->capacity) {
        size_t capacity = list->capacity == 0 ? 64 : list->capacity * 2;
        names->v = ks_arena_grow(list->arena, names->v, names->n, capacity, sizeof *names->v);
        list->capacity = capacity;
    }
    names->v[names->n++] = path;
}

static void list_folder(struct listing *list, const char *path, int depth)
{
    int fd = ks_open_beneath(ks_dir_fd(list->dir), path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = fd < 0 ? NULL : fdopendir(fd);
    if (stream == NULL) {
        if (fd >= 0) {
            close(fd);
        }
        return;
    }
    struct dirent *entry;
    while ((entry = readdir(stream)) != NULL && list->names->n < list->limit) {
        if (is_litter(entry->d_name)) {
            continue;
        }
        struct stat st;
        if (fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
            continue;
        }
        const char *below = *path == '\0'
                                ? ks_arena_strdup(list->arena, entry->d_name)
                                : ks_arena_printf(list->arena, "%s/%s", path, entry->d_name);
        if (S_ISREG(st.st_mode)) {
            add_name(list, below);
        } else if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX) {
            list_folder(list, below, depth + 1);
        }
    }
    closedir(stream);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Some file systems give a name twice while its file is being replaced. */
static void drop_equal(struct ks_names *names)
{
    size_t kept = 1;
    for (size_t i = 1; i < names->n; i++) {
        if (strcmp(names->v[i], names->v[kept - 1]) != 0) {
            names->v[kept++] = names->v[i];
        }
    }
    names->n = kept;
}

bool ks_dir_list(struct ks_dir *dir,
                 const char *path,
                 size_t limit,
                 struct ks_arena *arena,
                 struct ks_names *names,
                 struct ks_err *err)
{
    (void)err; /* a folder that is not there or cannot be read has no names */
    *names = (struct ks_names) { 0 };
    struct listing list = { dir, arena, names, limit, 0 };
    list_folder(&list, path, 0);
    if (names->n > 1) {
        qsort(names->v, names->n, sizeof *names->v, by_bytes);
        drop_equal(names);
    }
    return true;
}
