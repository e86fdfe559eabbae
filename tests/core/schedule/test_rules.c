/* The rules of one row, one by one, and which of two reasons is told. */
#include "core/schedule/rules.h"

#include "support/clock.h"

static const struct ks_tags none;

static struct ks_window any_time(void)
{
    return (struct ks_window) { .from = KS_DATE_NONE, .until = KS_DATE_NONE, .days = KS_DAYS_ALL };
}

/* A Tuesday, at ten to noon, in canteen 3. */
static struct ks_situation situation(enum ks_clock_trust clock)
{
    return (struct ks_situation) { .now = civil("2020-09-01T11:50"),
                                   .clock = clock,
                                   .places = { 2, { "canteen-3", "canteen" } } };
}

static const struct ks_phase p1 = { .id = "p1" };

START_TEST(a_row_without_restrictions_plays_always)
{
    struct ks_window window = any_time();
    for (int clock = KS_CLOCK_UNKNOWN; clock <= KS_CLOCK_SYNCED; clock++) {
        struct ks_situation s = situation((enum ks_clock_trust)clock);
        ck_assert_int_eq(ks_rules_when(&s, NULL, &window, &none, &none), KS_STATE_ON_AIR);
    }
}
END_TEST

START_TEST(dates_days_and_hours)
{
    struct ks_situation s = situation(KS_CLOCK_SYNCED);
    struct ks_window w = any_time();
    w.from = day(2020, 9, 1);
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_ON_AIR);
    w.from = day(2020, 9, 2);
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_WAITING);
    w = any_time();
    w.until = day(2020, 9, 1);
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_ON_AIR);
    w.until = day(2020, 8, 31);
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_EXPIRED);
    w = any_time();
    w.days = 0x7D; /* not on Tuesdays */
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_WRONG_DAY);
    w.days = 0x02;
    w.n_hours = 1;
    w.hours[0] = (struct ks_daypart) { 11 * 60, 11 * 60 + 50 };
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_WRONG_HOUR);
    w.hours[0].end++;
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_ON_AIR);
}
END_TEST

/* Of two reasons the one that lasts is told: over, or yet to come; then the place, then the phase.
 */
START_TEST(which_reason_is_told)
{
    struct ks_situation s = situation(KS_CLOCK_SYNCED);
    struct ks_window w = any_time();
    struct ks_tags library = { 1, { "library" } }, canteen = { 2, { "library", "canteen" } };
    struct ks_tags p1_only = { 1, { "p1" } }, p2_only = { 1, { "p2" } };
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &library, &none), KS_STATE_OTHER_PLACE);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &canteen, &none), KS_STATE_ON_AIR);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &none, &p1_only), KS_STATE_ON_AIR);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &none, &p2_only), KS_STATE_OTHER_PHASE);
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &p1_only), KS_STATE_OTHER_PHASE);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &library, &p2_only), KS_STATE_OTHER_PLACE);
    w.until = day(2020, 8, 31);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &library, &p2_only), KS_STATE_EXPIRED);
    w = any_time();
    w.from = day(2021, 1, 1);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &library, &p2_only), KS_STATE_WAITING);
    w = any_time();
    w.days = 0x7D;
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &library, &none), KS_STATE_OTHER_PLACE);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &none, &p2_only), KS_STATE_OTHER_PHASE);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &none, &p1_only), KS_STATE_WRONG_DAY);
}
END_TEST

/* As core/schedule/schedule.h says: what has a date or a phase needs a clock; weekdays and hours
 * need one that knows the hour, and are let be without. */
START_TEST(without_a_clock)
{
    struct ks_situation s = situation(KS_CLOCK_UNKNOWN);
    struct ks_window w = any_time();
    struct ks_tags library = { 1, { "library" } }, p1_only = { 1, { "p1" } };
    w.days = 0x7D;
    w.n_hours = 1;
    w.hours[0] = (struct ks_daypart) { 0, 60 };
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_ON_AIR);
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &library, &none), KS_STATE_OTHER_PLACE);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &none, &p1_only), KS_STATE_NO_CLOCK);
    w.from = day(2000, 1, 1);
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_NO_CLOCK);
    w.from = KS_DATE_NONE;
    w.until = day(2099, 1, 1);
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_NO_CLOCK);
    s.clock = KS_CLOCK_ESTIMATED;
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_ON_AIR);
    ck_assert_int_eq(ks_rules_when(&s, &p1, &w, &none, &p1_only), KS_STATE_ON_AIR);
    w.until = day(2020, 8, 31);
    ck_assert_int_eq(ks_rules_when(&s, NULL, &w, &none, &none), KS_STATE_EXPIRED);
    ck_assert_int_eq(ks_rules_fact_day(&s), day(2020, 9, 1));
    s.clock = KS_CLOCK_UNKNOWN;
    ck_assert_int_eq(ks_rules_fact_day(&s), KS_DATE_NONE);
}
END_TEST

START_TEST(rank_and_fault)
{
    struct ks_situation s = situation(KS_CLOCK_SYNCED);
    struct ks_playlist_item item = { .window = any_time(), .priority = 30 };
    ck_assert_int_eq(ks_rules_rank(&item), 30);
    ck_assert_int_eq(ks_rules_state(&s, NULL, &item), KS_STATE_ON_AIR);
    item.interrupt = KS_INTERRUPT_STOP;
    ck_assert_int_eq(ks_rules_rank(&item), 30);
    item.interrupt = KS_INTERRUPT_NEVER;
    ck_assert_int_eq(ks_rules_rank(&item), -1);
    item.fault.code = KS_PROBLEM_MEDIA_DAMAGED;
    item.window.until = day(2020, 8, 31);
    ck_assert_int_eq(ks_rules_state(&s, NULL, &item), KS_STATE_BROKEN);
}
END_TEST

/* The latest of the floor, when the alert was sent and when others of its kind were, and what the
 * machine has run since. */
START_TEST(the_time_of_alerts)
{
    struct ks_alert alerts[] = { { .status = KS_CAP_ACTUAL, .sent = civil("2020-09-01T10:00") },
                                 { .status = KS_CAP_ACTUAL, .sent = civil("2020-09-01T09:00") },
                                 { .status = KS_CAP_TEST, .sent = civil("2020-09-03T00:00") } };
    struct ks_program program = { .alerts = { alerts, 3 } };
    struct ks_situation s = situation(KS_CLOCK_SYNCED);
    struct ks_civil now;
    ck_assert(ks_rules_alert_now(&program, &s, 0, &now) && now.s == s.now.s);
    for (int clock = KS_CLOCK_UNKNOWN; clock <= KS_CLOCK_ESTIMATED; clock++) {
        s.clock = (enum ks_clock_trust)clock;
        s.uptime_s = 600;
        s.floor = civil("2020-08-01T00:00");
        for (size_t i = 0; i < 2; i++) {
            ck_assert(ks_rules_alert_now(&program, &s, i, &now));
            ck_assert_int_eq(now.s, civil("2020-09-01T10:10").s);
        }
        s.floor = civil("2020-09-01T12:00");
        ck_assert(ks_rules_alert_now(&program, &s, 0, &now));
        ck_assert_int_eq(now.s, civil("2020-09-01T12:10").s);
        s.uptime_s = KS_ESTIMATE_SECONDS - 1;
        ck_assert(ks_rules_alert_now(&program, &s, 0, &now));
        s.uptime_s = KS_ESTIMATE_SECONDS;
        ck_assert(!ks_rules_alert_now(&program, &s, 0, &now));
        ck_assert_int_eq(ks_rules_alert_state(&program, &s, 0), KS_ALERT_NO_CLOCK);
        s.uptime_s = 1;
        s.floor.s = 0;
        struct ks_civil sent = alerts[0].sent;
        alerts[0].sent.s = alerts[1].sent.s = alerts[2].sent.s = 0;
        ck_assert(!ks_rules_alert_now(&program, &s, 0, &now));
        alerts[0].sent = sent;
        alerts[1].sent = civil("2020-09-01T09:00");
        alerts[2].sent = civil("2020-09-03T00:00");
    }
}
END_TEST

/* What one message says of when it was sent never ends another that signatures brought, nor, where
 * it is a slip in the year, any other; and years beyond the floor it is not even begun. */
START_TEST(a_message_from_the_future_moves_no_clock_but_its_own)
{
    struct ks_alert alerts[] = {
        { .sent = civil("2026-09-01T08:00"), .expires = civil("2026-09-03T08:00") },
        { .sent = civil("2026-09-20T08:00"), .expires = civil("2026-09-22T08:00") },
    };
    static const struct {
        const char *floor, *sent, *expires;
        bool first_vouched, vouched;
        enum ks_alert_state first, second;
    } cases[] = {
        { "2026-08-30T00:00", "2026-09-20T08:00", "2026-09-22T08:00", false, false,
          KS_ALERT_EXPIRED, KS_ALERT_ON },
        { "2026-08-30T00:00", "2026-09-20T08:00", "2026-09-22T08:00", true, true, KS_ALERT_EXPIRED,
          KS_ALERT_ON },
        { "2026-08-30T00:00", "2026-09-20T08:00", "2026-09-22T08:00", true, false, KS_ALERT_ON,
          KS_ALERT_ON },
        { "2026-08-30T00:00", "2027-09-01T08:00", "2027-09-02T08:00", false, false, KS_ALERT_ON,
          KS_ALERT_ON },
        { "2026-08-30T00:00", "2099-09-01T08:00", "2099-09-02T08:00", true, true, KS_ALERT_ON,
          KS_ALERT_WAITING },
        { "1970-01-01T00:00", "2099-09-01T08:00", "2099-09-02T08:00", false, false, KS_ALERT_ON,
          KS_ALERT_ON },
        { "2024-08-30T00:00", "2026-09-02T08:00", "2026-09-03T08:00", false, false, KS_ALERT_ON,
          KS_ALERT_ON },
    };
    struct ks_program program = { .alerts = { alerts, 2 } };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_situation s = situation(KS_CLOCK_UNKNOWN);
        s.floor = civil(cases[i].floor);
        alerts[1].sent = civil(cases[i].sent);
        alerts[1].expires = civil(cases[i].expires);
        alerts[0].vouched = cases[i].first_vouched;
        alerts[1].vouched = cases[i].vouched;
        for (size_t k = 0; k < 2; k++) {
            alerts[k].effective = alerts[k].sent;
            alerts[k].has_expires = true;
        }
        ck_assert_msg(ks_rules_alert_state(&program, &s, 0) == cases[i].first, "%zu first", i);
        ck_assert_msg(ks_rules_alert_state(&program, &s, 1) == cases[i].second, "%zu second", i);
    }
}
END_TEST

/* Without a clock, however much later than the floor it was written; not by whom it may not end. */
START_TEST(what_ends_an_alert_ends_it_without_a_clock)
{
    static const struct ks_cap_reference names = { .identifier = "A" };
    struct ks_alert alerts[] = {
        { .identifier = "A",
          .sent = civil("2026-01-10T08:00"),
          .expires = civil("2026-12-31T08:00") },
        { .identifier = "C", .msg_type = KS_CAP_CANCEL, .n_references = 1, .references = &names },
    };
    static const struct {
        const char *sent;
        bool vouched;
        enum ks_alert_state state;
    } cases[] = {
        { "2026-06-01T08:00", true, KS_ALERT_CANCELLED },
        { "2026-09-01T08:00", true, KS_ALERT_CANCELLED },
        { "2027-09-01T08:00", true, KS_ALERT_CANCELLED },
        { "2026-09-01T08:00", false, KS_ALERT_ON },
    };
    struct ks_program program = { .alerts = { alerts, 2 } };
    for (size_t k = 0; k < 2; k++) {
        alerts[k].effective = alerts[0].sent;
        alerts[k].has_expires = true;
        alerts[k].vouched = true;
    }
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_situation s = situation(KS_CLOCK_UNKNOWN);
        s.floor = civil("2026-01-05T00:00");
        alerts[1].sent = civil(cases[i].sent);
        alerts[1].expires = (struct ks_civil) { alerts[1].sent.s + 3600 };
        alerts[1].vouched = cases[i].vouched;
        ck_assert_msg(ks_rules_alert_state(&program, &s, 0) == cases[i].state, "%zu", i);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_row_without_restrictions_plays_always);
    tcase_add_test(tc, dates_days_and_hours);
    tcase_add_test(tc, which_reason_is_told);
    tcase_add_test(tc, without_a_clock);
    tcase_add_test(tc, rank_and_fault);
    tcase_add_test(tc, the_time_of_alerts);
    tcase_add_test(tc, a_message_from_the_future_moves_no_clock_but_its_own);
    tcase_add_test(tc, what_ends_an_alert_ends_it_without_a_clock);
}

int main(void)
{
    return check_main("rules", add);
}
