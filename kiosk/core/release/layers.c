/* Layers put together to what a device shows (see layers.h). */
#include "core/release/layers.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct ks_str ks_layer_owner(const char *label)
{
    static const char *const families[] = { KS_AT_ASSETS "/office/", KS_AT_HANDBOOK "/office/",
                                            KS_AT_ALERTS "/office/", KS_AT_QUIZ "/office/",
                                            KS_OFFICE_ROWS };
    for (size_t i = 0; i < KS_COUNT(families); i++) {
        size_t n = strlen(families[i]);
        if (strncmp(label, families[i], n) == 0) {
            return (struct ks_str) { label + n, strcspn(label + n, "/.") };
        }
    }
    return (struct ks_str) { NULL, 0 };
}

bool ks_layer_owns(const char *label, const char *source)
{
    struct ks_str owner = ks_layer_owner(label);
    return owner.p != NULL && (source == NULL || ks_str_is(owner, source));
}

static bool says_own(const struct ks_said *said, const char *label)
{
    for (size_t i = 0; said != NULL && i < said->n_names; i++) {
        if (ks_layer_owns(label, said->names[i])) {
            return true;
        }
    }
    return false;
}

/* Whether `said` decides what stands under this label. */
static bool says(const struct ks_said *said, const char *label)
{
    return ks_layer_owns(label, NULL) ? says_own(said, label) : said != NULL && said->set;
}

/* Whether somebody without signatures may have a label, where signatures brought `base`. */
static bool is_free(const struct ks_base *base, const char *label)
{
    return ks_layer_owns(label, NULL) ? ks_manifest_find(&base->manifest, label) == NULL
                                      : base->kind == KS_BASE_NONE;
}

/* Whether what is shown under this label stands for a base that cannot be read. */
static bool stands_for(const struct ks_base *base, const char *label)
{
    return base->kind == KS_BASE_UNREADABLE && !ks_layer_owns(label, NULL);
}

/* Orders files by path; of several under one path always the same comes first. */
static int by_path(const void *a, const void *b)
{
    const struct ks_manifest_file *x = a, *y = b;
    int order = strcmp(x->path, y->path);
    return order != 0 ? order : memcmp(x->sha256, y->sha256, sizeof x->sha256);
}

static void sort(struct ks_manifest *m)
{
    size_t n = 0;
    if (m->n_files > 1) {
        qsort(m->files, m->n_files, sizeof *m->files, by_path);
    }
    for (size_t i = 0; i < m->n_files; i++) {
        if (n == 0 || strcmp(m->files[n - 1].path, m->files[i].path) != 0) {
            m->files[n++] = m->files[i];
        }
    }
    m->n_files = n;
}

static bool is_sorted(const struct ks_manifest *m)
{
    bool sorted = true;
    for (size_t i = 1; i < m->n_files; i++) {
        sorted = sorted && by_path(&m->files[i - 1], &m->files[i]) < 0;
    }
    return sorted;
}

void ks_layers_compose(enum ks_role role,
                       const struct ks_base *base,
                       const struct ks_manifest *shown,
                       const struct ks_said *said,
                       struct ks_arena *arena,
                       struct ks_manifest *out)
{
    size_t most = role == KS_ROLE_ALERT ? KS_ALERT_FILES_MAX : KS_MANIFEST_FILES_MAX;
    size_t n_said = said == NULL ? 0 : said->n_files;
    const struct ks_manifest *below = &base->manifest;
    size_t capacity = below->n_files + shown->n_files + n_said;
    *out = (struct ks_manifest) { .role = role };
    out->tells_upon = base->kind == KS_BASE_NONE || !ks_hash_is_zero(base->hash);
    memcpy(out->upon, base->hash, sizeof out->upon);
    out->files = ks_arena_array(arena, capacity + 1, sizeof *out->files);
    assert(base->kind == KS_BASE_SIGNED || below->n_files == 0);
    for (size_t i = 0; i < below->n_files; i++) {
        out->files[out->n_files++] = below->files[i];
    }
    for (size_t i = 0; i < shown->n_files && out->n_files < most; i++) {
        const struct ks_manifest_file *file = &shown->files[i];
        if (stands_for(base, file->path) ||
            (is_free(base, file->path) && !says(said, file->path))) {
            out->files[out->n_files++] = *file;
        }
    }
    for (size_t i = 0; i < n_said && out->n_files < most; i++) {
        const struct ks_manifest_file *file = &said->files[i];
        if (is_free(base, file->path) && says(said, file->path)) {
            out->files[out->n_files++] = *file;
        }
    }
    sort(out);
    assert(out->n_files <= capacity && is_sorted(out)); /* each path once */
    assert(ks_layer_is_in(below, out));                 /* nothing signed went */
}

void ks_layers_finish(struct ks_manifest *release,
                      enum ks_role role,
                      const struct ks_head *head,
                      int64_t now)
{
    bool alert = role == KS_ROLE_ALERT;
    assert(is_sorted(release));
    release->fleet = KS_FLEET_LOCAL;
    release->role = role;
    release->epoch = head->epoch > 0 ? head->epoch : 1;
    release->version = head->open_version + 1;
    release->created = now > 0 ? now : 0;
    release->expires = release->created + (alert ? KS_ALERT_SECONDS_MAX : KS_RELEASE_SECONDS_MAX);
    release->minfw = 1;
    release->total = 0;
    for (size_t i = 0; i < release->n_files; i++) {
        release->total += release->files[i].length;
    }
}

static bool has(const struct ks_manifest *manifest, const struct ks_manifest_file *file)
{
    const struct ks_manifest_file *found = ks_manifest_find(manifest, file->path);
    return found != NULL && memcmp(found->sha256, file->sha256, sizeof file->sha256) == 0;
}

bool ks_layer_is_in(const struct ks_manifest *layer, const struct ks_manifest *whole)
{
    for (size_t i = 0; i < layer->n_files; i++) {
        if (!has(whole, &layer->files[i])) {
            return false;
        }
    }
    return true;
}

bool ks_layer_is_all(const struct ks_manifest *layer, const struct ks_manifest *whole)
{
    for (size_t i = 0; i < whole->n_files; i++) {
        if (!ks_layer_owns(whole->files[i].path, NULL) && !has(layer, &whole->files[i])) {
            return false;
        }
    }
    return true;
}
