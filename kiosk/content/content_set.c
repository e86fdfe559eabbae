/* A content set as named blobs, and its backend for a folder. */
#include "content/content_set.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "core/text/content_names.h"
#include "core/text/table_name.h"

struct ks_content_set {
    const struct ks_content_set_ops *ops;
    void *self;
};

struct ks_content_set *ks_content_set_new(const struct ks_content_set_ops *ops, void *self)
{
    struct ks_content_set *set = calloc(1, sizeof *set);
    if (set == NULL) {
        ks_oom();
    }
    *set = (struct ks_content_set) { ops, self };
    return set;
}

void ks_content_set_close(struct ks_content_set *set)
{
    if (set != NULL) {
        set->ops->close(set->self);
        free(set);
    }
}

enum ks_opened
ks_content_set_open(struct ks_content_set *set, const char *path, int *fd, struct ks_err *err)
{
    return set->ops->open(set->self, path, fd, err);
}

enum ks_opened
ks_content_set_open_asset(struct ks_content_set *set, const char *path, int *fd, struct ks_err *err)
{
    char full[KS_ASSET_PATH_MAX];
    int n = snprintf(full, sizeof full, KS_AT_ASSETS "/%s", path);
    if (n < 0 || (size_t)n >= sizeof full) {
        *fd = -1;
        ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_PATH_LONG, KS_NO_ARGS);
        return KS_OPENED_NO_FILE;
    }
    return ks_content_set_open(set, full, fd, err);
}

bool ks_content_set_read(struct ks_content_set *set,
                         const char *path,
                         size_t limit,
                         char **bytes,
                         size_t *n,
                         struct ks_err *err)
{
    int fd;
    if (ks_content_set_open(set, path, &fd, err) != KS_OPENED) {
        return false;
    }
    bool ok = ks_file_read(fd, path, limit, bytes, n, err);
    close(fd);
    return ok;
}

bool ks_content_set_list(struct ks_content_set *set,
                         const char *path,
                         size_t limit,
                         bool (*wanted)(struct ks_str name),
                         struct ks_arena *arena,
                         struct ks_names *names,
                         struct ks_err *err)
{
    return set->ops->list(set->self, path, limit, wanted, arena, names, err);
}

const char *
ks_content_set_called(struct ks_content_set *set, const char *path, struct ks_arena *arena)
{
    return set->ops->called == NULL ? path : set->ops->called(set->self, path, arena);
}

int64_t ks_content_set_until(struct ks_content_set *set, const char *path)
{
    return set->ops->until == NULL ? 0 : set->ops->until(set->self, path);
}

const unsigned char *ks_content_set_form(struct ks_content_set *set, const char *path, size_t *n)
{
    return set->ops->form == NULL ? NULL : set->ops->form(set->self, path, n);
}

/* Opens what lies there, the table or the first workbook in its place; `path` is then that one's
 * own name, in `book` if it is a workbook. */
static enum ks_opened open_table(struct ks_dir *dir,
                                 const char **path,
                                 char book[KS_TABLE_NAME_MAX],
                                 int *fd,
                                 struct ks_err *err)
{
    enum ks_opened opened = ks_dir_open_file(dir, *path, fd, NULL, err);
    for (size_t i = 0; opened == KS_OPENED_MISSING && i < KS_TABLE_BOOKS; i++) {
        struct ks_err none = { 0 };
        if (!ks_table_book(*path, i, book)) {
            break;
        }
        enum ks_opened other = ks_dir_open_file(dir, book, fd, NULL, &none);
        if (other != KS_OPENED_MISSING) {
            *err = none;
            *path = book;
            return other;
        }
    }
    return opened;
}

static enum ks_opened folder_open(void *self, const char *path, int *fd, struct ks_err *err)
{
    struct ks_err none = { 0 };
    char book[KS_TABLE_NAME_MAX];
    enum ks_opened opened = open_table(self, &path, book, fd, &none);
    if (opened != KS_OPENED && err != NULL) {
        *err = none;
    }
    return opened;
}

/* The name on the disk of what is taken for the table; itself if there is none. */
static const char *folder_called(void *self, const char *path, struct ks_arena *arena)
{
    struct ks_err none = { 0 };
    char book[KS_TABLE_NAME_MAX];
    int fd = -1;
    const char *called = path;
    if (open_table(self, &called, book, &fd, &none) == KS_OPENED) {
        close(fd);
    }
    return called == path ? path : ks_arena_strdup(arena, called);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Workbooks that are tables under their label; beside the one that is taken another is what it is.
 */
static bool folder_list(void *self,
                        const char *path,
                        size_t limit,
                        bool (*wanted)(struct ks_str name),
                        struct ks_arena *arena,
                        struct ks_names *names,
                        struct ks_err *err)
{
    if (!ks_dir_list(self, path, limit, wanted, arena, names, err)) {
        return false;
    }
    bool changed = false;
    for (size_t i = 0; i < names->n; i++) {
        const char *label = ks_table_label(names->v[i], arena);
        if (label != NULL && strcmp(folder_called(self, label, arena), names->v[i]) == 0) {
            names->v[i] = label;
            changed = true;
        }
    }
    if (changed) {
        qsort(names->v, names->n, sizeof *names->v, compare_names);
    }
    return true;
}

static void folder_close(void *self)
{
    ks_dir_close(self);
}

struct ks_content_set *ks_content_set_open_folder(const char *folder, struct ks_err *err)
{
    static const struct ks_content_set_ops ops = {
        .open = folder_open, .list = folder_list, .called = folder_called, .close = folder_close
    };
    struct ks_dir *dir = ks_dir_open(folder, err);
    return dir == NULL ? NULL : ks_content_set_new(&ops, dir);
}
