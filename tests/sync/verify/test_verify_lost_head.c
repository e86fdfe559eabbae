/* A device whose HEADs have both decayed, or are gone, takes nothing old and nothing of revoked
 * keys. */
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

static void begin(struct world *w)
{
    struct ks_buf text = { 0 };
    struct ks_trust shipped = first_trust();
    world_open(w);
    ck_assert(ks_trust_format(&shipped, &text, NULL));
    ck_assert(ks_trust_begin(w->store, (struct ks_str) { text.p, text.n }, &w->trust, NULL));
    ks_buf_free(&text);
}

static void decay_both(struct world *w)
{
    ks_store_close(w->store);
    w->store = NULL;
    flip(w, "HEAD");
    flip(w, "HEAD.bak");
}

/* A start of the device after a year in a damp corridor. */
static void lose_both(struct world *w)
{
    decay_both(w);
    begin(w);
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
    ck_assert(ks_disk_real(w->folder, KS_DISK_THERE, &params.disk, NULL));
    struct ks_store *reader = ks_store_open(&params, NULL);
    struct ks_content_set *set = ks_store_content_set(reader, &shown);
    ck_assert_int_eq(shown, KS_SHOWN_CURRENT);
    ck_assert_int_eq(ks_content_set_until(set, "playlists/main.csv"), NOW + 86400);
    ks_content_set_close(set);
    ks_store_close(reader);
    world_free(w);
}
END_TEST

static void put_trust_2(struct box *box)
{
    struct ks_trust trust = first_trust();
    trust.n = 2;
    ck_assert(ks_trust_revoke(&trust, &key_of(CONTENT)->public));
    put_trust(box, &trust, (int[]) { 0, 1 }, 2);
}

/* Trust 2 takes the key CONTENT away; content 1.6 is there by the other. */
static struct world *revoked_world(void)
{
    struct world *w = world_new();
    put_trust_2(&w->box);
    sign_by(&w->box, "rel/1.6.ksr", CONTENT + 1);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    return w;
}

START_TEST(a_revoked_key_stays_revoked)
{
    struct world *w = revoked_world();
    lose_both(w);
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 2);
    ck_assert_uint_eq(w->trust.n, 2);
    box_clear(&w->box);
    struct release stolen = content_release(9);
    put_signed(&w->box, &stolen);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_REVOKED_KEY);
    world_free(w);
}
END_TEST

/* Gone is as bad as decayed: a file system that was repaired, somebody who tidied up. */
START_TEST(heads_that_are_gone_make_no_new_device)
{
    struct world *w = revoked_world();
    char path[200];
    ks_store_close(w->store);
    snprintf(path, sizeof path, "%s/HEAD", w->folder);
    ck_assert_int_eq(unlink(path), 0);
    strcat(path, ".bak");
    ck_assert_int_eq(unlink(path), 0);
    begin(w);
    ck_assert_uint_eq(w->trust.n, 2);
    ck_assert_uint_eq(installed(w, KS_ROLE_CONTENT), 6);
    ck_assert_uint_eq(installed(w, KS_ROLE_ALERT), 2);
    old_box(w);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_OLD);
    world_free(w);
}
END_TEST

/* A disk that cannot open one of its files just now. */
static struct {
    const struct ks_disk_ops *real;
    char path[2][100];
} unready;

static int open_unready(void *self, const char *path, uint64_t *size)
{
    bool is = strcmp(path, unready.path[0]) == 0 || strcmp(path, unready.path[1]) == 0;
    return is ? -EMFILE : unready.real->open(self, path, size);
}

/* The code with which a store does not open, or KS_ERR_NONE. */
static enum ks_err_code code_of_opening(const struct world *w)
{
    static struct ks_disk_ops ops;
    struct ks_store_params params = { .writer = true };
    struct ks_err err = { 0 };
    ck_assert(ks_disk_real(w->folder, KS_DISK_MADE, &params.disk, NULL));
    unready.real = params.disk.ops;
    ops = *params.disk.ops;
    ops.open = open_unready;
    params.disk.ops = &ops;
    struct ks_store *store = ks_store_open(&params, &err);
    ks_store_close(store);
    return store == NULL ? err.code : KS_ERR_NONE;
}

/* What cannot be read just now may be the newest: nothing is said of it then. */
START_TEST(a_document_that_cannot_be_read_now_is_waited_for)
{
    struct world *w = revoked_world();
    const struct ks_head *head = ks_store_head(w->store);
    const uint8_t *names[2] = { head->trust, head->role[KS_ROLE_CONTENT].top };
    char hex[2][KS_SHA256_HEX];
    for (int i = 0; i < 2; i++) {
        ks_sha256_hex(names[i], hex[i]);
    }
    decay_both(w);
    for (int i = 0; i < 2; i++) {
        uint8_t before[32], after[32];
        snapshot(w, before);
        snprintf(unready.path[0], sizeof unready.path[0], "rel/%s", hex[i]);
        snprintf(unready.path[1], sizeof unready.path[1], "rel/%s.bak", hex[i]);
        ck_assert_int_eq(code_of_opening(w), KS_ERR_IO);
        snapshot(w, after);
        ck_assert_mem_eq(before, after, 32);
    }
    begin(w);
    ck_assert_uint_eq(w->trust.n, 2);
    world_free(w);
}
END_TEST

static void flip_trust(const struct world *w, const char hex[KS_SHA256_HEX])
{
    char name[100];
    snprintf(name, sizeof name, "rel/%s", hex);
    flip(w, name);
    strcat(name, ".bak");
    flip(w, name);
}

/* One copy decayed, the other cannot be read now: it may be whole. */
START_TEST(a_copy_that_cannot_be_read_now_is_not_lost)
{
    struct world *w = revoked_world();
    char hex[KS_SHA256_HEX], name[100];
    ks_sha256_hex(ks_store_head(w->store)->trust, hex);
    decay_both(w);
    snprintf(name, sizeof name, "rel/%s", hex);
    flip(w, name);
    *unready.path[0] = '\0';
    snprintf(unready.path[1], sizeof unready.path[1], "rel/%s.bak", hex);
    ck_assert_int_eq(code_of_opening(w), KS_ERR_IO);
    begin(w);
    ck_assert_uint_eq(w->trust.n, 2);
    world_free(w);
}
END_TEST

/* The trust file decayed as well, and an older one is there still: nobody is believed until a
 * source brings the very one. */
START_TEST(a_trust_file_that_decayed_too_is_missed)
{
    struct world *w = revoked_world();
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(ks_store_head(w->store)->trust, hex);
    box_clear(&w->box);
    struct release stolen = content_release(9);
    put_signed(&w->box, &stolen);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_REVOKED_KEY);
    flip_trust(w, hex);
    lose_both(w);
    ck_assert(ks_trust_is_lost(w->store, &w->trust));
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_TRUST_LOST);
    struct ks_trust fork = first_trust();
    for (fork.n = 2; fork.n <= 3; fork.n++) {
        put_trust(&w->box, &fork, (int[]) { 0, 1 }, 2);
    }
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_TRUST_LOST);
    ck_assert(ks_store_gc(w->store, NOW, NULL));
    lose_both(w); /* again, with all garbage gone */
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_TRUST_LOST);
    ck_assert_uint_eq(installed(w, KS_ROLE_CONTENT), 6);
    ks_store_close(w->store);
    begin(w); /* the next look begins with what came with the device */
    box_clear(&w->box);
    put_signed(&w->box, &stolen);
    put_trust_2(&w->box);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_REVOKED_KEY);
    ck_assert(!ks_trust_is_lost(w->store, &w->trust));
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 2);
    sign_by(&w->box, "rel/1.9.ksr", CONTENT + 1);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    world_free(w);
}
END_TEST

/* In one look. */
START_TEST(a_chain_over_the_missed_one_goes_on)
{
    struct world *w = revoked_world();
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(ks_store_head(w->store)->trust, hex);
    flip_trust(w, hex);
    lose_both(w);
    struct ks_trust third = first_trust();
    third.n = 3;
    ck_assert(ks_trust_revoke(&third, &key_of(CONTENT)->public));
    put_trust(&w->box, &third, (int[]) { 0, 1 }, 2);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_NOTHING);
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 3);
    ck_assert_uint_eq(w->trust.n, 3);
    ck_assert(!ks_trust_is_lost(w->store, &w->trust));
    world_free(w);
}
END_TEST

/* The one the device came with needs no source. */
START_TEST(the_shipped_trust_file_is_back_at_once)
{
    struct world *w = world_new();
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(ks_store_head(w->store)->trust, hex);
    flip_trust(w, hex);
    lose_both(w);
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 1);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
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
    tcase_add_test(tc, heads_that_are_gone_make_no_new_device);
    tcase_add_test(tc, a_document_that_cannot_be_read_now_is_waited_for);
    tcase_add_test(tc, a_copy_that_cannot_be_read_now_is_not_lost);
    tcase_add_test(tc, a_trust_file_that_decayed_too_is_missed);
    tcase_add_test(tc, a_chain_over_the_missed_one_goes_on);
    tcase_add_test(tc, the_shipped_trust_file_is_back_at_once);
}

int main(void)
{
    return check_main("verify_lost_head", add);
}
