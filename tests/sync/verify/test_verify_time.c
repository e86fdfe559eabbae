/* What a device comes to believe of the time: no single key can move it for good. */
#include "core/release/reckon.h"
#include "support/attack_world.h"
#include "support/check_main.h"

#define DAYS INT64_C(86400)

/* The clock that kiosk-sync would find; without one the device goes by what was vouched for. */
struct clock {
    int64_t wall;
    enum ks_clock_trust trust;
};
static const struct clock none = { 0, KS_CLOCK_UNKNOWN };
static const struct clock synced = { NOW, KS_CLOCK_SYNCED };

static int64_t overtaken; /* by the last look */

static enum ks_receive_code look(struct world *w, enum ks_role role, struct clock clock)
{
    struct ks_source source = box_source(&w->box);
    struct ks_device device = { .firmware = KS_FIRMWARE_LEVEL };
    struct ks_instant now;
    device.clock_trusted =
        ks_reckon_judge((struct ks_instant) { clock.wall }, clock.trust,
                        (struct ks_instant) { ks_vouched(w->store, &w->trust) }, &now);
    device.now = now.s;
    struct ks_receive r = { .source = &source,
                            .store = w->store,
                            .trust = &w->trust,
                            .device = &device,
                            .role = role,
                            .arena = ks_arena_new() };
    enum ks_receive_code code = ks_receive(&r);
    overtaken = r.overtaken;
    ks_arena_free(r.arena);
    return code;
}

/* Content `version`, made `ahead` of today, valid for 90 days, by the one key. */
static void put_content(struct world *w, unsigned long long version, int64_t ahead)
{
    struct release r = content_release(version);
    r.created = NOW + ahead;
    r.expires = r.created + 90 * DAYS;
    put_signed(&w->box, &r);
}

static void put_alert(struct world *w, unsigned long long version, int64_t ahead)
{
    struct release r = alert_release(version);
    r.created = NOW + ahead;
    r.expires = r.created + 3600;
    put_signed(&w->box, &r);
}

static struct ks_head head_of(const struct world *w)
{
    return *ks_store_head(w->store);
}

START_TEST(one_key_cannot_add_up_years)
{
    struct world *w = world_new();
    int64_t vouched = head_of(w).vouched;
    put_content(w, 6, 399 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    for (unsigned i = 7; i < 16; i++) {
        put_content(w, i, (i - 5) * 399 * DAYS);
        ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVE_AHEAD);
    }
    ck_assert_int_eq(head_of(w).vouched, vouched);
    ck_assert_int_eq(head_of(w).floor, NOW + 399 * DAYS);
    world_free(w);
}
END_TEST

/* The office computer's clock was a year ahead for one release. */
START_TEST(a_year_ahead_costs_nothing_lasting)
{
    struct world *w = world_new();
    put_content(w, 6, 365 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    ck_assert_int_eq(overtaken, 0);
    put_alert(w, 3, 0);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVED);
    put_content(w, 7, DAYS); /* its clock is right again */
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    ck_assert_int_eq(overtaken, NOW + 365 * DAYS); /* it is told */
    ck_assert_int_eq(head_of(w).floor, NOW + DAYS);
    world_free(w);
}
END_TEST

START_TEST(a_synchronised_clock_is_never_overtaken)
{
    struct world *w = world_new();
    for (unsigned i = 6; i < 16; i += 2) {
        put_content(w, i, 399 * DAYS);
        ck_assert_int_eq(look(w, KS_ROLE_CONTENT, synced), KS_RECEIVE_FUTURE);
        put_content(w, i, DAYS);
        ck_assert_int_eq(look(w, KS_ROLE_CONTENT, synced), KS_RECEIVED);
        put_content(w, i + 1, 399 * DAYS);
        ck_assert_int_eq(look(w, KS_ROLE_CONTENT, synced), KS_RECEIVE_FUTURE);
        ck_assert_int_eq(head_of(w).floor, NOW);
        ck_assert_int_eq(head_of(w).vouched, NOW);
    }
    put_alert(w, 3, 0);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, synced), KS_RECEIVED);
    world_free(w);
}
END_TEST

/* Moments taken in while there was no clock do not count against one that is synchronised. */
START_TEST(a_synchronised_clock_is_believed_against_what_was_taken_before)
{
    struct world *w = world_new();
    put_alert(w, 3, 300 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVED);
    put_content(w, 6, 399 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    put_alert(w, 4, 0);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVE_EXPIRED); /* the control */
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, synced), KS_RECEIVED);
    put_content(w, 7, 0);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, synced), KS_RECEIVED);
    world_free(w);
}
END_TEST

/* What moves the moment all is judged by: two keys, or one and a clock, or the roots. */
START_TEST(two_witnesses_move_it)
{
    struct world *w = world_new();
    put_content(w, 6, 300 * DAYS);
    sign_by(&w->box, "rel/1.6.ksr", CONTENT + 1);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    ck_assert_int_eq(head_of(w).vouched, NOW + 300 * DAYS);
    put_alert(w, 3, 310 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVED);
    ck_assert_int_eq(head_of(w).vouched, NOW + 310 * DAYS);
    put_content(w, 7, 600 * DAYS); /* one key, and a hardware clock that runs */
    struct clock rtc = { NOW + 601 * DAYS, KS_CLOCK_RTC };
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, rtc), KS_RECEIVED);
    ck_assert_int_eq(head_of(w).vouched, NOW + 600 * DAYS);
    put_content(w, 8, 900 * DAYS); /* one key alone */
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    ck_assert_int_eq(head_of(w).vouched, NOW + 600 * DAYS);
    struct ks_trust trust = first_trust();
    trust.n = 2;
    trust.created = NOW + 901 * DAYS;
    put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVE_NOTHING);
    ck_assert_int_eq(head_of(w).vouched, NOW + 901 * DAYS);
    ck_assert_int_eq(head_of(w).floor, NOW + 901 * DAYS);
    world_free(w);
}
END_TEST

/* An office computer a year ahead made a release that needs two, and another person signed it on
 * their own: what both say of the time is today. */
START_TEST(who_signs_last_says_what_day_it_is)
{
    struct world *w = world_new();
    struct release r = alert_release(3);
    r.created = NOW + 365 * DAYS;
    r.expires = r.created + 3600;
    put_release(&w->box, &r);
    sign_by(&w->box, "rel/alert-1.3.ksr", ALERT);
    sign_at(&w->box, "rel/alert-1.3.ksr", ALERT + 1, NOW);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVED);
    ck_assert_int_eq(head_of(w).vouched, NOW);
    put_alert(w, 4, 0); /* its clock is right again */
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVED);
    put_content(w, 6, 300 * DAYS);
    sign_at(&w->box, "rel/1.6.ksr", CONTENT + 1, NOW + 100 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    ck_assert_int_eq(head_of(w).vouched, NOW + 100 * DAYS);
    put_content(w, 7, 200 * DAYS); /* nor does it say more than the release */
    sign_at(&w->box, "rel/1.7.ksr", CONTENT, NOW + 390 * DAYS);
    sign_at(&w->box, "rel/1.7.ksr", CONTENT + 1, NOW + 390 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    ck_assert_int_eq(head_of(w).vouched, NOW + 200 * DAYS);
    world_free(w);
}
END_TEST

/* A comment of their own tells no time: who wrote it is no witness. */
START_TEST(a_signature_without_a_time_vouches_for_none)
{
    static const char *const comments[] = { "release of the autumn", "timestamp:\tx",
                                            "timestamp:99999999999999999999999\tx",
                                            "timestamp:-5\tx", "timestamp:0x7F\tx" };
    struct world *w = world_new();
    int64_t vouched = head_of(w).vouched;
    for (unsigned i = 0; i < KS_COUNT(comments); i++) {
        char path[64], name[64], number[KS_KEY_NUMBER_TEXT];
        put_content(w, 6 + i, 300 * DAYS);
        snprintf(path, sizeof path, "rel/1.%u.ksr", 6 + i);
        ks_key_number_format(key_of(CONTENT + 1)->public.number, number);
        snprintf(name, sizeof name, ".%s.minisig", number);
        struct entry *entry = box_find(&w->box, path);
        struct forgery f = { .comment = comments[i] };
        sign(&w->box, path, name, entry->bytes, entry->n, CONTENT + 1, &f);
        ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
        ck_assert_msg(head_of(w).vouched == vouched, "%s", comments[i]);
    }
    world_free(w);
}
END_TEST

/* Off from June to October, with one person to sign: it must go on. */
START_TEST(a_long_holiday_shuts_nobody_out)
{
    struct world *w = world_new();
    put_content(w, 6, 130 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    ck_assert_int_eq(head_of(w).floor, NOW + 130 * DAYS);
    put_content(w, 7, 399 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    put_content(w, 8, 410 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVE_AHEAD);
    put_content(w, 9, 399 * DAYS); /* a second signature in time begins another 400 days */
    sign_by(&w->box, "rel/1.9.ksr", CONTENT + 1);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    put_content(w, 10, 410 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_CONTENT, none), KS_RECEIVED);
    world_free(w);
}
END_TEST

/* Two alert keys ran it away; the roots take it back, to an earlier time as well. */
START_TEST(a_new_epoch_begins_at_its_own_time)
{
    struct world *w = world_new();
    put_alert(w, 3, 399 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVED);
    put_alert(w, 4, 700 * DAYS);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVED);
    ck_assert_int_eq(head_of(w).vouched, NOW + 700 * DAYS);
    struct ks_trust trust = first_trust();
    trust.n = 2;
    trust.epoch = 2;
    trust.created = NOW + 5;
    put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVE_EPOCH);
    ck_assert_int_eq(head_of(w).vouched, NOW + 5);
    ck_assert_int_eq(head_of(w).floor, NOW + 5);
    struct release alert = alert_release(1);
    alert.epoch = 2;
    put_signed(&w->box, &alert);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVED);
    /* The roots' own clock was ahead: the next epoch may say an earlier time. */
    trust.n = 3;
    trust.epoch = 3;
    trust.created = NOW - 100;
    put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
    ck_assert_int_eq(look(w, KS_ROLE_ALERT, none), KS_RECEIVE_EPOCH);
    ck_assert_int_eq(head_of(w).vouched, NOW - 100);
    world_free(w);
}
END_TEST

/* A hardware clock with a flat battery starts anywhere. */
START_TEST(which_clock_can_be_right)
{
    static const struct {
        enum ks_clock_trust trust;
        int64_t off; /* of what is vouched for */
        bool right;
    } cases[] = {
        { KS_CLOCK_SYNCED, -2000 * DAYS, true },
        { KS_CLOCK_SYNCED, 0, true },
        { KS_CLOCK_SYNCED, 2000 * DAYS, true },
        { KS_CLOCK_RTC, -KS_RECKON_SLACK_S - 1, false },
        { KS_CLOCK_RTC, -KS_RECKON_SLACK_S, true },
        { KS_CLOCK_RTC, 400 * DAYS, true },
        { KS_CLOCK_RTC, 400 * DAYS + 1, false },
        { KS_CLOCK_RESTORED, 10, false },
        { KS_CLOCK_UNKNOWN, 10, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ks_instant now, vouched = { NOW }, wall = { NOW + cases[i].off };
        ck_assert_int_eq(ks_reckon_judge(wall, cases[i].trust, vouched, &now), cases[i].right);
        ck_assert_int_eq(now.s, cases[i].right ? wall.s : vouched.s);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, one_key_cannot_add_up_years);
    tcase_add_test(tc, a_year_ahead_costs_nothing_lasting);
    tcase_add_test(tc, a_synchronised_clock_is_never_overtaken);
    tcase_add_test(tc, a_synchronised_clock_is_believed_against_what_was_taken_before);
    tcase_add_test(tc, two_witnesses_move_it);
    tcase_add_test(tc, who_signs_last_says_what_day_it_is);
    tcase_add_test(tc, a_signature_without_a_time_vouches_for_none);
    tcase_add_test(tc, a_long_holiday_shuts_nobody_out);
    tcase_add_test(tc, a_new_epoch_begins_at_its_own_time);
    tcase_add_test(tc, which_clock_can_be_right);
}

int main(void)
{
    return check_main("verify_time", add);
}
