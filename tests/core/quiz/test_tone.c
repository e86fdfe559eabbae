/* Words and stems that tell a scam from the real thing. */
#include <stdio.h>
#include <string.h>

#include "core/problem/problem.h"
#include "core/schedule/schedule.h"
#include "support/clock.h"
#include "support/said.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/good_item.h"

/* Both sides must speak alike: a word or a stem that only one side has is the answer. */
START_TEST(a_word_of_one_side_only_is_a_tell)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_quiz_item items[40];
    struct ks_quiz_bank bank = { "assets/quiz/bank.csv", items, 40 };
#define TELLS(change)                                                                              \
    for (int i = 0; i < 40; i++) {                                                                 \
        items[i] = good_item(i);                                                                   \
    }                                                                                              \
    change;                                                                                        \
    struct ks_problems problems = { .arena = arena };                                              \
    ks_quiz_tone_lint(&bank, &problems)
    {
        TELLS((void)0);
        ck_assert_uint_eq(problems.n, 0);
    }
    {
        TELLS(for (int i = 0; i < 40; i++) if (items[i].genuine) items[i].scene = "老师：不收费");
        ck_assert_uint_gt(problems.n, 0);
        ck_assert_str_eq(ks_problem_id(problems.v[0].code), "quiz.tone");
    }
    {
        TELLS(for (int i = 0; i < 28; i++) if (items[i].genuine) items[i].scene = "老师：不收费");
        ck_assert_uint_eq(problems.n, 0); /* 14 items: nobody learns from so few */
    }
    {
        TELLS(for (int i = 0; i < 40; i++) if (items[i].genuine) items[i].stem = "下一步？");
        ck_assert_uint_eq(problems.n, 2); /* this stem, and the other one */
        ck_assert_ptr_nonnull(strstr(said_of(&problems.v[0]).what, "题干"));
    }
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_word_of_one_side_only_is_a_tell);
}

int main(void)
{
    return check_main("tone", add);
}
