/* The manifest of a release: strict parse, canonical format. */
#include "core/release/manifest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/search.h"
#include "core/campaign/place.h"
#include "core/problem/fail.h"
#include "core/release/label.h"
#include "core/release/record.h"
#include "core/text/content_names.h"

bool ks_fleet_valid(struct ks_str name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
            return false;
        }
    }
    return name.n >= 1 && name.n <= KS_NAME_MAX;
}

static bool read_fleet_and_role(struct ks_record *r, struct ks_arena *arena, struct ks_manifest *m)
{
    struct ks_str words, word;
    if (!ks_record_line(r, "fleet", &words) || !ks_record_word(r, &words, &word) ||
        !ks_record_done(r, words)) {
        return false;
    }
    if (!ks_fleet_valid(word)) {
        return ks_record_fail(r, KS_PROBLEM_RECORD_FLEET, KS_ARGS(ks_arg_number(KS_NAME_MAX)));
    }
    m->fleet = ks_arena_strndup(arena, word.p, word.n);
    if (!ks_record_line(r, "role", &words) || !ks_record_word(r, &words, &word) ||
        !ks_record_done(r, words)) {
        return false;
    }
    return ks_role_of(word, &m->role) || ks_record_fail(r, KS_PROBLEM_MANIFEST_ROLE, KS_NO_ARGS);
}

static bool read_numbers(struct ks_record *r, struct ks_manifest *m)
{
    uint64_t epoch = 0, created = 0, expires = 0, minfw = 0;
    if (!ks_record_field(r, "epoch", KS_EPOCH_MAX, &epoch) ||
        !ks_record_field(r, "version", KS_VERSION_MAX, &m->version) ||
        (m->version == 0 && !ks_record_fail(r, KS_PROBLEM_MANIFEST_VERSION, KS_NO_ARGS)) ||
        !ks_record_field(r, "created", KS_VERSION_MAX, &created) ||
        !ks_record_field(r, "expires", KS_VERSION_MAX, &expires)) {
        return false;
    }
    int64_t most = m->role == KS_ROLE_ALERT ? KS_ALERT_SECONDS_MAX : KS_RELEASE_SECONDS_MAX;
    if (expires <= created || expires - created > (uint64_t)most) {
        return ks_record_fail(r, KS_PROBLEM_MANIFEST_EXPIRES, KS_ARGS(ks_arg_number(most / 3600)));
    }
    m->epoch = (uint32_t)epoch;
    m->created = (int64_t)created;
    m->expires = (int64_t)expires;
    if (!ks_record_field(r, "minfw", KS_EPOCH_MAX, &minfw)) {
        return false;
    }
    m->minfw = (uint32_t)minfw;
    return true;
}

static bool read_sites(struct ks_record *r, struct ks_arena *arena, struct ks_manifest *m)
{
    struct ks_str words, word;
    if (!ks_record_line(r, "sites", &words)) {
        return false;
    }
    if (ks_str_is(words, "*")) {
        return true;
    }
    m->sites = ks_arena_array(arena, KS_MANIFEST_SITES_MAX, sizeof *m->sites);
    while (words.n > 0) {
        char name[KS_LABEL_MAX + 1];
        if (!ks_record_word(r, &words, &word)) {
            return false;
        }
        if (m->n_sites == KS_MANIFEST_SITES_MAX) {
            return ks_record_fail(r, KS_PROBLEM_MANIFEST_SITES_MANY,
                                  KS_ARGS(ks_arg_number(KS_MANIFEST_SITES_MAX)));
        }
        if (!ks_label_decode(word, name) || strchr(name, '/') != NULL) {
            return ks_record_fail(r, KS_PROBLEM_MANIFEST_SITE_NAME, KS_NO_ARGS);
        }
        if (m->n_sites > 0 && strcmp(m->sites[m->n_sites - 1], name) >= 0) {
            return ks_record_fail(r, KS_PROBLEM_MANIFEST_SITES_ORDER, KS_NO_ARGS);
        }
        m->sites[m->n_sites++] = ks_arena_strdup(arena, name);
        assert(m->n_sites <= KS_MANIFEST_SITES_MAX);
    }
    return true;
}

static bool read_upon(struct ks_record *r, struct ks_manifest *m)
{
    struct ks_str words, word;
    m->tells_upon =
        strcmp(m->fleet, KS_FLEET_LOCAL) == 0 && ks_str_starts(r->rest, KS_STR("upon "));
    return !m->tells_upon ||
           (ks_record_line(r, "upon", &words) && ks_record_word(r, &words, &word) &&
            ks_record_done(r, words) && ks_record_hex(r, word, m->upon, sizeof m->upon));
}

static bool read_size(struct ks_record *r, struct ks_str word, struct ks_manifest_file *file)
{
    if (ks_blob_kind(file->type)->use == KS_BLOB_READ) {
        return ks_str_is(word, "-") || ks_record_fail(r, KS_PROBLEM_MANIFEST_NO_SIDES, KS_NO_ARGS);
    }
    struct ks_str rest = word, side[2];
    uint64_t width = 0, height = 0;
    if (!ks_str_cut(&rest, 'x', &side[0]) || rest.p == NULL) {
        return ks_record_fail(r, KS_PROBLEM_MANIFEST_SIDES, KS_NO_ARGS);
    }
    side[1] = rest;
    if (!ks_record_number(r, side[0], KS_MANIFEST_SIDE_MAX, &width) ||
        !ks_record_number(r, side[1], KS_MANIFEST_SIDE_MAX, &height)) {
        return false;
    }
    file->width = (uint32_t)width;
    file->height = (uint32_t)height;
    return (width > 0 && height > 0) ||
           ks_record_fail(r, KS_PROBLEM_MANIFEST_SIDE_ZERO, KS_NO_ARGS);
}

static bool read_type(struct ks_record *r, struct ks_str word, enum ks_blob_type *type)
{
    for (int i = 0; i < KS_BLOB_TYPE_COUNT; i++) {
        if (ks_str_is(word, ks_blob_kind((enum ks_blob_type)i)->name)) {
            *type = (enum ks_blob_type)i;
            return true;
        }
    }
    return ks_record_fail(r, KS_PROBLEM_MANIFEST_TYPE, KS_NO_ARGS);
}

static bool read_file(struct ks_record *r,
                      struct ks_arena *arena,
                      enum ks_role role,
                      uint32_t minfw,
                      struct ks_manifest_file *file)
{
    struct ks_str words, hash, length, type, size, label;
    char path[KS_LABEL_MAX + 1];
    if (!ks_record_line(r, "f", &words) || !ks_record_word(r, &words, &hash) ||
        !ks_record_word(r, &words, &length) || !ks_record_word(r, &words, &type) ||
        !ks_record_word(r, &words, &size) || !ks_record_word(r, &words, &label) ||
        !ks_record_done(r, words) || !ks_record_hex(r, hash, file->sha256, sizeof file->sha256) ||
        !read_type(r, type, &file->type) ||
        !ks_record_number(r, length, ks_blob_kind(file->type)->max, &file->length) ||
        !read_size(r, size, file)) {
        return false;
    }
    if (!ks_label_decode(label, path)) {
        return ks_record_fail(r, KS_PROBLEM_MANIFEST_NAME, KS_NO_ARGS);
    }
    if (!ks_role_allows(role, path)) {
        return ks_record_fail(r, KS_PROBLEM_MANIFEST_PATH,
                              KS_ARGS(ks_arg_text(ks_role_name(role)), ks_arg_text(path)));
    }
    if ((file->type == KS_BLOB_FORMS) != (strcmp(path, KS_FORMS_PACK) == 0)) {
        return ks_record_fail(r, KS_PROBLEM_MANIFEST_TYPE, KS_NO_ARGS);
    }
    if (role == KS_ROLE_ALERT && file->type != KS_BLOB_ALERT && file->type != KS_BLOB_CARD) {
        return ks_record_fail(r, KS_PROBLEM_MANIFEST_ALERT, KS_NO_ARGS);
    }
    if (ks_blob_kind(file->type)->level > minfw) {
        return ks_record_fail(r, KS_PROBLEM_MANIFEST_MINFW,
                              KS_ARGS(ks_arg_text(ks_blob_kind(file->type)->name),
                                      ks_arg_number(ks_blob_kind(file->type)->level)));
    }
    file->path = ks_arena_strdup(arena, path);
    return true;
}

static int by_hash(const void *a, const void *b)
{
    const struct ks_manifest_file *const *x = a, *const *y = b;
    return memcmp((*x)->sha256, (*y)->sha256, sizeof(*x)->sha256);
}

/* Whether files of one hash have the same length and size: one hash is one object. */
static bool same_facts(struct ks_record *r, struct ks_arena *arena, const struct ks_manifest *m)
{
    const struct ks_manifest_file **sorted = ks_arena_array(arena, m->n_files + 1, sizeof *sorted);
    for (size_t i = 0; i < m->n_files; i++) {
        sorted[i] = &m->files[i];
    }
    qsort(sorted, m->n_files, sizeof *sorted, by_hash);
    for (size_t i = 1; i < m->n_files; i++) {
        const struct ks_manifest_file *a = sorted[i - 1], *b = sorted[i];
        if (by_hash(&sorted[i - 1], &sorted[i]) == 0 &&
            (a->length != b->length || a->type != b->type || a->width != b->width ||
             a->height != b->height)) {
            return ks_record_fail(r, KS_PROBLEM_MANIFEST_FACTS,
                                  KS_ARGS(ks_arg_text(a->path), ks_arg_text(b->path)));
        }
    }
    return true;
}

static bool read_files(struct ks_record *r, struct ks_arena *arena, struct ks_manifest *m)
{
    /* The shortest line of a file, so that a short manifest cannot ask for much memory. */
    static const char shortest[] =
        "f 0000000000000000000000000000000000000000000000000000000000000000 0 card - assets/a";
    uint64_t n = 0, sum = 0;
    uint64_t most = m->role == KS_ROLE_ALERT ? KS_ALERT_FILES_MAX : KS_MANIFEST_FILES_MAX;
    if (!ks_record_field(r, "total", KS_MANIFEST_TOTAL_MAX, &m->total) ||
        !ks_record_field(r, "files", most, &n)) {
        return false;
    }
    if (n > r->rest.n / sizeof shortest) {
        return ks_record_fail(r, KS_PROBLEM_MANIFEST_FILES, KS_ARGS(ks_arg_number((long long)n)));
    }
    m->files = ks_arena_array(arena, (size_t)n + 1, sizeof *m->files);
    for (; m->n_files < n; m->n_files++) {
        struct ks_manifest_file *file = &m->files[m->n_files];
        if (!read_file(r, arena, m->role, m->minfw, file)) {
            return false;
        }
        if (m->n_files > 0 && strcmp(file[-1].path, file->path) >= 0) {
            return ks_record_fail(r, KS_PROBLEM_MANIFEST_ORDER, KS_NO_ARGS);
        }
        assert(file->length <= ks_blob_kind(file->type)->max);
        sum += file->length; /* <= 20000 * 2 GiB */
    }
    assert(m->n_files == n);
    if (sum != m->total) {
        return ks_record_fail(r, KS_PROBLEM_MANIFEST_TOTAL, KS_NO_ARGS);
    }
    return same_facts(r, arena, m);
}

bool ks_manifest_parse(struct ks_str bytes,
                       struct ks_arena *arena,
                       struct ks_manifest *manifest,
                       struct ks_err *err)
{
    struct ks_record r;
    *manifest = (struct ks_manifest) { 0 };
    if (bytes.n > KS_MANIFEST_BYTES_MAX) {
        return ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_MANIFEST_LARGE,
                          KS_ARGS(ks_arg_number((long long)(KS_MANIFEST_BYTES_MAX >> 20))));
    }
    return ks_record_begin(&r, bytes, "KSR1", err) && read_fleet_and_role(&r, arena, manifest) &&
           read_numbers(&r, manifest) && read_sites(&r, arena, manifest) &&
           read_upon(&r, manifest) && read_files(&r, arena, manifest) && ks_record_end(&r);
}

static void add_file(struct ks_buf *out, const struct ks_manifest_file *file)
{
    ks_buf_adds(out, "f ");
    ks_record_add_hex(out, file->sha256, sizeof file->sha256);
    ks_buf_addf(out, " %llu %s ", (unsigned long long)file->length, ks_blob_kind(file->type)->name);
    if (ks_blob_kind(file->type)->use == KS_BLOB_SEEN) {
        ks_buf_addf(out, "%ux%u ", file->width, file->height);
    } else {
        ks_buf_adds(out, "- ");
    }
    ks_label_encode(ks_str_of(file->path), out);
    ks_buf_adds(out, "\n");
}

bool ks_manifest_format(const struct ks_manifest *manifest, struct ks_buf *out, struct ks_err *err)
{
    size_t start = out->n;
    uint32_t minfw = manifest->minfw;
    for (size_t i = 0; i < manifest->n_files; i++) {
        uint32_t level = ks_blob_kind(manifest->files[i].type)->level;
        minfw = level > minfw ? level : minfw;
    }
    ks_buf_addf(out, "KSR1\nfleet %s\nrole %s\nepoch %u\nversion %llu\n", manifest->fleet,
                ks_role_name(manifest->role), manifest->epoch,
                (unsigned long long)manifest->version);
    ks_buf_addf(out, "created %lld\nexpires %lld\nminfw %u\nsites", (long long)manifest->created,
                (long long)manifest->expires, minfw);
    for (size_t i = 0; i < manifest->n_sites; i++) {
        ks_buf_adds(out, " ");
        ks_label_encode(ks_str_of(manifest->sites[i]), out);
    }
    ks_buf_adds(out, manifest->n_sites == 0 ? " *\n" : "\n");
    if (manifest->tells_upon) {
        ks_buf_adds(out, "upon ");
        ks_record_add_hex(out, manifest->upon, sizeof manifest->upon);
        ks_buf_adds(out, "\n");
    }
    ks_buf_addf(out, "total %llu\nfiles %zu\n", (unsigned long long)manifest->total,
                manifest->n_files);
    for (size_t i = 0; i < manifest->n_files; i++) {
        add_file(out, &manifest->files[i]);
    }
    ks_buf_adds(out, "end\n");

    /* Read it back: what cannot be read by the rules of the parser is not written. */
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest back;
    bool ok =
        ks_manifest_parse((struct ks_str) { out->p + start, out->n - start }, arena, &back, err);
    ks_arena_free(arena);
    return ok;
}

bool ks_manifest_is_for(const struct ks_manifest *manifest, const char *const *names, size_t n)
{
    for (size_t i = 0; i < manifest->n_sites; i++) {
        for (size_t k = 0; k < n; k++) {
            if (ks_place_same(manifest->sites[i], names[k])) {
                return true;
            }
        }
    }
    return manifest->n_sites == 0;
}

static int by_path(const void *key, const void *element)
{
    return strcmp(key, ((const struct ks_manifest_file *)element)->path);
}

const struct ks_manifest_file *ks_manifest_find(const struct ks_manifest *manifest,
                                                const char *path)
{
    size_t low =
        ks_lower_bound(path, manifest->files, manifest->n_files, sizeof *manifest->files, by_path);
    assert(low == 0 || strcmp(manifest->files[low - 1].path, path) < 0);
    bool found = low < manifest->n_files && strcmp(manifest->files[low].path, path) == 0;
    assert(found || low == manifest->n_files || strcmp(manifest->files[low].path, path) > 0);
    return found ? &manifest->files[low] : NULL;
}

bool ks_manifest_same_files(const struct ks_manifest *a, const struct ks_manifest *b)
{
    bool same = a->n_files == b->n_files;
    for (size_t i = 0; same && i < a->n_files; i++) {
        same = strcmp(a->files[i].path, b->files[i].path) == 0 &&
               memcmp(a->files[i].sha256, b->files[i].sha256, sizeof a->files[i].sha256) == 0;
    }
    return same;
}
