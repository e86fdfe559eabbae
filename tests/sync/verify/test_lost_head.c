/* A device whose HEADs have both decayed takes nothing old and nothing of revoked keys. */
#include <fcntl.h>

#include "support/attack_world.h"
#include "support/check_main.h"

static void flip(const struct world *w, const char *name)
{
    char path[200], byte;
    snprintf(path, sizeof path, "%s/%s", w->folder, name);
    int fd = open(path, O_RDWR);
    ck_assert_msg(fd >= 0, "%s", path);
    ck_assert_int_eq(pread(fd, &byte, 1, 100), 1);
    byte ^= 1;
    ck_assert_int_eq(pwrite(fd, &byte, 1, 100), 1);
    close(fd);
}

/* A start of the device after a year in a damp corridor. */
static void lose_both(struct world *w)
{
    struct ks_buf text = { 0 };
    struct ks_trust shipped = first_trust();
    ks_store_close(w->store);
    flip(w, "HEAD");
    flip(w, "HEAD.bak");
    world_open(w);
    ck_assert(ks_trust_format(&shipped, &text, NULL));
    ck_assert(ks_trust_begin(w->store, (struct ks_str) { text.p, text.n }, &w->trust, NULL));
    ks_buf_free(&text);
}

static void old_box(struct world *w)
{
    box_clear(&w->box);
    struct release content = content_release(5), alert = alert_release(2);
    put_signed(&w->box, &content);
    put_signed(&w->box, &alert);
}

START_TEST(an_old_release_stays_out)
{
    struct world *w = world_new();
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVED);
    lose_both(w);
    ck_assert_uint_eq(ks_store_head(w->store)->role[KS_ROLE_CONTENT].version, 6);
    ck_assert_uint_eq(installed(w, KS_ROLE_CONTENT), 6);
    ck_assert_uint_eq(installed(w, KS_ROLE_ALERT), 3);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_NOTHING);
    old_box(w);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_OLD);
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVE_OLD);
    struct release next = content_release(7);
    put_signed(&w->box, &next);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    world_free(w);
}
END_TEST

/* The reader, which shows, finds it on the disk at once. */
START_TEST(what_played_plays_on)
{
    struct world *w = world_new();
    struct ks_store_params params = { .writer = false };
    enum ks_shown shown;
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    lose_both(w);
    ck_assert(ks_disk_real(w->folder, false, &params.disk, NULL));
    struct ks_store *reader = ks_store_open(&params, NULL);
    struct ks_content_set *set = ks_store_content_set(reader, &shown);
    ck_assert_int_eq(shown, KS_SHOWN_CURRENT);
    ck_assert_int_eq(ks_content_set_until(set, "playlists/main.csv"), NOW + 86400);
    ks_content_set_close(set);
    ks_store_close(reader);
    world_free(w);
}
END_TEST

START_TEST(a_revoked_key_stays_revoked)
{
    struct world *w = world_new();
    struct ks_trust trust = first_trust();
    trust.n = 2;
    ck_assert(ks_trust_revoke(&trust, &key_of(CONTENT)->public));
    put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
    sign_by(&w->box, "rel/1.6.ksr", CONTENT + 1);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    lose_both(w);
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 2);
    ck_assert_uint_eq(w->trust.n, 2);
    box_clear(&w->box);
    struct release stolen = content_release(9);
    put_signed(&w->box, &stolen);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_UNSIGNED);
    world_free(w);
}
END_TEST

/* A release of a later epoch tells of a trust file that is gone as well: nobody is believed until
 * it is back. */
START_TEST(an_epoch_does_not_go_back)
{
    struct world *w = world_new();
    struct ks_trust trust = first_trust();
    char path[200], hex[KS_SHA256_HEX];
    trust.n = 2;
    trust.epoch = 2;
    put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
    struct release second = content_release(1), stolen = content_release(9);
    second.epoch = 2;
    put_signed(&w->box, &second);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ks_sha256_hex(ks_store_head(w->store)->trust, hex);
    snprintf(path, sizeof path, "%s/rel/%s", w->folder, hex);
    ck_assert_int_eq(unlink(path), 0);
    strcat(path, ".bak");
    ck_assert_int_eq(unlink(path), 0);
    lose_both(w);
    ck_assert_uint_eq(ks_store_head(w->store)->epoch, 2);
    struct box whole = w->box;
    w->box = (struct box) { .n = 0 };
    put_signed(&w->box, &stolen);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_TRUST_LOST);
    box_clear(&w->box);
    w->box = whole;
    (void)receive(w, KS_ROLE_CONTENT);
    ck_assert_uint_eq(w->trust.n, 2);
    ck_assert(!ks_trust_is_lost(w->store, &w->trust));
    world_free(w);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, an_old_release_stays_out);
    tcase_add_test(tc, what_played_plays_on);
    tcase_add_test(tc, a_revoked_key_stays_revoked);
    tcase_add_test(tc, an_epoch_does_not_go_back);
}

int main(void)
{
    return check_main("lost head", add);
}
