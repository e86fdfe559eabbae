/* Objects: files of releases under the name of their hash. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "store/store_parts.h"

#define KS_LOG_MODULE "store"
#include "port/log.h"

#define PIECE_BYTES ((size_t)64 * 1024)

struct ks_object {
    struct ks_store *store;
    int file;
    char temp[KS_STORE_PATH_MAX];
    uint8_t expected[KS_SHA256_BYTES];
    uint64_t length, written;
    struct ks_sha256 hash;
};

void ks_object_folder(unsigned first_byte, char out[KS_STORE_PATH_MAX])
{
    snprintf(out, KS_STORE_PATH_MAX, "obj/%02x", first_byte & 255);
}

void ks_object_path(const uint8_t hash[KS_SHA256_BYTES], char out[KS_STORE_PATH_MAX])
{
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(hash, hex);
    snprintf(out, KS_STORE_PATH_MAX, "obj/%.2s/%s", hex, hex);
}

int ks_object_check(const struct ks_store *store,
                    struct ks_disk *disk,
                    int file,
                    const uint8_t hash[KS_SHA256_BYTES],
                    uint64_t length)
{
    unsigned char *piece = malloc(PIECE_BYTES);
    if (piece == NULL) {
        ks_oom();
    }
    struct ks_sha256 sum;
    uint8_t found[KS_SHA256_BYTES];
    ks_sha256_begin(&sum);
    uint64_t at = 0;
    int64_t got;
    do { /* one read past the length: a longer file is another file */
        got = disk->ops->read(disk->self, file, piece, PIECE_BYTES, at);
        if (got > 0) {
            ks_sha256_add(&sum, piece, (size_t)got);
            at += (uint64_t)got;
        }
        if (store != NULL && store->alive != NULL) {
            store->alive(store->context);
        }
    } while (got == -EINTR || (got > 0 && at <= length));
    free(piece);
    ks_sha256_end(&sum, found);
    if (got < 0) {
        return (int)got;
    }
    return at == length && memcmp(found, hash, sizeof found) == 0 ? 0 : -EILSEQ;
}

bool ks_store_has_name(const struct ks_store *store,
                       const uint8_t hash[KS_SHA256_BYTES],
                       uint64_t length)
{
    char path[KS_STORE_PATH_MAX];
    uint64_t size = 0;
    ks_object_path(hash, path);
    return store->disk.ops->stat(store->disk.self, path, &size) >= 0 && size == length;
}

bool ks_store_has(struct ks_store *store, const uint8_t hash[KS_SHA256_BYTES], uint64_t length)
{
    const struct ks_disk_ops *ops = store->disk.ops;
    char path[KS_STORE_PATH_MAX];
    ks_object_path(hash, path);
    uint64_t size = 0;
    if (ks_hash_set_has(store->verified, hash)) {
        return ks_store_has_name(store, hash, length);
    }
    int file = ops->open(store->disk.self, path, &size);
    if (file < 0) {
        return false;
    }
    /* That a file has the right name and length says nothing: a cut, or a worn-out card, may have
     * left the name without the bytes. */
    int error = size == length ? ks_object_check(store, &store->disk, file, hash, length) : -EILSEQ;
    (void)ops->close(store->disk.self, file);
    if (error == -EILSEQ && store->writer) {
        ks_log(KS_LOG_OBJECT_DAMAGED, "damaged object %s: removed", path);
        (void)ops->unlink(store->disk.self, path);
    }
    if (error == 0) {
        ks_hash_set_add(store->verified, hash);
    }
    return error == 0;
}

enum ks_opened ks_store_object_open(struct ks_store *store,
                                    const uint8_t hash[KS_SHA256_BYTES],
                                    uint64_t length,
                                    int *fd,
                                    struct ks_err *err)
{
    const struct ks_disk_ops *ops = store->disk.ops;
    char path[KS_STORE_PATH_MAX];
    uint64_t size = 0;
    *fd = -1;
    ks_object_path(hash, path);
    int file = ops->open(store->disk.self, path, &size);
    if (file < 0) {
        ks_disk_fail(err, file, KS_PROBLEM_FILE_OPEN, path);
        return file == -ENOENT ? KS_OPENED_MISSING : KS_OPENED_NOT;
    }
    int error = size == length ? 0 : -EILSEQ;
    if (error == 0 && !ks_hash_set_has(store->verified, hash)) {
        error = ks_object_check(store, &store->disk, file, hash, length);
    }
    int got = error == 0 ? ops->fd(store->disk.self, file) : error;
    (void)ops->close(store->disk.self, file);
    if (got == -EILSEQ) {
        ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_STORE_DAMAGED, KS_ARGS(ks_arg_text(path)));
        return KS_OPENED_DAMAGED;
    }
    if (got < 0) {
        ks_disk_fail(err, got, KS_PROBLEM_DISK_READ, path);
        return KS_OPENED_NOT;
    }
    *fd = got;
    return KS_OPENED;
}

/* What becomes of it after -errno `error` while something is done with its file. */
static enum ks_stored not_stored(const struct ks_object *object, int error, struct ks_err *err)
{
    ks_disk_fail(err, error, KS_PROBLEM_FILE_WRITE, object->temp);
    return ks_disk_is_full(error) ? KS_STORED_FULL : KS_STORED_NOT;
}

static enum ks_stored is_other(struct ks_err *err, enum ks_problem_code how)
{
    (void)ks_fail_as(err, KS_ERR_FORMAT, how, KS_NO_ARGS);
    return KS_STORED_OTHER;
}

enum ks_stored ks_store_object_begin(struct ks_store *store,
                                     const uint8_t hash[KS_SHA256_BYTES],
                                     uint64_t length,
                                     struct ks_object **begun,
                                     struct ks_err *err)
{
    *begun = NULL;
    if (!ks_store_writable(store, err)) {
        return KS_STORED_NOT;
    }
    const struct ks_disk_ops *ops = store->disk.ops;
    struct ks_object *object = calloc(1, sizeof *object);
    if (object == NULL) {
        ks_oom();
    }
    object->store = store;
    object->length = length;
    memcpy(object->expected, hash, sizeof object->expected);
    ks_sha256_begin(&object->hash);
    ks_temp_path(store, object->temp);
    object->file = ops->create(store->disk.self, object->temp);
    int error = object->file;
    if (object->file >= 0) {
        error = ops->reserve(store->disk.self, object->file, length);
    }
    if (error < 0) {
        enum ks_stored end = not_stored(object, error, err);
        ks_store_object_abandon(object);
        return end;
    }
    *begun = object;
    return KS_STORED;
}

enum ks_stored
ks_store_object_write(struct ks_object *object, const void *bytes, size_t n, struct ks_err *err)
{
    int error = 0;
    if (n > object->length - object->written) {
        return is_other(err, KS_PROBLEM_STORE_LONGER);
    }
    if (!ks_disk_write_all(&object->store->disk, object->file, bytes, n, &error)) {
        return not_stored(object, error, err);
    }
    ks_sha256_add(&object->hash, bytes, n);
    object->written += n;
    return KS_STORED;
}

void ks_store_object_abandon(struct ks_object *object)
{
    if (object == NULL) {
        return;
    }
    struct ks_disk *disk = &object->store->disk;
    if (object->file >= 0) {
        (void)disk->ops->close(disk->self, object->file);
        (void)disk->ops->unlink(disk->self, object->temp);
    }
    free(object);
}

/* Takes a written object in: checked, synced, renamed. Its folder is synced by the commit, once for
 * all. */
static int take_in(struct ks_object *object)
{
    struct ks_store *store = object->store;
    const struct ks_disk_ops *ops = store->disk.ops;
    int error = ops->sync(store->disk.self, object->file);
    int closed = ops->close(store->disk.self, object->file);
    error = error < 0 ? error : closed;
    char folder[KS_STORE_PATH_MAX], path[KS_STORE_PATH_MAX];
    if (error >= 0) {
        ks_object_folder(object->expected[0], folder);
        error = ops->mkdir(store->disk.self, folder);
        error = error == -EEXIST ? 0 : error;
    }
    if (error >= 0) {
        ks_object_path(object->expected, path);
        error = ops->rename(store->disk.self, object->temp, path);
    }
    if (error < 0) {
        (void)ops->unlink(store->disk.self, object->temp);
    }
    return error;
}

enum ks_stored ks_store_object_finish(struct ks_object *object, struct ks_err *err)
{
    struct ks_store *store = object->store;
    uint8_t found[KS_SHA256_BYTES];
    ks_sha256_end(&object->hash, found);
    if (object->written != object->length || memcmp(found, object->expected, sizeof found) != 0) {
        ks_store_object_abandon(object);
        return is_other(err, KS_PROBLEM_STORE_OTHER);
    }
    enum ks_stored end = KS_STORED;
    int error = take_in(object);
    if (error < 0) {
        end = not_stored(object, error, err);
    } else {
        ks_hash_set_add(store->verified, object->expected);
    }
    free(object);
    return end;
}

void ks_store_missing(struct ks_store *store,
                      const struct ks_manifest *manifest,
                      bool *needed,
                      uint64_t *bytes)
{
    struct ks_hash_set seen = { 0 };
    *bytes = 0;
    for (size_t i = 0; i < manifest->n_files; i++) {
        const struct ks_manifest_file *file = &manifest->files[i];
        needed[i] = !ks_hash_set_has(&seen, file->sha256) &&
                    !ks_store_has(store, file->sha256, file->length);
        ks_hash_set_add(&seen, file->sha256);
        *bytes += needed[i] ? file->length : 0;
    }
    ks_hash_set_free(&seen);
}

bool ks_object_is_gone(const struct ks_store *store, const struct ks_manifest_file *file)
{
    char path[KS_STORE_PATH_MAX];
    uint64_t size = 0;
    ks_object_path(file->sha256, path);
    int error = store->disk.ops->stat(store->disk.self, path, &size);
    return error == -ENOENT || (error >= 0 && size != file->length);
}

void ks_store_leave_gone(struct ks_store *store, enum ks_gone_by by, struct ks_manifest *release)
{
    size_t n = 0;
    for (size_t i = 0; i < release->n_files; i++) {
        const struct ks_manifest_file *file = &release->files[i];
        bool gone = by == KS_GONE_BY_HASH ? !ks_store_has(store, file->sha256, file->length)
                                          : ks_object_is_gone(store, file);
        if (!gone) {
            release->files[n++] = *file;
        }
    }
    release->n_files = n;
}
