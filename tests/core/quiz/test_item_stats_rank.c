/* What answers say of questions: their order, and what is kept of it. */
#include <math.h>

#include "core/quiz/random.h"
#include "support/check_main.h"

#include "support/small_bank.h"

static struct small_bank bank;

/* ---- difficulties ---- */

static double normal(uint64_t *random)
{
    double sum = -6;
    for (int i = 0; i < 12; i++) {
        sum += (double)(ks_random_next(random) >> 11) / 9007199254740992.0;
    }
    return sum;
}

/* Rank correlation of two lists without ties. */
static double spearman(const double *a, const double *b, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++) {
        int rank = 0;
        for (int k = 0; k < n; k++) {
            rank += (a[k] < a[i]) - (b[k] < b[i]);
        }
        sum += (double)rank * rank;
    }
    return 1 - 6 * sum / ((double)n * ((double)n * n - 1));
}

/* Whoever answers, whatever the author guessed: after 400 answers each the questions stand in the
 * order in which they are hard. */
START_TEST(difficulties_rank_as_the_truth)
{
    struct ks_program program = small_program(&bank);
    for (uint64_t population = 1; population <= 5; population++) {
        struct ks_item_stats stats = { 0 };
        struct ks_quiz_history history = { 0 };
        uint64_t random = population * 0x9E3779B97F4A7C15u;
        double truth[ITEMS], found[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            truth[i] = 1.2 * normal(&random);
        }
        for (long answers = 0; answers < 400L * ITEMS;) {
            struct ks_quiz_session session;
            struct ks_quiz_choice choice = choice_of(&bank, &program);
            double able = normal(&random);
            choice.stats = &stats;
            ck_assert(ks_session_begin(&session, &choice, &history, ks_random_next(&random)));
            for (size_t i = 0; i < session.n; i++) {
                /* the draw favours the phase's types: the others come from anywhere */
                size_t k = i == 0 ? session.item[i] : ks_random_below(&random, ITEMS);
                const struct ks_quiz_item *item = &bank.items[k];
                double guess = 1.0 / (double)item->n_options;
                double chance = guess + (1 - guess) / (1 + exp(truth[k] - able));
                bool right = (double)(ks_random_next(&random) >> 11) / 9007199254740992.0 < chance;
                ks_item_answered(&stats, item, right, &session.ability);
                answers++;
            }
        }
        for (int i = 0; i < ITEMS; i++) {
            found[i] = ks_item_difficulty(&stats, &bank.items[i]);
        }
        double rho = spearman(truth, found, ITEMS);
        ck_assert_msg(rho >= 0.97, "population %d: Spearman %.4f", (int)population, rho);
        ks_item_stats_free(&stats);
    }
}
END_TEST

START_TEST(what_was_known_is_known_again)
{
    struct ks_program program = small_program(&bank);
    struct ks_item_stats stats = { 0 };
    double ability = 0;
    for (size_t i = ITEMS; i-- > 0;) {
        ks_item_recall(&stats,
                       (struct ks_item_stat) { ks_item_hash(bank.ids[i]), (double)i / 20, 40 });
    }
    ks_item_recall(&stats, (struct ks_item_stat) { 7, (double)NAN, 40 });
    ks_item_recall(&stats, (struct ks_item_stat) { 8, 9, 40 });
    ck_assert_uint_eq(stats.n, ITEMS);
    for (size_t i = 0; i < ITEMS; i++) {
        ck_assert_double_eq(ks_item_difficulty(&stats, &program.quiz.v[i]), (double)i / 20);
    }
    const struct ks_item_stat *stat = ks_item_answered(&stats, &bank.items[10], false, &ability);
    ck_assert_double_gt(stat->difficulty, 0.5); /* harder than thought */
    ck_assert_double_lt(ability, 0);
    ck_assert_uint_eq(stat->answers, 41);
    ks_item_stats_free(&stats);
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 200);
    tcase_add_test(tc, difficulties_rank_as_the_truth);
    tcase_add_test(tc, what_was_known_is_known_again);
}

int main(void)
{
    return check_main("item_stats_rank", add);
}
