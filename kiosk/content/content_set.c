/* A content set as named blobs, and its backend for a folder. */
#include "content/content_set.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "core/text/content_names.h"

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

int ks_content_set_open(struct ks_content_set *set, const char *path, struct ks_err *err)
{
    return set->ops->open(set->self, path, err);
}

int ks_content_set_open_asset(struct ks_content_set *set, const char *path, struct ks_err *err)
{
    char full[KS_ASSET_PATH_MAX];
    int n = snprintf(full, sizeof full, KS_AT_ASSETS "/%s", path);
    if (n < 0 || (size_t)n >= sizeof full) {
        ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_PATH_LONG, KS_NO_ARGS);
        return -1;
    }
    return ks_content_set_open(set, full, err);
}

bool ks_content_set_read(struct ks_content_set *set,
                         const char *path,
                         size_t limit,
                         char **bytes,
                         size_t *n,
                         struct ks_err *err)
{
    int fd = ks_content_set_open(set, path, err);
    if (fd < 0) {
        return false;
    }
    bool ok = ks_file_read(fd, path, limit, bytes, n, err);
    close(fd);
    return ok;
}

bool ks_content_set_list(struct ks_content_set *set,
                         const char *path,
                         size_t limit,
                         struct ks_arena *arena,
                         struct ks_names *names,
                         struct ks_err *err)
{
    return set->ops->list(set->self, path, limit, arena, names, err);
}

int64_t ks_content_set_until(struct ks_content_set *set, const char *path)
{
    return set->ops->until == NULL ? 0 : set->ops->until(set->self, path);
}

static int folder_open(void *self, const char *path, struct ks_err *err)
{
    return ks_dir_open_file(self, path, NULL, err);
}

static bool folder_list(void *self,
                        const char *path,
                        size_t limit,
                        struct ks_arena *arena,
                        struct ks_names *names,
                        struct ks_err *err)
{
    return ks_dir_list(self, path, limit, arena, names, err);
}

static void folder_close(void *self)
{
    ks_dir_close(self);
}

struct ks_content_set *ks_content_set_open_folder(const char *folder, struct ks_err *err)
{
    static const struct ks_content_set_ops ops = { folder_open, folder_list, NULL, folder_close };
    struct ks_dir *dir = ks_dir_open(folder, err);
    return dir == NULL ? NULL : ks_content_set_new(&ops, dir);
}
