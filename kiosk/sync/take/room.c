/* The room on the disk: for what is new, by garbage that gives way, but not what is relied upon. */
#include <string.h>
#include <sys/statvfs.h>

#include "sync/take/parts.h"

enum ks_stored
ks_take_has_room(struct ks_taking *t, uint64_t bytes, uint64_t files, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, KS_STORE_READ, err);
    enum ks_stored room =
        store == NULL ? KS_STORED_NOT : ks_store_room(store, bytes, files, t->now_s, err);
    ks_store_close(store);
    return room;
}

/* Bytes of the whole disk; 0 if it does not say. */
static uint64_t disk_size(const struct ks_taking *t)
{
    struct statvfs disk;
    bool known = statvfs(t->cycle->config->state, &disk) == 0;
    return known ? (uint64_t)disk.f_blocks * disk.f_frsize : 0;
}

bool ks_take_has_room_for_all(struct ks_taking *t)
{
    uint64_t bytes = 0, files = 0, largest = 0, most = disk_size(t);
    for (size_t i = 0; i < t->office.n; i++) {
        const struct ks_seen_file *file = t->file[i];
        /* What is larger than the disk comes in no case: nothing need give way to it. */
        if (file != NULL && !file->read && file->size < most) {
            bytes += file->size;
            files++;
            largest = file->size > largest ? file->size : largest;
        }
    }
    /* A large one lies there twice for a while. */
    return files == 0 || ks_take_has_room(t, bytes + largest, files, NULL) == KS_STORED;
}

bool ks_take_make_room(struct ks_taking *t, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, KS_STORE_WRITE, err);
    bool ok = store != NULL && ks_store_gc(store, t->now_s, err);
    ks_store_close(store);
    return ok;
}

static bool keeps(const struct ks_manifest *release, const char *label, const uint8_t *hash)
{
    const struct ks_manifest_file *file = ks_manifest_find(release, label);
    return file != NULL && memcmp(file->sha256, hash, sizeof file->sha256) == 0;
}

void ks_take_hold_relied(struct ks_taking *t)
{
    for (size_t i = 0; i < t->office.n; i++) {
        const struct ks_seen_file *file = t->file[i];
        if (file == NULL || !file->read || file->refusal != NULL) {
            continue;
        }
        const char *label = ks_take_label(t, i);
        if (!keeps(&t->current[KS_ROLE_CONTENT], label, file->sha256) &&
            !keeps(&t->current[KS_ROLE_ALERT], label, file->sha256) &&
            !keeps(&t->waiting, label, file->sha256)) {
            ks_take_hold(t, file->sha256);
        }
    }
}

bool ks_take_forget_lost(struct ks_taking *t, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, KS_STORE_READ, err);
    for (size_t i = 0; store != NULL && i < t->office.n; i++) {
        struct ks_seen_file *file = t->file[i];
        if (file != NULL && file->read && file->refusal == NULL) {
            file->read = ks_store_has_name(store, file->sha256, file->size);
        }
    }
    ks_store_close(store);
    return store != NULL;
}
