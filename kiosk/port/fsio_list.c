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
#define ENTRIES_MAX 100000 /* of all kinds, so that an end is sure */

struct listing {
    struct ks_dir *dir;
    struct ks_arena *arena;
    struct ks_names *names;
    size_t limit, capacity, entries;
    bool (*wanted)(struct ks_str name);
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

static void list_folder(struct listing *list, const char *path, int depth);

/* What lies in the folder `fd`. */
static void add_entry(struct listing *list, int fd, const char *path, const char *name, int depth)
{
    struct stat st;
    if (is_litter(name) || fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        return;
    }
    const char *below = *path == '\0' ? ks_arena_strdup(list->arena, name)
                                      : ks_arena_printf(list->arena, "%s/%s", path, name);
    if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX) {
        list_folder(list, below, depth + 1);
    } else if (S_ISDIR(st.st_mode)) {
        list->names->cut = true;
    } else if (S_ISREG(st.st_mode) && (list->wanted == NULL || list->wanted(ks_str_of(below)))) {
        if (list->names->n < list->limit) {
            add_name(list, below);
        } else {
            list->names->cut = true;
        }
    }
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
    while ((entry = readdir(stream)) != NULL && list->entries < ENTRIES_MAX) {
        list->entries++;
        add_entry(list, fd, path, entry->d_name, depth);
    }
    list->names->cut = list->names->cut || entry != NULL;
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
                 bool (*wanted)(struct ks_str name),
                 struct ks_arena *arena,
                 struct ks_names *names,
                 struct ks_err *err)
{
    (void)err; /* a folder that is not there or cannot be read has no names */
    *names = (struct ks_names) { 0 };
    struct listing list = {
        .dir = dir, .arena = arena, .names = names, .limit = limit, .wanted = wanted
    };
    list_folder(&list, path, 0);
    if (names->n > 1) {
        qsort(names->v, names->n, sizeof *names->v, by_bytes);
        drop_equal(names);
    }
    return true;
}
