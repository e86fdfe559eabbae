/* When the director wants to be woken: the end of what shows, the next change of what may show, or
 * the visitor's own time; whichever comes first. */
#include "core/director/director.h"

#include "support/clock.h"

static struct ks_director *director;
static struct ks_event event;
static struct ks_playlist_item items[2];
static struct ks_program program;
static uint32_t shown;

static void step(enum ks_event_kind kind, uint32_t ticket)
{
    struct ks_effect effects[KS_EFFECTS_MAX];
    event.kind = kind;
    event.ticket = ticket;
    size_t n = ks_director_step(director, &event, effects);
    uint32_t ready[KS_EFFECTS_MAX];
    size_t n_ready = 0;
    for (size_t i = 0; i < n; i++) {
        shown = effects[i].kind == KS_EFFECT_SHOW ? effects[i].showing.ticket : shown;
        if (effects[i].kind == KS_EFFECT_PREPARE) {
            ready[n_ready++] = effects[i].showing.ticket;
        }
    }
    for (size_t i = 0; i < n_ready; i++) {
        step(KS_EVENT_READY, ready[i]);
    }
}

static void setup(void)
{
    director = ks_director_new();
    for (size_t i = 0; i < 2; i++) {
        items[i] = (struct ks_playlist_item) {
            .path = i == 0 ? "a" : "b",
            .title = "",
            .window = { .from = KS_DATE_NONE, .until = KS_DATE_NONE, .days = KS_DAYS_ALL },
            .dwell_ms = 10000,
            .weight = 1,
            .kind = KS_ITEM_PICTURE
        };
    }
    program = (struct ks_program) { .main = { "playlists/main.csv", items, 2 },
                                    .fallback = { .file = "playlists/default.csv" },
                                    .generation = 1 };
    event = (struct ks_event) { .mono = { 5000000 },
                                .program = &program,
                                .situation = { .now = civil("2020-09-01T11:59:00"),
                                               .clock = KS_CLOCK_SYNCED } };
}

static void teardown(void)
{
    ks_director_free(director);
}

/* From the present moment. */
static int64_t cue_ms(void)
{
    return ks_mono_ms_between(event.mono, ks_director_cue(director));
}

static void pass(int64_t ms)
{
    event.mono = ks_mono_add_ms(event.mono, ms);
    event.situation.now.s += ms / 1000;
}

START_TEST(nothing_is_due_before_the_first_event)
{
    ck_assert_int_eq(ks_director_cue(director).us, KS_MONO_NEVER.us);
}
END_TEST

START_TEST(when_the_item_has_had_its_time)
{
    step(KS_EVENT_PROGRAM, 0);
    ck_assert_str_eq(ks_director_showing(director)->path, "a");
    ck_assert_int_eq(cue_ms(), 10000);
    pass(9000);
    step(KS_EVENT_TIME, 0);
    ck_assert_str_eq(ks_director_showing(director)->path, "a");
    ck_assert_int_eq(cue_ms(), 1000);
    pass(1000);
    step(KS_EVENT_TIME, 0);
    ck_assert_str_eq(ks_director_showing(director)->path, "b");
    ck_assert_int_eq(cue_ms(), 10000);
}
END_TEST

START_TEST(when_what_may_show_changes)
{
    items[0].window.n_hours = 1;
    items[0].window.hours[0] = (struct ks_daypart) { 0, 12 * 60 };
    event.situation.now = civil("2020-09-01T11:59:57");
    step(KS_EVENT_PROGRAM, 0);
    ck_assert_str_eq(ks_director_showing(director)->path, "a");
    ck_assert_int_eq(cue_ms(), 3000);
    pass(3000);
    step(KS_EVENT_TIME, 0);
    ck_assert_str_eq(ks_director_showing(director)->path, "b");
    ck_assert_int_eq(cue_ms(), 10000);
}
END_TEST

/* The loop stands still while somebody is there; a visitor is asked after KS_IDLE_MS. */
START_TEST(when_the_visitor_has_rested)
{
    step(KS_EVENT_PROGRAM, 0);
    pass(2000);
    event.tap = ks_tap(KS_TAP_NOTHING);
    step(KS_EVENT_TAP, 0);
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_HOME);
    ck_assert_int_eq(cue_ms(), KS_IDLE_MS);
    pass(KS_IDLE_MS);
    step(KS_EVENT_TIME, 0);
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_STILL_THERE);
    ck_assert_int_eq(cue_ms(), 1000);
    for (int left = KS_ASK_MS / 1000; left > 0; left--) {
        ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_STILL_THERE);
        pass(1000);
        step(KS_EVENT_TIME, 0);
    }
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_LOOP);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_ITEM);
}
END_TEST

/* An alert may end a visit, so its moment counts there too. */
START_TEST(when_an_alert_begins_during_a_visit)
{
    struct ks_alert alert = { .file = "assets/alerts/a.xml",
                              .event = "x",
                              .headline = "x",
                              .effective = civil("2020-09-01T11:59:05"),
                              .expires = civil("2020-09-01T13:00:00"),
                              .has_expires = true };
    program.alerts = (struct ks_alerts) { &alert, 1 };
    step(KS_EVENT_PROGRAM, 0);
    event.tap = ks_tap(KS_TAP_NOTHING);
    step(KS_EVENT_TAP, 0);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_VISIT);
    ck_assert_int_eq(cue_ms(), 5000);
    pass(5000);
    step(KS_EVENT_TIME, 0);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_ALERT);
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_LOOP);
}
END_TEST

/* Who touched an alert, or a key, is not sent away by that one, but by another, also where as many
 * end as begin. */
START_TEST(whom_an_alert_interrupts)
{
    struct ks_alert alerts[] = { { .file = "assets/alerts/a.xml",
                                   .event = "x",
                                   .headline = "x",
                                   .effective = civil("2020-09-01T11:58:00"),
                                   .expires = civil("2020-09-01T13:00:00"),
                                   .has_expires = true },
                                 { .file = "assets/alerts/b.xml",
                                   .event = "x",
                                   .headline = "x",
                                   .effective = civil("2020-09-01T11:58:00"),
                                   .expires = civil("2020-09-01T11:59:10"),
                                   .has_expires = true },
                                 { .file = "assets/alerts/c.xml",
                                   .event = "x",
                                   .headline = "x",
                                   .effective = civil("2020-09-01T11:59:10"),
                                   .expires = civil("2020-09-01T13:00:00"),
                                   .has_expires = true } };
    program.alerts = (struct ks_alerts) { alerts, 3 };
    step(KS_EVENT_PROGRAM, 0);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_ALERT);
    static const enum ks_event_kind ways[] = { KS_EVENT_TAP, KS_EVENT_FOCUS };
    event.tap = ks_tap(KS_TAP_NOTHING);
    step(ways[_i], 0);
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_HELP);
    pass(2000);
    step(KS_EVENT_TIME, 0);
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_HELP);
    pass(8000); /* the other one begins */
    step(KS_EVENT_TIME, 0);
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_LOOP);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_ALERT);
    step(KS_EVENT_TAP, 0);
    pass(KS_IDLE_MS);
    step(KS_EVENT_TIME, 0);
    pass(KS_ASK_MS);
    step(KS_EVENT_TIME, 0); /* who left gives the glass back to it */
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_ALERT);
}
END_TEST

/* What staff asked for before the alert is answered below it: else the door would stay shut, and
 * the page would keep a result that is gone. */
START_TEST(what_staff_asked_for_is_heard_below_an_alert)
{
    static const struct ks_receipt receipt = { .outcome = KS_OUTCOME_PENDING };
    struct ks_alert alert = { .file = "assets/alerts/a.xml",
                              .event = "x",
                              .headline = "x",
                              .effective = civil("2020-09-01T11:59:30"),
                              .expires = civil("2020-09-01T13:00:00"),
                              .has_expires = true };
    program.alerts = (struct ks_alerts) { &alert, 1 };
    step(KS_EVENT_PROGRAM, 0);
    step(KS_EVENT_STAFF, 0);
    for (size_t i = 0; i < KS_PIN_MIN; i++) {
        pass(KS_DEAD_MS + 100);
        event.tap = ks_tap_n(KS_TAP_DIGIT, i);
        step(KS_EVENT_TAP, 0);
    }
    pass(KS_DEAD_MS + 100);
    event.tap = ks_tap(KS_TAP_PIN_ENTER);
    step(KS_EVENT_TAP, 0);
    ck_assert(ks_director_staff(director)->checking);
    pass(31000);
    step(KS_EVENT_TIME, 0);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_ALERT);
    event.answer = KS_PIN_RIGHT;
    step(KS_EVENT_PIN, 0);
    ck_assert(!ks_director_staff(director)->checking);
    event.receipt = &receipt;
    step(KS_EVENT_RECEIPT, 0);
    ck_assert_ptr_eq(ks_director_staff(director)->receipt, &receipt);
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_LOOP);
}
END_TEST

/* The count of wrong PINs is read beside the content, which may take minutes: a plug that is pulled
 * must not open the door, whichever comes first. */
START_TEST(what_staff_did_before_the_start_is_heard_before_the_program)
{
    static const struct ks_receipt receipt = { .outcome = KS_OUTCOME_PENDING };
    event.failures = KS_PIN_FREE + 1;
    step(KS_EVENT_COUNTED, 0);
    event.receipt = &receipt;
    event.pending = true;
    step(KS_EVENT_RECEIPT, 0);
    pass(1000);
    step(KS_EVENT_PROGRAM, 0);
    const struct ks_staff *staff = ks_director_staff(director);
    ck_assert_int_eq(staff->failures, KS_PIN_FREE + 1);
    ck_assert(ks_staff_is_closed(staff, event.mono));
    ck_assert_int_eq(ks_staff_seconds(staff, event.mono), KS_PIN_LOCK_MS / 1000 - 1);
    ck_assert_ptr_eq(staff->receipt, &receipt);
    ck_assert_int_eq(staff->import, KS_IMPORT_WAITS);
}
END_TEST

/* A clock that is set back may take off the glass what plays. */
START_TEST(when_the_clock_is_set_back)
{
    items[0].window.n_hours = 1;
    items[0].window.hours[0] = (struct ks_daypart) { 11 * 60 + 59, 13 * 60 };
    items[0].priority = 1;
    step(KS_EVENT_PROGRAM, 0);
    ck_assert_str_eq(ks_director_showing(director)->path, "a");
    pass(1000);
    event.situation.now = civil("2020-09-01T11:58:00");
    step(KS_EVENT_TIME, 0);
    ck_assert_str_eq(ks_director_showing(director)->path, "b"); /* at once */
}
END_TEST

/* A touch opens the page of the card that shows, and over an alert what helps who met it; a
 * built-in card has no page. */
START_TEST(what_a_touch_opens)
{
    struct ks_card poster = { .path = "cards/a.md",
                              .type = "退款",
                              .valid_from = KS_DATE_NONE,
                              .valid_until = KS_DATE_NONE },
                   entry = { .path = "handbook/a.md",
                             .lang = "zh",
                             .type = "退款",
                             .title = "",
                             .channels = "",
                             .phases = "",
                             .valid_from = KS_DATE_NONE,
                             .valid_until = KS_DATE_NONE };
    const struct ks_card *cards[] = { &entry };
    struct ks_alert alert = { .file = "assets/alerts/a.xml",
                              .event = "x",
                              .headline = "x",
                              .effective = civil("2020-09-01T11:59:05"),
                              .expires = civil("2020-09-01T13:00:00"),
                              .has_expires = true };
    items[0].card = items[1].card = &poster;
    items[0].kind = items[1].kind = KS_ITEM_CARD;
    program.cards = (struct ks_cards) { cards, 1 };
    for (int covered = 0; covered < 2; covered++) {
        program.alerts = (struct ks_alerts) { &alert, (size_t)covered };
        step(KS_EVENT_PROGRAM, 0);
        pass(5000);
        step(KS_EVENT_TIME, 0);
        ck_assert_int_eq(ks_director_showing(director)->kind,
                         covered ? KS_SHOWING_ALERT : KS_SHOWING_ITEM);
        event.tap = ks_tap(KS_TAP_NOTHING);
        step(KS_EVENT_TAP, 0);
        ck_assert_int_eq(ks_director_visit(director)->screen,
                         covered ? KS_VISIT_HELP : KS_VISIT_ENTRY);
        pass(1000);
        event.tap = ks_tap(KS_TAP_LEAVE);
        step(KS_EVENT_TAP, 0);
    }
    program.alerts.n = 0;
    program.main = (struct ks_playlist) { .file = "playlists/main.csv" };
    step(KS_EVENT_PROGRAM, 0);
    pass(5000);
    step(KS_EVENT_TIME, 0);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_BUILTIN);
    event.tap = ks_tap(KS_TAP_NOTHING);
    step(KS_EVENT_TAP, 0);
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_HOME);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, nothing_is_due_before_the_first_event);
    tcase_add_test(tc, when_the_item_has_had_its_time);
    tcase_add_test(tc, when_what_may_show_changes);
    tcase_add_test(tc, when_the_visitor_has_rested);
    tcase_add_test(tc, when_an_alert_begins_during_a_visit);
    tcase_add_loop_test(tc, whom_an_alert_interrupts, 0, 2);
    tcase_add_test(tc, what_staff_asked_for_is_heard_below_an_alert);
    tcase_add_test(tc, what_staff_did_before_the_start_is_heard_before_the_program);
    tcase_add_test(tc, when_the_clock_is_set_back);
    tcase_add_test(tc, what_a_touch_opens);
}

int main(void)
{
    return check_main("director", add);
}
