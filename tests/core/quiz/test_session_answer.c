/* Which of a person's touches is the answer. */

#include "support/check_main.h"

#include "support/small_bank.h"

static struct small_bank bank;

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

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 200);
    tcase_add_test(tc, the_first_answer_counts);
    tcase_add_test(tc, several_options_make_one_answer);
}

int main(void)
{
    return check_main("session_answer", add);
}
