/* Releases of the store as a content set: blobs by name, hashed when first opened. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "core/release/staged.h"
#include "port/lang.h"
#include "store/store_parts.h"

#define KS_LOG_MODULE "store"
#include "port/log.h"

#define ALERTS_FOLDER KS_AT_ALERTS "/"

struct release_set {
    struct ks_store *store;
    struct ks_disk *disk; /* the store's */
    struct ks_arena *arena;
    struct ks_manifest_file *files; /* of one or two releases, sorted by path */
    size_t n;
    struct ks_manifest signed_part[KS_ROLE_COUNT]; /* what of each is signed ends with it */
    bool ended;                   /* what signatures brought of the content has ended */
    struct ks_content_set *below; /* the factory's folder, where no content release can be shown */
    struct ks_hash_set verified;
    bool by_name; /* nothing is hashed */
};

static int by_path(const void *a, const void *b)
{
    const struct ks_manifest_file *x = a, *y = b;
    return strcmp(x->path, y->path);
}

static const struct ks_manifest_file *find(const struct release_set *set, const char *path)
{
    struct ks_manifest_file key = { .path = path };
    return set->n == 0 ? NULL : bsearch(&key, set->files, set->n, sizeof key, by_path);
}

static int set_open(void *self, const char *path, struct ks_err *err)
{
    struct release_set *set = self;
    const struct ks_manifest_file *file = find(set, path);
    if (file == NULL && set->below != NULL) {
        return ks_content_set_open(set->below, path, err);
    }
    if (file == NULL) {
        ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_FILE_MISSING, KS_ARGS(ks_arg_text(path)));
        return -1;
    }
    char object[KS_STORE_PATH_MAX];
    uint64_t size = 0;
    ks_object_path(file->sha256, object);
    int handle = set->disk->ops->open(set->disk->self, object, &size);
    if (handle < 0) {
        ks_disk_fail(err, handle, KS_PROBLEM_FILE_OPEN, path);
        return -1;
    }
    /* The descriptor that was hashed is the one handed out: nothing can come in between. */
    int error = size != file->length ? -EILSEQ : 0;
    if (error == 0 && !set->by_name && !ks_hash_set_has(&set->verified, file->sha256)) {
        error = ks_object_check(NULL, set->disk, handle, file->sha256, file->length);
    }
    int fd = error == 0 ? set->disk->ops->fd(set->disk->self, handle) : error;
    (void)set->disk->ops->close(set->disk->self, handle);
    if (error == 0 && !set->by_name) {
        ks_hash_set_add(&set->verified, file->sha256);
    }
    if (error == -EILSEQ) {
        ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_STORE_MENDED, KS_ARGS(ks_arg_text(path)));
    } else if (fd < 0) {
        ks_disk_fail(err, fd, KS_PROBLEM_DISK_READ, path);
    }
    return fd < 0 ? -1 : fd;
}

static bool below_folder(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return n == 0 || (strncmp(path, folder, n) == 0 && path[n] == '/');
}

static bool set_list(void *self,
                     const char *path,
                     size_t limit,
                     struct ks_arena *arena,
                     struct ks_names *names,
                     struct ks_err *err)
{
    struct release_set *set = self;
    struct ks_names base = { NULL, 0 };
    if (set->below != NULL && !ks_content_set_list(set->below, path, limit, arena, &base, err)) {
        return false;
    }
    names->n = 0;
    names->v = ks_arena_array(arena, set->n + base.n + 1, sizeof *names->v);
    size_t b = 0;
    for (size_t i = 0; i < set->n && names->n < limit; i++) {
        if (!below_folder(set->files[i].path, path)) {
            continue;
        }
        while (b < base.n && names->n < limit && strcmp(base.v[b], set->files[i].path) < 0) {
            names->v[names->n++] = base.v[b++];
        }
        b += b < base.n && strcmp(base.v[b], set->files[i].path) == 0;
        if (names->n < limit) {
            names->v[names->n++] = ks_arena_strdup(arena, set->files[i].path);
        }
    }
    while (b < base.n && names->n < limit) {
        names->v[names->n++] = base.v[b++];
    }
    return true;
}

/* When the content as a whole ends: whatever its names are, as long as there is something signed in
 * it. */
static int64_t content_until(const struct release_set *set)
{
    const struct ks_manifest *part = &set->signed_part[KS_ROLE_CONTENT];
    bool there = set->ended;
    for (size_t i = 0; !there && i < part->n_files; i++) {
        const struct ks_manifest_file *file = find(set, part->files[i].path);
        there =
            file != NULL && memcmp(file->sha256, part->files[i].sha256, sizeof file->sha256) == 0;
    }
    return there ? part->expires : 0;
}

/* When a blob ends, with the release that signed it: an alert release has nothing outside its
 * folder, a content release nothing in it. What an office put upon a signed release has no end of
 * its own. */
static int64_t set_until(void *self, const char *path)
{
    struct release_set *set = self;
    if (*path == '\0') {
        return content_until(set);
    }
    bool alert = strncmp(path, ALERTS_FOLDER, strlen(ALERTS_FOLDER)) == 0;
    const struct ks_manifest *part = &set->signed_part[alert ? KS_ROLE_ALERT : KS_ROLE_CONTENT];
    bool gone = !alert && set->ended; /* that is still told */
    return (find(set, path) == NULL && !gone) || ks_manifest_find(part, path) == NULL
               ? 0
               : part->expires;
}

static void set_close(void *self)
{
    struct release_set *set = self;
    ks_content_set_close(set->below);
    ks_hash_set_free(&set->verified);
    ks_arena_free(set->arena);
    free(set);
}

/* Counts objects that are missing, by names and lengths: to hash everything first would keep the
 * screen waiting. */
static size_t count_gone(const struct release_set *set, const struct ks_manifest *manifest)
{
    size_t gone = 0;
    for (size_t i = 0; i < manifest->n_files; i++) {
        const struct ks_manifest_file *file = &manifest->files[i];
        gone += !ks_store_has_name(set->store, file->sha256, file->length);
    }
    return gone;
}

static void add_files(struct release_set *set, const struct ks_manifest *manifest)
{
    if (manifest->n_files == 0) {
        return; /* with no files there is no list either, and memcpy takes no NULL */
    }
    set->files = ks_arena_grow(set->arena, set->files, set->n, set->n + manifest->n_files,
                               sizeof *set->files);
    memcpy(set->files + set->n, manifest->files, manifest->n_files * sizeof *set->files);
    set->n += manifest->n_files;
}

/* What signatures brought of a release: itself, or what it stands upon. */
static const uint8_t *
base_of(const struct ks_store *store, enum ks_role role, const struct ks_head_release *release)
{
    return release->origin == KS_ORIGIN_SIGNED ? release->hash : store->head.role[role].top;
}

void ks_store_end_base(struct ks_store *store, const uint8_t *release)
{
    const struct ks_head_role *content = &store->head.role[KS_ROLE_CONTENT];
    const struct ks_head_release *shown[] = { &content->current, &content->previous };
    if (release == NULL) {
        memset(store->ended, 0, sizeof store->ended);
        return;
    }
    for (size_t i = 0; i < KS_COUNT(shown); i++) {
        if (shown[i]->origin != KS_ORIGIN_NONE &&
            memcmp(shown[i]->hash, release, KS_SHA256_BYTES) == 0) {
            memcpy(store->ended, base_of(store, KS_ROLE_CONTENT, shown[i]), sizeof store->ended);
        }
    }
}

/* The layers below and above it show: the factory's, and what others had upon it. */
static void
leave_out(struct ks_manifest *manifest, const struct ks_manifest *part, struct ks_arena *arena)
{
    struct ks_manifest_file *files = ks_arena_array(arena, manifest->n_files + 1, sizeof *files);
    size_t n = 0;
    for (size_t i = 0; i < manifest->n_files; i++) {
        if (ks_manifest_find(part, manifest->files[i].path) == NULL) {
            files[n++] = manifest->files[i];
        }
    }
    manifest->files = files;
    manifest->n_files = n;
}

/* A release of our own stands upon the highest signed one (core/release/layers.h), as long as that
 * is known. */
static void take_signed_part(struct ks_store *store,
                             struct release_set *set,
                             const struct ks_head_release *release,
                             const struct ks_manifest *manifest)
{
    struct ks_manifest *part = &set->signed_part[manifest->role];
    const uint8_t *top = store->head.role[manifest->role].top;
    if (release->origin == KS_ORIGIN_SIGNED) {
        *part = *manifest;
    } else if (ks_hash_is_zero(top) || !ks_store_manifest(store, top, set->arena, part, NULL)) {
        *part = (struct ks_manifest) { 0 };
    }
}

static bool
add_release(struct ks_store *store, struct release_set *set, const struct ks_head_release *release)
{
    struct ks_err err = { 0 };
    struct ks_manifest manifest;
    if (release->origin == KS_ORIGIN_NONE) {
        return false;
    }
    if (!ks_store_manifest(store, release->hash, set->arena, &manifest, &err)) {
        ks_log(KS_LOG_NO_RELEASE, "%s", ks_err_line(ks_lang_here(), &err).text);
        return false;
    }
    size_t gone = count_gone(set, &manifest);
    if (gone > 0) {
        ks_log(KS_LOG_FILES_GONE, "release %llu: %zu of %zu files are gone",
               (unsigned long long)manifest.version, gone, manifest.n_files);
    }
    if (manifest.n_files == 0 || gone > manifest.n_files / 5) {
        return manifest.n_files == 0;
    }
    take_signed_part(store, set, release, &manifest);
    const uint8_t *base = base_of(store, manifest.role, release);
    if (manifest.role == KS_ROLE_CONTENT && !ks_hash_is_zero(base) &&
        memcmp(base, store->ended, KS_SHA256_BYTES) == 0) {
        set->ended = true;
        leave_out(&manifest, &set->signed_part[KS_ROLE_CONTENT], set->arena);
    }
    add_files(set, &manifest);
    return true;
}

static struct release_set *new_set(struct ks_store *store)
{
    struct release_set *set = calloc(1, sizeof *set);
    if (set == NULL) {
        ks_oom();
    }
    set->store = store;
    set->disk = &store->disk;
    set->arena = ks_arena_new();
    return set;
}

/* Sorts the files and makes a content set of them, which owns `set` from now on. */
static struct ks_content_set *finish(struct release_set *set)
{
    static const struct ks_content_set_ops ops = { set_open, set_list, set_until, set_close };
    if (set->n > 1) {
        qsort(set->files, set->n, sizeof *set->files, by_path);
    }
    return ks_content_set_new(&ops, set);
}

struct ks_content_set *ks_store_release_set(struct ks_store *store,
                                            const uint8_t hash[KS_SHA256_BYTES],
                                            struct ks_err *err)
{
    struct release_set *set = new_set(store);
    struct ks_base base[KS_ROLE_COUNT];
    struct ks_manifest staged, shown[KS_ROLE_COUNT], next[KS_ROLE_COUNT];
    if (!ks_store_manifest(store, hash, set->arena, &staged, err)) {
        set_close(set);
        return NULL;
    }
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        ks_store_base(store, (enum ks_role)role, set->arena, &base[role]);
        ks_store_shown(store, (enum ks_role)role, set->arena, &shown[role]);
        ks_store_leave_gone(store, false, &base[role].manifest);
        ks_store_leave_gone(store, false, &shown[role]);
    }
    ks_staged_adopt(&staged, base, shown, set->arena, next);
    size_t gone = count_gone(set, &next[KS_ROLE_CONTENT]) + count_gone(set, &next[KS_ROLE_ALERT]);
    if (gone > 0) {
        ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_WAITING_GONE, KS_NO_ARGS);
        set_close(set);
        return NULL;
    }
    add_files(set, &next[KS_ROLE_CONTENT]);
    add_files(set, &next[KS_ROLE_ALERT]);
    return finish(set);
}

struct ks_content_set *ks_store_set_of(struct ks_store *store,
                                       const struct ks_manifest *content,
                                       const struct ks_manifest *alert)
{
    struct release_set *set = new_set(store);
    set->by_name = true;
    add_files(set, content);
    if (alert != NULL) {
        add_files(set, alert);
    }
    return finish(set);
}

struct ks_content_set *ks_store_previous_set(struct ks_store *store)
{
    struct release_set *set = new_set(store);
    if (!add_release(store, set, &store->head.role[KS_ROLE_CONTENT].previous)) {
        set_close(set);
        return NULL;
    }
    (void)add_release(store, set, &store->head.role[KS_ROLE_ALERT].current);
    return finish(set);
}

struct ks_content_set *ks_store_content_set(struct ks_store *store, enum ks_shown *shown)
{
    struct release_set *set = new_set(store);
    const struct ks_head_role *content = &store->head.role[KS_ROLE_CONTENT];
    enum ks_shown what = KS_SHOWN_CURRENT;
    if (!add_release(store, set, &content->current)) {
        what = KS_SHOWN_PREVIOUS;
        if (!add_release(store, set, &content->previous)) {
            what = KS_SHOWN_NOTHING;
        }
    }
    if ((what == KS_SHOWN_NOTHING || set->ended) && store->factory != NULL) {
        struct ks_err err = { 0 };
        set->below = ks_content_set_open_folder(store->factory, &err);
        what = what == KS_SHOWN_NOTHING && set->below != NULL ? KS_SHOWN_FACTORY : what;
    }
    if (shown != NULL) {
        *shown = what;
    }
    /* Alerts of the current release are shown beside any content. */
    (void)add_release(store, set, &store->head.role[KS_ROLE_ALERT].current);
    return finish(set);
}
