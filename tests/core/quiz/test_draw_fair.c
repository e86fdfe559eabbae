/* What sessions are drawn: nothing of them can be learned. */
#include <string.h>

#include "support/check_main.h"

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
    int asked = 0;
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
        asked += fresh;
    }
    ck_assert_int_lt(asked, 800); /* and the others as chance will have it */
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

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 200);
    tcase_add_test(tc, ten_thousand_sessions_are_fair);
    tcase_add_test(tc, three_of_a_type);
    tcase_add_test(tc, one_new_item_in_every_session);
    tcase_add_test(tc, one_question_of_knowledge_at_most);
}

int main(void)
{
    return check_main("draw_fair", add);
}
