/* What waits for staff is one manifest: its alerts come and end, whatever others did meanwhile. */
#include <stdlib.h>
#include <string.h>

#include "core/release/staged.h"
#include "support/check_main.h"
#include "support/said.h"

#define FILES_MAX 8

struct named {
    struct ks_manifest manifest;
    struct ks_manifest_file files[FILES_MAX];
};

/* "path=X": a file whose bytes are X, parted by spaces, sorted. */
static struct ks_manifest *make(struct named *made, enum ks_role role, char *text)
{
    *made = (struct named) { .manifest = { .role = role } };
    for (char *word = strtok(text, " "); word != NULL; word = strtok(NULL, " ")) {
        char *is = strchr(word, '=');
        struct ks_manifest_file *file = &made->files[made->manifest.n_files++];
        *is = '\0';
        *file = (struct ks_manifest_file) { .length = 1, .path = word };
        file->sha256[0] = (uint8_t)is[1];
    }
    made->manifest.files = made->files;
    made->manifest.total = made->manifest.n_files;
    return &made->manifest;
}

static const char *listed(const struct ks_manifest *m, struct ks_arena *arena)
{
    const char *all = "";
    for (size_t i = 0; i < m->n_files; i++) {
        ck_assert(i == 0 || strcmp(m->files[i - 1].path, m->files[i].path) < 0);
        all = ks_arena_printf(arena, "%s%s%s=%c", all, i == 0 ? "" : " ", m->files[i].path,
                              m->files[i].sha256[0]);
    }
    return all;
}

static const char *said(const struct ks_manifest *m, struct ks_arena *arena)
{
    ck_assert_uint_eq(m->total, m->n_files);
    return listed(m, arena);
}

START_TEST(there_and_back)
{
    static const struct {
        const char *now, *next; /* alerts when it was staged, and as it wants them */
        const char *later;      /* alerts when staff decide */
        const char *then;       /* what they make of it */
        size_t coming;
        bool changes;
    } rows[] = {
        { "", "assets/alerts/a.md=1", "", "assets/alerts/a.md=1", 1, true },
        { "assets/alerts/a.md=1", "assets/alerts/a.md=1", "assets/alerts/b.md=2",
          "assets/alerts/b.md=2", 0, false },
        { "assets/alerts/a.md=1", "assets/alerts/a.md=2", "assets/alerts/a.md=1",
          "assets/alerts/a.md=2", 1, true },
        { "assets/alerts/a.md=1", "", "assets/alerts/a.md=1 assets/alerts/b.md=2",
          "assets/alerts/b.md=2", 0, true },
        { "assets/alerts/a.md=1 assets/alerts/c.md=3", "assets/alerts/b.md=2 assets/alerts/c.md=3",
          "assets/alerts/c.md=4 assets/alerts/d.md=5",
          "assets/alerts/b.md=2 assets/alerts/c.md=4 assets/alerts/d.md=5", 1, true },
    };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        struct ks_arena *arena = ks_arena_new();
        struct named content, now, next, later;
        struct ks_manifest staged, next_of[KS_ROLE_COUNT];
        struct ks_base base[KS_ROLE_COUNT] = { { .kind = KS_BASE_NONE } };
        struct ks_manifest shown[KS_ROLE_COUNT];
        make(&content, KS_ROLE_CONTENT,
             ks_arena_strdup(arena, "assets/z.md=9 playlists/main.csv=8"));
        make(&now, KS_ROLE_ALERT, ks_arena_strdup(arena, rows[i].now));
        make(&next, KS_ROLE_ALERT, ks_arena_strdup(arena, rows[i].next));
        make(&later, KS_ROLE_ALERT, ks_arena_strdup(arena, rows[i].later));
        ks_staged_join(&content.manifest, &now.manifest, &next.manifest, arena, &staged);
        (void)said(&staged, arena);
        ck_assert_uint_eq(ks_staged_coming(&staged), rows[i].coming);
        shown[KS_ROLE_CONTENT] = base[0].manifest;
        shown[KS_ROLE_ALERT] = later.manifest;
        ks_staged_adopt(&staged, base, shown, arena, next_of);
        ck_assert(ks_manifest_same_files(&next_of[KS_ROLE_ALERT], &later.manifest) !=
                  rows[i].changes);
        ck_assert_str_eq(listed(&next_of[KS_ROLE_CONTENT], arena),
                         "assets/z.md=9 playlists/main.csv=8");
        ck_assert_str_eq(listed(&next_of[KS_ROLE_ALERT], arena), rows[i].then);
        ck_assert_int_eq(next_of[KS_ROLE_ALERT].role, KS_ROLE_ALERT);
        ks_arena_free(arena);
    }
}
END_TEST

/* Content from outside may use the folders all the same: what comes of it is refused, as any list
 * with a path twice, by who writes it. */
START_TEST(content_in_the_folder_of_alerts_is_no_crash)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_err err = { 0 };
    struct ks_buf out = { 0 };
    struct named content, now, next;
    struct ks_manifest staged;
    make(&content, KS_ROLE_CONTENT, ks_arena_strdup(arena, "assets/office/_on/a.md=9"));
    make(&now, KS_ROLE_ALERT, ks_arena_strdup(arena, ""));
    make(&next, KS_ROLE_ALERT, ks_arena_strdup(arena, "assets/alerts/a.md=1"));
    content.manifest.fleet = "campus";
    content.manifest.epoch = content.manifest.minfw = 1;
    content.manifest.version = 1;
    content.manifest.expires = 2;
    for (size_t i = 0; i < 2; i++) {
        bool twice = i == 1;
        struct ks_manifest *alerts = twice ? &next.manifest : &now.manifest;
        ks_staged_join(&content.manifest, &now.manifest, alerts, arena, &staged);
        ck_assert_uint_eq(staged.n_files, twice ? 2 : 1);
        ck_assert_msg(ks_manifest_format(&staged, &out, &err) != twice, "%s", said_err(&err));
    }
    ck_assert_ptr_nonnull(strstr(said_err(&err), "重复"));
    ks_buf_free(&out);
    ks_arena_free(arena);
}
END_TEST

/* What waits is the layers of all that wait; each source takes back and says anew its own only. */
START_TEST(two_sources_wait_side_by_side)
{
    static const char *const names[] = { "one", "two" };
    struct ks_arena *arena = ks_arena_new();
    struct named mine[2], after;
    struct ks_manifest all, rest, part;
    const struct ks_manifest none = { .n_files = 0 };
    make(&mine[0], KS_ROLE_CONTENT,
         ks_arena_strdup(arena, "assets/office/_off/office/one/b.md=2 "
                                "assets/office/_on/office/one/a.md=1 assets/office/one/p.png=3 "
                                "playlists/office-one.csv=4"));
    make(&mine[1], KS_ROLE_CONTENT,
         ks_arena_strdup(arena, "assets/office/two/p.png=5 "
                                "assets/z.md=7 playlists/office-two.csv=6"));
    make(&after, KS_ROLE_CONTENT, ks_arena_strdup(arena, "playlists/office-one.csv=8"));
    struct ks_said one = { .names = &names[0], .n_names = 1 };
    struct ks_said two = { .set = true, .names = &names[1], .n_names = 1 };
    ks_staged_put(&mine[0].manifest, &two, &mine[1].manifest, arena, &all);
    ck_assert_uint_eq(all.n_files, 7);
    size_t n;
    const char *const *sources = ks_staged_sources(&all, arena, &n);
    ck_assert_uint_eq(n, 2);
    ck_assert_str_eq(sources[0], "one");
    ck_assert_str_eq(sources[1], "two");
    for (size_t i = 0; i < 2; i++) {
        ks_staged_part(&all, names[i], arena, &part);
        ck_assert_uint_eq(part.n_files, i == 0 ? 4 : 2);
    }
    ks_staged_part(&all, NULL, arena, &part);
    ck_assert_str_eq(said(&part, arena), "assets/z.md=7");
    ks_staged_put(&all, &two, &none, arena, &rest);
    ck_assert_str_eq(said(&rest, arena), said(&mine[0].manifest, arena));
    ks_staged_put(&all, &one, &after.manifest, arena, &rest);
    ck_assert_str_eq(said(&rest, arena), "assets/office/two/p.png=5 assets/z.md=7 "
                                         "playlists/office-one.csv=8 playlists/office-two.csv=6");
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, two_sources_wait_side_by_side);
    tcase_add_test(tc, there_and_back);
    tcase_add_test(tc, content_in_the_folder_of_alerts_is_no_crash);
}

int main(void)
{
    return check_main("staged", add);
}
