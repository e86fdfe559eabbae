/* Both roles of a release that waits for staff, in one manifest (see staged.h). */
#include "core/release/staged.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define ALERTS KS_AT_ALERTS "/"

static const char *below(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 ? path + n : NULL;
}

static bool same_bytes(const struct ks_manifest_file *a, const struct ks_manifest_file *b)
{
    return a != NULL && b != NULL && memcmp(a->sha256, b->sha256, sizeof a->sha256) == 0;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct ks_manifest_file *)a)->path,
                  ((const struct ks_manifest_file *)b)->path);
}

static void begin(struct ks_manifest *m, size_t capacity, struct ks_arena *arena)
{
    m->files = ks_arena_array(arena, capacity + 1, sizeof *m->files);
    m->n_files = 0;
    m->total = 0;
}

static void add(struct ks_manifest *m, const struct ks_manifest_file *file, const char *path)
{
    m->files[m->n_files] = *file;
    m->files[m->n_files++].path = path;
    m->total += file->length;
}

static uint64_t sum_of(const struct ks_manifest *m)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < m->n_files; i++) {
        sum += m->files[i].length;
    }
    return sum;
}

static void sort(struct ks_manifest *m)
{
    if (m->n_files > 1) {
        qsort(m->files, m->n_files, sizeof *m->files, by_path);
    }
    assert(sum_of(m) == m->total);
}

/* Adds the files of `a` that `b` lacks or has with other bytes, below `folder`. */
static void add_changes(struct ks_manifest *out,
                        const struct ks_manifest *a,
                        const struct ks_manifest *b,
                        bool also_changed,
                        const char *folder,
                        struct ks_arena *arena)
{
    for (size_t i = 0; i < a->n_files; i++) {
        const struct ks_manifest_file *file = &a->files[i];
        const struct ks_manifest_file *other = ks_manifest_find(b, file->path);
        const char *rest = below(file->path, ALERTS);
        bool differs = also_changed ? !same_bytes(file, other) : other == NULL;
        if (rest != NULL && differs) {
            add(out, file, ks_arena_printf(arena, "%s%s", folder, rest));
        }
    }
}

void ks_staged_join(const struct ks_manifest *content,
                    const struct ks_manifest *alerts_now,
                    const struct ks_manifest *alerts_next,
                    struct ks_arena *arena,
                    struct ks_manifest *out)
{
    *out = *content;
    begin(out, content->n_files + alerts_now->n_files + alerts_next->n_files, arena);
    for (size_t i = 0; i < content->n_files; i++) {
        add(out, &content->files[i], content->files[i].path);
    }
    assert(out->n_files == content->n_files);
    add_changes(out, alerts_next, alerts_now, true, KS_STAGED_COMING, arena);
    add_changes(out, alerts_now, alerts_next, false, KS_STAGED_ENDING, arena);
    sort(out);
}

/* The label that a staged file gets once it is adopted. */
static const char *label_of(const char *path, struct ks_arena *arena)
{
    const char *comes = below(path, KS_STAGED_COMING), *ends = below(path, KS_STAGED_ENDING);
    const char *rest = comes == NULL ? ends : comes;
    return rest == NULL ? path : ks_arena_printf(arena, "%s%s", ALERTS, rest);
}

static bool is_of(const char *path, const char *source, struct ks_arena *arena)
{
    const char *label = label_of(path, arena);
    return source == NULL ? !ks_layer_owns(label, NULL) : ks_layer_owns(label, source);
}

static bool is_said(const struct ks_said *said, const char *path, struct ks_arena *arena)
{
    bool own = said->set && is_of(path, NULL, arena);
    for (size_t i = 0; !own && i < said->n_names; i++) {
        own = is_of(path, said->names[i], arena);
    }
    return own;
}

void ks_staged_put(const struct ks_manifest *waiting,
                   const struct ks_said *said,
                   const struct ks_manifest *mine,
                   struct ks_arena *arena,
                   struct ks_manifest *out)
{
    *out = *mine;
    begin(out, waiting->n_files + mine->n_files, arena);
    for (size_t i = 0; i < waiting->n_files; i++) {
        if (!is_said(said, waiting->files[i].path, arena)) {
            add(out, &waiting->files[i], waiting->files[i].path);
        }
    }
    for (size_t i = 0; i < mine->n_files; i++) {
        add(out, &mine->files[i], mine->files[i].path);
    }
    sort(out);
}

void ks_staged_part(const struct ks_manifest *staged,
                    const char *source,
                    struct ks_arena *arena,
                    struct ks_manifest *out)
{
    *out = *staged;
    begin(out, staged->n_files, arena);
    for (size_t i = 0; i < staged->n_files; i++) {
        if (is_of(staged->files[i].path, source, arena)) {
            add(out, &staged->files[i], staged->files[i].path);
        }
    }
    assert(sum_of(out) == out->total);
}

const char *const *
ks_staged_sources(const struct ks_manifest *staged, struct ks_arena *arena, size_t *n)
{
    const char **names = ks_arena_array(arena, staged->n_files + 1, sizeof *names);
    *n = 0;
    for (size_t i = 0; i < staged->n_files; i++) {
        const char *label = label_of(staged->files[i].path, arena);
        bool known = !ks_layer_owns(label, NULL);
        for (size_t k = 0; !known && k < *n; k++) {
            known = ks_layer_owns(label, names[k]);
        }
        if (!known) {
            struct ks_str name = ks_layer_owner(label);
            names[(*n)++] = ks_arena_strndup(arena, name.p, name.n);
        }
    }
    return names;
}

static bool is_named(const struct ks_manifest *staged, const char *folder, const char *rest)
{
    for (size_t i = 0; i < staged->n_files; i++) {
        const char *name = below(staged->files[i].path, folder);
        if (name != NULL && strcmp(name, rest) == 0) {
            return true;
        }
    }
    return false;
}

/* Parts what waits into a layer of each role: that of alerts holds those there are now, with the
 * changes. */
static void split(const struct ks_manifest *staged,
                  const struct ks_manifest *alerts_now,
                  struct ks_arena *arena,
                  struct ks_manifest layer[KS_ROLE_COUNT])
{
    struct ks_manifest *content = &layer[KS_ROLE_CONTENT], *alerts = &layer[KS_ROLE_ALERT];
    begin(content, staged->n_files, arena);
    begin(alerts, staged->n_files + alerts_now->n_files, arena);
    for (size_t i = 0; i < staged->n_files; i++) {
        const struct ks_manifest_file *file = &staged->files[i];
        if (below(file->path, KS_STAGED_COMING) != NULL) {
            add(alerts, file, label_of(file->path, arena));
        } else if (below(file->path, KS_STAGED_ENDING) == NULL) {
            add(content, file, file->path);
        }
    }
    for (size_t i = 0; i < alerts_now->n_files; i++) {
        const char *rest = below(alerts_now->files[i].path, ALERTS);
        if (rest != NULL && !is_named(staged, KS_STAGED_COMING, rest) &&
            !is_named(staged, KS_STAGED_ENDING, rest)) {
            add(alerts, &alerts_now->files[i], alerts_now->files[i].path);
        }
    }
    sort(alerts);
}

static bool has_base(const struct ks_manifest *layer)
{
    for (size_t i = 0; i < layer->n_files; i++) {
        if (!ks_layer_owns(layer->files[i].path, NULL)) {
            return true;
        }
    }
    return false;
}

void ks_staged_adopt(const struct ks_manifest *staged,
                     const struct ks_base base[KS_ROLE_COUNT],
                     const struct ks_manifest shown[KS_ROLE_COUNT],
                     struct ks_arena *arena,
                     struct ks_manifest next[KS_ROLE_COUNT])
{
    struct ks_manifest layer[KS_ROLE_COUNT] = { { .role = KS_ROLE_CONTENT },
                                                { .role = KS_ROLE_ALERT } };
    size_t n;
    split(staged, &shown[KS_ROLE_ALERT], arena, layer);
    const char *const *names = ks_staged_sources(staged, arena, &n);
    struct ks_said content = { has_base(&layer[KS_ROLE_CONTENT]), names, n,
                               layer[KS_ROLE_CONTENT].files, layer[KS_ROLE_CONTENT].n_files };
    ks_layers_compose(KS_ROLE_CONTENT, &base[KS_ROLE_CONTENT], &shown[KS_ROLE_CONTENT], &content,
                      arena, &next[KS_ROLE_CONTENT]);
    /* The alerts of the others stand in that layer as they are. */
    ks_layers_compose(KS_ROLE_ALERT, &base[KS_ROLE_ALERT], &layer[KS_ROLE_ALERT], NULL, arena,
                      &next[KS_ROLE_ALERT]);
}

size_t ks_staged_coming(const struct ks_manifest *staged)
{
    size_t n = 0;
    for (size_t i = 0; i < staged->n_files; i++) {
        n += below(staged->files[i].path, KS_STAGED_COMING) != NULL;
    }
    assert(n <= staged->n_files);
    return n;
}
