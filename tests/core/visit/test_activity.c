/* A visitor takes part: once in a visit, and one after another. */

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
    ck_assert_int_eq(visit.vote, KS_PART_OPEN); /* it is looked at first */
    ck_assert_uint_eq(ks_visit_pages(&visit, &at), 2);
    tap(&visit, &at, ks_tap(KS_TAP_LATER));
    tap(&visit, &at, ks_tap(KS_TAP_VOTE));
    ck_assert_int_eq(visit.vote, KS_PART_COUNTED);
    tap(&visit, &at, ks_tap(KS_TAP_EARLIER));
    tap(&visit, &at, ks_tap(KS_TAP_VOTE)); /* one vote each */
    tap(&visit, &at, ks_tap(KS_TAP_BACK));
    ck_assert_int_eq(visit.screen, KS_VISIT_WORKS);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_VOTE, "2024-10-14", "B"), 1);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_VOTE, "2024-10-14", "A"), 0);
    tap(&visit, &at, ks_tap_open(KS_VISIT_POLL));
    tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 2));
    ck_assert_int_eq(visit.poll, KS_PART_COUNTED);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_POLL, "Q", "three"), 1);
    tap(&visit, &at, ks_tap(KS_TAP_LEAVE));
    for (int next = 0; next < 2; next++) { /* the same hand once more: too soon, then in time */
        tap(&visit, &at, ks_tap(KS_TAP_NOTHING));
        tap(&visit, &at, ks_tap_open(KS_VISIT_WORKS));
        tap(&visit, &at, ks_tap_n(KS_TAP_CHOICE, 0));
        tap(&visit, &at, ks_tap(KS_TAP_VOTE));
        ck_assert_int_eq(visit.vote, next == 0 ? KS_PART_TOO_SOON : KS_PART_COUNTED);
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

static void add(TCase *tc)
{
    tcase_add_test(tc, taking_part);
}

int main(void)
{
    return check_main("activity", add);
}
