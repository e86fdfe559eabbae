/* The room on the disk for what is new, and the garbage that gives way to it. */
#include <sys/statvfs.h>

#include "sync/take/parts.h"

bool ks_take_has_room(struct ks_taking *t, uint64_t bytes, uint64_t files, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, false, err);
    bool room = store != NULL && ks_store_room(store, bytes, files, t->now_s, err);
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
    return files == 0 || ks_take_has_room(t, bytes + largest, files, NULL);
}

bool ks_take_make_room(struct ks_taking *t, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, true, err);
    bool ok = store != NULL && ks_store_gc(store, t->now_s, err);
    ks_store_close(store);
    return ok;
}
