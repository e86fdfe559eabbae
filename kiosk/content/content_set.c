/* A content set in a folder: playlists/ and assets/ below one directory. */
#include "content/content_set.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/check.h"

struct ks_content_set {
    struct ks_dir *dir;
};

struct ks_content_set *ks_content_set_open(const char *folder, struct ks_err *err)
{
    struct ks_dir *dir = ks_dir_open(folder, err);
    if (dir == NULL) {
        return NULL;
    }
    struct ks_content_set *set = calloc(1, sizeof *set);
    if (set == NULL) {
        ks_oom();
    }
    set->dir = dir;
    return set;
}

void ks_content_set_close(struct ks_content_set *set)
{
    if (set != NULL) {
        ks_dir_close(set->dir);
        free(set);
    }
}

struct ks_dir *ks_content_set_dir(struct ks_content_set *set)
{
    return set->dir;
}

int ks_content_set_open_asset(struct ks_content_set *set, const char *path, struct ks_err *err)
{
    char full[KS_ASSET_PATH_MAX];
    int n = snprintf(full, sizeof full, "assets/%s", path);
    if (n < 0 || (size_t)n >= sizeof full) {
        ks_fail(err, KS_ERR_REFUSED, "路径太长");
        return -1;
    }
    return ks_dir_open_file(set->dir, full, NULL, err);
}
