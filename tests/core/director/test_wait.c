/* What is on the glass while what comes next is not ready, in virtual time: no decoder, however
 * slow, leaves it dark or holds up the rest. */
#include <stdio.h>
#include <string.h>

#include "core/director/director.h"
#include "support/check_main.h"
#include "support/playlist_row.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

static struct ks_director *director;
static struct ks_event event;
static char
    story[2048]; /* "200 card; 1000 -h1; 1200 b; ": what was shown, what given up, and when */
static struct {
    char path[16];
    uint32_t ticket; /* 0 = not asked for */
} asked[8];

static struct ks_program program_of(struct ks_playlist_item *items, size_t n)
{
    struct ks_program program = { .main = { "playlists/main.csv", items, n }, .generation = 1 };
    program.fallback.file = "playlists/default.csv";
    return program;
}

static void tell(const char *sign, const char *path)
{
    size_t n = strlen(story);
    snprintf(story + n, sizeof story - n, "%lld %s%s; ", (long long)(event.mono.us / 1000), sign,
             *path == '\0' ? "card" : path);
}

static void forget(uint32_t ticket)
{
    for (size_t i = 0; i < KS_COUNT(asked); i++) {
        asked[i].ticket = asked[i].ticket == ticket ? 0 : asked[i].ticket;
    }
}

static void remember(const struct ks_showing *showing)
{
    for (size_t i = 0; i < KS_COUNT(asked); i++) {
        if (asked[i].ticket == 0) {
            asked[i].ticket = showing->ticket;
            snprintf(asked[i].path, sizeof asked[i].path, "%s", showing->path);
            return;
        }
    }
    ck_abort_msg("more is asked for than there can be");
}

static void step(enum ks_event_kind kind, uint32_t ticket)
{
    struct ks_effect effects[KS_EFFECTS_MAX];
    event.kind = kind;
    event.ticket = ticket;
    size_t n = ks_director_step(director, &event, effects);
    for (size_t i = 0; i < n; i++) {
        const struct ks_showing *showing = &effects[i].showing;
        if (effects[i].kind == KS_EFFECT_PREPARE) {
            remember(showing);
        } else if (effects[i].kind == KS_EFFECT_SHOW) {
            tell("", showing->path);
            forget(showing->ticket);
        } else if (effects[i].kind == KS_EFFECT_RELEASE) {
            for (size_t k = 0; k < KS_COUNT(asked); k++) {
                if (asked[k].ticket == showing->ticket) {
                    tell("-", asked[k].path);
                }
            }
            forget(showing->ticket);
        }
    }
}

/* Whatever was asked for of that name is ready, or can never be. */
static void answer(enum ks_event_kind kind, const char *path)
{
    for (size_t i = 0; i < KS_COUNT(asked); i++) {
        if (asked[i].ticket != 0 && strcmp(asked[i].path, path) == 0) {
            uint32_t ticket = asked[i].ticket;
            asked[i].ticket = kind == KS_EVENT_FAILED ? 0 : ticket;
            step(kind, ticket);
        }
    }
}

/* Goes to the director's own cues only: what it wants to do in time it must ask for. `quick` is
 * ready as soon as it is asked for. */
static void run_until(int64_t ms, const char *quick)
{
    for (;;) {
        if (quick != NULL) {
            answer(KS_EVENT_READY, quick);
        }
        struct ks_mono cue = ks_director_cue(director);
        if (cue.us > ms * 1000) {
            event.mono.us = ms * 1000;
            return;
        }
        ck_assert_msg(cue.us > event.mono.us, "a cue in the past: the loop would spin");
        event.mono = cue;
        event.situation.now.s = 1606176000 + cue.us / 1000000;
        step(KS_EVENT_TIME, 0);
    }
}

static void setup(void)
{
    director = ks_director_new();
    event = (struct ks_event) { .situation = { .now = { 1606176000 } } };
    *story = '\0';
    memset(asked, 0, sizeof asked);
    step(KS_EVENT_TIME, 0);
}

static void teardown(void)
{
    ks_director_free(director);
}

static void take(struct ks_program *program)
{
    event.program = program;
    step(KS_EVENT_PROGRAM, 0);
}

START_TEST(without_a_program_a_card_comes_by_itself)
{
    struct ks_playlist_item items[] = { row_of("a", KS_ITEM_PICTURE) };
    struct ks_program program = program_of(items, 1);
    run_until(5000, NULL);
    ck_assert_str_eq(story, "200 card; ");
    take(&program);
    run_until(5100, NULL);
    answer(KS_EVENT_READY, "a"); /* at once: the card has no time of its own */
    ck_assert_str_eq(story, "200 card; 5100 a; ");
}
END_TEST

START_TEST(what_is_quick_needs_no_card)
{
    struct ks_playlist_item items[] = { row_of("a", KS_ITEM_PICTURE),
                                        row_of("b", KS_ITEM_PICTURE) };
    struct ks_program program = program_of(items, 2);
    run_until(150, NULL);
    take(&program);
    run_until(300, NULL); /* 200 ms from the program on */
    answer(KS_EVENT_READY, "a");
    answer(KS_EVENT_READY, "b");
    run_until(11000, NULL);
    ck_assert_str_eq(story, "300 a; 10300 b; ");
}
END_TEST

START_TEST(three_that_hang_cost_a_second_each)
{
    struct ks_playlist_item items[] = { row_of("h1", KS_ITEM_VIDEO), row_of("h2", KS_ITEM_VIDEO),
                                        row_of("h3", KS_ITEM_VIDEO), row_of("b", KS_ITEM_PICTURE) };
    struct ks_program program = program_of(items, 4);
    take(&program);
    run_until(5000, "b");
    ck_assert_str_eq(story, "200 card; 1000 -h1; 2000 -h2; 3000 -h3; 3000 b; ");
    /* After b they have its time and more; their decoders' deadlines end it for good. */
    run_until(18000, "b");
    answer(KS_EVENT_FAILED, "h1");
    run_until(30000, "b");
    answer(KS_EVENT_FAILED, "h2");
    run_until(45000, "b");
    answer(KS_EVENT_FAILED, "h3");
    run_until(90000, "b"); /* b stands there, and needs no second picture of itself */
    ck_assert_str_eq(story, "200 card; 1000 -h1; 2000 -h2; 3000 -h3; 3000 b; 45000 -b; ");
}
END_TEST

/* A video that takes three seconds on this machine is passed over once and plays ever after. */
START_TEST(what_is_slow_plays_in_the_next_round)
{
    struct ks_playlist_item items[] = { row_of("slow", KS_ITEM_PICTURE),
                                        row_of("b", KS_ITEM_PICTURE) };
    struct ks_program program = program_of(items, 2);
    take(&program);
    run_until(4000, "b");
    answer(KS_EVENT_READY, "slow"); /* while b has its time */
    run_until(11500, "b");
    ck_assert_str_eq(story, "200 card; 1000 -slow; 1000 b; 11000 slow; ");
    run_until(31000, "b");
    ck_assert_str_eq(story, "200 card; 1000 -slow; 1000 b; 11000 slow; 21000 b; ");
    answer(KS_EVENT_READY, "slow"); /* later than that: b stays and waits for it */
    run_until(33000, "b");
    ck_assert_str_eq(story, "200 card; 1000 -slow; 1000 b; 11000 slow; 21000 b; 31000 slow; ");
}
END_TEST

/* A card is drawn by this program itself: if that takes long, the next would as well. */
START_TEST(a_card_is_not_passed_over)
{
    static const struct ks_card card = { .path = "a",
                                         .title = "",
                                         .lang = "zh",
                                         .type = "",
                                         .picture = "",
                                         .sheet_path = "",
                                         .valid_from = KS_DATE_NONE,
                                         .valid_until = KS_DATE_NONE };
    struct ks_playlist_item items[] = { row_of("a", KS_ITEM_CARD), row_of("b", KS_ITEM_PICTURE) };
    items[0].card = &card;
    struct ks_program program = program_of(items, 2);
    take(&program);
    run_until(3000, NULL);
    answer(KS_EVENT_READY, "a");
    ck_assert_str_eq(story, "200 card; 3000 a; ");
}
END_TEST

/* Passing over the only one there is would begin it anew for ever. */
START_TEST(the_only_one_is_waited_for)
{
    struct ks_playlist_item items[] = { row_of("only", KS_ITEM_VIDEO) };
    struct ks_program program = program_of(items, 1);
    take(&program);
    run_until(9000, NULL);
    answer(KS_EVENT_READY, "only");
    ck_assert_str_eq(story, "200 card; 9000 only; ");
}
END_TEST

START_TEST(nothing_but_what_hangs_ends_in_the_built_in_cards)
{
    struct ks_playlist_item items[] = { row_of("h1", KS_ITEM_VIDEO), row_of("h2", KS_ITEM_VIDEO) };
    struct ks_program program = program_of(items, 2);
    take(&program);
    run_until(16000, NULL);
    answer(KS_EVENT_FAILED, "h2");
    run_until(31000, NULL);
    answer(KS_EVENT_FAILED, "h1");
    /* The card stands there all the time; h1 had been asked for twice, for two turns. */
    ck_assert_str_eq(story, "200 card; 1000 -h1; 31000 -h1; ");
    run_until(50000, "");
    ck_assert_ptr_nonnull(strstr(story, "31000 -h1; 43000 card; ")); /* and then they take turns */
}
END_TEST

/* Later, when something hangs after what has had its time: that stays a second, then the next. */
START_TEST(what_plays_stays_until_the_next_can)
{
    struct ks_playlist_item items[] = { row_of("a", KS_ITEM_PICTURE), row_of("h", KS_ITEM_VIDEO),
                                        row_of("b", KS_ITEM_PICTURE) };
    struct ks_program program = program_of(items, 3);
    take(&program);
    answer(KS_EVENT_READY, "a");
    run_until(12000, "b");
    ck_assert_str_eq(story, "0 a; 11000 -h; 11000 b; ");
}
END_TEST

static void visit_and_leave(struct ks_program *program)
{
    take(program);
    answer(KS_EVENT_READY, "a");
    run_until(1000, NULL);
    event.tap = (struct ks_tap) { 0 };
    step(KS_EVENT_TAP, 0);
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_VISIT);
    run_until(3000, NULL);
    *story = '\0';
    event.tap = (struct ks_tap) { .kind = KS_TAP_LEAVE };
    step(KS_EVENT_TAP, 0);
}

/* Somebody leaves: what they did does not stay on the glass, and their touch is answered in that
 * step, whatever a decoder is at. */
START_TEST(who_leaves_waits_for_no_decoder)
{
    struct ks_playlist_item items[] = { row_of("a", KS_ITEM_PICTURE), row_of("h", KS_ITEM_VIDEO) };
    struct ks_program program = program_of(items, 2);
    visit_and_leave(&program);
    ck_assert_str_eq(story, "3000 card; ");
    ck_assert_int_eq(ks_director_showing(director)->kind, KS_SHOWING_BUILTIN);
}
END_TEST

/* What needs no decoder is drawn in the next turn: no card flashes up before it. */
START_TEST(who_leaves_sees_what_is_only_drawn_at_once)
{
    static const struct ks_card card = { .path = "drawn",
                                         .title = "",
                                         .lang = "zh",
                                         .type = "",
                                         .picture = "",
                                         .sheet_path = "",
                                         .valid_from = KS_DATE_NONE,
                                         .valid_until = KS_DATE_NONE };
    struct ks_playlist_item items[] = { row_of("a", KS_ITEM_PICTURE),
                                        row_of("drawn", KS_ITEM_CARD) };
    struct ks_program program = program_of(items, 2);
    items[1].card = &card;
    visit_and_leave(&program);
    ck_assert_str_eq(story, "");
    answer(KS_EVENT_READY, "drawn");
    ck_assert_str_eq(story, "3000 drawn; ");
}
END_TEST

/* Alerts are drawn, not decoded: one that comes while everything hangs is there at once. */
START_TEST(an_alert_waits_for_no_decoder)
{
    struct ks_playlist_item items[] = { row_of("h1", KS_ITEM_VIDEO), row_of("h2", KS_ITEM_VIDEO) };
    struct ks_alert alert = { .file = "alert",
                              .status = KS_CAP_ACTUAL,
                              .identifier = "x",
                              .interrupt = KS_INTERRUPT_STOP,
                              .has_expires = true,
                              .expires = { 1606176000 + 86400 } };
    struct ks_program program = program_of(items, 2), urgent = program_of(items, 2);
    urgent.alerts = (struct ks_alerts) { &alert, 1 };
    urgent.generation = 2;
    take(&program);
    run_until(500, NULL);
    take(&urgent);
    run_until(700, "alert");
    ck_assert_ptr_eq(strstr(story, "200 card; 500 -h1; 500 -h2; 500 alert; "), story);
}
END_TEST

/* A thousand times as fast: a frame still takes real time to make. */
START_TEST(patience_is_in_real_time)
{
    struct ks_playlist_item items[] = { row_of("a", KS_ITEM_PICTURE),
                                        row_of("b", KS_ITEM_PICTURE) };
    struct ks_program program = program_of(items, 2);
    ks_director_set_speed(director, 1000);
    take(&program);
    run_until(150000, NULL);
    answer(KS_EVENT_READY, "a");
    run_until(900000, NULL);
    answer(KS_EVENT_READY, "b");
    ck_assert_str_eq(story, "150000 a; 900000 b; ");
}
END_TEST

/* A picture drawn again after an edit, but never ready, is given back when another takes its place:
 * else the frames would run out. */
START_TEST(an_edit_that_is_never_drawn_is_given_back)
{
    struct ks_playlist_item items[] = { row_of("a", KS_ITEM_PICTURE),
                                        row_of("b", KS_ITEM_PICTURE) };
    struct ks_program program = program_of(items, 2);
    take(&program);
    answer(KS_EVENT_READY, "a");
    for (int round = 0; round < 20; round++) {
        program.generation++;
        take(&program);
        run_until(event.mono.us / 1000 + 10500, round % 2 == 0 ? "b" : "a");
    }
    ck_assert_ptr_nonnull(strstr(story, "b; "));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, an_edit_that_is_never_drawn_is_given_back);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, without_a_program_a_card_comes_by_itself);
    tcase_add_test(tc, what_is_quick_needs_no_card);
    tcase_add_test(tc, three_that_hang_cost_a_second_each);
    tcase_add_test(tc, what_is_slow_plays_in_the_next_round);
    tcase_add_test(tc, a_card_is_not_passed_over);
    tcase_add_test(tc, the_only_one_is_waited_for);
    tcase_add_test(tc, nothing_but_what_hangs_ends_in_the_built_in_cards);
    tcase_add_test(tc, what_plays_stays_until_the_next_can);
    tcase_add_test(tc, who_leaves_waits_for_no_decoder);
    tcase_add_test(tc, who_leaves_sees_what_is_only_drawn_at_once);
    tcase_add_test(tc, an_alert_waits_for_no_decoder);
    tcase_add_test(tc, patience_is_in_real_time);
}

int main(void)
{
    return check_main("waiting", add);
}
