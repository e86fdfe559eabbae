/* A person at the screen: any touches at all, in virtual time. */
#include <stdlib.h>
#include <string.h>

#include "core/visit/visit.h"
#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

static struct small_bank bank;

static struct ks_sheet_row poll_row = { 2, "Q", "one; two ；three", KS_DATE_NONE, KS_DATE_NONE };
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
    now.keyed = before->keyed;
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
            (void)ks_visit_pin(visit, at, rand() % 2 == 0);
        }
        break;
    case 2:
        at->staff->import = at->staff->import == KS_IMPORT_WAITS ? KS_IMPORT_DONE : KS_IMPORT_WAITS;
        enum ks_visit_screen before = visit->screen;
        bool concerns = before == KS_VISIT_STAFF || before == KS_VISIT_IMPORT;
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
    return ks_visit_for_class(screen) || screen == KS_VISIT_LESSON ||
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

static void tap(struct ks_visit *visit, struct ks_visit_at *at, struct ks_tap what)
{
    at->now = ks_mono_add_ms(at->now, 1000);
    (void)ks_visit_tap(visit, at, what);
}

/* One of each in a visit, one after another on a screen; results only after the deadline. */
START_TEST(taking_part)
{
    struct ks_program program = small_program(&bank);
    program.activities.poll = (struct ks_sheet) { &poll_row, 1 };
    program.activities.vote = (struct ks_sheet) { works, KS_COUNT(works) };
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { false, false };
    struct ks_visit_at at = { &program, &situation, &bank.phase, { 1000000 }, "", &memory, &rules };
    tap(&visit, &at, ks_tap(KS_TAP_NOTHING));
    tap(&visit, &at, ks_tap_open(KS_VISIT_WORKS));
    ck_assert_int_eq(visit.screen, KS_VISIT_WORKS);
    tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 2)); /* there are only two */
    ck_assert_int_eq(visit.screen, KS_VISIT_WORKS);
    tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 0));
    ck_assert_int_eq(visit.screen, KS_VISIT_WORK);
    ck_assert(!visit.voted); /* it is looked at first */
    ck_assert_uint_eq(ks_visit_pages(&visit, &at), 2);
    tap(&visit, &at, ks_tap(KS_TAP_LATER));
    tap(&visit, &at, ks_tap(KS_TAP_VOTE));
    ck_assert(visit.voted);
    tap(&visit, &at, ks_tap(KS_TAP_EARLIER));
    tap(&visit, &at, ks_tap(KS_TAP_VOTE)); /* one vote each */
    tap(&visit, &at, ks_tap(KS_TAP_BACK));
    ck_assert_int_eq(visit.screen, KS_VISIT_WORKS);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_VOTE, "2024-10-14", "B"), 1);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_VOTE, "2024-10-14", "A"), 0);
    tap(&visit, &at, ks_tap_open(KS_VISIT_POLL));
    tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 2));
    ck_assert(visit.polled);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_POLL, "Q", "three"), 1);
    tap(&visit, &at, ks_tap(KS_TAP_LEAVE));
    for (int next = 0; next < 2; next++) { /* the same hand once more: too soon, then in time */
        tap(&visit, &at, ks_tap(KS_TAP_NOTHING));
        tap(&visit, &at, ks_tap_open(KS_VISIT_WORKS));
        tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 0));
        tap(&visit, &at, ks_tap(KS_TAP_VOTE));
        ck_assert_int_eq(visit.voted, next == 1);
        ck_assert_int_eq(visit.too_soon, next == 0);
        tap(&visit, &at, ks_tap(KS_TAP_LEAVE));
        at.now = ks_mono_add_ms(at.now, KS_COUNT_APART_MS);
    }
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_VOTE, "2024-10-14", "A"), 1);
    situation.now = ks_civil_at(20000 + 11, 0); /* the next vote has begun */
    struct ks_arena *arena = ks_arena_new();
    struct ks_vote vote;
    ck_assert(ks_vote_on(&program.activities, 20011, arena, &vote));
    ck_assert(vote.open && vote.n == 1);
    ck_assert(ks_vote_on(&program.activities, 20040, arena, &vote));
    ck_assert(!vote.open && vote.n == 1);
    ck_assert(!ks_vote_on(&program.activities, 20030 + KS_VOTE_SHOWN_DAYS + 1, arena, &vote));
    ks_arena_free(arena);
    ks_memory_clear(&memory);
}
END_TEST

/* A teacher picks over two types and pages, begins, ends; nothing of it is there afterwards. */
START_TEST(a_lesson_of_picked_questions)
{
    struct ks_program program = small_program(&bank);
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { false, true };
    struct ks_visit_at at = { &program, &situation, &bank.phase, { 1000000 }, "", &memory, &rules };
    tap(&visit, &at, ks_tap(KS_TAP_NOTHING));
    tap(&visit, &at, ks_tap_open(KS_VISIT_LESSON));
    tap(&visit, &at, ks_tap_open(KS_VISIT_LESSON_TYPES));
    tap(&visit, &at, ks_tap(KS_TAP_BEGIN)); /* nothing is picked */
    ck_assert_int_eq(visit.screen, KS_VISIT_LESSON_TYPES);
    tap(&visit, &at, ks_tap(KS_TAP_LATER));
    ck_assert_uint_eq(ks_visit_pages(&visit, &at), 2);
    tap(&visit, &at, ks_tap_n(KS_TAP_ITEM, 10));
    ck_assert_int_eq(visit.screen, KS_VISIT_LESSON_PICK);
    ck_assert_uint_eq(ks_visit_pages(&visit, &at), 2);
    tap(&visit, &at, ks_tap(KS_TAP_LATER));
    tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 2));
    tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 3)); /* the second page has three lines */
    ck_assert_uint_eq(visit.pick.n, 1);
    at.now = ks_mono_add_ms(at.now, KS_PICK_IDLE_MS - 2000); /* reading takes its time */
    ck_assert(!ks_visit_time(&visit, &at));
    tap(&visit, &at, ks_tap(KS_TAP_BACK));
    ck_assert_int_eq(visit.screen, KS_VISIT_LESSON_TYPES);
    ck_assert_uint_eq(visit.page, 1); /* where it was left */
    tap(&visit, &at, ks_tap(KS_TAP_EARLIER));
    tap(&visit, &at, ks_tap_n(KS_TAP_ITEM, 0));
    tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 1));
    tap(&visit, &at, ks_tap(KS_TAP_BEGIN));
    ck_assert_int_eq(visit.screen, KS_VISIT_LESSON_ITEM);
    ck_assert_uint_eq(visit.lesson.n, 2);
    ck_assert_str_eq(bank.items[visit.lesson.item[0]].id, bank.ids[10 * 7 + 6]);
    ck_assert_str_eq(bank.items[visit.lesson.item[1]].id, bank.ids[1]);
    tap(&visit, &at, ks_tap(KS_TAP_TEAM_A));
    tap(&visit, &at, ks_tap_open(KS_VISIT_LESSON_END));
    ck_assert_uint_eq(ks_lesson_points(&visit.lesson, 0), 1);
    tap(&visit, &at, ks_tap_open(KS_VISIT_LESSON));
    ck_assert(is_blank(&visit.lesson, sizeof visit.lesson));
    ck_assert(is_blank(&visit.pick, sizeof visit.pick));
    tap(&visit, &at, ks_tap_open(KS_VISIT_LESSON_TYPES));
    tap(&visit, &at, ks_tap_n(KS_TAP_ITEM, 3));
    tap(&visit, &at, ks_tap(KS_TAP_PICK_ALL));
    ck_assert_uint_eq(visit.pick.n, 7);
    tap(&visit, &at, ks_tap(KS_TAP_BACK));
    tap(&visit, &at, ks_tap(KS_TAP_PICK_ALL)); /* all types: out with everything */
    ck_assert_uint_eq(visit.pick.n, 0);
    ck_assert_uint_eq(memory.n_notes, 1); /* somebody came: a lesson counts nothing */
    ks_memory_clear(&memory);
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 280); /* a million steps on a busy machine */
    tcase_add_test(tc, a_million_touches);
    tcase_add_test(tc, the_ring_counts_ten_seconds_and_a_touch_stops_it);
    tcase_add_test(tc, taking_part);
    tcase_add_test(tc, a_lesson_of_picked_questions);
    tcase_add_test(tc, nothing_of_the_last_person_stays);
}

int main(void)
{
    return check_main("visit", add);
}
