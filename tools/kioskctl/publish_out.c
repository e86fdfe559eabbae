/* Writing a release to a stick or a share (see publish.h). */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/release/record.h"
#include "kioskctl/fail.h"
#include "kioskctl/publish.h"
#include "port/digest.h"
#include "port/lang.h"
#include "sync/verify/source.h"

#define PIECE_BYTES 65536

bool outlet_open(const char *folder, struct outlet *outlet, struct ks_err *err)
{
    *outlet = (struct outlet) { .copied = 0 };
    return ks_disk_real(folder, KS_DISK_MADE, &outlet->disk, err);
}

void outlet_close(struct outlet *outlet)
{
    ks_disk_free(&outlet->disk);
}

bool blob_hash(int fd, uint8_t hash[32], uint64_t *length, struct ks_err *err)
{
    char piece[PIECE_BYTES];
    struct ks_sha256 sum;
    ssize_t got;
    *length = 0;
    ks_sha256_begin(&sum);
    while ((got = pread(fd, piece, sizeof piece, (off_t)*length)) > 0) {
        ks_sha256_add(&sum, piece, (size_t)got);
        *length += (uint64_t)got;
    }
    ks_sha256_end(&sum, hash);
    return got == 0 || ctl_fail(err, KS_ERR_IO, ks_say("读的时候出错：%s"), strerror(errno));
}

static bool make_folder(struct outlet *outlet, const char *path, struct ks_err *err)
{
    int error = outlet->disk.ops->mkdir(outlet->disk.self, path);
    return error >= 0 || error == -EEXIST || ks_disk_fail(err, error, KS_PROBLEM_FOLDER_MAKE, path);
}

/* Renames a written file into place, and syncs it, so that it is there after a stick is pulled
 * out. */
static bool settle(struct outlet *outlet,
                   const char *temp,
                   const char *path,
                   const char *folder,
                   struct ks_err *err)
{
    const struct ks_disk_ops *ops = outlet->disk.ops;
    int error = ops->rename(outlet->disk.self, temp, path);
    error = error < 0 ? error : ops->sync_dir(outlet->disk.self, folder);
    return error >= 0 || ks_disk_fail(err, error, KS_PROBLEM_FILE_WRITE, path);
}

static bool is_there(struct outlet *outlet, const char *path, const struct ks_manifest_file *file)
{
    const struct ks_disk_ops *ops = outlet->disk.ops;
    uint64_t size = 0, length = 0;
    uint8_t hash[32];
    int handle = ops->open(outlet->disk.self, path, &size);
    if (handle < 0) {
        return false;
    }
    int fd = size == file->length ? ops->fd(outlet->disk.self, handle) : -1;
    bool same = fd >= 0 && blob_hash(fd, hash, &length, NULL) && length == file->length &&
                memcmp(hash, file->sha256, sizeof hash) == 0;
    if (fd >= 0) {
        close(fd);
    }
    (void)ops->close(outlet->disk.self, handle);
    return same;
}

static bool copy(struct outlet *outlet,
                 int fd,
                 int file,
                 const struct ks_manifest_file *wanted,
                 struct ks_err *err)
{
    char piece[PIECE_BYTES];
    struct ks_sha256 sum;
    uint8_t hash[32];
    uint64_t done = 0;
    ssize_t got;
    ks_sha256_begin(&sum);
    while ((got = pread(fd, piece, sizeof piece, (off_t)done)) > 0) {
        int error = 0;
        if (!ks_disk_write_all(&outlet->disk, file, piece, (size_t)got, &error)) {
            return ks_disk_fail(err, error, KS_PROBLEM_FILE_WRITE, wanted->path);
        }
        ks_sha256_add(&sum, piece, (size_t)got);
        done += (uint64_t)got;
    }
    ks_sha256_end(&sum, hash);
    if (got < 0 || done != wanted->length || memcmp(hash, wanted->sha256, sizeof hash) != 0) {
        return ctl_fail(err, KS_ERR_FORMAT, ks_say("“%s”正在被修改，请等它存好再发布"),
                        wanted->path);
    }
    int error = outlet->disk.ops->sync(outlet->disk.self, file);
    return error >= 0 || ks_disk_fail(err, error, KS_PROBLEM_FILE_WRITE, wanted->path);
}

bool outlet_object(struct outlet *outlet,
                   int fd,
                   const struct ks_manifest_file *file,
                   struct ks_err *err)
{
    const struct ks_disk_ops *ops = outlet->disk.ops;
    char path[KS_SOURCE_PATH_MAX], folder[KS_SOURCE_PATH_MAX], temp[KS_SOURCE_PATH_MAX + 8];
    ks_source_object_path(file->sha256, path);
    snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
    snprintf(temp, sizeof temp, "%s.tmp", path);
    if (is_there(outlet, path, file)) {
        outlet->present++;
        return true;
    }
    if (!make_folder(outlet, "obj", err) || !make_folder(outlet, folder, err)) {
        return false;
    }
    (void)ops->unlink(outlet->disk.self, temp);
    int handle = ops->create(outlet->disk.self, temp);
    if (handle < 0) {
        return ks_disk_fail(err, handle, KS_PROBLEM_FILE_WRITE, path);
    }
    bool ok = copy(outlet, fd, handle, file, err);
    int error = ops->close(outlet->disk.self, handle);
    ok = ok && (error >= 0 || ks_disk_fail(err, error, KS_PROBLEM_FILE_WRITE, path));
    ok = ok && settle(outlet, temp, path, folder, err);
    if (!ok) {
        (void)ops->unlink(outlet->disk.self, temp);
        return false;
    }
    outlet->copied++;
    outlet->bytes += file->length;
    return true;
}

bool outlet_file(struct outlet *outlet, const char *path, struct ks_str bytes, struct ks_err *err)
{
    const char *slash = strchr(path, '/');
    char folder[16], temp[128];
    snprintf(folder, sizeof folder, "%.*s", slash == NULL ? 0 : (int)(slash - path), path);
    snprintf(temp, sizeof temp, "%s.tmp", path);
    if (slash != NULL && !make_folder(outlet, folder, err)) {
        return false;
    }
    (void)outlet->disk.ops->unlink(outlet->disk.self, temp);
    return ks_disk_save(&outlet->disk, temp, bytes.p, bytes.n, err) &&
           settle(outlet, temp, path, folder, err);
}

const char *outlet_latest_name(enum ks_role role)
{
    return role == KS_ROLE_ALERT ? "latest.alert" : "latest";
}

void outlet_release_path(const struct ks_manifest *release, char out[OUTLET_RELEASE_PATH])
{
    snprintf(out, OUTLET_RELEASE_PATH, "rel/%s%u.%llu.ksr",
             release->role == KS_ROLE_ALERT ? "alert-" : "", release->epoch,
             (unsigned long long)release->version);
}

bool outlet_latest(struct outlet *outlet, enum ks_role role, uint64_t *epoch, uint64_t *version)
{
    char *bytes = NULL;
    size_t n = 0;
    struct ks_record r = { .err = NULL };
    struct ks_str first, second;
    bool ok =
        ks_disk_load(&outlet->disk, outlet_latest_name(role), 32, &bytes, &n, NULL) == KS_LOADED;
    struct ks_str rest = ks_str_trim((struct ks_str) { bytes, ok ? n : 0 });
    ok = ok && ks_str_cut(&rest, '.', &first) && ks_str_cut(&rest, '\n', &second) &&
         ks_record_number(&r, first, KS_EPOCH_MAX, epoch) &&
         ks_record_number(&r, second, KS_VERSION_MAX, version);
    free(bytes);
    return ok;
}

bool outlet_set_latest(struct outlet *outlet,
                       const struct ks_manifest *manifest,
                       struct ks_err *err)
{
    char hint[48];
    snprintf(hint, sizeof hint, "%u.%llu\n", manifest->epoch,
             (unsigned long long)manifest->version);
    return outlet_file(outlet, outlet_latest_name(manifest->role), ks_str_of(hint), err);
}

struct versions {
    struct outlet_versions *found;
    enum ks_role role;
    uint64_t epoch;
    size_t capacity;
};

static void note_version(void *context, const char *name)
{
    struct versions *v = context;
    struct outlet_versions *found = v->found;
    struct ks_record r = { .err = NULL };
    struct ks_str rest = ks_str_of(name), first, second;
    uint64_t epoch, version;
    bool alert = ks_str_starts(rest, KS_STR("alert-"));
    rest.p += alert ? strlen("alert-") : 0;
    rest.n -= alert ? strlen("alert-") : 0;
    if (alert != (v->role == KS_ROLE_ALERT) || !ks_str_cut(&rest, '.', &first) ||
        !ks_str_cut(&rest, '.', &second) || !ks_str_is(rest, "ksr") ||
        !ks_record_number(&r, first, KS_EPOCH_MAX, &epoch) || epoch != v->epoch ||
        !ks_record_number(&r, second, KS_VERSION_MAX, &version)) {
        return;
    }
    if (found->n == v->capacity) {
        v->capacity = v->capacity == 0 ? 64 : v->capacity * 2;
        found->v = ks_arena_grow(found->arena, found->v, found->n, v->capacity, sizeof *found->v);
    }
    found->v[found->n++] = version;
}

static int downwards(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? 1 : x > y ? -1 : 0;
}

void outlet_versions(struct outlet *outlet,
                     enum ks_role role,
                     uint32_t epoch,
                     struct outlet_versions *found)
{
    struct versions v = { found, role, epoch, 0 };
    found->n = 0;
    (void)outlet->disk.ops->list(outlet->disk.self, "rel", note_version, &v);
    if (found->n > 1) {
        qsort(found->v, found->n, sizeof *found->v, downwards);
    }
}
