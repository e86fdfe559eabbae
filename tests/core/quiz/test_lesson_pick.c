/* Questions that a teacher picks. */

#include "support/check_main.h"

#include "support/small_bank.h"

static struct small_bank bank;

/* Picked one by one: in that order, none twice, no more than a lesson holds. */
START_TEST(picking)
{
    struct ks_program program = small_program(&bank);
    struct ks_quiz_choice choice = choice_of(&bank, &program);
    const char *type[40];
    bank.items[0].type = ""; /* not every bank names one */
    ck_assert_uint_eq(ks_pick_types(&choice, type, KS_COUNT(type)), TYPES + 1);
    ck_assert_str_eq(type[0], "");
    ck_assert_str_eq(type[1], bank.names[0]);
    size_t item[ITEMS];
    choice.type = bank.names[2];
    ck_assert_uint_eq(ks_pick_items(&choice, item, KS_COUNT(item)), 7);
    struct ks_pick pick = { .n = 0 };
    ck_assert(ks_pick_toggle(&pick, item[5]));
    ck_assert(ks_pick_toggle(&pick, item[1]));
    ck_assert(ks_pick_toggle(&pick, item[3]));
    ck_assert(ks_pick_toggle(&pick, item[1])); /* taken back */
    ck_assert_uint_eq(ks_pick_place(&pick, item[5]), 1);
    ck_assert_uint_eq(ks_pick_place(&pick, item[3]), 2);
    ck_assert_uint_eq(ks_pick_place(&pick, item[1]), 0);
    ck_assert(!ks_pick_takes_out(&pick, item, 7));
    ck_assert(ks_pick_all(&pick, item, 7));
    ck_assert_uint_eq(pick.n, 7);
    ck_assert_uint_eq(ks_pick_place(&pick, item[5]), 1); /* where it was */
    choice.type = NULL;
    struct ks_lesson lesson;
    bank.items[item[3]].valid_until = 10; /* meanwhile it is over */
    ck_assert(ks_lesson_begin_picked(&lesson, &choice, &pick, 1));
    ck_assert_uint_eq(lesson.n, 6);
    ck_assert_uint_eq(lesson.item[0], item[5]);
    ck_assert_uint_eq(lesson.item[1], item[0]);
    bank.items[item[3]].valid_until = KS_DATE_NONE;
    ck_assert(ks_pick_takes_out(&pick, item, 7));
    ck_assert(ks_pick_all(&pick, item, 7));
    ck_assert_uint_eq(pick.n, 0);
    ck_assert(!ks_lesson_begin_picked(&lesson, &choice, &pick, 1));
    size_t all[ITEMS], n = ks_pick_items(&choice, all, ITEMS);
    ck_assert_uint_eq(n, ITEMS);
    ck_assert(ks_pick_all(&pick, all, n)); /* as many as may be */
    ck_assert_uint_eq(pick.n, KS_LESSON_ITEMS_MAX);
    ck_assert(!ks_pick_toggle(&pick, all[n - 1]));
    ck_assert(ks_pick_takes_out(&pick, all, n));
    ck_assert(!ks_pick_all(&pick, &all[n - 2], 2)); /* no room for them, nothing to take out */
    ck_assert_uint_eq(pick.n, KS_LESSON_ITEMS_MAX);
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 200);
    tcase_add_test(tc, picking);
}

int main(void)
{
    return check_main("lesson_pick", add);
}
