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

static bool is_sorted(const struct ks_manifest *m)
{
    bool sorted = true;
    for (size_t i = 1; i < m->n_files; i++) {
        sorted = sorted && by_path(&m->files[i - 1], &m->files[i]) < 0;
    }
    return sorted;
}

static void sort(struct ks_manifest *m)
{
    if (m->n_files > 1) {
        qsort(m->files, m->n_files, sizeof *m->files, by_path);
    }
    assert(sum_of(m) == m->total);
}

/* The files of `a` that `b` has not, or not like that, below another folder. */
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

bool ks_staged_split(const struct ks_manifest *staged,
                     const struct ks_manifest *alerts_now,
                     struct ks_arena *arena,
                     struct ks_manifest *content,
                     struct ks_manifest *alerts)
{
    *content = *alerts = *staged;
    begin(content, staged->n_files, arena);
    begin(alerts, staged->n_files + alerts_now->n_files, arena);
    alerts->role = KS_ROLE_ALERT;
    bool changes = false;
    size_t ending = 0;
    for (size_t i = 0; i < staged->n_files; i++) {
        const struct ks_manifest_file *file = &staged->files[i];
        const char *rest = below(file->path, KS_STAGED_COMING);
        bool ends = below(file->path, KS_STAGED_ENDING) != NULL;
        if (rest != NULL) {
            add(alerts, file, ks_arena_printf(arena, "%s%s", ALERTS, rest));
        } else if (!ends) {
            add(content, file, file->path);
        }
        changes = changes || rest != NULL || ends;
        ending += ends;
    }
    assert(content->n_files + alerts->n_files + ending == staged->n_files);
    assert(sum_of(content) == content->total);
    for (size_t i = 0; i < alerts_now->n_files; i++) {
        const char *rest = below(alerts_now->files[i].path, ALERTS);
        if (rest != NULL && !is_named(staged, KS_STAGED_COMING, rest) &&
            !is_named(staged, KS_STAGED_ENDING, rest)) {
            add(alerts, &alerts_now->files[i], alerts_now->files[i].path);
        }
    }
    sort(alerts);
    assert(is_sorted(alerts)); /* and no path stands there twice */
    return changes;
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
