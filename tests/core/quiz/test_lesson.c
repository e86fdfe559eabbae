/* A teacher's ten questions. */
#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

static struct small_bank bank;

/* A teacher's ten questions: of the topic, none twice; points go to a team and back. */
START_TEST(a_lesson)
{
    struct ks_program program = small_program(&bank);
    struct ks_quiz_choice choice = choice_of(&bank, &program);
    struct ks_lesson lesson;
    ck_assert_uint_eq(ks_lesson_count(&choice, KS_LESSON_CHOSEN), 0);
    ck_assert(!ks_lesson_begin(&lesson, &choice, KS_LESSON_CHOSEN, 1));
    for (uint64_t s = 0; s < 100; s++) {
        ck_assert(ks_lesson_begin(&lesson, &choice, KS_LESSON_PHASE, s));
        ck_assert_uint_eq(lesson.n, KS_LESSON_ITEMS);
        for (size_t i = 0; i < lesson.n; i++) {
            const struct ks_quiz_item *item = &bank.items[lesson.item[i]];
            ck_assert(item->type == bank.names[3] || item->type == bank.names[4]);
            for (size_t k = 0; k < i; k++) {
                ck_assert_uint_ne(lesson.item[k], lesson.item[i]);
            }
        }
    }
    struct ks_sheet_row rows[] = { { 2, bank.ids[9], "", KS_DATE_NONE, KS_DATE_NONE },
                                   { 3, "no such", "", KS_DATE_NONE, KS_DATE_NONE },
                                   { 4, bank.ids[2], "", KS_DATE_NONE, KS_DATE_NONE },
                                   { 5, bank.ids[3], "", 1, 2 } };
    program.lesson = (struct ks_sheet) { rows, KS_COUNT(rows) };
    ck_assert(ks_lesson_begin(&lesson, &choice, KS_LESSON_CHOSEN, 1));
    ck_assert_uint_eq(lesson.n, 2);
    ck_assert_uint_eq(lesson.item[0], 9);
    ck_assert_uint_eq(lesson.item[1], 2);
    lesson.point[0] = 3;
    lesson.point[1] = 2;
    ck_assert_uint_eq(ks_lesson_points(&lesson, 0), 1);
    ck_assert_uint_eq(ks_lesson_points(&lesson, 1), 2);
}
END_TEST

/* Options stand in another order in each lesson, the same through it. */
START_TEST(options_are_shuffled)
{
    struct ks_program program = small_program(&bank);
    struct ks_quiz_choice choice = choice_of(&bank, &program);
    size_t moved = 0;
    for (uint64_t s = 0; s < 20; s++) {
        struct ks_lesson lesson;
        ck_assert(ks_lesson_begin(&lesson, &choice, KS_LESSON_PHASE, s));
        for (size_t i = 0; i < lesson.n; i++) {
            size_t n = bank.items[lesson.item[i]].n_options;
            unsigned seen = 0;
            for (size_t k = 0; k < n; k++) {
                seen |= 1u << lesson.order[i][k];
                moved += lesson.order[i][k] != k;
            }
            ck_assert_uint_eq(seen, (1u << n) - 1);
        }
    }
    ck_assert_uint_gt(moved, 100);
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 200);
    tcase_add_test(tc, a_lesson);
    tcase_add_test(tc, options_are_shuffled);
}

int main(void)
{
    return check_main("lesson", add);
}
