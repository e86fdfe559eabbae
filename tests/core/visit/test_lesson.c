/* A teacher's lesson in a visit. */

#include "core/visit/visit.h"
#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

static struct small_bank bank;

/* Not even between the fields. */
static bool is_blank(const void *place, size_t n)
{
    const unsigned char *byte = place;
    while (n > 0 && byte[n - 1] == 0) {
        n--;
    }
    return n == 0;
}

static void tap(struct ks_visit *visit, struct ks_visit_at *at, struct ks_tap what)
{
    at->now = ks_mono_add_ms(at->now, 1000);
    (void)ks_visit_tap(visit, at, what);
}

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
    tcase_add_test(tc, a_lesson_of_picked_questions);
}

int main(void)
{
    return check_main("lesson", add);
}
