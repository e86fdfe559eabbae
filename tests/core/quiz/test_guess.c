/* The guesser that understands nothing: what it learns, from whom, and by how much. */
#include <math.h>

#include "core/quiz/guess.h"
#include "support/check_main.h"

#define CASES 20

static struct ks_arena *arena;
static struct ks_guess *guess;
static double score[CASES];

static void setup(void)
{
    arena = ks_arena_new();
    guess = ks_guess_new(arena);
}

static void teardown(void)
{
    ks_arena_free(arena);
}

/* Five true cases with the feature 1 and five false ones with 2, each a group and so a part. */
START_TEST(what_a_feature_says)
{
    for (size_t i = 0; i < 10; i++) {
        ks_guess_case(guess, i, i % 2 == 0);
        ks_guess_feature(guess, i % 2 == 0 ? 1 : 2);
        ks_guess_feature(guess, i % 2 == 0 ? 1 : 2); /* twice in a case is once */
    }
    ck_assert_uint_eq(ks_guess_cases(guess), 10);
    ks_guess_score(guess, 1, score);
    /* Of the nine others 4 are true, all with it, and 5 false, none with it:
     * log((4 + 1) / (5 + 1)) + log((4 + 1) / (4 + 2)) - log((0 + 1) / (5 + 2)) */
    for (size_t i = 0; i < 10; i++) {
        ck_assert_double_eq_tol(score[i], i % 2 == 0 ? 1.58127 : -1.58127, 0.00001);
    }
}
END_TEST

START_TEST(what_was_never_seen_says_nothing)
{
    for (size_t i = 0; i < 10; i++) {
        ks_guess_case(guess, i, i % 2 == 0);
        ks_guess_feature(guess, 100 + i);
    }
    ks_guess_score(guess, 1, score);
    for (size_t i = 0; i < 10; i++) { /* 4 and 5 others, or 5 and 4 */
        ck_assert_double_eq_tol(score[i], (i % 2 == 0 ? 1 : -1) * log(5.0 / 6), 1e-9);
    }
}
END_TEST

START_TEST(twins_of_a_group_do_not_teach_one_another)
{
    for (size_t i = 0; i < CASES; i++) {
        ks_guess_case(guess, i / 2, i % 2 == 0);
        ks_guess_feature(guess, 100 + i / 2);
        ks_guess_feature(guess, i % 2 == 0 ? 1000 + i : 2000 + i);
    }
    for (uint64_t seed = 1; seed < 5; seed++) {
        ks_guess_score(guess, seed, score);
        for (size_t i = 0; i < CASES; i++) {
            ck_assert_double_eq(score[i], 0);
        }
    }
}
END_TEST

START_TEST(nobody_and_one_case_alone)
{
    ks_guess_score(guess, 1, score);
    ks_guess_case(guess, 7, true);
    struct ks_guess *one = ks_guess_new(arena);
    ks_guess_case(one, 7, true);
    ks_guess_feature(one, 1);
    ks_guess_score(one, 1, score);
    ck_assert_double_eq(score[0], 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_a_feature_says);
    tcase_add_test(tc, what_was_never_seen_says_nothing);
    tcase_add_test(tc, twins_of_a_group_do_not_teach_one_another);
    tcase_add_test(tc, nobody_and_one_case_alone);
}

int main(void)
{
    return check_main("guess", add);
}
