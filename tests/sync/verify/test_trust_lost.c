/* The trust file a device keeps decays: whoever was revoked by it must not come back. */
#include <fcntl.h>

#include "core/release/layers.h"
#include "support/attack_world.h"
#include "support/check_main.h"

/* Trust 2 takes the key CONTENT away; trust 3 follows it. `fork` is another trust 2, by the same
 * roots, that takes nothing away. */
static struct ks_trust trust_n(unsigned n)
{
    struct ks_trust trust = first_trust();
    trust.n = n;
    trust.created += n;
    ck_assert(ks_trust_revoke(&trust, &key_of(CONTENT)->public));
    return trust;
}

static void put_trust_2(struct box *box)
{
    struct ks_trust trust = trust_n(2);
    put_trust(box, &trust, (int[]) { 0, 1 }, 2);
}

static void put_fork(struct box *box)
{
    struct ks_trust trust = first_trust();
    trust.n = 2;
    put_trust(box, &trust, (int[]) { 0, 1 }, 2);
}

static void path_of(const struct world *w, const char *tail, char path[200])
{
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(ks_store_head(w->store)->trust, hex);
    snprintf(path, 200, "%s/rel/%s%s", w->folder, hex, tail);
}

static void flip(const struct world *w, const char *tail)
{
    char path[200], byte;
    path_of(w, tail, path);
    int fd = open(path, O_RDWR);
    ck_assert_msg(fd >= 0, "%s", path);
    ck_assert_int_eq(pread(fd, &byte, 1, 100), 1);
    byte ^= 1;
    ck_assert_int_eq(pwrite(fd, &byte, 1, 100), 1);
    close(fd);
}

/* A start of the device: what it then believes. */
static void restart(struct world *w)
{
    struct ks_buf text = { 0 };
    struct ks_trust shipped = first_trust();
    ks_store_close(w->store);
    world_open(w);
    ck_assert(ks_trust_format(&shipped, &text, NULL));
    ck_assert(ks_trust_begin(w->store, (struct ks_str) { text.p, text.n }, &w->trust, NULL));
    ks_buf_free(&text);
}

/* Content 1.6 by the second key is installed under trust 2. The box is the thief's: a new release
 * and a new alert, both with enough of the signatures of trust 1, and no trust file. */
static struct world *revoked_world(void)
{
    struct world *w = world_new();
    put_trust_2(&w->box);
    sign_by(&w->box, "rel/1.6.ksr", CONTENT + 1);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 2);
    box_clear(&w->box);
    struct release stolen = content_release(9), alert = alert_release(9);
    put_signed(&w->box, &stolen);
    put_signed(&w->box, &alert);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_REVOKED_KEY);
    return w;
}

static void refuses_all(struct world *w)
{
    uint8_t before[32], after[32];
    snapshot(w, before);
    struct ks_source source = box_source(&w->box);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_TRUST_LOST);
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVE_TRUST_LOST);
    ck_assert_int_eq(receive_from(w, &source, KS_ROLE_CONTENT, true, true), KS_RECEIVE_TRUST_LOST);
    snapshot(w, after);
    ck_assert_mem_eq(before, after, 32);
    ck_assert(installed(w, KS_ROLE_CONTENT) == 6 && installed(w, KS_ROLE_ALERT) == 2);
}

START_TEST(one_bad_copy_is_written_again_from_the_good_one)
{
    static const char *const tails[] = { "", ".bak" };
    for (int i = 0; i < 2; i++) {
        struct world *w = revoked_world();
        uint8_t whole[32], healed[32];
        snapshot(w, whole);
        flip(w, tails[i]);
        restart(w);
        snapshot(w, healed);
        ck_assert_mem_eq(whole, healed, 32);
        ck_assert_uint_eq(w->trust.n, 2);
        ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_REVOKED_KEY);
        world_free(w);
    }
}
END_TEST

START_TEST(one_missing_copy_is_written_again_from_the_good_one)
{
    static const char *const tails[] = { "", ".bak" };
    for (int i = 0; i < 2; i++) {
        struct world *w = revoked_world();
        uint8_t whole[32], healed[32];
        char path[200];
        snapshot(w, whole);
        path_of(w, tails[i], path);
        ck_assert_int_eq(unlink(path), 0);
        restart(w);
        snapshot(w, healed);
        ck_assert_mem_eq(whole, healed, 32);
        world_free(w);
    }
}
END_TEST

static struct world *lost_world(void)
{
    struct world *w = revoked_world();
    flip(w, "");
    flip(w, ".bak");
    restart(w);
    return w;
}

START_TEST(without_the_trust_file_nobody_is_believed)
{
    struct world *w = lost_world();
    refuses_all(w);
    world_free(w);
}
END_TEST

/* A look that finds "nothing new" must not pass over it in silence. */
START_TEST(it_is_told_even_when_nothing_is_new)
{
    struct world *w = lost_world();
    box_puts(&w->box, "latest", "1.6\n");
    struct ks_source source = box_source(&w->box);
    struct ks_device device = { .firmware = KS_FIRMWARE_LEVEL, .now = NOW };
    struct ks_receive r = { .source = &source,
                            .store = w->store,
                            .trust = &w->trust,
                            .device = &device,
                            .role = KS_ROLE_CONTENT,
                            .arena = ks_arena_new() };
    ck_assert_int_eq(ks_receive_peek(&r), KS_RECEIVED);
    ck_assert_int_eq(ks_receive(&r), KS_RECEIVE_TRUST_LOST);
    ks_arena_free(r.arena);
    world_free(w);
}
END_TEST

START_TEST(the_same_trust_file_mends_it)
{
    struct world *w = lost_world();
    put_trust_2(&w->box);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT),
                     KS_RECEIVE_REVOKED_KEY); /* the thief, as before */
    restart(w);
    ck_assert_uint_eq(w->trust.n, 2); /* without the box: both copies are back */
    sign_by(&w->box, "rel/1.9.ksr", CONTENT + 1);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    world_free(w);
}
END_TEST

START_TEST(a_later_trust_file_of_the_same_chain_mends_it)
{
    struct world *w = lost_world();
    struct ks_trust third = trust_n(3);
    put_trust_2(&w->box);
    put_trust(&w->box, &third, (int[]) { 1, 2 }, 2);
    sign_by(&w->box, "rel/1.9.ksr", CONTENT + 1);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 3);
    world_free(w);
}
END_TEST

/* Roots that trust 2 took away could sign another trust 2 and go on from there. */
START_TEST(another_chain_with_the_same_numbers_does_not)
{
    struct world *w = lost_world();
    put_fork(&w->box);
    refuses_all(w);
    struct ks_trust third = first_trust();
    third.n = 3;
    put_trust(&w->box, &third, (int[]) { 0, 1 }, 2);
    restart(w);
    refuses_all(w);
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 2);
    world_free(w);
}
END_TEST

/* What plays stays, but the way back from it must not lead to what a thief signed. */
START_TEST(a_release_of_revoked_keys_is_nothing_to_fall_back_to)
{
    static const struct {
        bool revoke;
        uint64_t minversion;
        bool stays;
    } cases[] = { { false, 0, true }, { true, 0, false }, { false, 6, false }, { false, 5, true } };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct world *w = world_new(); /* 1.5 by the key CONTENT */
        struct release next = content_release(6);
        box_clear(&w->box);
        put_release(&w->box, &next);
        sign_by(&w->box, "rel/1.6.ksr", CONTENT + 1);
        ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
        struct ks_trust trust = first_trust();
        trust.n = 2;
        trust.minversion = cases[i].minversion;
        ck_assert(!cases[i].revoke || ks_trust_revoke(&trust, &key_of(CONTENT)->public));
        put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
        ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_NOTHING);
        const struct ks_head_role *role = &ks_store_head(w->store)->role[KS_ROLE_CONTENT];
        ck_assert_int_eq(role->current.origin, KS_ORIGIN_SIGNED);
        ck_assert_int_eq(role->previous.origin, cases[i].stays ? KS_ORIGIN_SIGNED : KS_ORIGIN_NONE);
        world_free(w);
    }
}
END_TEST

/* What is installed, as a release of our own: a layer that an office has put something upon. */
static void stand_upon(struct world *w, enum ks_role role)
{
    struct ks_arena *arena = ks_arena_new();
    const struct ks_head *head = ks_store_head(w->store);
    struct ks_buf text = { 0 };
    struct ks_manifest own;
    ck_assert(ks_store_manifest(w->store, head->role[role].current.hash, arena, &own, NULL));
    ks_layers_finish(&own, role, head, NOW);
    ck_assert(ks_manifest_format(&own, &text, NULL));
    struct ks_signed release = { .bytes = { text.p, text.n } };
    ck_assert_int_eq(ks_store_commit(w->store, &release, KS_ORIGIN_OPEN, NULL), KS_COMMITTED);
    ck_assert(ks_store_prove(w->store, NULL));
    ks_buf_free(&text);
    ks_arena_free(arena);
}

START_TEST(nor_is_what_an_office_put_upon_it)
{
    static const struct {
        bool revoke, newer; /* a release by another key came upon it */
        bool stays;
    } cases[] = { { false, false, true }, { true, false, false }, { true, true, false } };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct world *w = world_new(); /* 1.5 by the key CONTENT */
        stand_upon(w, KS_ROLE_CONTENT);
        box_clear(&w->box);
        if (cases[i].newer) {
            struct release next = content_release(6);
            put_release(&w->box, &next);
            sign_by(&w->box, "rel/1.6.ksr", CONTENT + 1);
            ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
        } else {
            stand_upon(w, KS_ROLE_CONTENT);
        }
        const struct ks_head_role *role = &ks_store_head(w->store)->role[KS_ROLE_CONTENT];
        ck_assert_int_eq(role->previous.origin, KS_ORIGIN_OPEN);
        struct ks_trust trust = first_trust();
        trust.n = 2;
        ck_assert(!cases[i].revoke || ks_trust_revoke(&trust, &key_of(CONTENT)->public));
        put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
        (void)receive(w, KS_ROLE_CONTENT); /* there may be no release beside it */
        ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 2);
        ck_assert_int_eq(role->previous.origin, cases[i].stays ? KS_ORIGIN_OPEN : KS_ORIGIN_NONE);
        world_free(w);
    }
}
END_TEST

static bool plays(struct world *w, const char *path)
{
    struct ks_content_set *set = ks_store_content_set(w->store, NULL);
    int fd;
    bool open = ks_content_set_open(set, path, &fd, NULL) == KS_OPENED;
    if (open) {
        close(fd);
    }
    ks_content_set_close(set);
    return open;
}

/* Nobody's signature plants anything under a label that is a source's own: it would stay there. */
START_TEST(what_is_signed_is_no_office_s_own)
{
    struct world *w = world_new();
    struct release planted = content_release(6), next = content_release(7);
    planted.files[3][0] = planted.files[2][0];
    planted.files[3][1] = planted.files[2][1];
    planted.files[2][0] = "assets/office/zz/planted.md";
    planted.files[2][1] = "# planted";
    put_signed(&w->box, &planted);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_OWNED);
    ck_assert(!plays(w, "assets/office/zz/planted.md"));
    put_signed(&w->box, &next);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert(plays(w, "assets/cards/a.md"));
    world_free(w);
}
END_TEST

/* Nor does an all-clear leave it there, though it brings nothing itself. */
START_TEST(an_all_clear_ends_the_alerts_before_it)
{
    struct world *w = world_new();
    struct release clear = alert_release(4);
    clear.files[0][0] = NULL;
    ck_assert(plays(w, "assets/alerts/a.md"));
    put_signed(&w->box, &clear);
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVED);
    ck_assert(!plays(w, "assets/alerts/a.md"));
    world_free(w);
}
END_TEST

/* Its versions begin again; what was signed before stays what it is until something signed comes.
 */
START_TEST(a_new_epoch_keeps_what_is_signed_signed)
{
    struct world *w = world_new();
    struct ks_arena *arena = ks_arena_new();
    stand_upon(w, KS_ROLE_CONTENT);
    stand_upon(w, KS_ROLE_ALERT);
    box_clear(&w->box);
    struct ks_trust trust = first_trust();
    trust.n = 2;
    trust.epoch = 2;
    put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
    (void)receive(w, KS_ROLE_CONTENT); /* there is no release beside it */
    ck_assert_uint_eq(ks_store_head(w->store)->epoch, 2);
    ck_assert_uint_eq(installed(w, KS_ROLE_ALERT), 0);
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        struct ks_base layer;
        ks_store_base(w->store, (enum ks_role)role, arena, &layer);
        ck_assert_msg(layer.kind == KS_BASE_SIGNED && layer.manifest.n_files > 0,
                      "no layer of role %d", role);
    }
    struct ks_content_set *set = ks_store_content_set(w->store, NULL);
    ck_assert_int_eq(ks_content_set_until(set, "assets/alerts/a.md"), NOW + 7200);
    ks_content_set_close(set);
    ks_arena_free(arena);
    world_free(w);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, one_bad_copy_is_written_again_from_the_good_one);
    tcase_add_test(tc, one_missing_copy_is_written_again_from_the_good_one);
    tcase_add_test(tc, without_the_trust_file_nobody_is_believed);
    tcase_add_test(tc, it_is_told_even_when_nothing_is_new);
    tcase_add_test(tc, the_same_trust_file_mends_it);
    tcase_add_test(tc, a_later_trust_file_of_the_same_chain_mends_it);
    tcase_add_test(tc, another_chain_with_the_same_numbers_does_not);
    tcase_add_test(tc, a_release_of_revoked_keys_is_nothing_to_fall_back_to);
    tcase_add_test(tc, nor_is_what_an_office_put_upon_it);
    tcase_add_test(tc, what_is_signed_is_no_office_s_own);
    tcase_add_test(tc, an_all_clear_ends_the_alerts_before_it);
    tcase_add_test(tc, a_new_epoch_keeps_what_is_signed_signed);
}

int main(void)
{
    return check_main("trust_lost", add);
}
