/* A content set of releases (see release_set.h). */
#include "store/release_set.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"

#define KS_LOG_MODULE "store"
#include "port/log.h"
#include "store/forms.h"

#define ALERTS_FOLDER KS_AT_ALERTS "/"

static int by_path(const void *a, const void *b)
{
    const struct ks_manifest_file *x = a, *y = b;
    return strcmp(x->path, y->path);
}

static const struct ks_manifest_file *find(const struct ks_release_set *set, const char *path)
{
    struct ks_manifest_file key = { .path = path };
    return set->n == 0 ? NULL : bsearch(&key, set->files, set->n, sizeof key, by_path);
}

static enum ks_opened set_open(void *self, const char *path, int *fd, struct ks_err *err)
{
    struct ks_release_set *set = self;
    const struct ks_manifest_file *file = find(set, path);
    if (file == NULL && set->below != NULL) {
        return ks_content_set_open(set->below, path, fd, err);
    }
    *fd = -1;
    if (file == NULL) {
        ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_FILE_MISSING, KS_ARGS(ks_arg_text(path)));
        return KS_OPENED_MISSING;
    }
    char object[KS_STORE_PATH_MAX];
    uint64_t size = 0;
    ks_object_path(file->sha256, object);
    int handle = set->disk->ops->open(set->disk->self, object, &size);
    if (handle < 0) {
        ks_disk_fail(err, handle, KS_PROBLEM_FILE_OPEN, path);
        return handle == -ENOENT ? KS_OPENED_MISSING : KS_OPENED_NOT;
    }
    /* The descriptor that was hashed is the one handed out: nothing can come in between. */
    int error = size != file->length ? -EILSEQ : 0;
    if (error == 0 && !set->by_name && !ks_hash_set_has(&set->verified, file->sha256)) {
        error = ks_object_check(NULL, set->disk, handle, file->sha256, file->length);
    }
    int got = error == 0 ? set->disk->ops->fd(set->disk->self, handle) : error;
    (void)set->disk->ops->close(set->disk->self, handle);
    if (error == 0 && !set->by_name) {
        ks_hash_set_add(&set->verified, file->sha256);
    }
    if (error == -EILSEQ) {
        ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_STORE_MENDED, KS_ARGS(ks_arg_text(path)));
        return KS_OPENED_DAMAGED;
    }
    if (got < 0) {
        ks_disk_fail(err, got, KS_PROBLEM_DISK_READ, path);
        return KS_OPENED_NOT;
    }
    *fd = got;
    return KS_OPENED;
}

static bool below_folder(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return n == 0 || (strncmp(path, folder, n) == 0 && path[n] == '/');
}

static void add_name(struct ks_names *names, size_t limit, const char *name)
{
    if (names->n < limit) {
        names->v[names->n++] = name;
    } else {
        names->cut = true;
    }
}

static bool set_list(void *self,
                     const char *path,
                     size_t limit,
                     bool (*wanted)(struct ks_str name),
                     struct ks_arena *arena,
                     struct ks_names *names,
                     struct ks_err *err)
{
    struct ks_release_set *set = self;
    struct ks_names base = { .v = NULL };
    if (set->below != NULL &&
        !ks_content_set_list(set->below, path, limit, wanted, arena, &base, err)) {
        return false;
    }
    *names = (struct ks_names) { .cut = base.cut };
    names->v = ks_arena_array(arena, set->n + base.n + 1, sizeof *names->v);
    size_t b = 0;
    for (size_t i = 0; i < set->n; i++) {
        const char *file = set->files[i].path;
        if (!below_folder(file, path) || (wanted != NULL && !wanted(ks_str_of(file)))) {
            continue;
        }
        while (b < base.n && strcmp(base.v[b], file) < 0) {
            add_name(names, limit, base.v[b++]);
        }
        b += b < base.n && strcmp(base.v[b], file) == 0;
        add_name(names, limit, ks_arena_strdup(arena, file));
    }
    while (b < base.n) {
        add_name(names, limit, base.v[b++]);
    }
    return true;
}

/* When the content as a whole ends: whatever its names are, as long as there is something signed in
 * it. */
static int64_t content_until(const struct ks_release_set *set)
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
    struct ks_release_set *set = self;
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

static const struct ks_manifest_file *signed_file(const struct ks_release_set *set,
                                                  const char *path)
{
    const struct ks_manifest_file *file = find(set, path),
                                  *with =
                                      ks_manifest_find(&set->signed_part[KS_ROLE_CONTENT], path);
    bool same = file != NULL && with != NULL &&
                memcmp(file->sha256, with->sha256, sizeof file->sha256) == 0;
    return same ? file : NULL;
}

/* Forms are believed where signatures vouch for them, or for what they were made of here. */
static void open_packs(struct ks_release_set *set)
{
    size_t n = 0;
    int fd = -1;
    if (signed_file(set, KS_FORMS_PACK) != NULL &&
        set_open(set, KS_FORMS_PACK, &fd, NULL) == KS_OPENED) {
        if (ks_file_read(fd, KS_FORMS_PACK, KS_PACK_BYTES_MAX, &set->pack_bytes, &n, NULL)) {
            (void)!ks_pack_open((const unsigned char *)set->pack_bytes, n, set->arena, &set->pack);
        }
        close(fd);
    }
    ks_forms_load(set->disk, set->arena, &set->kept_bytes, &set->kept);
    set->packs_opened = true;
}

static const unsigned char *set_form(void *self, const char *path, size_t *n)
{
    struct ks_release_set *set = self;
    const struct ks_manifest_file *file = find(set, path);
    if (!set->packs_opened) {
        open_packs(set);
    }
    const unsigned char *form =
        file == NULL ? NULL : ks_pack_find(&set->pack, path, file->sha256, n);
    if ((form == NULL || !ks_form_is_ours(form, *n)) && signed_file(set, path) != NULL) {
        form = ks_pack_find(&set->kept, path, file->sha256, n);
        form = form != NULL && *n == 0 ? NULL : form; /* it is known to have none */
    }
    return form;
}

static void set_close(void *self)
{
    struct ks_release_set *set = self;
    free(set->pack_bytes);
    free(set->kept_bytes);
    ks_content_set_close(set->below);
    ks_hash_set_free(&set->verified);
    ks_arena_free(set->arena);
    free(set);
}

void ks_release_set_add(struct ks_release_set *set, const struct ks_manifest *manifest)
{
    if (manifest->n_files == 0) {
        return; /* with no files there is no list either, and memcpy takes no NULL */
    }
    set->files = ks_arena_grow(set->arena, set->files, set->n, set->n + manifest->n_files,
                               sizeof *set->files);
    memcpy(set->files + set->n, manifest->files, manifest->n_files * sizeof *set->files);
    set->n += manifest->n_files;
}

struct ks_release_set *ks_release_set_new(struct ks_store *store)
{
    struct ks_release_set *set = calloc(1, sizeof *set);
    if (set == NULL) {
        ks_oom();
    }
    set->store = store;
    set->disk = &store->disk;
    set->arena = ks_arena_new();
    return set;
}

struct ks_content_set *ks_release_set_done(struct ks_release_set *set)
{
    static const struct ks_content_set_ops ops = {
        .open = set_open, .list = set_list, .until = set_until, .form = set_form, .close = set_close
    };
    if (set->n > 1) {
        qsort(set->files, set->n, sizeof *set->files, by_path);
    }
    return ks_content_set_new(&ops, set);
}

void ks_release_set_free(struct ks_release_set *set)
{
    set_close(set);
}
