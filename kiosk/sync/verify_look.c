/* The last question before a commit: can a screen show this file? (see verify.h) */
#include <string.h>
#include <unistd.h>

#include "sync/intake.h"
#include "sync/verify.h"

bool ks_receive_look(struct ks_store *store,
                     const struct ks_manifest *manifest,
                     size_t index,
                     struct ks_arena *arena,
                     const char **how,
                     struct ks_err *err)
{
    const struct ks_manifest_file *file = &manifest->files[index];
    struct ks_intake intake = { .arena = arena };
    struct ks_fitness fitness = { 0 };
    *how = "";
    int fd = ks_store_object_open(store, file->sha256, file->length, err);
    if (fd < 0) {
        return false;
    }
    ks_intake_look(&intake, fd, file->path, &fitness);
    close(fd);
    if (fitness.failure != NULL) {
        return ks_fail(err, KS_ERR_IO, "%s", fitness.failure);
    }
    if (fitness.refusal != NULL) {
        *how = fitness.how;
        return ks_fail(err, KS_ERR_REFUSED, "%s", fitness.refusal);
    }
    if (fitness.type != file->type || fitness.width != file->width ||
        fitness.height != file->height) {
        *how = "重新发布";
        return ks_fail(err, KS_ERR_REFUSED, "类型或宽高与清单不符");
    }
    return true;
}
