/* A person at the screen: any touches at all, in virtual time. */
#include <stdlib.h>
#include <string.h>

#include "core/visit/visit.h"
#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

static struct small_bank bank;

static struct ks_sheet_row works[] = { { 2, "early", "", 19000, 19980 },
                                       { 3, "A", "", 19990, 20010 },
                                       { 4, "B", "", 19990, 20010 },
                                       { 5, "late", "", 20011, 20030 } };

/* Every tap there is, with every number that it may have, whether it stands on the screen or not.
 */
static struct ks_tap any_tap(void)
{
    enum ks_tap_kind kind = (enum ks_tap_kind)(rand() % KS_TAP_KINDS);
    switch (rand() % 6) {
    case 0:
        return ks_tap_n(KS_TAP_OPEN, (size_t)rand() % (KS_VISIT_SCREENS + 1));
    case 1:
        return ks_tap_n(KS_TAP_CHOICE, (size_t)rand() % 5); /* mostly what a screen has */
    case 2:
        return ks_tap_n(KS_TAP_ITEM, (size_t)rand() % 40);
    case 3:
        return ks_tap_n(kind, (size_t)rand() % 100);
    case 4: /* a PIN is long */
        return rand() % 4 == 0 ? ks_tap(KS_TAP_PIN_ENTER)
                               : ks_tap_n(KS_TAP_DIGIT, (size_t)rand() % 11);
    default:
        return ks_tap(kind);
    }
}

/* But for when it was touched last, and for a round that could not begin. */
static bool is_same(const struct ks_visit *visit, const struct ks_visit *before)
{
    struct ks_visit now;
    memcpy(&now, visit, sizeof now);
    now.touched = before->touched;
    now.by = before->by;
    now.session = before->session;
    return memcmp(&now, before, sizeof now) == 0;
}

/* What staff do beside touching: the gesture, the check of a PIN, a receipt that changes. */
static void staff_moves(struct ks_visit *visit, struct ks_visit_at *at)
{
    switch (rand() % 4) {
    case 0:
        (void)ks_visit_staff(visit, at);
        break;
    case 1:
        if (at->staff->checking) {
            (void)ks_visit_pin(visit, at, rand() % 2 == 0 ? KS_PIN_RIGHT : KS_PIN_WRONG);
        }
        break;
    case 2:
        at->staff->import = at->staff->import == KS_IMPORT_WAITS ? KS_IMPORT_DONE : KS_IMPORT_WAITS;
        enum ks_visit_screen before = visit->screen;
        bool concerns = before == KS_VISIT_IMPORT; /* the menu stays as it was opened */
        ck_assert_int_eq(ks_visit_receipt(visit, at), concerns);
        ck_assert_int_eq(visit->screen, before);
        break;
    default:
        at->staff->neutral = false;
        at->staff->failures = 0;
        at->staff->closed_until = (struct ks_mono) { 0 };
        break;
    }
    at->staff->import = at->staff->import > KS_IMPORT_WAITS ? KS_IMPORT_DONE : at->staff->import;
}

/* Staff give lessons also where the rules offer visitors none. */
static bool is_lesson(enum ks_visit_screen screen)
{
    return ks_visit_audience(screen) == KS_FOR_CLASS || screen == KS_VISIT_LESSON ||
           screen == KS_VISIT_LESSON_TYPES || screen == KS_VISIT_LESSON_PICK;
}

/* Anything may be touched at any moment: every screen leads back to the loop within a minute of
 * rest, an item is answered once, a second touch within the dead time does nothing. */
START_TEST(a_million_touches)
{
    struct ks_program program = small_program(&bank);
    program.activities.vote = (struct ks_sheet) { works, KS_COUNT(works) };
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { 0 };
    struct ks_receipt receipt = { .device = "canteen-3", .source = "share" };
    struct ks_staff staff = { .receipt = &receipt };
    struct ks_visit_at at = { .program = &program,
                              .situation = &situation,
                              .phase = &bank.phase,
                              .type = "",
                              .memory = &memory,
                              .rules = &rules,
                              .staff = &staff };
    int seen[KS_VISIT_SCREENS] = { 0 };
    srand(11);
    for (int i = 0; i < 1000000; i++) {
        at.now = ks_mono_add_ms(at.now, rand() % 3 == 0 ? rand() % 300 : rand() % 3000);
        if (rand() % 5000 == 0) { /* nobody any more */
            struct ks_mono left = at.now;
            bool lesson = is_lesson(visit.screen) || is_lesson(visit.under);
            for (int k = 0; k < 20 && visit.screen != KS_VISIT_LOOP; k++) {
                at.now = ks_visit_cue(&visit);
                ks_visit_time(&visit, &at);
                seen[visit.screen]++;
            }
            ck_assert_int_eq(visit.screen, KS_VISIT_LOOP);
            ck_assert_int_le(ks_mono_ms_between(left, at.now),
                             lesson ? KS_LESSON_IDLE_MS + 60000 : 60000);
            rules = (struct ks_visit_rules) { rand() % 2 == 0, rand() % 2 == 0, rand() % 2 == 0 };
            continue;
        }
        ks_visit_time(&visit, &at);
        if (rand() % 50 == 0) {
            staff_moves(&visit, &at);
        }
        memory.n_notes = 0;
        at.lang = ks_visit_lang(&visit, &staff, rules.lang);
        struct ks_tap tap = any_tap();
        enum ks_visit_screen before = visit.screen;
        size_t answered = visit.session.scams + visit.session.genuine;
        bool dead = before != KS_VISIT_LOOP && before != KS_VISIT_STILL_THERE &&
                    ks_mono_ms_between(visit.changed, at.now) < KS_DEAD_MS;
        struct ks_visit old;
        struct ks_staff old_staff;
        memcpy(&old, &visit, sizeof old);
        memcpy(&old_staff, &staff, sizeof old_staff);
        bool changed = ks_visit_tap(&visit, &at, tap);
        ck_assert(!dead || !changed);
        bool same = is_same(&visit, &old) && memcmp(&staff, &old_staff, sizeof staff) == 0;
        ck_assert_msg(changed || same, "a tap on %d of %s", (int)tap.kind,
                      ks_visit_screen_name(before));
        ck_assert_msg(!changed || !same || visit.screen == KS_VISIT_QUESTION, "nothing to draw");
        ck_assert_uint_le(visit.channel, KS_CHANNEL_COUNT);
        ck_assert(changed || visit.screen == before);
        ck_assert_msg(!changed || before == KS_VISIT_LOOP || tap.kind == KS_TAP_LEAVE ||
                          visit.screen != KS_VISIT_LOOP,
                      "%s leads nowhere", ks_visit_screen_name(before));
        size_t now = visit.session.scams + visit.session.genuine;
        ck_assert(now <= answered + 1 && (now == answered || visit.screen == KS_VISIT_FEEDBACK ||
                                          visit.screen == KS_VISIT_LOOP || now < answered));
        ck_assert(visit.screen != KS_VISIT_FEEDBACK || visit.session.chosen >= 0);
        int answers = 0;
        for (size_t k = 0; k < memory.n_notes; k++) {
            answers += memory.note[k].kind == KS_NOTE_ANSWER;
        }
        ck_assert_int_eq(answers, visit.screen == KS_VISIT_FEEDBACK &&
                                      (before == KS_VISIT_QUESTION || before == KS_VISIT_SURE));
        seen[visit.screen]++;
    }
    for (int s = 0; s < KS_VISIT_SCREENS; s++) {
        ck_assert_msg(seen[s] > 0, "%s never seen", ks_visit_screen_name((enum ks_visit_screen)s));
    }
    ks_memory_clear(&memory);
}
END_TEST

START_TEST(the_ring_counts_ten_seconds_and_a_touch_stops_it)
{
    struct ks_program program = small_program(&bank);
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { false, false };
    struct ks_visit_at at = { &program, &situation, &bank.phase, { 1000000 }, "", &memory, &rules };
    ks_visit_tap(&visit, &at, ks_tap(KS_TAP_NOTHING));
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
                ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_NOTHING)));
                ck_assert_int_eq(visit.screen, KS_VISIT_HOME);
                break;
            }
            ck_assert(ks_visit_time(&visit, &at));
        }
    }
    ck_assert_int_eq(visit.screen, KS_VISIT_LOOP);
}
END_TEST

/* The question hides nothing: what is touched below it is meant. */
START_TEST(a_touch_below_the_question_does_what_it_touched)
{
    struct ks_program program = small_program(&bank);
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { false, false };
    struct ks_visit_at at = { &program, &situation, &bank.phase, { 1000000 }, "", &memory, &rules };
    ks_visit_tap(&visit, &at, ks_tap(KS_TAP_NOTHING));
    at.now = ks_visit_cue(&visit);
    ck_assert(ks_visit_time(&visit, &at));
    ck_assert_int_eq(visit.screen, KS_VISIT_STILL_THERE);
    ck_assert(ks_visit_tap(&visit, &at, ks_tap_open(KS_VISIT_HELP)));
    ck_assert_int_eq(visit.screen, KS_VISIT_HELP);
    at.now = ks_visit_cue(&visit);
    ck_assert(ks_visit_time(&visit, &at));
    ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_LEAVE)));
    ck_assert_int_eq(visit.screen, KS_VISIT_LOOP);
}
END_TEST

/* A class would lose its score by one touch. */
START_TEST(a_lesson_is_asked_before_it_ends)
{
    struct ks_program program = small_program(&bank);
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { .lessons = true };
    struct ks_visit visit = { .screen = KS_VISIT_LESSON_ITEM,
                              .lesson = { .item = { 0, 1 }, .n = 2, .point = { 1 } } };
    struct ks_visit_at at = { &program, &situation, &bank.phase, { 1000000 }, "", &memory, &rules };
    ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_LEAVE)));
    ck_assert_int_eq(visit.screen, KS_VISIT_LESSON_LEAVE);
    at.now = ks_mono_add_ms(at.now, 1000);
    ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_BACK)));
    ck_assert_int_eq(visit.screen, KS_VISIT_LESSON_ITEM);
    ck_assert_uint_eq(visit.lesson.point[0], 1);
    at.now = ks_mono_add_ms(at.now, 1000);
    ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_LEAVE)));
    at.now = ks_mono_add_ms(at.now, 1000);
    ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_LEAVE)));
    ck_assert_int_eq(visit.screen, KS_VISIT_LOOP);
}
END_TEST

/* Not even between the fields. */
static bool is_blank(const void *place, size_t n)
{
    const unsigned char *byte = place;
    while (n > 0 && byte[n - 1] == 0) {
        n--;
    }
    return n == 0;
}

START_TEST(nothing_of_the_last_person_stays)
{
    struct ks_program program = small_program(&bank);
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { false, false };
    struct ks_visit_at at = {
        &program, &situation, &bank.phase, { 1000000 }, "t3", &memory, &rules
    };
    ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_NOTHING)));
    ck_assert_int_eq(visit.screen, KS_VISIT_ENTRY); /* the page of the card's type */
    at.now = ks_mono_add_ms(at.now, 1000);
    ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_TYPE_QUIZ)));
    ck_assert_uint_eq(visit.session.n, KS_TYPE_SESSION_ITEMS);
    for (size_t i = 0; i < visit.session.n; i++) {
        ck_assert_str_eq(bank.items[visit.session.item[i]].type, "t3");
    }
    at.now = ks_mono_add_ms(at.now, 1000);
    ck_assert(ks_visit_tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 0)));
    at.now = ks_mono_add_ms(at.now, 1000);
    ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_LEAVE)));
    ks_memory_clear(&memory);
    ck_assert(is_blank(&visit, sizeof visit));
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 280); /* a million steps on a busy machine */
    tcase_add_test(tc, a_million_touches);
    tcase_add_test(tc, the_ring_counts_ten_seconds_and_a_touch_stops_it);
    tcase_add_test(tc, a_touch_below_the_question_does_what_it_touched);
    tcase_add_test(tc, a_lesson_is_asked_before_it_ends);
    tcase_add_test(tc, nothing_of_the_last_person_stays);
}

int main(void)
{
    return check_main("visit", add);
}
