/* A card unfolds: a cue for each of its beats and none between, until it is whole; what comes over
 * it ends that. */
#include "core/director/director.h"

#include "support/clock.h"

static struct ks_director *director;
static struct ks_event event;
static struct ks_playlist_item items[2];
static struct ks_program program;
static int beats; /* that every frame has */

#define HEARD_MAX 64
static struct {
    int64_t at_ms; /* since the card came */
    int beat;
} heard[HEARD_MAX];
static size_t n_heard;
static int wakes;
static struct ks_mono began;
static uint32_t shown, unfolded;

static void step(enum ks_event_kind kind, uint32_t ticket)
{
    struct ks_effect effects[KS_EFFECTS_MAX];
    uint32_t ready[KS_EFFECTS_MAX];
    size_t n_ready = 0;
    event.kind = kind;
    event.ticket = ticket;
    event.beats = kind == KS_EVENT_READY ? beats : 0;
    size_t n = ks_director_step(director, &event, effects);
    for (size_t i = 0; i < n; i++) {
        if (effects[i].kind == KS_EFFECT_SHOW) {
            shown = effects[i].showing.ticket;
            began = event.mono;
        } else if (effects[i].kind == KS_EFFECT_PREPARE) {
            ready[n_ready++] = effects[i].showing.ticket;
        } else if (effects[i].kind == KS_EFFECT_UNFOLD) {
            ck_assert_uint_lt(n_heard, HEARD_MAX);
            heard[n_heard].at_ms = ks_mono_ms_between(began, event.mono);
            heard[n_heard++].beat = effects[i].beat;
            unfolded = effects[i].showing.ticket;
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
            .dwell_ms = 12000,
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
    n_heard = 0;
    wakes = 0;
    shown = unfolded = 0;
}

static void teardown(void)
{
    ks_director_free(director);
}

static void pass(int64_t ms)
{
    int64_t before = event.mono.us / 1000000;
    event.mono = ks_mono_add_ms(event.mono, ms);
    event.situation.now.s += event.mono.us / 1000000 - before;
}

/* Sleeps from cue to cue until the next item is on the glass, as the player does. */
static void sleep_through(void)
{
    uint32_t card = shown;
    while (shown == card) {
        int64_t ms = ks_mono_ms_between(event.mono, ks_director_cue(director));
        ck_assert_int_gt(ms, 0);
        pass(ms);
        wakes++;
        step(KS_EVENT_TIME, 0);
    }
}

START_TEST(a_cue_for_each_beat_and_none_between)
{
    beats = 4;
    step(KS_EVENT_PROGRAM, 0);
    uint32_t card = shown;
    sleep_through();
    ck_assert_uint_eq(n_heard, 4);
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(heard[i].beat, i + 1);
        ck_assert_int_eq(heard[i].at_ms, KS_UNFOLD_FIRST_MS + i * KS_UNFOLD_MS);
    }
    ck_assert_uint_eq(unfolded, card);
    ck_assert_int_eq(wakes, 4 + 1); /* the last one ends its time */
}
END_TEST

START_TEST(what_has_no_beats_is_left_alone)
{
    beats = 0;
    step(KS_EVENT_PROGRAM, 0);
    sleep_through();
    ck_assert_uint_eq(n_heard, 0);
    ck_assert_int_eq(wakes, 1);
}
END_TEST

/* However many they are and however short its time: whole long before the end, and never faster. */
START_TEST(a_card_is_whole_in_time)
{
    beats = 1 + _i % 40;
    items[0].dwell_ms = _i < 40 ? KS_DWELL_MIN_MS : 60000;
    step(KS_EVENT_PROGRAM, 0);
    sleep_through();
    ck_assert_int_eq(heard[n_heard - 1].beat, beats);
    ck_assert_int_le(heard[n_heard - 1].at_ms,
                     KS_UNFOLD_FIRST_MS + items[0].dwell_ms / 2 + KS_UNFOLD_LEAST_MS);
    ck_assert_int_lt(heard[n_heard - 1].at_ms, items[0].dwell_ms);
    for (size_t i = 1; i < n_heard; i++) {
        ck_assert_int_gt(heard[i].beat, heard[i - 1].beat);
        ck_assert_int_ge(heard[i].at_ms - heard[i - 1].at_ms, KS_UNFOLD_LEAST_MS);
    }
    ck_assert_int_eq(wakes, (int)n_heard + 1);
}
END_TEST

/* The player slept too long: what is due comes at once, and the card is whole before it goes. */
START_TEST(late_beats_come_together)
{
    beats = 4;
    step(KS_EVENT_PROGRAM, 0);
    pass(KS_UNFOLD_FIRST_MS + 2 * KS_UNFOLD_MS + 100);
    step(KS_EVENT_TIME, 0);
    ck_assert_uint_eq(n_heard, 1);
    ck_assert_int_eq(heard[0].beat, 3);
    ck_assert_int_eq(ks_mono_ms_between(event.mono, ks_director_cue(director)), KS_UNFOLD_MS - 100);
    pass(20000);
    step(KS_EVENT_TIME, 0);
    ck_assert_uint_eq(n_heard, 2);
    ck_assert_int_eq(heard[1].beat, 4);
    ck_assert_str_eq(ks_director_showing(director)->path, "b");
}
END_TEST

START_TEST(a_touch_ends_it)
{
    beats = 4;
    step(KS_EVENT_PROGRAM, 0);
    pass(KS_UNFOLD_FIRST_MS);
    step(KS_EVENT_TIME, 0);
    ck_assert_uint_eq(n_heard, 1);
    event.tap = ks_tap(KS_TAP_NOTHING);
    step(KS_EVENT_TAP, 0);
    ck_assert_int_eq(ks_director_visit(director)->screen, KS_VISIT_HOME);
    ck_assert_int_gt(ks_mono_ms_between(event.mono, ks_director_cue(director)), 4 * KS_UNFOLD_MS);
    pass(4 * KS_UNFOLD_MS);
    step(KS_EVENT_TIME, 0);
    ck_assert_uint_eq(n_heard, 1);
}
END_TEST

START_TEST(an_alert_ends_it)
{
    struct ks_alert alert = { .file = "assets/alerts/a.xml",
                              .event = "x",
                              .headline = "x",
                              .effective = civil("2020-09-01T11:59:01"),
                              .expires = civil("2020-09-01T13:00:00"),
                              .has_expires = true };
    program.alerts = (struct ks_alerts) { &alert, 1 };
    beats = 4;
    step(KS_EVENT_PROGRAM, 0);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_ITEM);
    pass(1000);
    step(KS_EVENT_TIME, 0);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_ALERT);
    pass(4 * KS_UNFOLD_MS);
    step(KS_EVENT_TIME, 0);
    ck_assert_uint_eq(n_heard, 0); /* an alert stands whole, whatever its frame says */
}
END_TEST

/* An edit of the card is seen at once, and whole. */
START_TEST(a_card_that_is_drawn_anew_is_whole)
{
    beats = 4;
    step(KS_EVENT_PROGRAM, 0);
    pass(KS_UNFOLD_FIRST_MS);
    step(KS_EVENT_TIME, 0);
    ck_assert_uint_eq(n_heard, 1);
    program.generation = 2;
    step(KS_EVENT_PROGRAM, 0);
    ck_assert(ks_director_showing(director)->ticket == shown);
    pass(4 * KS_UNFOLD_MS);
    step(KS_EVENT_TIME, 0);
    ck_assert_uint_eq(n_heard, 1);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_cue_for_each_beat_and_none_between);
    tcase_add_test(tc, what_has_no_beats_is_left_alone);
    tcase_add_loop_test(tc, a_card_is_whole_in_time, 0, 80);
    tcase_add_test(tc, late_beats_come_together);
    tcase_add_test(tc, a_touch_ends_it);
    tcase_add_test(tc, an_alert_ends_it);
    tcase_add_test(tc, a_card_that_is_drawn_anew_is_whole);
}

int main(void)
{
    return check_main("unfold", add);
}
