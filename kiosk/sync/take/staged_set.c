/* A release that is not installed yet, as a content set (see parts.h). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "sync/take/parts.h"

struct staged {
    struct ks_dir *state;
    const struct ks_manifest *content, *alert;
};

static int staged_open(void *self, const char *path, struct ks_err *err)
{
    struct staged *set = self;
    const struct ks_manifest_file *file = ks_manifest_find(set->content, path);
    if (file == NULL && set->alert != NULL) {
        file = ks_manifest_find(set->alert, path);
    }
    if (file == NULL) {
        ks_fail(err, KS_ERR_NOT_FOUND, "找不到文件“%s”", path);
        return -1;
    }
    char hex[KS_SHA256_HEX], object[KS_SHA256_HEX + 8];
    ks_sha256_hex(file->sha256, hex);
    snprintf(object, sizeof object, "obj/%.2s/%s", hex, hex);
    return ks_dir_open_file(set->state, object, NULL, err);
}

static void
list_of(const struct ks_manifest *m, const char *path, size_t limit, struct ks_names *names)
{
    size_t n = strlen(path);
    for (size_t i = 0; m != NULL && i < m->n_files && names->n < limit; i++) {
        const char *name = m->files[i].path;
        if (n == 0 || (strncmp(name, path, n) == 0 && name[n] == '/')) {
            names->v[names->n++] = name;
        }
    }
}

static bool staged_list(void *self,
                        const char *path,
                        size_t limit,
                        struct ks_arena *arena,
                        struct ks_names *names,
                        struct ks_err *err)
{
    (void)err;
    struct staged *set = self;
    size_t n = set->content->n_files + (set->alert == NULL ? 0 : set->alert->n_files);
    *names = (struct ks_names) { ks_arena_array(arena, n + 1, sizeof *names->v), 0 };
    list_of(set->alert, path, limit, names); /* assets/alerts/ sorts before the rest of assets/ */
    list_of(set->content, path, limit, names);
    return true;
}

static void staged_close(void *self)
{
    struct staged *set = self;
    ks_dir_close(set->state);
    free(set);
}

struct ks_content_set *ks_staged_set(const char *state,
                                     const struct ks_manifest *content,
                                     const struct ks_manifest *alert,
                                     struct ks_err *err)
{
    static const struct ks_content_set_ops ops = { staged_open, staged_list, NULL, staged_close };
    struct ks_dir *dir = ks_dir_open(state, err);
    if (dir == NULL) {
        return NULL;
    }
    struct staged *set = calloc(1, sizeof *set);
    if (set == NULL) {
        ks_oom();
    }
    *set = (struct staged) { dir, content, alert };
    return ks_content_set_new(&ops, set);
}
