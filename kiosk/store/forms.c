/* Forms that this device has had made (see forms.h). */
#include "store/forms.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "core/text/content_names.h"
#include "store/store_parts.h"

#define FOLDER "forms"
#define NAMES_MAX 16 /* removed at once; what is left goes the next time */

static void own_name(char out[KS_STORE_PATH_MAX])
{
    snprintf(out, KS_STORE_PATH_MAX, "%016" PRIx64, (uint64_t)ks_form_readers());
}

static void own_path(char out[KS_STORE_PATH_MAX])
{
    char name[KS_STORE_PATH_MAX];
    own_name(name);
    snprintf(out, KS_STORE_PATH_MAX, FOLDER "/%.60s", name);
}

static void sum_of(const void *bytes, size_t n, uint8_t sum[KS_SHA256_BYTES])
{
    struct ks_sha256 sha;
    ks_sha256_begin(&sha);
    ks_sha256_add(&sha, bytes, n);
    ks_sha256_end(&sha, sum);
}

void ks_forms_load(struct ks_disk *disk, struct ks_arena *arena, char **bytes, struct ks_pack *pack)
{
    char path[KS_STORE_PATH_MAX];
    uint8_t sum[KS_SHA256_BYTES];
    size_t n = 0;
    *pack = (struct ks_pack) { 0 };
    *bytes = NULL;
    own_path(path);
    if (ks_disk_load(disk, path, KS_PACK_BYTES_MAX + sizeof sum, bytes, &n, NULL) != KS_LOADED) {
        return;
    }
    if (n > sizeof sum) {
        sum_of(*bytes + sizeof sum, n - sizeof sum, sum);
    }
    if (n <= sizeof sum || memcmp(*bytes, sum, sizeof sum) != 0 ||
        !ks_pack_open((const unsigned char *)*bytes + sizeof sum, n - sizeof sum, arena, pack)) {
        free(*bytes);
        *bytes = NULL;
    }
}

/* The pack that was signed with the documents, if it is here. */
static void load_signed(struct ks_store *store,
                        const struct ks_manifest *manifest,
                        struct ks_arena *arena,
                        char **bytes,
                        struct ks_pack *pack)
{
    const struct ks_manifest_file *file = ks_manifest_find(manifest, KS_FORMS_PACK);
    size_t n = 0;
    int fd = -1;
    *pack = (struct ks_pack) { 0 };
    *bytes = NULL;
    if (file != NULL &&
        ks_store_object_open(store, file->sha256, file->length, &fd, NULL) == KS_OPENED) {
        if (ks_file_read(fd, KS_FORMS_PACK, KS_PACK_BYTES_MAX, bytes, &n, NULL)) {
            (void)!ks_pack_open((const unsigned char *)*bytes, n, arena, pack);
        }
        close(fd);
    }
}

static void note_other(void *stale, const char *name)
{
    char own[KS_STORE_PATH_MAX];
    own_name(own);
    *(bool *)stale = *(bool *)stale || strcmp(name, own) != 0;
}

/* Each signed document that the signed pack does not answer for. */
static void list_wanted(struct ks_forms *forms,
                        struct ks_arena *arena,
                        const struct ks_manifest *manifest,
                        const struct ks_pack *with,
                        const struct ks_pack *kept)
{
    forms->v = ks_arena_array(arena, manifest->n_files + 1, sizeof *forms->v);
    size_t found = 0;
    for (size_t i = 0; i < manifest->n_files; i++) {
        const struct ks_manifest_file *file = &manifest->files[i];
        struct ks_forms_document document = { .file = file };
        size_t n;
        const unsigned char *form = ks_pack_find(with, file->path, file->sha256, &n);
        if (ks_pack_takes(file->path, &document.kind) &&
            (form == NULL || !ks_form_is_ours(form, n))) {
            document.form = ks_pack_find(kept, file->path, file->sha256, &document.n);
            found += document.form != NULL;
            forms->lacking += document.form == NULL;
            forms->v[forms->n++] = document;
        }
    }
    forms->stale = forms->stale || found < kept->n;
}

bool ks_forms_look(struct ks_store *store,
                   struct ks_arena *arena,
                   struct ks_forms *forms,
                   struct ks_err *err)
{
    const struct ks_head_release *shown = &store->head.role[KS_ROLE_CONTENT].current;
    struct ks_manifest manifest = { 0 };
    uint8_t hash[KS_SHA256_BYTES];
    *forms = (struct ks_forms) { 0 };
    if (ks_store_upon(store, KS_ROLE_CONTENT, shown, hash) != KS_DOCUMENT_WHOLE ||
        (!ks_hash_is_zero(hash) && !ks_store_manifest(store, hash, arena, &manifest, err))) {
        return ks_disk_fail(err, -EIO, KS_PROBLEM_DISK_READ, "rel");
    }
    struct ks_pack with, kept;
    char *with_bytes;
    load_signed(store, &manifest, arena, &with_bytes, &with);
    ks_forms_load(&store->disk, arena, &forms->bytes, &kept);
    (void)store->disk.ops->list(store->disk.self, FOLDER, note_other, &forms->stale);
    list_wanted(forms, arena, &manifest, &with, &kept);
    forms->signed_at = manifest.created;
    free(with_bytes);
    return true;
}

void ks_forms_free(struct ks_forms *forms)
{
    free(forms->bytes);
    *forms = (struct ks_forms) { 0 };
}

struct others {
    char v[NAMES_MAX][KS_STORE_PATH_MAX];
    size_t n;
    bool all; /* that of this program too */
};

static void note_name(void *context, const char *name)
{
    struct others *others = context;
    char own[KS_STORE_PATH_MAX];
    own_name(own);
    if (others->n < NAMES_MAX && strlen(name) < 70 && (others->all || strcmp(name, own) != 0)) {
        snprintf(others->v[others->n++], KS_STORE_PATH_MAX, FOLDER "/%.70s", name);
    }
}

/* What is left of it by a power cut is removed the next time. */
static void remove_others(struct ks_store *store, bool all)
{
    struct others others = { .all = all };
    (void)store->disk.ops->list(store->disk.self, FOLDER, note_name, &others);
    for (size_t i = 0; i < others.n; i++) {
        (void)store->disk.ops->unlink(store->disk.self, others.v[i]);
    }
}

static bool make_folder(struct ks_store *store, struct ks_err *err)
{
    int error = store->disk.ops->mkdir(store->disk.self, FOLDER);
    error = error == -EEXIST ? 0 : error;
    error = error < 0 ? error : store->disk.ops->sync_dir(store->disk.self, "");
    return error >= 0 || ks_disk_fail(err, error, KS_PROBLEM_DISK_STORE, FOLDER);
}

bool ks_forms_keep(struct ks_store *store,
                   const struct ks_buf *pack,
                   int64_t now,
                   struct ks_err *err)
{
    char path[KS_STORE_PATH_MAX];
    uint8_t sum[KS_SHA256_BYTES];
    if (!ks_store_writable(store, err)) {
        return false;
    }
    remove_others(store, pack->n == 0);
    if (pack->n == 0) {
        return true;
    }
    if (ks_store_room(store, pack->n, 1, now, err) != KS_STORED || !make_folder(store, err)) {
        return false;
    }
    struct ks_buf file = { 0 };
    own_path(path);
    sum_of(pack->p, pack->n, sum);
    ks_buf_add(&file, (const char *)sum, sizeof sum);
    ks_buf_add(&file, pack->p, pack->n);
    bool kept = ks_store_replace(store, FOLDER, path, file.p, file.n, err);
    ks_buf_free(&file);
    return kept;
}
