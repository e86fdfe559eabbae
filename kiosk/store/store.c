/* Opening, recovering and closing a store (see store.h). */
#include "store/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "store/store_parts.h"

/*   closed --open--> open --a write or sync failed--> broken --close--> closed
 *
 * `broken` still reads. Only opening again, which syncs the folders and reads HEAD back from the
 * disk, finds out what a failed sync left. */

struct cleaning {
    char names[64][KS_STORE_PATH_MAX];
    size_t n;
};

static void note_name(void *context, const char *name)
{
    struct cleaning *cleaning = context;
    if (cleaning->n < KS_COUNT(cleaning->names)) {
        snprintf(cleaning->names[cleaning->n++], KS_STORE_PATH_MAX, "tmp/%.70s", name);
    }
}

/* Empties tmp/ of what a crash left unfinished. A file that cannot be removed stays: at worst a
 * later create() of that very name fails with EEXIST. */
static void empty_tmp(struct ks_store *store)
{
    struct cleaning cleaning;
    size_t gone;
    do {
        cleaning.n = 0;
        gone = 0;
        if (store->disk.ops->list(store->disk.self, "tmp", note_name, &cleaning) < 0) {
            return;
        }
        for (size_t i = 0; i < cleaning.n; i++) {
            gone += store->disk.ops->unlink(store->disk.self, cleaning.names[i]) == 0;
        }
    } while (gone > 0);
}

struct ks_verified *ks_verified_new(void)
{
    struct ks_verified *verified = calloc(1, sizeof *verified);
    if (verified == NULL) {
        ks_oom();
    }
    return verified;
}

void ks_verified_free(struct ks_verified *verified)
{
    if (verified != NULL) {
        ks_hash_set_free(&verified->set);
        free(verified);
    }
}

static bool recover(struct ks_store *store, bool *taken, struct ks_err *err)
{
    static const char *const folders[] = { "tmp", "obj", "rel" };
    const struct ks_disk_ops *ops = store->disk.ops;
    int error = ops->lock(store->disk.self);
    if (error == -EWOULDBLOCK) {
        if (taken != NULL) {
            *taken = true;
        }
        return ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_STORE_BUSY,
                          KS_ARGS(ks_arg_text(ks_store_folder(store))));
    }
    for (size_t i = 0; error >= 0 && i < KS_COUNT(folders); i++) {
        error = ops->mkdir(store->disk.self, folders[i]);
        error = error == -EEXIST ? 0 : error;
    }
    /* Sync the folder also for a HEAD that a killed writer renamed into place without knowing
     * whether it is durable. */
    error = error < 0 ? error : ops->sync_dir(store->disk.self, "");
    if (error < 0) {
        return ks_disk_fail(err, error, KS_PROBLEM_DISK_STORE, ks_store_folder(store));
    }
    empty_tmp(store);
    if (!ks_head_file_recover(store, err) || !ks_store_mend_trust(store, err)) {
        return false;
    }
    ks_staging_mend(store);
    return true;
}

/* A reader's look at HEAD. */
static bool read_head(struct ks_store *store, struct ks_head *head)
{
    struct ks_err err = { 0 };
    store->found = ks_head_file_load(&store->disk, head, &err);
    store->lost = err;
    return store->found == KS_HEAD_LOADED;
}

struct ks_store *ks_store_open(const struct ks_store_params *params, struct ks_err *err)
{
    struct ks_store *store = calloc(1, sizeof *store);
    if (store == NULL) {
        ks_oom();
    }
    store->disk = params->disk;
    store->writer = params->writer;
    store->alive = params->alive;
    store->held = params->held;
    store->context = params->context;
    store->verified = params->verified == NULL ? &store->own.set : &params->verified->set;
    if (params->factory != NULL && (store->factory = strdup(params->factory)) == NULL) {
        ks_oom();
    }
    if (store->writer && !recover(store, params->taken, err)) {
        ks_store_close(store);
        return NULL;
    }
    if (!store->writer && !read_head(store, &store->head)) {
        /* A reader without a valid HEAD shows what it can: the factory's content. */
        store->head = (struct ks_head) { 0 };
    }
    return store;
}

void ks_store_close(struct ks_store *store)
{
    if (store != NULL) {
        ks_hash_set_free(&store->own.set);
        free(store->scrub.v);
        ks_disk_free(&store->disk);
        free(store->factory);
        free(store);
    }
}

bool ks_store_broken(const struct ks_store *store)
{
    return store->broken;
}

const struct ks_head *ks_store_head(const struct ks_store *store)
{
    return &store->head;
}

const struct ks_err *ks_store_lost(const struct ks_store *store)
{
    return store->found == KS_HEAD_LOST ? &store->lost : NULL;
}

const char *ks_store_folder(const struct ks_store *store)
{
    return store->disk.ops->path(store->disk.self);
}

bool ks_store_refresh(struct ks_store *store)
{
    struct ks_head head;
    if (store->writer || !read_head(store, &head) || head.serial == store->head.serial) {
        return false;
    }
    store->head = head;
    return true;
}
