/* What sessions are drawn, and what answers say of questions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/quiz/random.h"
#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

static struct small_bank bank;

/* Pearson's statistic of counts that should be equal. */
static double chi_square(const int *count, int n)
{
    double sum = 0, chi = 0;
    for (int i = 0; i < n; i++) {
        sum += count[i];
    }
    for (int i = 0; i < n; i++) {
        chi += (count[i] - sum / n) * (count[i] - sum / n) / (sum / n);
    }
    return chi;
}

static int focus_items(const struct ks_quiz_session *session)
{
    int n = 0;
    for (size_t i = 0; i < session->n; i++) {
        const char *type = bank.items[session->item[i]].type;
        n += strcmp(type, bank.names[3]) == 0 || strcmp(type, bank.names[4]) == 0;
    }
    return n;
}

static uint64_t seed_of(int s)
{
    return 0x9E3779B97F4A7C15u * (uint64_t)(s + 1);
}

/* Two or three scams with the same chance, no option in a favourite place, no question in a
 * favourite truth, the phase always in, nothing of the last twenty. */
START_TEST(ten_thousand_sessions_are_fair)
{
    struct ks_program program = small_program(&bank);
    struct ks_quiz_history history = { 0 };
    int two = 0, place[3] = { 0 }, scam_at[5] = { 0 }, hard = 0, easy = 0;
    for (int s = 0; s < 10000; s++) {
        struct ks_quiz_session session;
        struct ks_quiz_history before = history;
        struct ks_quiz_choice choice = choice_of(&bank, &program);
        ck_assert(ks_session_begin(&session, &choice, &history, seed_of(s)));
        ck_assert_uint_eq(session.n, 5);
        int scams = 0, hardest = 0;
        for (size_t i = 0; i < 5; i++) {
            const struct ks_quiz_item *item = &bank.items[session.item[i]];
            scams += !item->genuine;
            scam_at[i] += !item->genuine;
            ck_assert_int_ge(ks_quiz_difficulty(item), hardest);
            hardest = ks_quiz_difficulty(item);
            for (size_t k = 0; k < i; k++) {
                ck_assert_uint_ne(session.item[k], session.item[i]);
            }
        }
        easy += ks_quiz_difficulty(&bank.items[session.item[0]]) == 0;
        hard += hardest == 2;
        ck_assert(scams == 2 || scams == 3);
        ck_assert_int_ge(focus_items(&session), 1);
        two += scams == 2;
        for (size_t k = 0; k < KS_QUIZ_LATELY && s > 0; k++) {
            for (size_t i = 0; i < 5; i++) {
                ck_assert_uint_ne(before.id[k], history.id[(history.next + 15 + i) % 20]);
            }
        }
        do {
            for (int k = 0; bank.items[session.item[session.at]].n_options == 3 && k < 3; k++) {
                place[k] += session.order[k] == 0; /* where the right one went */
            }
        } while (ks_session_next(&session, &program.quiz));
    }
    double deviation = (two - 5000.0) / 50.0; /* standard deviations of a fair coin */
    ck_assert_msg(deviation > -3.3 && deviation < 3.3, "two scams in %d of 10000", two);
    ck_assert_msg(chi_square(place, 3) < 9.21, "chi square %.2f", chi_square(place, 3));
    /* 4 degrees, p = 0.01; the share of scams at each place is bounded too, in case all drift */
    ck_assert_msg(chi_square(scam_at, 5) < 13.28, "scams by place %d %d %d %d %d", scam_at[0],
                  scam_at[1], scam_at[2], scam_at[3], scam_at[4]);
    ck_assert_int_gt(easy, 8000); /* where the last twenty leave one */
    ck_assert_int_gt(hard, 8000);
}
END_TEST

/* Of three questions on one type the share of scams cannot be learned either. */
START_TEST(three_of_a_type)
{
    struct ks_program program = small_program(&bank);
    struct ks_quiz_history history = { 0 };
    int scams[4] = { 0 };
    for (int s = 0; s < 1000; s++) {
        struct ks_quiz_session session;
        struct ks_quiz_choice choice = choice_of(&bank, &program);
        choice.type = bank.names[s % TYPES];
        ck_assert(ks_session_begin(&session, &choice, &history, seed_of(s)));
        ck_assert_uint_eq(session.n, 3);
        int n = 0;
        for (size_t i = 0; i < 3; i++) {
            ck_assert_str_eq(bank.items[session.item[i]].type, choice.type);
            n += !bank.items[session.item[i]].genuine;
        }
        scams[n]++;
    }
    ck_assert_int_eq(scams[0] + scams[3], 0);
    ck_assert(scams[1] > 400 && scams[2] > 400);
}
END_TEST

/* What nobody has answered yet is asked soon: one of five each time. */
START_TEST(one_new_item_in_every_session)
{
    struct ks_program program = small_program(&bank);
    struct ks_item_stats stats = { 0 };
    struct ks_quiz_history history = { 0 };
    bool old[ITEMS] = { false };
    for (int i = 0; i < ITEMS; i++) {
        old[i] = i % 12 != 0; /* both truths, all thirds */
        for (int k = 0; k < KS_ITEM_NEW && old[i]; k++) {
            double ability = 0;
            ks_item_answered(&stats, &bank.items[i], k % 2 == 0, &ability);
        }
    }
    for (int s = 0; s < 500; s++) {
        struct ks_quiz_session session;
        struct ks_quiz_choice choice = choice_of(&bank, &program);
        choice.stats = &stats;
        memset(&history, 0, sizeof history);
        ck_assert(ks_session_begin(&session, &choice, &history, seed_of(s)));
        int fresh = 0;
        for (size_t i = 0; i < 5; i++) {
            fresh += !old[session.item[i]];
        }
        ck_assert_int_ge(fresh, 1);
    }
    ks_item_stats_free(&stats);
}
END_TEST

/* A bank from an exam system beside our own: one of five, and it counts for neither score. */
START_TEST(one_question_of_knowledge_at_most)
{
    struct ks_program program = small_program(&bank);
    for (int i = 0; i < ITEMS; i += 3) {
        bank.items[i].neutral = true;
    }
    struct ks_quiz_history history = { 0 };
    for (int s = 0; s < 200; s++) {
        struct ks_quiz_session session;
        struct ks_quiz_choice choice = choice_of(&bank, &program);
        ck_assert(ks_session_begin(&session, &choice, &history, seed_of(s)));
        do {
            ks_session_answer(&session, &program.quiz, 0);
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
    struct ks_program program = small_program(&bank);
    struct ks_quiz_history history = { 0 };
    struct ks_quiz_session session;
    struct ks_quiz_choice choice = choice_of(&bank, &program);
    ck_assert(ks_session_begin(&session, &choice, &history, 7));
    size_t right = session.order[0] == 0 ? 0 : session.order[1] == 0 ? 1 : 2;
    ks_session_answer(&session, &program.quiz, right);
    ck_assert(session.right);
    ks_session_answer(&session, &program.quiz, right == 0 ? 1 : 0);
    ck_assert(session.right);
    ck_assert_uint_eq(session.scams + session.genuine, 1);
    ck_assert_uint_eq(session.n_again, 0);
}
END_TEST

/* Several options: marked and unmarked, then confirmed; all of them and no other. */
START_TEST(several_options_make_one_answer)
{
    struct ks_program program = small_program(&bank);
    for (int i = 0; i < ITEMS; i++) {
        bank.items[i].kind = KS_QUIZ_MULTIPLE;
        bank.items[i].n_options = 3;
        bank.items[i].right = 5; /* the first and the third */
    }
    for (unsigned picked = 1; picked < 8; picked++) {
        struct ks_quiz_history history = { 0 };
        struct ks_quiz_session session;
        struct ks_quiz_choice choice = choice_of(&bank, &program);
        ck_assert(ks_session_begin(&session, &choice, &history, picked));
        ks_session_confirm(&session, &program.quiz);
        ck_assert_uint_eq(session.picked, 0); /* nothing marked: no answer */
        for (size_t place = 0; place < 3; place++) {
            ks_session_mark(&session, &program.quiz, place); /* a second touch takes it back */
            if ((picked >> session.order[place] & 1) == 0) {
                ks_session_mark(&session, &program.quiz, place);
            }
        }
        ks_session_confirm(&session, &program.quiz);
        ck_assert_uint_eq(session.picked, picked);
        ck_assert_int_eq(session.right, picked == 5);
        /* told is the mistake: a wrong one chosen before a right one missed */
        int told = (picked & 2) != 0 ? 1 : picked == 1 ? 2 : 0;
        ck_assert_int_eq(session.chosen, told);
    }
}
END_TEST

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
    tcase_add_test(tc, ten_thousand_sessions_are_fair);
    tcase_add_test(tc, three_of_a_type);
    tcase_add_test(tc, one_new_item_in_every_session);
    tcase_add_test(tc, one_question_of_knowledge_at_most);
    tcase_add_test(tc, the_first_answer_counts);
    tcase_add_test(tc, several_options_make_one_answer);
    tcase_add_test(tc, difficulties_rank_as_the_truth);
    tcase_add_test(tc, what_was_known_is_known_again);
    tcase_add_test(tc, a_lesson);
    tcase_add_test(tc, picking);
}

int main(void)
{
    return check_main("quiz", add);
}
