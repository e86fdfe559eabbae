/* Keys that change hands: root and role rotation (the cases of tuf-conformance's
 * test_root_rotation and test_non_root_rotations), recovery from a stolen key, long chains; and
 * sources that change while they are read or hold a mixture of two releases. */
#include <time.h>

#include "base/check.h"
#include "support/attack_world.h"

static int accepted_right, refused_right;

/* --- rotation: a chain of trust files, the last of which is judged --- */

struct step {
    unsigned threshold;
    int from, n;     /* roots 0..9: `n` keys from `from` on */
    int signers[10]; /* ends with -1 */
};

/* [0] is what the device ships with; its signers are not asked. */
struct rotation {
    const char *name;
    struct step steps[4];
    size_t n;
    enum ks_receive_code waits; /* why the last one does not count; KS_RECEIVED: it does */
    unsigned reached;           /* trust version afterwards */
};

#define S(...)                                                                                     \
    {                                                                                              \
        __VA_ARGS__, -1                                                                            \
    }
static const struct rotation roots[] = {
    { "1-of-1 key rotation", { { 1, 0, 1, S(0) }, { 1, 1, 1, S(0, 1) } }, 2, KS_RECEIVED, 2 },
    { "1-of-1 key rotation, unused signatures",
      { { 1, 0, 1, S(0) }, { 1, 1, 1, S(0, 1, 2, 3) } },
      2,
      KS_RECEIVED,
      2 },
    { "1-of-1 key rotation fail: not signed with old key",
      { { 1, 0, 1, S(0) }, { 1, 1, 1, S(1, 2) } },
      2,
      KS_RECEIVE_TRUST_UNSIGNED,
      1 },
    { "1-of-1 key rotation fail: not signed with new key",
      { { 1, 0, 1, S(0) }, { 1, 1, 1, S(0, 2) } },
      2,
      KS_RECEIVE_TRUST_NEW,
      1 },
    { "3-of-5, sign with different keys",
      { { 3, 0, 5, S(0, 2, 4) }, { 3, 0, 5, S(0, 3, 1) }, { 3, 0, 5, S(1, 2, 4) } },
      3,
      KS_RECEIVED,
      3 },
    { "3-of-5, one key rotated",
      { { 3, 0, 5, S(0) }, { 3, 1, 5, S(2, 3, 4) } },
      2,
      KS_RECEIVED,
      2 },
    { "3-of-5, all keys rotated",
      { { 3, 0, 5, S(0) }, { 3, 5, 5, S(0, 2, 4, 5, 7, 9) } },
      2,
      KS_RECEIVED,
      2 },
    { "3-of-5, one key rotated fail: not signed with 3 old keys",
      { { 3, 0, 5, S(0) }, { 3, 1, 5, S(2, 4, 5) } },
      2,
      KS_RECEIVE_TRUST_ROOTS,
      1 },
    { "3-of-5, one key rotated fail: not signed with 3 new keys",
      { { 3, 0, 5, S(0) }, { 3, 1, 5, S(0, 2, 4) } },
      2,
      KS_RECEIVE_TRUST_NEW,
      1 },
    { "3-of-5, one key rotated, with intermediate step",
      { { 3, 0, 5, S(0) }, { 3, 0, 5, S(0, 2, 4) }, { 3, 1, 5, S(1, 3, 4) } },
      3,
      KS_RECEIVED,
      3 },
    { "3-of-5, all keys rotated, with intermediate step",
      { { 3, 0, 5, S(0) }, { 3, 0, 5, S(0, 2, 4) }, { 3, 5, 5, S(0, 2, 4, 5, 7, 9) } },
      3,
      KS_RECEIVED,
      3 },
    { "1-of-3 threshold increase to 2-of-3",
      { { 1, 0, 3, S(0) }, { 2, 0, 3, S(0, 1) } },
      2,
      KS_RECEIVED,
      2 },
    { "1-of-3 threshold bump to 2-of-3 fail: not signed with 2 keys",
      { { 1, 0, 3, S(0) }, { 2, 0, 3, S(0) } },
      2,
      KS_RECEIVE_TRUST_NEW,
      1 },
    { "2-of-3 threshold decrease to 1-of-3",
      { { 2, 0, 3, S(0) }, { 1, 0, 3, S(0, 1) }, { 1, 0, 3, S(0) } },
      3,
      KS_RECEIVED,
      3 },
    { "2-of-3 threshold decrease fail: not signed with 2 keys",
      { { 2, 0, 3, S(0) }, { 1, 0, 3, S(0) } },
      2,
      KS_RECEIVE_TRUST_ROOTS,
      1 },
    { "2-of-2, the second step forged by the keys left behind",
      { { 1, 0, 1, S(0) }, { 1, 1, 1, S(0, 1) }, { 1, 0, 1, S(0) } },
      3,
      KS_RECEIVE_TRUST_UNSIGNED,
      2 },
};

static struct ks_trust trust_of(const struct step *step, unsigned n)
{
    struct ks_trust trust = first_trust();
    trust.n = n;
    set_role(&trust, KS_TRUST_ROOT, step->threshold, step->from, step->n);
    return trust;
}

START_TEST(root_rotation)
{
    const struct rotation *r = &roots[_i];
    struct world *w = calloc(1, sizeof *w);
    struct ks_trust shipped = trust_of(&r->steps[0], 1);
    world_new_with(w, &shipped);
    honest_box(&w->box);
    for (size_t i = 1; i < r->n; i++) {
        struct ks_trust trust = trust_of(&r->steps[i], (unsigned)i + 1);
        size_t signers = 0;
        while (r->steps[i].signers[signers] >= 0) {
            signers++;
        }
        put_trust(&w->box, &trust, r->steps[i].signers, signers);
    }
    /* One that waits for signatures takes nothing away: releases come as before. */
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert_msg(w->waits.why == r->waits, "%s: %s", r->name, ks_receive_id(w->waits.why));
    ck_assert(r->waits == KS_RECEIVED ? w->waits.missing == 0 : w->waits.missing > 0);
    ck_assert_msg(w->trust.n == r->reached && ks_store_head(w->store)->trust_version == r->reached,
                  "%s: trust %u", r->name, w->trust.n);
    ck_assert(installed(w, KS_ROLE_CONTENT) == 6);
    (*(r->waits == KS_RECEIVED ? &accepted_right : &refused_right))++;
    /* What was kept is what the next start begins with. */
    ks_store_close(w->store);
    world_open(w);
    struct ks_buf text = { 0 };
    struct ks_trust again;
    ck_assert(ks_trust_format(&shipped, &text, NULL));
    ck_assert(ks_trust_begin(w->store, (struct ks_str) { text.p, text.n }, &again, NULL));
    ck_assert_uint_eq(again.n, r->reached);
    ks_buf_free(&text);
    world_free(w);
}
END_TEST

/* --- rotation of the content role: who may sign after it --- */

static const struct {
    const char *name;
    struct step before, after; /* keys of the role, numbered from CONTENT on */
    int signers[6];
    enum ks_receive_code code;
} others[] = {
    { "1-of-1 key rotation", { 1, 0, 1, { 0 } }, { 1, 1, 1, { 0 } }, S(1), KS_RECEIVED },
    { "1-of-1 key rotation, unused signatures",
      { 1, 0, 1, { 0 } },
      { 1, 1, 1, { 0 } },
      S(0, 1, 2),
      KS_RECEIVED },
    { "1-of-1 key rotation fail: not signed with new key",
      { 1, 0, 1, { 0 } },
      { 1, 1, 1, { 0 } },
      S(0),
      KS_RECEIVE_UNSIGNED },
    { "3-of-5, sign with different keys",
      { 3, 0, 5, { 0 } },
      { 3, 0, 5, { 0 } },
      S(0, 1, 4),
      KS_RECEIVED },
    { "3-of-5, one key rotated", { 3, 0, 5, { 0 } }, { 3, 1, 5, { 0 } }, S(1, 3, 5), KS_RECEIVED },
    { "3-of-5, one key rotated fail: not signed with 3 new keys",
      { 3, 0, 5, { 0 } },
      { 3, 1, 5, { 0 } },
      S(0, 1, 3),
      KS_RECEIVE_THRESHOLD },
    { "3-of-5, all keys rotated", { 3, 0, 5, { 0 } }, { 3, 5, 5, { 0 } }, S(5, 6, 8), KS_RECEIVED },
    { "1-of-3 threshold bump to 2-of-3",
      { 1, 0, 3, { 0 } },
      { 2, 0, 3, { 0 } },
      S(0, 1),
      KS_RECEIVED },
    { "1-of-3 threshold bump to 2-of-3 fail: new threshold not reached",
      { 1, 0, 3, { 0 } },
      { 2, 0, 3, { 0 } },
      S(0),
      KS_RECEIVE_THRESHOLD },
    { "2-of-3 threshold decrease to 1-of-3",
      { 2, 0, 3, { 0 } },
      { 1, 0, 3, { 0 } },
      S(2),
      KS_RECEIVED },
};

START_TEST(role_rotation)
{
    struct world *w = calloc(1, sizeof *w);
    struct ks_trust shipped = first_trust(), next = first_trust();
    set_role(&shipped, KS_TRUST_CONTENT, others[_i].before.threshold,
             CONTENT + others[_i].before.from, others[_i].before.n);
    set_role(&next, KS_TRUST_CONTENT, others[_i].after.threshold, CONTENT + others[_i].after.from,
             others[_i].after.n);
    next.n = 2;
    world_new_with(w, &shipped);
    struct release release = content_release(6);
    put_release(&w->box, &release);
    for (size_t i = 0; others[_i].signers[i] >= 0; i++) {
        sign_by(&w->box, "rel/1.6.ksr", CONTENT + others[_i].signers[i]);
    }
    put_trust(&w->box, &next, (int[]) { 0, 1 }, 2);
    enum ks_receive_code code = receive(w, KS_ROLE_CONTENT);
    ck_assert_msg(code == others[_i].code, "%s: %s", others[_i].name, ks_receive_id(code));
    ck_assert_uint_eq(w->trust.n, 2);
    (*(code == KS_RECEIVED ? &accepted_right : &refused_right))++;
    world_free(w);
}
END_TEST

/* --- a stolen key published the highest version there is --- */

START_TEST(targets_fast_forward_recovery)
{
    struct world *w = world_new();
    struct release last = content_release(KS_VERSION_MAX), next = content_release(1);
    put_signed(&w->box, &last);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert(installed(w, KS_ROLE_CONTENT) == KS_VERSION_MAX);
    honest_box(&w->box);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_OLD); /* nobody can go on */
    struct ks_trust trust = first_trust();
    trust.n = 2;
    trust.epoch = 2;
    ck_assert(ks_trust_revoke(&trust, &key_of(CONTENT)->public));
    put_trust(&w->box, &trust, (int[]) { 0, 2 }, 2);
    next.epoch = 2;
    put_release(&w->box, &next);
    sign_by(&w->box, "rel/2.1.ksr", CONTENT); /* the thief tries again */
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_REVOKED_KEY);
    ck_assert(w->trust.n == 2 && ks_store_head(w->store)->epoch == 2);
    sign_by(&w->box, "rel/2.1.ksr", CONTENT + 1);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert(installed(w, KS_ROLE_CONTENT) == 1);
    put_signed(&w->box, &last); /* the old epoch again */
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_EPOCH);
    accepted_right++;
    refused_right += 2;
    world_free(w);
}
END_TEST

START_TEST(minversion_stops_known_bad_releases)
{
    struct world *w = world_new();
    struct ks_trust trust = first_trust();
    trust.n = 2;
    trust.minversion = 7;
    put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_MINVERSION);
    struct release seven = content_release(7);
    put_signed(&w->box, &seven);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    refused_right++;
    accepted_right++;
    world_free(w);
}
END_TEST

/* A release that was taken down does not come back, neither as it is nor while healing. */
START_TEST(proved_bad_stays_away)
{
    struct world *w = world_new();
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert(ks_store_fall_back(w->store, NULL));
    struct ks_source source = box_source(&w->box);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_NOTHING);
    ck_assert_int_eq(receive_from(w, &source, KS_ROLE_CONTENT, true, true), KS_RECEIVE_PROVED_BAD);
    refused_right += 2;
    world_free(w);
}
END_TEST

/* A clock that is only estimated runs late: what seems to come from next month may be honest. */
START_TEST(estimated_clock)
{
    struct world *w = world_new();
    struct release r = content_release(6);
    r.created = NOW + 30 * 86400;
    r.expires = r.created + 1000;
    put_signed(&w->box, &r);
    struct ks_source source = box_source(&w->box);
    ck_assert_int_eq(receive_from(w, &source, KS_ROLE_CONTENT, false, true), KS_RECEIVE_FUTURE);
    ck_assert_int_eq(receive_from(w, &source, KS_ROLE_CONTENT, false, false), KS_RECEIVED);
    ck_assert(ks_store_head(w->store)->floor == r.created);
    accepted_right++;
    refused_right++;
    world_free(w);
}
END_TEST

/* --- long chains --- */

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void chain(struct world *w, unsigned last)
{
    for (unsigned n = 2; n <= last; n++) {
        struct ks_trust trust = first_trust();
        trust.n = n;
        put_trust(&w->box, &trust, (int[]) { (int)n % 3, (int)(n + 1) % 3 }, 2);
    }
}

START_TEST(chain_of_256)
{
    struct world *w = world_new();
    chain(w, 1 + KS_ROTATIONS_MAX);
    double start = seconds();
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    double took = seconds() - start;
    ck_assert_uint_eq(w->trust.n, 1 + KS_ROTATIONS_MAX);
    printf("trust chain of 256: %.0f ms (asked: 1000)\n", took * 1000);
    world_free(w);

    w = world_new();
    chain(w, 2 + KS_ROTATIONS_MAX); /* one too many for one cycle */
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_TRUST_MORE);
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 1 + KS_ROTATIONS_MAX);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED); /* the next goes on */
    ck_assert_uint_eq(w->trust.n, 2 + KS_ROTATIONS_MAX);
    accepted_right += 2;
    refused_right++;
    world_free(w);
}
END_TEST

/* --- a source that changes at read k, for every k --- */

/* What the source turns into. Each has the names of the honest one. */
static void turn_evil(struct box *evil, const struct box *honest, int way)
{
    for (size_t i = 0; i < honest->n; i++) {
        const struct entry *from = &honest->v[i];
        struct entry *to = box_put(evil, from->path, from->bytes, from->n);
        bool object = strncmp(from->path, "obj/", 4) == 0;
        if (way == 0 && object) { /* other bytes of the same length */
            memset(to->bytes, 'x', to->n);
        } else if (way == 1 && !object) { /* other documents */
            memset(to->bytes, 'x', to->n);
        } else if (way == 2) { /* everything goes on for ever */
            to->endless = true;
        } else if (way == 3) { /* everything is gone */
            to->n = 0;
        }
    }
}

START_TEST(toctou_at_every_read)
{
    static struct box evil;
    struct world *probe = world_new();
    probe->box.reads = 0;
    ck_assert_int_eq(receive(probe, KS_ROLE_CONTENT), KS_RECEIVED);
    uint64_t reads = probe->box.reads;
    world_free(probe);
    int came = 0, cases = 0;
    for (int way = 0; way < 4; way++) {
        for (uint64_t k = 0; k <= reads; k++) {
            struct world *w = world_new();
            turn_evil(&evil, &w->box, way);
            w->box.reads = 0;
            w->box.evil = &evil;
            w->box.switch_at = k;
            enum ks_receive_code code = receive(w, KS_ROLE_CONTENT);
            check_objects(w);
            ck_assert_msg(installed(w, KS_ROLE_CONTENT) == (code == KS_RECEIVED ? 6 : 5),
                          "way %d at read %d", way, (int)k);
            ck_assert(k < reads || code == KS_RECEIVED); /* control: it never changed */
            came += code == KS_RECEIVED;
            cases++;
            box_clear(&evil);
            world_free(w);
        }
    }
    printf("source changes at read k: %d cases over %d reads, 0 unverified bytes; whole before the "
           "change: %d\n",
           cases, (int)reads, came);
    ck_assert(came >= 4 && came < cases / 2);
    refused_right += cases - came;
    accepted_right += came;
}
END_TEST

/* --- random mixtures of two releases: whole or nothing --- */

START_TEST(mix_and_match)
{
    static struct box a, b, mix;
    struct release six = content_release(6), seven = content_release(7);
    put_signed(&a, &six);
    put_signed(&b, &seven);
    struct ks_trust trust = first_trust();
    struct world judge = { .store = NULL, .trust = trust };
    unsigned seed = 1;
    int came = 0, combinations = 10000;
    for (int i = 0; i < combinations; i++) {
        box_clear(&mix);
        bool whole[2] = { true, true };
        for (int side = 0; side < 2; side++) {
            const struct box *from = side == 0 ? &a : &b;
            for (size_t k = 0; k < from->n; k++) {
                seed = seed * 1103515245u + 12345u;
                bool take = (seed >> 16 & 7) != 0;
                if (take) {
                    (void)box_put(&mix, from->v[k].path, from->v[k].bytes, from->v[k].n);
                }
            }
        }
        struct entry *latest = box_seek(&mix, "latest");
        for (int side = 0; side < 2; side++) {
            const struct box *from = side == 0 ? &a : &b;
            for (size_t k = 0; k < from->n; k++) {
                whole[side] = whole[side] && (strcmp(from->v[k].path, "latest") == 0 ||
                                              box_seek(&mix, from->v[k].path) != NULL);
            }
        }
        bool expected = latest != NULL && whole[latest->bytes[2] == '7'];
        struct ks_source source = box_source(&mix);
        judge.trust = trust;
        bool got = receive_from(&judge, &source, KS_ROLE_CONTENT, false, true) == KS_RECEIVED;
        ck_assert_msg(got == expected, "mixture %d", i);
        came += got;
    }
    printf("mixtures of two releases: %d, accepted where one was whole: %d\n", combinations, came);
    ck_assert(came > 100 && came < combinations - 100);
    box_clear(&a);
    box_clear(&b);
    box_clear(&mix);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rotation");
    TCase *tc = tcase_create("rotation");
    tcase_add_loop_test(tc, root_rotation, 0, (int)KS_COUNT(roots));
    tcase_add_loop_test(tc, role_rotation, 0, (int)KS_COUNT(others));
    tcase_add_test(tc, targets_fast_forward_recovery);
    tcase_add_test(tc, minversion_stops_known_bad_releases);
    tcase_add_test(tc, proved_bad_stays_away);
    tcase_add_test(tc, estimated_clock);
    tcase_add_test(tc, chain_of_256);
    tcase_add_test(tc, toctou_at_every_read);
    tcase_add_test(tc, mix_and_match);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK); /* the counts are ours */
    alarm(280);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    printf("rotations and moving sources: %d refused as they must, %d accepted as they must\n",
           refused_right, accepted_right);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
