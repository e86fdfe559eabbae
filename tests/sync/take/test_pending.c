/* What waits for staff: adopted or refused, each in one step that lasts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check_main.h"
#include "support/make_release.h"
#include "support/said.h"
#include "support/tmpdir.h"
#include "sync/take/pending.h"

static struct tmpdir tmp;
static struct ks_store *store;
static struct made old, new, other;

static const struct blob one[] = { { "playlists/main.csv", "item\ncards/a.md\n" } };
static const struct blob two[] = { { "playlists/main.csv", "item\ncards/b.md\n" } };
static const struct blob three[] = { { "playlists/main.csv", "item\ncards/c.md\n" } };

static void make_local_of(struct made *made, uint64_t version, const struct blob *blobs, size_t n)
{
    struct ks_err err = { 0 };
    make_release(made, KS_ROLE_CONTENT, 1, version, blobs, n);
    made->manifest.fleet = "local";
    ks_buf_free(&made->text);
    ck_assert(ks_manifest_format(&made->manifest, &made->text, &err));
    made->doc = (struct ks_signed) { .bytes = { made->text.p, made->text.n } };
    ks_sha256(made->text.p, made->text.n, made->hash);
}

static void make_local(struct made *made, uint64_t version, const struct blob *blobs)
{
    make_local_of(made, version, blobs, 1);
}

static void reopen(void)
{
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = true };
    ks_store_close(store);
    ck_assert(ks_disk_real(tmp.path, KS_DISK_MADE, &params.disk, &err));
    ck_assert_ptr_nonnull(store = ks_store_open(&params, &err));
}

/* `old` is installed, `new` waits. */
static void setup(void)
{
    struct ks_err err = { 0 };
    tmpdir_make(&tmp);
    make_local(&old, 1, one);
    make_local(&new, 2, two);
    make_local(&other, 3, three);
    store = NULL;
    reopen();
    ck_assert_msg(install(store, &old, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
    ck_assert(put_blob(store, two[0].bytes, &err));
    ck_assert_msg(ks_store_stage(store, &new.doc, 1000, &err), "%s", said_err(&err));
}

static void teardown(void)
{
    made_free(&old);
    made_free(&new);
    made_free(&other);
    ks_store_close(store);
    tmpdir_remove(&tmp);
}

static bool waits(void)
{
    struct ks_manifest manifest;
    struct ks_arena *arena = ks_arena_new();
    bool found = ks_store_waiting(store, arena, &manifest, NULL);
    ks_arena_free(arena);
    return found;
}

static void assert_playlist(const char *text)
{
    char *bytes = NULL;
    size_t n;
    struct ks_content_set *set = ks_store_content_set(store, NULL);
    ck_assert(ks_content_set_read(set, "playlists/main.csv", 100, &bytes, &n, NULL));
    ck_assert_str_eq(bytes, text);
    free(bytes);
    ks_content_set_close(set);
}

START_TEST(adopted_it_waits_no_more)
{
    uint64_t version = 0;
    ck_assert(waits());
    ck_assert(ks_pending_confirm(store, &version, NULL));
    ck_assert_uint_eq(version, 2);
    ck_assert(!waits());
    assert_playlist(two[0].bytes);
    reopen();
    ck_assert(!waits());
    ck_assert(!ks_pending_confirm(store, &version, NULL));
}
END_TEST

/* Another source installed something meanwhile: the number that was staged is taken. */
START_TEST(adopted_under_another_number_it_waits_no_more)
{
    struct ks_err err = { 0 };
    uint64_t version = 0;
    ck_assert_msg(install(store, &other, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
    ck_assert(waits());
    ck_assert(ks_pending_confirm(store, &version, NULL));
    ck_assert_uint_eq(version, 4);
    ck_assert(!waits());
    ck_assert(ks_hash_is_zero(ks_store_head(store)->staged));
    assert_playlist(two[0].bytes);
    reopen();
    ck_assert(ks_hash_is_zero(ks_store_head(store)->staged));
}
END_TEST

START_TEST(refused_it_is_gone_for_good)
{
    struct ks_err err = { 0 };
    struct made again;
    ck_assert_msg(ks_store_refuse_staged(store, &err), "%s", said_err(&err));
    ck_assert(!waits());
    assert_playlist(one[0].bytes);
    reopen();
    ck_assert(!waits());
    make_local(&again, 7, two); /* the folder is looked at again */
    ck_assert_int_eq(ks_store_verdict(store, &again.manifest, again.doc.bytes, KS_ORIGIN_OPEN),
                     KS_VERDICT_REFUSED);
    ck_assert_int_eq(ks_store_verdict(store, &other.manifest, other.doc.bytes, KS_ORIGIN_OPEN),
                     KS_VERDICT_NEW);
    ck_assert(!ks_store_refuse_staged(store, &err));
    ck_assert_int_eq(err.code, KS_ERR_NOT_FOUND);
    made_free(&again);
}
END_TEST

/* A refusal of what many sources have waiting takes one place in the memory of what is bad, and
 * each of them is known by it. */
START_TEST(refused_together_they_push_nothing_out)
{
    static const struct blob many[] = {
        { "assets/office/a/1.md", "# 1\n" }, { "assets/office/b/2.md", "# 2\n" },
        { "assets/office/c/3.md", "# 3\n" }, { "assets/office/d/4.md", "# 4\n" },
        { "assets/office/e/5.md", "# 5\n" }, { "playlists/main.csv", "item\ncards/d.md\n" },
    };
    struct ks_err err = { 0 };
    struct made waiting, part;
    ck_assert_msg(install(store, &other, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
    ck_assert(ks_store_fall_back(store, &err)); /* it proved bad */
    make_local_of(&waiting, 4, many, KS_COUNT(many));
    ck_assert(ks_store_stage(store, &waiting.doc, 1000, &err));
    ck_assert_msg(ks_store_refuse_staged(store, &err), "%s", said_err(&err));
    ck_assert(ks_store_gc(store, 2000, &err));
    reopen();
    ck_assert_int_eq(ks_store_verdict(store, &other.manifest, other.doc.bytes, KS_ORIGIN_OPEN),
                     KS_VERDICT_REFUSED);
    for (size_t i = 0; i < KS_COUNT(many); i++) {
        make_local_of(&part, 9, &many[i], 1);
        ck_assert_int_eq(ks_store_verdict(store, &part.manifest, part.doc.bytes, KS_ORIGIN_OPEN),
                         KS_VERDICT_REFUSED);
        made_free(&part);
    }
    make_local_of(&part, 9, many, 2); /* of two sources: none of them said that */
    ck_assert_int_eq(ks_store_verdict(store, &part.manifest, part.doc.bytes, KS_ORIGIN_OPEN),
                     KS_VERDICT_NEW);
    made_free(&part);
    made_free(&waiting);
}
END_TEST

/* A signed release that is being fetched is kept as well: it is not staff's to decide, and what
 * waits for them waits on, also once it is there. */
START_TEST(what_is_signed_does_not_wait_for_staff)
{
    struct ks_err err = { 0 };
    struct made coming;
    make_release(&coming, KS_ROLE_CONTENT, ks_store_head(store)->epoch, 9, three, 1);
    ck_assert(ks_store_fetching(store, &coming.doc, 2000, &err));
    ck_assert_mem_eq(ks_store_head(store)->fetching, coming.hash, KS_SHA256_BYTES);
    ck_assert_mem_eq(ks_store_head(store)->staged, new.hash, KS_SHA256_BYTES);
    ck_assert(waits());
    ck_assert_msg(install(store, &coming, KS_ORIGIN_SIGNED, &err), "%s", said_err(&err));
    ck_assert(ks_hash_is_zero(ks_store_head(store)->fetching));
    ck_assert(waits());
    made_free(&coming);
}
END_TEST

/* Another source took its own back, or said it anew, while it waited: staff adopt nothing of it. */
START_TEST(adopted_it_leaves_the_labels_of_others)
{
    static const struct blob later[] = { { "assets/office/other/new.md", "# new\n" },
                                         { "playlists/main.csv", "item\ncards/a.md\n" },
                                         { "playlists/office-other.csv",
                                           "item\noffice/other/new.md\n" } };
    static const struct blob office[] = { { "assets/office/share/a.md", "# a\n" },
                                          { "playlists/office-share.csv",
                                            "item\noffice/share/a.md\n" } };
    struct ks_err err = { 0 };
    struct made theirs, mine;
    struct ks_manifest now;
    struct ks_arena *arena = ks_arena_new();
    uint64_t version;
    make_local_of(&mine, 4, office, 2);
    ck_assert(put_blob(store, office[0].bytes, &err) && put_blob(store, office[1].bytes, &err));
    ck_assert(ks_store_stage(store, &mine.doc, 1000, &err));
    make_local_of(&theirs, 5, later, 3);
    ck_assert_msg(install(store, &theirs, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
    ck_assert_msg(ks_pending_confirm(store, &version, &err), "%s", said_err(&err));
    ck_assert(!waits());
    ks_store_shown(store, KS_ROLE_CONTENT, arena, &now);
    ck_assert_uint_eq(now.n_files, 5);
    ck_assert_ptr_nonnull(ks_manifest_find(&now, "assets/office/other/new.md"));
    ck_assert_ptr_nonnull(ks_manifest_find(&now, "assets/office/share/a.md"));
    assert_playlist(later[1].bytes);
    made_free(&theirs);
    made_free(&mine);
    ks_arena_free(arena);
}
END_TEST

/* A signed release came while it waited: it stays, and what the office has goes upon it. */
START_TEST(adopted_it_stands_upon_what_is_signed)
{
    static const struct blob office[] = { { "assets/office/share/a.md", "# a\n" },
                                          { "playlists/main.csv", "item\ncards/b.md\n" } };
    struct ks_err err = { 0 };
    struct made signed_one, mine;
    struct ks_manifest now;
    struct ks_arena *arena = ks_arena_new();
    uint64_t version;
    make_release(&signed_one, KS_ROLE_CONTENT, ks_store_head(store)->epoch, 9, three, 1);
    ck_assert_msg(install(store, &signed_one, KS_ORIGIN_SIGNED, &err), "%s", said_err(&err));
    make_release(&mine, KS_ROLE_CONTENT, 1, 5, office, 2);
    mine.manifest.fleet = "local";
    ks_buf_free(&mine.text);
    ck_assert(ks_manifest_format(&mine.manifest, &mine.text, &err));
    mine.doc = (struct ks_signed) { .bytes = { mine.text.p, mine.text.n } };
    ck_assert(put_blob(store, office[0].bytes, &err));
    ck_assert(ks_store_stage(store, &mine.doc, 1000, &err));
    ck_assert_msg(ks_pending_confirm(store, &version, &err), "%s", said_err(&err));
    ck_assert(!waits());
    assert_playlist(three[0].bytes);
    ck_assert(ks_store_manifest(store, ks_store_head(store)->role[KS_ROLE_CONTENT].current.hash,
                                arena, &now, &err));
    ck_assert_ptr_nonnull(ks_manifest_find(&now, "assets/office/share/a.md"));
    made_free(&signed_one);
    made_free(&mine);
    ks_arena_free(arena);
}
END_TEST

/* Also what a signed release took away since: staff adopt nothing of it. */
START_TEST(adopted_it_brings_nothing_signed_back)
{
    static const struct blob office[] = { { "assets/cards/gone.md", "# gone\n" },
                                          { "assets/office/share/a.md", "# a\n" },
                                          { "playlists/main.csv", "item\ncards/c.md\n" } };
    struct ks_err err = { 0 };
    struct made signed_one, mine;
    struct ks_manifest now;
    struct ks_arena *arena = ks_arena_new();
    uint64_t version;
    make_release(&signed_one, KS_ROLE_CONTENT, ks_store_head(store)->epoch, 9, three, 1);
    ck_assert_msg(install(store, &signed_one, KS_ORIGIN_SIGNED, &err), "%s", said_err(&err));
    make_release(&mine, KS_ROLE_CONTENT, 1, 5, office, 3);
    mine.manifest.fleet = "local";
    ks_buf_free(&mine.text);
    ck_assert(ks_manifest_format(&mine.manifest, &mine.text, &err));
    mine.doc = (struct ks_signed) { .bytes = { mine.text.p, mine.text.n } };
    ck_assert(put_blob(store, office[0].bytes, &err) && put_blob(store, office[1].bytes, &err));
    ck_assert(ks_store_stage(store, &mine.doc, 1000, &err));
    ck_assert_msg(ks_pending_confirm(store, &version, &err), "%s", said_err(&err));
    ck_assert(ks_store_manifest(store, ks_store_head(store)->role[KS_ROLE_CONTENT].current.hash,
                                arena, &now, &err));
    ck_assert_ptr_nonnull(ks_manifest_find(&now, "assets/office/share/a.md"));
    ck_assert_ptr_null(ks_manifest_find(&now, "assets/cards/gone.md"));
    made_free(&signed_one);
    made_free(&mine);
    ks_arena_free(arena);
}
END_TEST

/* To look at before: all of it, while the screen shows the other. */
START_TEST(what_waits_can_be_read)
{
    struct ks_err err = { 0 };
    char *bytes = NULL;
    size_t n;
    struct ks_content_set *set = ks_store_release_set(store, new.hash, &err);
    ck_assert_msg(set != NULL, "%s", said_err(&err));
    ck_assert(ks_content_set_read(set, "playlists/main.csv", 100, &bytes, &n, &err));
    ck_assert_str_eq(bytes, two[0].bytes);
    free(bytes);
    ks_content_set_close(set);
    assert_playlist(one[0].bytes);
    ck_assert(ks_store_stage(store, &other.doc, 1000, &err)); /* nothing of it is here */
    ck_assert_ptr_null(ks_store_release_set(store, other.hash, &err));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, adopted_it_waits_no_more);
    tcase_add_test(tc, adopted_under_another_number_it_waits_no_more);
    tcase_add_test(tc, refused_it_is_gone_for_good);
    tcase_add_test(tc, refused_together_they_push_nothing_out);
    tcase_add_test(tc, what_is_signed_does_not_wait_for_staff);
    tcase_add_test(tc, adopted_it_leaves_the_labels_of_others);
    tcase_add_test(tc, adopted_it_stands_upon_what_is_signed);
    tcase_add_test(tc, adopted_it_brings_nothing_signed_back);
    tcase_add_test(tc, what_waits_can_be_read);
}

int main(void)
{
    return check_main("pending", add);
}
