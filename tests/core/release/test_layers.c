/* Layers: thousands of made-up devices, each asked for what must hold whatever they hold. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/release/layers.h"
#include "support/check_main.h"

#define ROUNDS 4000
#define FILES_MAX 40

static const char *const sources[] = { "share", "shar", "usb" };
static const char *const folders[] = { "assets", "assets/handbook", "assets/quiz" };

struct files {
    struct ks_manifest manifest;
    struct ks_manifest_file v[FILES_MAX];
    char paths[FILES_MAX][64];
};

static uint64_t seed = 88172645463325252u;

static unsigned dice(unsigned n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (unsigned)(seed % n);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct ks_manifest_file *)a)->path,
                  ((const struct ks_manifest_file *)b)->path);
}

static void add(struct files *f, const char *path)
{
    size_t n = f->manifest.n_files;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(f->paths[i], path) == 0) {
            return;
        }
    }
    snprintf(f->paths[n], sizeof f->paths[n], "%s", path);
    f->v[n] = (struct ks_manifest_file) { .length = 1, .path = f->paths[n] };
    f->v[n].sha256[0] = (uint8_t)dice(3);
    f->manifest.n_files++;
}

static void add_own(struct files *f, const char *source, unsigned most)
{
    for (unsigned i = dice(most + 1); i > 0; i--) {
        char path[64];
        unsigned folder = dice(KS_COUNT(folders) + 1);
        if (folder == KS_COUNT(folders)) {
            snprintf(path, sizeof path, "playlists/office-%s.csv", source);
        } else {
            snprintf(path, sizeof path, "%s/office/%s/%c.md", folders[folder], source,
                     'a' + (int)dice(3));
        }
        add(f, path);
    }
}

static void add_base(struct files *f, unsigned most)
{
    static const char *const names[] = { "assets/cards/a.md", "assets/cards/b.md",
                                         "assets/office.md", "playlists/main.csv",
                                         "playlists/office.csv" };
    for (unsigned i = dice(most + 1); i > 0; i--) {
        add(f, names[dice(KS_COUNT(names))]);
    }
}

static void finish(struct files *f)
{
    qsort(f->v, f->manifest.n_files, sizeof f->v[0], by_path);
    f->manifest.files = f->v;
}

static bool has(const struct ks_manifest *m, const struct ks_manifest_file *file)
{
    const struct ks_manifest_file *found = ks_manifest_find(m, file->path);
    return found != NULL && memcmp(found->sha256, file->sha256, 32) == 0;
}

struct device {
    struct files base, shown, own[2];
    struct ks_base below; /* what `base` is to the device */
    struct ks_said said[2];
    const char *names[2];
};

/* Two sources, the first may bring a set. What signatures brought may have anybody's labels. */
static void make_device(struct device *d)
{
    memset(d, 0, sizeof *d);
    d->below.kind = dice(2) == 0   ? KS_BASE_SIGNED
                    : dice(4) == 0 ? KS_BASE_UNREADABLE
                                   : KS_BASE_NONE;
    if (d->below.kind == KS_BASE_SIGNED) { /* often without files */
        add_base(&d->base, 4);
        add_own(&d->base, sources[dice(3)], 2);
    }
    add_base(&d->shown, 4);
    for (size_t i = 0; i < 3; i++) {
        add_own(&d->shown, sources[i], 4);
    }
    finish(&d->base);
    finish(&d->shown);
    d->below.manifest = d->base.manifest;
    for (size_t i = 0; i < 2; i++) {
        d->names[i] = sources[i];
        add_own(&d->own[i], sources[i], 4);
        add_own(&d->own[i], sources[2], dice(8) == 0); /* what is not its own */
        if (i == 0) {
            add_base(&d->own[i], 3);
        }
        finish(&d->own[i]);
        d->said[i] = (struct ks_said) { .set = i == 0 && dice(2) == 0,
                                        .names = &d->names[i],
                                        .n_names = dice(4) > 0,
                                        .files = d->own[i].v,
                                        .n_files = d->own[i].manifest.n_files };
    }
}

static void assert_whole(const struct ks_manifest *out)
{
    for (size_t i = 1; i < out->n_files; i++) {
        ck_assert_int_lt(strcmp(out->files[i - 1].path, out->files[i].path), 0);
    }
}

/* Whether it is for this source to say what stands under a label. */
static bool is_mine(const struct ks_said *said, const char *label)
{
    return ks_layer_owns(label, NULL) ? said->n_names > 0 && ks_layer_owns(label, said->names[0])
                                      : said->set;
}

START_TEST(what_signatures_brought_is_there)
{
    struct device d;
    for (int i = 0; i < ROUNDS; i++) {
        struct ks_arena *arena = ks_arena_new();
        struct ks_manifest out;
        make_device(&d);
        ks_layers_compose(KS_ROLE_CONTENT, &d.below, &d.shown.manifest,
                          dice(3) == 0 ? NULL : &d.said[0], arena, &out);
        assert_whole(&out);
        ck_assert(ks_layer_is_in(&d.base.manifest, &out));
        ck_assert(d.below.kind != KS_BASE_SIGNED || ks_layer_is_all(&d.base.manifest, &out));
        /* What cannot be read is what is shown. */
        ck_assert(d.below.kind != KS_BASE_UNREADABLE || (ks_layer_is_all(&d.shown.manifest, &out) &&
                                                         ks_layer_is_all(&out, &d.shown.manifest)));
        ks_arena_free(arena);
    }
}
END_TEST

START_TEST(a_source_changes_its_own_only)
{
    struct device d;
    for (int i = 0; i < ROUNDS; i++) {
        struct ks_arena *arena = ks_arena_new();
        const struct ks_said *said = &d.said[0];
        struct ks_manifest out;
        make_device(&d);
        ks_layers_compose(KS_ROLE_CONTENT, &d.below, &d.shown.manifest, said, arena, &out);
        for (size_t k = 0; k < out.n_files; k++) {
            const struct ks_manifest_file *file = &out.files[k];
            bool mine = is_mine(said, file->path);
            bool below = ks_manifest_find(&d.base.manifest, file->path) != NULL;
            bool kept = d.below.kind == KS_BASE_UNREADABLE && !ks_layer_owns(file->path, NULL);
            ck_assert(below || has(mine && !kept ? &d.own[0].manifest : &d.shown.manifest, file));
        }
        for (size_t k = 0; k < d.shown.manifest.n_files; k++) { /* nothing of the others is gone */
            const struct ks_manifest_file *file = &d.shown.v[k];
            bool base = !ks_layer_owns(file->path, NULL) && d.below.kind != KS_BASE_NONE;
            bool below = ks_manifest_find(&d.base.manifest, file->path) != NULL;
            ck_assert(base || below || is_mine(said, file->path) || has(&out, file));
        }
        for (size_t k = 0; k < said->n_files; k++) { /* and all of its own is there */
            const struct ks_manifest_file *file = &said->files[k];
            bool base = !ks_layer_owns(file->path, NULL) && d.below.kind != KS_BASE_NONE;
            bool below = ks_manifest_find(&d.base.manifest, file->path) != NULL;
            ck_assert(base || below || !is_mine(said, file->path) || has(&out, file));
        }
        ks_arena_free(arena);
    }
}
END_TEST

/* Nothing is written when nothing changed, and it does not matter who comes first. */
START_TEST(said_again_it_changes_nothing)
{
    struct device d;
    for (int i = 0; i < ROUNDS; i++) {
        struct ks_arena *arena = ks_arena_new();
        struct ks_manifest one, both, again, other, swapped;
        make_device(&d);
        const struct ks_base *base = &d.below;
        ks_layers_compose(KS_ROLE_CONTENT, base, &d.shown.manifest, &d.said[0], arena, &one);
        ks_layers_compose(KS_ROLE_CONTENT, base, &one, &d.said[1], arena, &both);
        for (size_t k = 0; k < 3; k++) {
            ks_layers_compose(KS_ROLE_CONTENT, base, &both, k == 2 ? NULL : &d.said[k], arena,
                              &again);
            ck_assert(ks_manifest_same_files(&again, &both));
        }
        ks_layers_compose(KS_ROLE_CONTENT, base, &d.shown.manifest, &d.said[1], arena, &other);
        ks_layers_compose(KS_ROLE_CONTENT, base, &other, &d.said[0], arena, &swapped);
        ck_assert(ks_manifest_same_files(&swapped, &both));
        ks_arena_free(arena);
    }
}
END_TEST

/* A release may have so many alerts: those of signatures first, then those that are there. */
START_TEST(what_is_said_is_left_out_first)
{
    static struct ks_manifest_file v[3][KS_ALERT_FILES_MAX];
    static char paths[3][KS_ALERT_FILES_MAX][64];
    static const char *const folder[] = { "assets/alerts", "assets/alerts/office/usb",
                                          "assets/alerts/office/share" };
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest m[3], out;
    size_t n[] = { 10, 15, 20 }, found[3] = { 0 };
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < n[i]; k++) {
            snprintf(paths[i][k], sizeof paths[i][k], "%s/%02d.md", folder[i], (int)k);
            v[i][k] = (struct ks_manifest_file) { .length = 1, .path = paths[i][k] };
        }
        m[i] = (struct ks_manifest) { .role = KS_ROLE_ALERT, .files = v[i], .n_files = n[i] };
    }
    struct ks_said said = { .names = sources, .n_names = 1, .files = v[2], .n_files = n[2] };
    struct ks_base base = { .kind = KS_BASE_SIGNED, .manifest = m[0] };
    ks_layers_compose(KS_ROLE_ALERT, &base, &m[1], &said, arena, &out);
    ck_assert_uint_eq(out.n_files, KS_ALERT_FILES_MAX);
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < n[i]; k++) {
            found[i] += ks_manifest_find(&out, v[i][k].path) != NULL;
        }
    }
    ck_assert_uint_eq(found[0], 10);
    ck_assert_uint_eq(found[1], 15);
    ck_assert_uint_eq(found[2], 7);
    ks_arena_free(arena);
}
END_TEST

START_TEST(a_label_tells_whose_it_is)
{
    ck_assert(ks_layer_owns("assets/office/share/a/b.png", "share"));
    ck_assert(ks_layer_owns("playlists/office-share.csv", "share"));
    ck_assert(!ks_layer_owns("playlists/office-share.csv", "shar"));
    ck_assert(!ks_layer_owns("assets/officers/share/a.md", NULL));
    ck_assert_ptr_null(ks_layer_owner("assets/cards/a.md").p);
    ck_assert_uint_eq(ks_layer_owner("assets/alerts/office/usb/a.md").n, 3);
}
END_TEST

static void add_tests(TCase *tc)
{
    tcase_add_test(tc, what_signatures_brought_is_there);
    tcase_add_test(tc, a_source_changes_its_own_only);
    tcase_add_test(tc, said_again_it_changes_nothing);
    tcase_add_test(tc, what_is_said_is_left_out_first);
    tcase_add_test(tc, a_label_tells_whose_it_is);
}

int main(void)
{
    return check_main("layers", add_tests);
}
