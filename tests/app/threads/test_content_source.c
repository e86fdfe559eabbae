/* What the player reads from: editions of a folder and of a store, while both change. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/threads/content_source.h"
#include "support/check_main.h"
#include "support/make_release.h"
#include "support/said.h"
#include "support/tmpdir.h"

static struct tmpdir tmp;

static struct ks_store *writer(const char *state)
{
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = true };
    ck_assert_msg(ks_disk_real(state, KS_DISK_MADE, &params.disk, &err), "%s", said_err(&err));
    struct ks_store *store = ks_store_open(&params, &err);
    ck_assert_msg(store != NULL, "%s", said_err(&err));
    return store;
}

static void setup(void)
{
    tmpdir_make(&tmp);
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

static void commit(struct ks_store *store, uint64_t version, const char *headline)
{
    struct ks_err err = { 0 };
    char card[64];
    snprintf(card, sizeof card, "# %s\n", headline);
    struct blob blobs[] = { { "assets/cards/a.md", card },
                            { "playlists/main.csv", "item\ncards/a.md\n" } };
    struct made made;
    make_release(&made, KS_ROLE_CONTENT, 0, version, blobs, 2);
    ck_assert_msg(install(store, &made, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
    made_free(&made);
}

static void assert_card(const struct ks_edition *edition, const char *text)
{
    struct ks_err err = { 0 };
    char *bytes;
    size_t n;
    ck_assert_msg(ks_content_set_read(edition->set, "assets/cards/a.md", 1024, &bytes, &n, &err),
                  "%s", said_err(&err));
    ck_assert_str_eq(bytes, text);
    free(bytes);
}

START_TEST(what_the_store_knows_of_the_time_comes_along)
{
    struct ks_err err = { 0 };
    struct ks_store *store = writer(tmp.path);
    commit(store, 1, "一"); /* an open folder vouches for no time */
    struct ks_content_source *source = ks_content_source_open("", tmp.path, "", &err);
    ck_assert_msg(source != NULL, "%s", said_err(&err));
    (void)ks_content_source_take(source, 1);
    ck_assert_int_eq(ks_content_source_heard(source).vouched.s, 0);
    ck_assert_int_eq(ks_content_source_heard(source).floor.s, 0);
    struct ks_signed trust = trust_doc("KST1 one\nend\n");
    ck_assert_msg(ks_store_commit_trust(store, &trust, 1, 1, 1500000000, &err), "%s",
                  said_err(&err));
    static const struct blob blobs[] = { { "playlists/main.csv", "item\n" } };
    struct made made;
    make_release(&made, KS_ROLE_CONTENT, 1, 1, blobs, 1); /* by one key */
    ck_assert_msg(install(store, &made, KS_ORIGIN_SIGNED, &err), "%s", said_err(&err));
    (void)ks_content_source_take(source, 2);
    ck_assert_int_eq(ks_content_source_heard(source).vouched.s, 1500000000);
    ck_assert_int_eq(ks_content_source_heard(source).floor.s, made.manifest.created);
    made_free(&made);
    ks_content_source_close(source);
    ks_store_close(store);
}
END_TEST

START_TEST(an_edition_stays_while_the_next_comes)
{
    struct ks_err err = { 0 };
    struct ks_store *store = writer(tmp.path);
    commit(store, 1, "一");
    struct ks_content_source *source = ks_content_source_open("", tmp.path, "", &err);
    ck_assert_msg(source != NULL, "%s", said_err(&err));
    assert_card(ks_content_source_take(source, 1), "# 一\n");
    ks_content_source_shown(source);
    struct ks_release first = ks_content_source_edition(source, 1)->release;
    ck_assert_int_eq(first.kind, KS_RELEASE_STORED);
    commit(store, 2, "二");
    assert_card(ks_content_source_take(source, 2), "# 二\n");
    assert_card(ks_content_source_edition(source, 1), "# 一\n"); /* still on the glass */
    ck_assert_int_eq(ks_content_source_edition(source, 2)->release.kind, KS_RELEASE_STORED);
    ck_assert(!ks_release_same(&ks_content_source_edition(source, 2)->release, &first));
    ck_assert_ptr_eq(ks_content_source_edition(source, 7), ks_content_source_edition(source, 2));
    ks_content_source_close(source);
    ks_store_close(store);
}
END_TEST

/* However often this machine fails to read what came since. */
START_TEST(what_is_on_the_glass_outlives_editions_that_never_were)
{
    struct ks_err err = { 0 };
    struct ks_store *store = writer(tmp.path);
    commit(store, 1, "一");
    struct ks_content_source *source = ks_content_source_open("", tmp.path, "", &err);
    ck_assert_msg(source != NULL, "%s", said_err(&err));
    (void)ks_content_source_take(source, 1);
    ks_content_source_shown(source);
    commit(store, 2, "二");
    assert_card(ks_content_source_take(source, 2), "# 二\n");
    commit(store, 3, "三");
    assert_card(ks_content_source_take(source, 3), "# 三\n");
    struct ks_release third = ks_content_source_edition(source, 3)->release;
    for (uint64_t again = 4; again < 8; again++) {
        const struct ks_edition *edition = ks_content_source_again(source, again);
        assert_card(edition, "# 三\n");
        ck_assert(edition->generation == again && ks_release_same(&edition->release, &third));
        assert_card(ks_content_source_edition(source, 1), "# 一\n");
    }
    ks_content_source_shown(source);
    commit(store, 4, "四");
    assert_card(ks_content_source_take(source, 8), "# 四\n");
    assert_card(ks_content_source_edition(source, 7), "# 三\n");
    ks_content_source_close(source);
    ks_store_close(store);
}
END_TEST

/* A folder that this machine could not read at its start is not edited by that. */
START_TEST(a_folder_read_again_is_the_same)
{
    struct ks_err err = { 0 };
    struct ks_content_source *source = ks_content_source_open(tmp.path, "", "", &err);
    ck_assert_msg(source != NULL, "%s", said_err(&err));
    (void)ks_content_source_take(source, 1);
    ck_assert_int_eq(ks_content_source_again(source, 2)->release.kind, KS_RELEASE_FOLDER);
    ck_assert_int_eq(ks_content_source_take(source, 3)->release.kind, KS_RELEASE_EDITED);
    ks_content_source_close(source);
}
END_TEST

static void *wait_for_news(void *watch)
{
    return ks_watch_wait(watch) ? watch : NULL;
}

START_TEST(a_commit_rings)
{
    struct ks_err err = { 0 };
    struct ks_store *store = writer(tmp.path);
    commit(store, 1, "一");
    struct ks_content_source *source = ks_content_source_open("", tmp.path, "", &err);
    ck_assert_msg(source != NULL, "%s", said_err(&err));
    pthread_t thread;
    void *rang = NULL;
    pthread_create(&thread, NULL, wait_for_news, ks_content_source_watch(source));
    char stray[128]; /* what the writer does besides is nobody's news */
    snprintf(stray, sizeof stray, "%s/tmp/stray", tmp.path);
    FILE *file = fopen(stray, "w");
    ck_assert_ptr_nonnull(file);
    fclose(file);
    commit(store, 2, "二");
    pthread_join(thread, &rang);
    ck_assert_ptr_nonnull(rang);
    assert_card(ks_content_source_take(source, 1), "# 二\n");
    ks_content_source_close(source);
    ks_store_close(store);
}
END_TEST

START_TEST(a_folder_has_one_set_and_no_name)
{
    struct ks_err err = { 0 };
    char path[128];
    snprintf(path, sizeof path, "%s/assets", tmp.path);
    ck_assert_int_eq(mkdir(path, 0755), 0);
    struct ks_content_source *source = ks_content_source_open(tmp.path, "", "", &err);
    ck_assert_msg(source != NULL, "%s", said_err(&err));
    const struct ks_edition *edition = ks_content_source_take(source, 1);
    ck_assert_int_eq(edition->release.kind, KS_RELEASE_FOLDER);
    struct ks_content_set *set = edition->set;
    ck_assert_ptr_eq(ks_content_source_take(source, 2)->set, set);
    ck_assert_int_eq(ks_content_source_edition(source, 2)->release.kind, KS_RELEASE_EDITED);
    ks_content_source_close(source);
}
END_TEST

/* The player starts first, and the disk of the store is mounted after it. */
START_TEST(a_store_may_come_later)
{
    struct ks_err err = { 0 };
    char factory[128], state[128];
    snprintf(factory, sizeof factory, "%s/factory", tmp.path);
    snprintf(state, sizeof state, "%s/state", tmp.path);
    ck_assert_int_eq(mkdir(factory, 0755), 0);
    struct ks_content_source *source = ks_content_source_open("", state, factory, &err);
    ck_assert_msg(source != NULL, "%s", said_err(&err));
    ck_assert_int_eq(ks_content_source_take(source, 1)->release.kind, KS_RELEASE_FACTORY);
    pthread_t thread;
    void *rang = NULL;
    pthread_create(&thread, NULL, wait_for_news, ks_content_source_watch(source));
    struct ks_store *store = writer(state);
    commit(store, 1, "一");
    pthread_join(thread, &rang);
    ck_assert_ptr_nonnull(rang);
    assert_card(ks_content_source_take(source, 2), "# 一\n");
    ks_content_source_close(source);
    ks_store_close(store);
}
END_TEST

START_TEST(without_store_and_factory_there_is_an_edition_of_nothing)
{
    struct ks_err err = { 0 };
    struct ks_content_source *source =
        ks_content_source_open("", "/nowhere/at/all", "/nowhere/either", &err);
    ck_assert_msg(source != NULL, "%s", said_err(&err));
    const struct ks_edition *edition = ks_content_source_take(source, 1);
    ck_assert_ptr_nonnull(edition->set);
    int fd;
    ck_assert_int_eq(ks_content_set_open(edition->set, "playlists/main.csv", &fd, &err),
                     KS_OPENED_MISSING);
    ks_content_source_close(source);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_the_store_knows_of_the_time_comes_along);
    tcase_add_test(tc, what_is_on_the_glass_outlives_editions_that_never_were);
    tcase_add_test(tc, a_folder_read_again_is_the_same);
    tcase_add_test(tc, an_edition_stays_while_the_next_comes);
    tcase_add_test(tc, a_commit_rings);
    tcase_add_test(tc, a_folder_has_one_set_and_no_name);
    tcase_add_test(tc, a_store_may_come_later);
    tcase_add_test(tc, without_store_and_factory_there_is_an_edition_of_nothing);
}

int main(void)
{
    return check_main("content source", add);
}
