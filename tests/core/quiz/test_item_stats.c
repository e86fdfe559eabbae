/* What answers say of a question: the sums of core/quiz/item_stats.h. */
#include "core/quiz/item_stats.h"

#include <math.h>

#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

static struct ks_item_stats stats;

static void setup(void)
{
    stats = (struct ks_item_stats) { 0 };
}

static void teardown(void)
{
    ks_item_stats_free(&stats);
}

/* expected = g + (1 - g) / (1 + exp(difficulty - ability)); K = 1 / (1 + 0.08 n), K' = 0.5. */
START_TEST(an_answer_moves_both)
{
    struct ks_quiz_item item = { .id = "q", .n_options = 4, .cues = 2, .fit = 2 };
    double ability = 0, difficulty = ks_quiz_difficulty(&item) - 1.0;
    ck_assert_double_eq(ks_item_difficulty(NULL, &item), difficulty);
    ck_assert_double_eq(ks_item_difficulty(&stats, &item), difficulty);
    ck_assert_uint_eq(ks_item_answers(&stats, &item), 0);
    ck_assert_uint_eq(ks_item_answers(NULL, &item), 0);
    double able = 0;
    for (int n = 0; n < 100; n++) {
        bool right = n % 3 != 0;
        double expected = 0.25 + 0.75 / (1 + exp(difficulty - able));
        difficulty += (expected - right) / (1 + 0.08 * n);
        able += 0.5 * (right - expected);
        const struct ks_item_stat *stat = ks_item_answered(&stats, &item, right, &ability);
        ck_assert_double_eq_tol(stat->difficulty, difficulty, 1e-9);
        ck_assert_double_eq_tol(ability, able, 1e-9);
        ck_assert_uint_eq(stat->answers, (unsigned)n + 1);
        ck_assert_uint_eq(ks_item_answers(&stats, &item), (unsigned)n + 1);
    }
    ck_assert_uint_eq(stats.n, 1);
}
END_TEST

/* The author's guess is -1, 0 or 1; what is learned stays within 8. */
START_TEST(within_its_bounds)
{
    struct ks_quiz_item easy = { .id = "e", .n_options = 2, .cues = 5, .fit = 1 },
                        hard = { .id = "h", .n_options = 2, .cues = 0, .fit = 3 };
    ck_assert_double_eq(ks_item_difficulty(NULL, &easy), -1);
    ck_assert_double_eq(ks_item_difficulty(NULL, &hard), 1);
    ks_item_recall(&stats, (struct ks_item_stat) { ks_item_hash("e"), -8, 0 });
    ks_item_recall(&stats, (struct ks_item_stat) { ks_item_hash("h"), 8, UINT32_MAX });
    ks_item_recall(&stats, (struct ks_item_stat) { 1, 8.01, 1 });
    ks_item_recall(&stats, (struct ks_item_stat) { 2, -8.01, 1 });
    ks_item_recall(&stats, (struct ks_item_stat) { 3, (double)INFINITY, 1 });
    ck_assert_uint_eq(stats.n, 2);
    double ability = -20;
    ck_assert_double_eq(ks_item_answered(&stats, &easy, true, &ability)->difficulty, -8);
    ability = 20;
    const struct ks_item_stat *stat = ks_item_answered(&stats, &hard, false, &ability);
    ck_assert_double_le(stat->difficulty, 8);
    ck_assert_uint_eq(stat->answers, UINT32_MAX); /* it does not begin anew */
}
END_TEST

/* By their number, whatever the order they came in; one that was not answered is none. */
START_TEST(each_is_found)
{
    ck_assert_ptr_null(ks_item_stat(NULL, 5));
    ck_assert_ptr_null(ks_item_stat(&stats, 5));
    for (uint64_t i = 0; i < 200; i++) {
        uint64_t id = i * 77 % 200 * 2 + 2;
        ks_item_recall(&stats, (struct ks_item_stat) { id, (double)id / 100, (uint32_t)id });
    }
    ck_assert_uint_eq(stats.n, 200);
    for (uint64_t id = 1; id <= 402; id++) {
        const struct ks_item_stat *stat = ks_item_stat(&stats, id);
        ck_assert_int_eq(stat != NULL, id % 2 == 0 && id <= 400);
        ck_assert(stat == NULL || (stat->id == id && stat->answers == id));
    }
    ks_item_recall(&stats, (struct ks_item_stat) { 4, 1, 9 }); /* once more */
    ck_assert_uint_eq(stats.n, 200);
    ck_assert_uint_eq(ks_item_stat(&stats, 4)->answers, 9);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, an_answer_moves_both);
    tcase_add_test(tc, within_its_bounds);
    tcase_add_test(tc, each_is_found);
}

int main(void)
{
    return check_main("item_stats", add);
}
