/* The replacement of a file in one step, and other pieces of every writer of the store. */
#include <stdio.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "store/store_parts.h"

bool ks_store_writable(struct ks_store *store, struct ks_err *err)
{
    if (KS_NEVER(!store->writer)) {
        return ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_STORE_READ_ONLY, KS_NO_ARGS);
    }
    return !store->broken || ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_STORE_BROKEN, KS_NO_ARGS);
}

void ks_temp_path(struct ks_store *store, char out[KS_STORE_PATH_MAX])
{
    snprintf(out, KS_STORE_PATH_MAX, "tmp/%llu", (unsigned long long)++store->temps);
}

bool ks_store_replace(struct ks_store *store,
                      const char *folder,
                      const char *path,
                      const void *bytes,
                      size_t n,
                      struct ks_err *err)
{
    const struct ks_disk_ops *ops = store->disk.ops;
    char temp[KS_STORE_PATH_MAX];
    ks_temp_path(store, temp);
    if (!ks_disk_save(&store->disk, temp, bytes, n, err)) {
        store->broken = true;
        return false;
    }
    int error = ops->rename(store->disk.self, temp, path);
    if (error < 0) {
        (void)ops->unlink(store->disk.self, temp);
    } else {
        error = ops->sync_dir(store->disk.self, folder);
    }
    if (error < 0) {
        store->broken = true;
        return ks_disk_fail(err, error, KS_PROBLEM_FILE_WRITE, path);
    }
    return true;
}
