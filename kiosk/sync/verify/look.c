/* The last check before a commit: can a screen show this file? See verify.h. */
#include <string.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "core/problem/sentence.h"
#include "sync/office/intake.h"
#include "sync/verify/verify.h"

static bool same(const struct ks_manifest_file *a, const struct ks_manifest_file *b)
{
    return memcmp(a->sha256, b->sha256, sizeof a->sha256) == 0 && a->length == b->length &&
           a->type == b->type && a->width == b->width && a->height == b->height;
}

const bool *ks_receive_proven(struct ks_store *store,
                              const struct ks_manifest *manifest,
                              struct ks_arena *arena)
{
    bool *proven = ks_arena_array(arena, manifest->n_files + 1, sizeof *proven);
    const struct ks_head *head = ks_store_head(store);
    for (size_t i = 0; i < 2 * (size_t)KS_ROLE_COUNT; i++) {
        const struct ks_head_role *role = &head->role[i / 2];
        const struct ks_head_release *release = i % 2 == 0 ? &role->current : &role->previous;
        struct ks_manifest installed;
        if (release->origin == KS_ORIGIN_NONE ||
            !ks_store_manifest(store, release->hash, arena, &installed, NULL)) {
            continue;
        }
        for (size_t k = 0; k < manifest->n_files; k++) {
            const struct ks_manifest_file *file =
                ks_manifest_find(&installed, manifest->files[k].path);
            proven[k] = proven[k] || (file != NULL && same(file, &manifest->files[k]));
        }
    }
    return proven;
}

enum ks_looked ks_receive_look(struct ks_store *store,
                               const struct ks_manifest *manifest,
                               size_t index,
                               struct ks_arena *arena,
                               struct ks_fitness *fitness,
                               struct ks_err *err)
{
    const struct ks_manifest_file *file = &manifest->files[index];
    struct ks_intake intake = { .arena = arena };
    *fitness = (struct ks_fitness) { .how = "", .type = file->type };
    if (file->type == KS_BLOB_FORMS) {
        return KS_LOOKED_GOOD; /* signed; where they are no forms, the documents are read */
    }

    int fd;
    enum ks_opened opened = ks_store_object_open(store, file->sha256, file->length, &fd, err);
    if (opened != KS_OPENED) {
        return opened == KS_OPENED_NOT ? KS_LOOKED_UNABLE : KS_LOOKED_REFUSED;
    }
    ks_intake_look(&intake, fd, file->path, fitness);
    close(fd);
    if (fitness->failed) {
        (void)ks_fail_again(err, &fitness->failure);
        return KS_LOOKED_UNABLE;
    }
    if (fitness->absent && fitness->type == file->type) {
        return KS_LOOKED_GOOD; /* for screens that have the program; the others leave it out */
    }
    if (fitness->refusal == NULL && (fitness->type != file->type || fitness->width != file->width ||
                                     fitness->height != file->height)) {
        const struct ks_sentence *other = ks_sentence_of(KS_LANG_ZH, KS_PROBLEM_LOOK_OTHER);
        fitness->refusal = other->what;
        fitness->how = other->how;
        (void)ks_fail_as(&fitness->why, KS_ERR_REFUSED, KS_PROBLEM_LOOK_OTHER, KS_NO_ARGS);
    }
    if (fitness->refusal != NULL) {
        (void)ks_fail_again(err, &fitness->why);
        return KS_LOOKED_REFUSED;
    }
    return KS_LOOKED_GOOD;
}
