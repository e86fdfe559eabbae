/* A release on the glass: proved and kept, or taken back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "port/shared_page.h"
#include "support/check_main.h"
#include "support/make_release.h"
#include "support/said.h"
#include "support/tmpdir.h"
#include "sync/proving.h"

static struct tmpdir tmp;
static char file[96];
static struct ks_store *store;
static struct ks_blackbox *box;
static struct ks_proving proving;
static struct made made[2];

static const struct blob old[] = { { "playlists/main.csv", "item\ncards/a.md\n" } };
static const struct blob new[] = { { "playlists/main.csv", "item\ncards/b.md\n" } };

static void setup(void)
{
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = true };
    tmpdir_make(&tmp);
    snprintf(file, sizeof file, "%s/player", tmp.path);
    ck_assert(ks_disk_real(tmp.path, KS_DISK_MADE, &params.disk, &err));
    ck_assert_ptr_nonnull(store = ks_store_open(&params, &err));
    make_release(&made[0], KS_ROLE_CONTENT, 0, 1, old, 1);
    make_release(&made[1], KS_ROLE_CONTENT, 0, 2, new, 1);
    ck_assert(install(store, &made[0], KS_ORIGIN_OPEN, &err));
    if (ks_store_head(store)->proving) {
        ck_assert(ks_store_prove(store, &err));
    }
    ck_assert(install(store, &made[1], KS_ORIGIN_OPEN, &err));
    ck_assert(ks_store_head(store)->proving);
    proving = (struct ks_proving) { .blackbox = file };
    ck_assert_ptr_nonnull(box = ks_shared_page_open(file, sizeof *box, &err));
    ks_blackbox_start(box);
}

static void teardown(void)
{
    made_free(&made[0]);
    made_free(&made[1]);
    ks_shared_page_close(box, sizeof *box);
    ks_store_close(store);
    tmpdir_remove(&tmp);
}

static void played(const struct made *release)
{
    char name[KS_SHA256_HEX];
    ks_sha256_hex(release->hash, name);
    ks_blackbox_release(box, name);
}

static enum ks_proof look_at(int64_t ms)
{
    struct ks_err err = { 0 };
    struct ks_mono now = { 1000 + ms * 1000 };
    enum ks_proof proof = ks_proving_look(&proving, ks_store_head(store), now);
    ck_assert_msg(ks_proving_apply(&proving, store, proof, &err), "%s", said_err(&err));
    return proof;
}

static void assert_current(const struct made *release)
{
    const uint8_t *hash = ks_store_head(store)->role[KS_ROLE_CONTENT].current.hash;
    ck_assert_mem_eq(hash, release->hash, KS_SHA256_BYTES);
}

START_TEST(a_release_that_lives_is_kept)
{
    ck_assert_int_eq(look_at(0), KS_PROOF_WAITS);
    played(&made[0]); /* the player has not noticed the new one yet */
    (void)ks_blackbox_alive(box, true, KS_PROVE_MS);
    ck_assert_int_eq(look_at(1000), KS_PROOF_WAITS);
    played(&made[1]);
    ck_assert_int_eq(look_at(2000), KS_PROOF_WAITS);
    ck_assert(ks_store_head(store)->proving);
    (void)ks_blackbox_alive(box, true, KS_PROVE_MS);
    ck_assert_int_eq(look_at(3000), KS_PROOF_PROVEN);
    ck_assert(!ks_store_head(store)->proving);
    assert_current(&made[1]);
    ck_assert_int_eq(look_at(4000), KS_PROOF_WAITS); /* once */
}
END_TEST

START_TEST(a_release_that_kills_the_player_goes_and_does_not_come_back)
{
    struct ks_err err = { 0 };
    played(&made[1]);
    for (int i = 0; i < KS_BLACKBOX_DEATHS; i++) {
        ck_assert_int_eq(look_at(i), KS_PROOF_WAITS);
        ks_blackbox_start(box);
    }
    ck_assert_int_eq(look_at(10), KS_PROOF_BAD);
    assert_current(&made[0]);
    ck_assert(!install(store, &made[1], KS_ORIGIN_OPEN, &err));
    ck_assert_int_eq(look_at(11), KS_PROOF_WAITS); /* the record speaks of the one that is gone */
    assert_current(&made[0]);
}
END_TEST

START_TEST(a_release_that_cannot_be_drawn_goes)
{
    played(&made[1]);
    ck_assert_int_eq(look_at(0), KS_PROOF_WAITS);
    ck_assert_int_eq(look_at(KS_PROOF_LONGEST_MS), KS_PROOF_BAD);
    assert_current(&made[0]);
}
END_TEST

START_TEST(a_release_that_came_meanwhile_is_left_alone)
{
    struct ks_err err = { 0 };
    struct made third;
    static const struct blob other[] = { { "playlists/main.csv", "item\ncards/c.md\n" } };
    played(&made[1]);
    for (int i = 0; i < KS_BLACKBOX_DEATHS; i++) {
        ks_blackbox_start(box);
    }
    enum ks_proof proof = ks_proving_look(&proving, ks_store_head(store), (struct ks_mono) { 1 });
    ck_assert_int_eq(proof, KS_PROOF_BAD);
    make_release(&third, KS_ROLE_CONTENT, 0, 3, other, 1);
    ck_assert(install(store, &third, KS_ORIGIN_OPEN, &err));
    ck_assert(ks_proving_apply(&proving, store, proof, &err));
    assert_current(&third);
    made_free(&third);
}
END_TEST

START_TEST(in_the_dark_its_time_has_not_begun)
{
    ck_assert_int_eq(look_at(0), KS_PROOF_WAITS);
    played(&made[1]);
    ks_blackbox_display(box, true, "没有接屏幕");
    ck_assert_int_eq(look_at(KS_PROOF_LONGEST_MS), KS_PROOF_WAITS);
    ks_blackbox_display(box, false, "画面在屏幕上");
    ck_assert_int_eq(look_at(2 * KS_PROOF_LONGEST_MS - 1), KS_PROOF_WAITS);
    assert_current(&made[1]);
    ck_assert_int_eq(look_at(2 * KS_PROOF_LONGEST_MS), KS_PROOF_BAD); /* and then it counts */
    assert_current(&made[0]);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, in_the_dark_its_time_has_not_begun);
    tcase_add_test(tc, a_release_that_lives_is_kept);
    tcase_add_test(tc, a_release_that_kills_the_player_goes_and_does_not_come_back);
    tcase_add_test(tc, a_release_that_came_meanwhile_is_left_alone);
    tcase_add_test(tc, a_release_that_cannot_be_drawn_goes);
}

int main(void)
{
    return check_main("proving", add);
}
