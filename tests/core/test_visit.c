/* A person at the screen: any touches at all, in virtual time; and what sessions are drawn. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_main.h"
#include "core/visit.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define TYPES 12
#define ITEMS (TYPES * 7)

static struct ks_quiz_item items[ITEMS];
static struct ks_card entries[TYPES + 2];
static const struct ks_card *cards[TYPES + 2];
static struct ks_phase phase = { .id = "p", .name = "", .from = 0, .until = 100000 };
static char names[TYPES][8], ids[ITEMS][12], paths[TYPES + 2][32];

static struct ks_program the_program(void)
{
    static const struct ks_spans none = { NULL, 0 };
    for (int t = 0; t < TYPES + 2; t++) {
        bool help = t >= TYPES;
        snprintf(paths[t], sizeof paths[t], "%s/%02d.md", help ? "help" : "handbook", t);
        if (!help) {
            snprintf(names[t], sizeof names[t], "t%d", t);
        }
        entries[t] = (struct ks_card) { .path = paths[t],
                                        .type = help ? "" : names[t],
                                        .title = "x",
                                        .headline = none,
                                        .valid_from = KS_DATE_NONE,
                                        .valid_until = KS_DATE_NONE };
        cards[t] = &entries[t];
    }
    for (int i = 0; i < ITEMS; i++) {
        snprintf(ids[i], sizeof ids[i], "q%d", i);
        items[i] = (struct ks_quiz_item) { .id = ids[i],
                                           .type = names[i / 7],
                                           .kind = i % 2 ? KS_QUIZ_ACT : KS_QUIZ_JUDGE,
                                           .genuine = i % 7 > 3,
                                           .cues = i % 6,
                                           .fit = 1 + i % 3,
                                           .scene = "",
                                           .stem = "",
                                           .n_options = i % 2 ? 3 : 2,
                                           .right = 1,
                                           .valid_from = KS_DATE_NONE,
                                           .valid_until = KS_DATE_NONE };
        for (int k = 0; k < 3; k++) {
            items[i].options[k] = (struct ks_quiz_option) { "a", "b" };
        }
    }
    phase.focus.n = 2;
    phase.focus.v[0] = names[3];
    phase.focus.v[1] = names[4];
    return (struct ks_program) { .quiz = { "bank", items, ITEMS }, .cards = { cards, TYPES + 2 } };
}

static struct ks_quiz_choice choice_of(const struct ks_program *program, uint64_t seed)
{
    return (struct ks_quiz_choice) { program, 20000, &phase, NULL, seed };
}

/* Two or three scams with the same chance, no option in a favourite place, the phase always in,
 * nothing of the last twenty. */
START_TEST(ten_thousand_sessions_are_fair)
{
    struct ks_program program = the_program();
    struct ks_quiz_history history = { 0 };
    int two = 0, place[3] = { 0 }, n_act = 0;
    for (int s = 0; s < 10000; s++) {
        struct ks_quiz_session session;
        struct ks_quiz_history before = history;
        struct ks_quiz_choice choice = choice_of(&program, 0x9E3779B97F4A7C15u * (uint64_t)(s + 1));
        ck_assert(ks_session_begin(&session, &choice, &history));
        ck_assert_uint_eq(session.n, 5);
        int scams = 0, focus = 0, hardest = 0;
        for (size_t i = 0; i < 5; i++) {
            const struct ks_quiz_item *item = &items[session.item[i]];
            scams += !item->genuine;
            focus += strcmp(item->type, names[3]) == 0 || strcmp(item->type, names[4]) == 0;
            ck_assert_int_ge(ks_quiz_difficulty(item), hardest);
            hardest = ks_quiz_difficulty(item);
            for (size_t k = 0; k < i; k++) {
                ck_assert_uint_ne(session.item[k], session.item[i]);
            }
        }
        ck_assert(scams == 2 || scams == 3);
        ck_assert_int_ge(focus, 1);
        two += scams == 2;
        for (size_t k = 0; k < KS_QUIZ_LATELY && s > 0; k++) {
            for (size_t i = 0; i < 5; i++) {
                ck_assert_uint_ne(before.id[k], history.id[(history.next + 15 + i) % 20]);
            }
        }
        for (size_t i = 0; i < 5; i++) {
            if (items[session.item[session.at]].n_options == 3) {
                for (int k = 0; k < 3; k++) {
                    place[k] += session.order[k] == 0; /* where the right one went */
                }
                n_act++;
            }
            ks_session_next(&session, &program.quiz);
        }
    }
    double deviation = (two - 5000.0) / 50.0; /* standard deviations of a fair coin */
    ck_assert_msg(deviation > -3.3 && deviation < 3.3, "two scams in %d of 10000", two);
    double expected = n_act / 3.0, chi = 0;
    for (int k = 0; k < 3; k++) {
        chi += (place[k] - expected) * (place[k] - expected) / expected;
    }
    ck_assert_msg(chi < 9.21, "chi square %.2f (p < 0.01 from 9.21)", chi); /* 2 degrees */
}
END_TEST

/* A bank from an exam system beside our own: one of five, and it counts for neither score. */
START_TEST(one_question_of_knowledge_at_most)
{
    struct ks_program program = the_program();
    for (int i = 0; i < ITEMS; i += 3) {
        items[i].neutral = true;
    }
    struct ks_quiz_history history = { 0 };
    for (int s = 0; s < 200; s++) {
        struct ks_quiz_session session;
        struct ks_quiz_choice choice = choice_of(&program, 0x9E3779B97F4A7C15u * (uint64_t)(s + 1));
        ck_assert(ks_session_begin(&session, &choice, &history));
        do {
            (void)ks_session_answer(&session, &program.quiz, 0);
        } while (ks_session_next(&session, &program.quiz));
        ck_assert_uint_eq(session.asked, 1);
        ck_assert(session.scams == 2 || session.scams == 3);
        ck_assert_uint_eq(session.scams + session.genuine, 4);
        ck_assert_uint_le(session.known, 1);
    }
}
END_TEST

START_TEST(the_first_answer_counts)
{
    struct ks_program program = the_program();
    struct ks_quiz_history history = { 0 };
    struct ks_quiz_session session;
    struct ks_quiz_choice choice = choice_of(&program, 7);
    ck_assert(ks_session_begin(&session, &choice, &history));
    size_t right = session.order[0] == 0 ? 0 : session.order[1] == 0 ? 1 : 2;
    ck_assert(ks_session_answer(&session, &program.quiz, right));
    ck_assert(ks_session_answer(&session, &program.quiz, right == 0 ? 1 : 0));
    ck_assert_uint_eq(session.scams + session.genuine, 1);
    ck_assert_uint_eq(session.n_again, 0);
}
END_TEST

/* Anything may be touched at any moment: every screen leads back to the loop within a minute of
 * rest, an item is answered once, a second touch within the dead time does nothing. */
START_TEST(a_million_touches)
{
    struct ks_program program = the_program();
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_visit_at at = { &program, &situation, &phase, { 0 }, "" };
    int seen[KS_VISIT_STILL_THERE + 1] = { 0 };
    srand(11);
    for (int i = 0; i < 1000000; i++) {
        at.now = ks_mono_add_ms(at.now, rand() % 3 == 0 ? rand() % 300 : rand() % 3000);
        if (rand() % 5000 == 0) { /* nobody any more */
            struct ks_mono left = at.now;
            for (int k = 0; k < 20 && visit.screen != KS_VISIT_LOOP; k++) {
                at.now = ks_visit_cue(&visit);
                ks_visit_time(&visit, &at);
            }
            ck_assert_int_eq(visit.screen, KS_VISIT_LOOP);
            ck_assert_int_le(ks_mono_ms_between(left, at.now), 60000);
            continue;
        }
        ks_visit_time(&visit, &at);
        int tap = rand() % 3 == 0   ? rand() % 11
                  : rand() % 2 == 0 ? KS_TAP_CHOICE + rand() % 5
                                    : KS_TAP_ITEM + rand() % 40;
        enum ks_visit_screen before = visit.screen;
        size_t answered = visit.session.scams + visit.session.genuine;
        bool dead = before != KS_VISIT_LOOP && before != KS_VISIT_STILL_THERE &&
                    ks_mono_ms_between(visit.changed, at.now) < KS_DEAD_MS;
        bool changed = ks_visit_tap(&visit, &at, tap);
        ck_assert(!dead || !changed);
        ck_assert(changed || visit.screen == before);
        size_t now = visit.session.scams + visit.session.genuine;
        ck_assert(now <= answered + 1 && (now == answered || visit.screen == KS_VISIT_FEEDBACK ||
                                          visit.screen == KS_VISIT_LOOP || now < answered));
        ck_assert(visit.screen != KS_VISIT_FEEDBACK || visit.session.chosen >= 0);
        seen[visit.screen]++;
    }
    for (int s = 0; s <= KS_VISIT_STILL_THERE; s++) {
        ck_assert_msg(seen[s] > 0 || s == KS_VISIT_STILL_THERE, "%s never seen",
                      ks_visit_screen_name((enum ks_visit_screen)s));
    }
}
END_TEST

START_TEST(the_ring_counts_ten_seconds_and_a_touch_stops_it)
{
    struct ks_program program = the_program();
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_visit_at at = { &program, &situation, &phase, { 1000000 }, "" };
    ks_visit_tap(&visit, &at, KS_TAP_NOTHING);
    for (int round = 0; round < 2; round++) {
        at.now = ks_visit_cue(&visit);
        ck_assert(ks_visit_time(&visit, &at));
        ck_assert_int_eq(visit.screen, KS_VISIT_STILL_THERE);
        for (int left = 10; left > 0; left--) {
            ck_assert_int_eq(visit.seconds_left, left);
            struct ks_mono before = at.now;
            at.now = ks_visit_cue(&visit);
            ck_assert_int_eq(ks_mono_ms_between(before, at.now), 1000);
            if (round == 0 && left == 3) {
                ck_assert(ks_visit_tap(&visit, &at, KS_TAP_NOTHING));
                ck_assert_int_eq(visit.screen, KS_VISIT_HOME);
                break;
            }
            ck_assert(ks_visit_time(&visit, &at));
        }
    }
    ck_assert_int_eq(visit.screen, KS_VISIT_LOOP);
}
END_TEST

START_TEST(nothing_of_the_last_person_stays)
{
    struct ks_program program = the_program();
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_visit_at at = { &program, &situation, &phase, { 1000000 }, "t3" };
    ck_assert(ks_visit_tap(&visit, &at, KS_TAP_NOTHING));
    ck_assert_int_eq(visit.screen, KS_VISIT_ENTRY); /* the page of the card's type */
    at.now = ks_mono_add_ms(at.now, 1000);
    ck_assert(ks_visit_tap(&visit, &at, KS_TAP_TYPE_QUIZ));
    ck_assert_uint_eq(visit.session.n, KS_TYPE_SESSION_ITEMS);
    for (size_t i = 0; i < visit.session.n; i++) {
        ck_assert_str_eq(items[visit.session.item[i]].type, "t3");
    }
    at.now = ks_mono_add_ms(at.now, 1000);
    ck_assert(ks_visit_tap(&visit, &at, KS_TAP_CHOICE));
    at.now = ks_mono_add_ms(at.now, 1000);
    ck_assert(ks_visit_tap(&visit, &at, KS_TAP_LEAVE));
    struct ks_visit clean;
    memset(&clean, 0, sizeof clean);
    clean.history = visit.history;
    clean.visits = visit.visits;
    ck_assert_int_eq(memcmp(&visit, &clean, sizeof visit), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, ten_thousand_sessions_are_fair);
    tcase_add_test(tc, one_question_of_knowledge_at_most);
    tcase_add_test(tc, the_first_answer_counts);
    tcase_add_test(tc, a_million_touches);
    tcase_add_test(tc, the_ring_counts_ten_seconds_and_a_touch_stops_it);
    tcase_add_test(tc, nothing_of_the_last_person_stays);
}

int main(void)
{
    return check_main("visit", add);
}
