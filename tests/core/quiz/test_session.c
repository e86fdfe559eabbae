/* A person's round: what each answer counts as, and nothing twice. */
#include "core/quiz/session.h"

#include <string.h>

#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

static struct small_bank bank;
static struct ks_program program;
static struct ks_quiz_history history;
static struct ks_quiz_session session;

static void setup(void)
{
    program = small_program(&bank);
    history = (struct ks_quiz_history) { 0 };
}

static void teardown(void)
{
}

static size_t place_of(unsigned option)
{
    size_t place = 0;
    while (session.order[place] != option) {
        place++;
    }
    return place;
}

/* The genuine answer stands before the scam, whichever is right and however the bank lists them. */
START_TEST(genuine_stands_before_scam)
{
    for (uint64_t seed = 1; seed < 50; seed++) {
        for (int way = 0; way < 4; way++) {
            struct ks_quiz_item item = {
                .kind = KS_QUIZ_JUDGE, .n_options = 2, .genuine = way & 1, .right = 1u << (way >> 1)
            };
            uint64_t random = seed;
            uint8_t order[KS_QUIZ_OPTIONS_MAX];
            ks_quiz_arrange(&item, &random, order);
            ck_assert_int_eq(order[0] + order[1], 1);
            ck_assert_int_eq((item.right >> order[0] & 1) != 0, item.genuine);
        }
    }
}
END_TEST

/* Where each option is another deed, all orders come. */
START_TEST(deeds_stand_in_any_order)
{
    unsigned seen = 0;
    uint64_t random = 7;
    for (int i = 0; i < 100; i++) {
        struct ks_quiz_item item = { .kind = KS_QUIZ_ACT, .n_options = 3, .right = 1 };
        uint8_t order[KS_QUIZ_OPTIONS_MAX];
        ks_quiz_arrange(&item, &random, order);
        seen |= 1u << order[0];
    }
    ck_assert_uint_eq(seen, 7);
}
END_TEST

/* All five right, all five wrong; of each sort as many as were asked. */
START_TEST(each_answer_counts_for_its_sort)
{
    for (unsigned answer = 0; answer < 2; answer++) {
        for (uint64_t seed = 0; seed < 20; seed++) {
            struct ks_quiz_choice choice = choice_of(&bank, &program);
            bank.items[3].neutral = bank.items[10].neutral = bank.items[20].neutral = true;
            ck_assert(ks_session_begin(&session, &choice, &history, seed));
            size_t scams = 0, genuine = 0, asked = 0, n = 0;
            do {
                const struct ks_quiz_item *item = &bank.items[session.item[session.at]];
                ck_assert_int_eq(session.chosen, -1);
                ks_session_answer(&session, &program.quiz, place_of(answer));
                n++;
                scams += !item->neutral && !item->genuine;
                genuine += !item->neutral && item->genuine;
                asked += item->neutral;
                ck_assert_int_eq(session.right, answer == 0);
                ck_assert_int_eq(session.passed[n - 1], answer == 0);
                ck_assert_uint_eq(session.picked, 1u << answer);
                ck_assert_int_eq(session.chosen, (int)answer);
                ck_assert(answer == 0 || session.again[n - 1] == item->type);
            } while (ks_session_next(&session, &program.quiz));
            ck_assert_uint_eq(n, session.n);
            ck_assert_uint_eq(session.scams, scams);
            ck_assert_uint_eq(session.genuine, genuine);
            ck_assert_uint_eq(session.asked, asked);
            ck_assert_uint_eq(session.caught, answer == 0 ? scams : 0);
            ck_assert_uint_eq(session.suspected, answer == 0 ? 0 : genuine);
            ck_assert_uint_eq(session.known, answer == 0 ? asked : 0);
            ck_assert_uint_eq(session.n_again, answer == 0 ? 0 : n);
        }
    }
}
END_TEST

START_TEST(what_is_no_place_or_too_late_is_no_answer)
{
    struct ks_quiz_choice choice = choice_of(&bank, &program);
    ck_assert(ks_session_begin(&session, &choice, &history, 3));
    size_t n = bank.items[session.item[0]].n_options;
    ks_session_answer(&session, &program.quiz, n);
    ks_session_mark(&session, &program.quiz, n);
    ck_assert_uint_eq(session.picked | session.marked, 0);
    ks_session_answer(&session, &program.quiz, n - 1);
    ck_assert_uint_ne(session.picked, 0);
    ks_session_mark(&session, &program.quiz, 0);
    ck_assert_uint_eq(session.marked, 0); /* it is answered */
    unsigned picked = session.picked;
    ks_session_confirm(&session, &program.quiz);
    ck_assert_uint_eq(session.picked, picked);
}
END_TEST

/* Without a type there is nothing to look up again. */
START_TEST(a_wrong_one_without_a_type_is_not_named)
{
    struct ks_quiz_choice choice = choice_of(&bank, &program);
    for (size_t i = 0; i < ITEMS; i++) {
        bank.items[i].type = "";
    }
    ck_assert(ks_session_begin(&session, &choice, &history, 3));
    ks_session_answer(&session, &program.quiz, place_of(1));
    ck_assert(!session.right);
    ck_assert_uint_eq(session.n_again, 0);
}
END_TEST

START_TEST(none_to_ask_leaves_the_session)
{
    struct ks_quiz_choice choice = choice_of(&bank, &program);
    ck_assert(ks_session_begin(&session, &choice, &history, 3));
    struct ks_quiz_session before = session;
    choice.type = "no such";
    ck_assert(!ks_session_begin(&session, &choice, &history, 4));
    ck_assert_mem_eq(&session, &before, sizeof session);
}
END_TEST

/* Several right ones of a single choice: any answers it. */
START_TEST(any_right_option_of_a_single_choice)
{
    struct ks_quiz_choice choice = choice_of(&bank, &program);
    for (size_t i = 0; i < ITEMS; i++) {
        bank.items[i].n_options = 3;
        bank.items[i].right = 6;
        bank.items[i].kind = KS_QUIZ_SINGLE;
    }
    for (unsigned option = 0; option < 3; option++) {
        ck_assert(ks_session_begin(&session, &choice, &history, option));
        ck_assert(!ks_session_takes_several(&bank.items[0]));
        ks_session_answer(&session, &program.quiz, place_of(option));
        ck_assert_int_eq(session.right, option > 0);
        ck_assert_int_eq(session.chosen, option == 0 ? 0 : option == 1 ? 2 : 1);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, genuine_stands_before_scam);
    tcase_add_test(tc, deeds_stand_in_any_order);
    tcase_add_test(tc, each_answer_counts_for_its_sort);
    tcase_add_test(tc, what_is_no_place_or_too_late_is_no_answer);
    tcase_add_test(tc, a_wrong_one_without_a_type_is_not_named);
    tcase_add_test(tc, none_to_ask_leaves_the_session);
    tcase_add_test(tc, any_right_option_of_a_single_choice);
}

int main(void)
{
    return check_main("session", add);
}
