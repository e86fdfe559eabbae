/* A release that comes by itself while something is on the glass. */
#include <stdio.h>
#include <string.h>

#include "core/director/director.h"
#include "support/check_main.h"
#include "support/playlist_row.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

static struct ks_director *director;
static struct ks_event event;
static uint32_t last_shown_ticket;
static char on_glass[32];
static int64_t shown_for_ms; /* how long the item before had been on when it went */
static struct ks_mono since;
static bool redraws_slowly; /* the frame of a refresh is not made */
static uint32_t redrawn;    /* its ticket */
static bool released[256];  /* by ticket */

static struct ks_program program_of(struct ks_playlist_item *items, size_t n)
{
    static uint64_t generation;
    struct ks_program program = { .main = { "playlists/main.csv", items, n },
                                  .release = { .kind = KS_RELEASE_STORED },
                                  .generation = ++generation };
    program.fallback.file = "playlists/default.csv";
    return program;
}

static void step(enum ks_event_kind kind, uint32_t ticket)
{
    struct ks_effect effects[KS_EFFECTS_MAX];
    uint32_t made[KS_EFFECTS_MAX];
    size_t n_made = 0;
    event.kind = kind;
    event.ticket = ticket;
    size_t n = ks_director_step(director, &event, effects);
    for (size_t i = 0; i < n; i++) {
        if (effects[i].kind == KS_EFFECT_PREPARE && effects[i].showing.refresh && redraws_slowly) {
            redrawn = effects[i].showing.ticket;
        } else if (effects[i].kind == KS_EFFECT_PREPARE) {
            made[n_made++] = effects[i].showing.ticket;
        } else if (effects[i].kind == KS_EFFECT_SHOW) {
            shown_for_ms = ks_mono_ms_between(since, event.mono);
            since = event.mono;
            last_shown_ticket = effects[i].showing.ticket;
            snprintf(on_glass, sizeof on_glass, "%s", effects[i].showing.path);
        } else if (effects[i].kind == KS_EFFECT_RELEASE) {
            ck_assert_uint_lt(effects[i].showing.ticket, sizeof released);
            released[effects[i].showing.ticket] = true;
        }
    }
    for (size_t i = 0; i < n_made; i++) { /* every frame is made at once */
        step(KS_EVENT_READY, made[i]);
    }
}

static void run(int seconds)
{
    for (int i = 0; i < seconds * 10; i++) {
        event.mono.us += 100000;
        event.situation.now.s = 1606176000 + event.mono.us / 1000000;
        step(KS_EVENT_TIME, 0);
    }
}

static void begin(struct ks_program *program)
{
    director = ks_director_new();
    memset(released, 0, sizeof released);
    event = (struct ks_event) { .program = program, .situation = { .now = { 1606176000 } } };
    since = event.mono;
    step(KS_EVENT_PROGRAM, 0);
    run(2);
}

static void release(struct ks_program *program, bool gently)
{
    event.program = program;
    event.gently = gently;
    step(KS_EVENT_PROGRAM, 0);
}

START_TEST(what_is_gone_has_its_time_and_what_is_new_follows)
{
    struct ks_playlist_item old[] = { row("a"), row("b") }, fresh[] = { row("c"), row("d") };
    struct ks_program first = program_of(old, 2), second = program_of(fresh, 2);
    begin(&first);
    ck_assert_str_eq(on_glass, "a");
    uint32_t ticket = last_shown_ticket;
    release(&second, true);
    run(7);
    ck_assert_str_eq(on_glass, "a");
    ck_assert_uint_eq(last_shown_ticket, ticket); /* not drawn again either */
    run(2);
    ck_assert_str_eq(on_glass, "c");
    ck_assert_int_ge(shown_for_ms, 10000);
    ks_director_free(director);
}
END_TEST

START_TEST(what_is_gone_does_not_stay_for_a_quarter_of_an_hour)
{
    struct ks_playlist_item old[] = { row("a"), row("b") }, fresh[] = { row("c"), row("d") };
    old[0].dwell_ms = 900000;
    struct ks_program first = program_of(old, 2), second = program_of(fresh, 2);
    begin(&first);
    run(60);
    release(&second, true);
    run(KS_GONE_MS / 1000 - 1);
    ck_assert_str_eq(on_glass, "a");
    run(2);
    ck_assert_str_eq(on_glass, "c");
    ks_director_free(director);
}
END_TEST

START_TEST(an_edit_of_a_folder_shows_at_once)
{
    struct ks_playlist_item old[] = { row("a"), row("b") }, fresh[] = { row("c"), row("d") };
    struct ks_program first = program_of(old, 2), second = program_of(fresh, 2);
    begin(&first);
    release(&second, false);
    run(1);
    ck_assert_str_eq(on_glass, "c");
    ks_director_free(director);
}
END_TEST

/* Its frame names a row of a program that is freed now. */
START_TEST(a_refresh_in_the_making_does_not_outlive_its_program)
{
    static const char *const next[] = { "a", "d" }; /* the shown item is still there, or gone */
    for (int i = 0; i < 4; i++) {
        struct ks_playlist_item old[] = { row("a"), row("b") };
        struct ks_playlist_item fresh[] = { row("c"), row(next[i / 2]) };
        struct ks_program first = program_of(old, 2), second = program_of(old, 2),
                          third = program_of(fresh, 2);
        begin(&first);
        redraws_slowly = true;
        release(&second, false);
        uint32_t pending = redrawn;
        ck_assert_uint_ne(pending, 0);
        release(&third, i % 2 != 0);
        ck_assert_msg(released[pending], "%s, gently: %d", next[i / 2], i % 2);
        step(KS_EVENT_READY, pending); /* on its way already */
        ck_assert_uint_ne(last_shown_ticket, pending);
        redraws_slowly = false;
        ks_director_free(director);
    }
}
END_TEST

START_TEST(an_alert_comes_and_goes_at_once)
{
    struct ks_playlist_item items[] = { row("a"), row("b") };
    struct ks_alert alert = { .file = "assets/alerts/x.xml",
                              .status = KS_CAP_ACTUAL,
                              .identifier = "x",
                              .interrupt = KS_INTERRUPT_STOP,
                              .has_expires = true,
                              .expires = { 1606176000 + 86400 } };
    struct ks_program calm = program_of(items, 2), urgent = program_of(items, 2);
    urgent.alerts = (struct ks_alerts) { &alert, 1 };
    begin(&calm);
    release(&urgent, true);
    run(1);
    ck_assert_str_eq(on_glass, "assets/alerts/x.xml");
    struct ks_program again = program_of(items, 2);
    release(&again, true);
    run(1);
    ck_assert_str_ne(on_glass, "assets/alerts/x.xml");
    ks_director_free(director);
}
END_TEST

/* Who stands there is not interrupted by a release, but by an alert of it, from its minute on. */
START_TEST(a_release_waits_for_the_visitor_and_an_alert_does_not)
{
    struct ks_playlist_item items[] = { row("a"), row("b") };
    const char *area = "食堂";
    struct ks_alert alert = { .file = "assets/alerts/x.xml",
                              .status = KS_CAP_ACTUAL,
                              .identifier = "x",
                              .interrupt = KS_INTERRUPT_STOP,
                              .areas = { &area, 1 },
                              .effective = { 1606176000 + 60 },
                              .has_expires = true,
                              .expires = { 1606176000 + 120 } };
    struct ks_program calm = program_of(items, 2), plain = program_of(items, 2),
                      urgent = program_of(items, 2), folder = program_of(items, 2);
    struct ks_situation now = { .now = { 1606176000 }, .places = { 1, { "食堂" } } };
    struct ks_situation elsewhere = { .now = { 1606176000 + 60 }, .places = { 1, { "宿舍" } } };
    urgent.alerts = (struct ks_alerts) { &alert, 1 };
    folder.release.kind = KS_RELEASE_EDITED;
    struct ks_director *none = ks_director_new();
    ck_assert(ks_director_takes(none, &plain, &now)); /* better than nothing */
    ks_director_free(none);
    begin(&calm);
    ck_assert(ks_director_takes(director, &plain, &now)); /* nobody is there */
    event.tap = ks_tap(KS_TAP_NOTHING);
    step(KS_EVENT_TAP, 0);
    ck_assert_int_ne(ks_director_visit(director)->screen, KS_VISIT_LOOP);
    ck_assert(!ks_director_takes(director, &plain, &now));
    ck_assert(ks_director_takes(director, &folder, &now));
    ck_assert(!ks_director_takes(director, &urgent, &now));
    now.now.s += 59;
    ck_assert(!ks_director_takes(director, &urgent, &now));
    now.now.s += 1;
    ck_assert(!ks_director_takes(director, &plain, &now)); /* not the answer for the other one */
    ck_assert(ks_director_takes(director, &urgent, &now));
    now.now.s += 60;
    ck_assert(!ks_director_takes(director, &urgent, &now)); /* over */
    now.now.s -= 60;
    ck_assert(ks_director_takes(director, &urgent, &now)); /* the clock was set back */
    run((KS_IDLE_MS + KS_ASK_MS) / 1000 + 2);              /* they have gone */
    ck_assert(ks_director_takes(director, &plain, &now));
    step(KS_EVENT_TAP, 0);
    struct ks_program again = program_of(items, 2);
    again.alerts = urgent.alerts;
    ck_assert(!ks_director_takes(director, &again, &elsewhere));
    ks_director_free(director);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_release_waits_for_the_visitor_and_an_alert_does_not);
    tcase_add_test(tc, what_is_gone_has_its_time_and_what_is_new_follows);
    tcase_add_test(tc, what_is_gone_does_not_stay_for_a_quarter_of_an_hour);
    tcase_add_test(tc, an_edit_of_a_folder_shows_at_once);
    tcase_add_test(tc, a_refresh_in_the_making_does_not_outlive_its_program);
    tcase_add_test(tc, an_alert_comes_and_goes_at_once);
}

int main(void)
{
    return check_main("release switch", add);
}
