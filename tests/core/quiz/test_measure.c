/* What a bank measures: each figure by a bank made for it, and each bound. */
#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "core/problem/problem.h"
#include "core/quiz/measure.h"
#include "support/check_main.h"

#define ITEMS 240

static struct ks_arena *arena;
static struct ks_quiz_item items[ITEMS];

/* Twins by turns of 40 types, which nothing but their key tells apart: a deed or a judgement, of
 * three deeds those that are right are not always of one length. */
static void make_items(void)
{
    static char types[ITEMS / 6][8];
    for (size_t i = 0; i < ITEMS; i++) {
        bool act = i % 6 >= 4;
        snprintf(types[i / 6], sizeof types[i / 6], "t%zu", i / 6);
        items[i] = (struct ks_quiz_item) { .id = "x",
                                           .kind = act ? KS_QUIZ_ACT : KS_QUIZ_JUDGE,
                                           .type = types[i / 6],
                                           .channel = (enum ks_channel)(i / 2 % KS_CHANNEL_COUNT),
                                           .genuine = i % 2 == 0,
                                           .phases = { 1, { "p1" } },
                                           .cues = i % 2 == 0 ? 1 : 2,
                                           .fit = 2,
                                           .scene = "客服：您的包裹到了",
                                           .stem = "",
                                           .explanation = "看是谁要的",
                                           .n_options = act ? 3 : 2,
                                           .right = i % 2 == 0 ? 1 : 2,
                                           .valid_from = KS_DATE_NONE,
                                           .valid_until = KS_DATE_NONE };
        static const char *const deeds[2][3] = { { "去拿", "先看订单", "报警啊" },
                                                 { "先看订单", "去拿", "报警啊" } };
        for (size_t k = 0; k < items[i].n_options; k++) {
            items[i].options[k] = (struct ks_quiz_option) { act      ? deeds[i / 6 % 2][k]
                                                            : k == 0 ? "真的"
                                                                     : "骗局",
                                                            "" };
        }
    }
}

static void setup(void)
{
    arena = ks_arena_new();
    make_items();
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static struct ks_quiz_bank bank_of(size_t n)
{
    return (struct ks_quiz_bank) { "bank.csv", items, n, n, n };
}

/* How often `code` is told of the first n. */
static size_t told(size_t n, enum ks_problem_code code)
{
    struct ks_problems problems = { .arena = arena };
    const struct ks_quiz_bank bank = bank_of(n);
    size_t found = 0;
    ks_quiz_measure_lint(&bank, &problems);
    for (size_t i = 0; i < problems.n; i++) {
        found += problems.v[i].code == code ? 1 : 0;
    }
    return found;
}

static size_t warnings(size_t n)
{
    struct ks_problems problems = { .arena = arena };
    const struct ks_quiz_bank bank = bank_of(n);
    ks_quiz_measure_lint(&bank, &problems);
    return ks_problems_count(&problems, KS_LEVEL_WARNING);
}

START_TEST(twins_measure)
{
    const struct ks_quiz_bank bank = bank_of(ITEMS);
    const struct ks_quiz_measure m = ks_quiz_measure(&bank, KS_LANG_ZH);
    ck_assert_uint_eq(m.items, 240);
    ck_assert_uint_eq(m.acts, 80);
    ck_assert_int_le(m.guessed[KS_QUIZ_VIEW_SCENE], 50);
    ck_assert_int_le(m.guessed[KS_QUIZ_VIEW_SENDERS], 50);
    ck_assert_int_le(m.guessed[KS_QUIZ_VIEW_OPTIONS], 50);
    ck_assert_uint_eq(m.leaning, 0);
    ck_assert_uint_eq(m.longest, 50);
    ck_assert_uint_eq(m.shortest, 50);
    ck_assert_uint_eq(m.twins, 40);
    ck_assert_uint_eq(m.reasoned, 240);
    ck_assert_int_ge(m.first_scam, 45);
    ck_assert_int_le(m.first_scam, 55);
    ck_assert_uint_eq(ks_quiz_measure(&bank, KS_LANG_EN).items, 0);
}
END_TEST

START_TEST(listed_from_twenty_and_bounded_from_two_hundred)
{
    ck_assert_uint_eq(told(19, KS_PROBLEM_QUIZ_MEASURED), 0);
    ck_assert_uint_eq(told(20, KS_PROBLEM_QUIZ_MEASURED), 1);
    ck_assert_uint_eq(told(20, KS_PROBLEM_QUIZ_PAIRED), 1);
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_OPTION_LENGTH), 2); /* 50 % each */
    ck_assert_uint_eq(warnings(ITEMS), 2);
    ck_assert_uint_eq(warnings(199), 0);
    ck_assert_uint_eq(warnings(200), 2);
}
END_TEST

START_TEST(a_scene_that_tells)
{
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].scene = i % 2 == 0 ? "客服：您的包裹到了" : "客服：先转账再提现";
    }
    const struct ks_quiz_bank bank = bank_of(ITEMS);
    ck_assert_int_eq(ks_quiz_guessed(&bank, KS_LANG_ZH, KS_QUIZ_VIEW_SCENE), 100);
    ck_assert_int_le(ks_quiz_guessed(&bank, KS_LANG_ZH, KS_QUIZ_VIEW_SENDERS), 50);
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_GUESSED), 1);
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_LEANING), 1);
}
END_TEST

START_TEST(a_sender_that_tells)
{
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].scene = i % 2 == 0 ? "老师：您的包裹到了" : "推销：您的包裹到了";
    }
    const struct ks_quiz_bank bank = bank_of(ITEMS);
    ck_assert_int_eq(ks_quiz_guessed(&bank, KS_LANG_ZH, KS_QUIZ_VIEW_SENDERS), 100);
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_GUESSED), 2); /* by the scene as well */
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_ONE_SIDED), 2);
}
END_TEST

START_TEST(options_that_tell)
{
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].right = 1; /* 去拿, or 先看订单 */
        items[i].options[1].text = "转给他";
    }
    const struct ks_quiz_bank bank = bank_of(ITEMS);
    ck_assert_int_eq(ks_quiz_guessed(&bank, KS_LANG_ZH, KS_QUIZ_VIEW_OPTIONS), 100);
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_GUESSED), 1);
}
END_TEST

START_TEST(one_sided_channels_phases_and_difficulties)
{
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].channel = items[i].genuine ? KS_CHANNEL_SMS : KS_CHANNEL_CALL;
    }
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_ONE_SIDED), 2);
    make_items();
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].phases.v[0] = items[i].genuine ? "p1" : "p2";
    }
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_ONE_SIDED), 2);
    make_items();
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].cues = 0; /* a genuine one is easy then, a scam hard */
    }
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_ONE_SIDED), 2);
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_FIRST_SCAM), 1);
}
END_TEST

START_TEST(questions_of_knowledge_are_not_measured)
{
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].neutral = true;
    }
    ck_assert_uint_eq(told(ITEMS, KS_PROBLEM_QUIZ_MEASURED), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, twins_measure);
    tcase_add_test(tc, listed_from_twenty_and_bounded_from_two_hundred);
    tcase_add_test(tc, a_scene_that_tells);
    tcase_add_test(tc, a_sender_that_tells);
    tcase_add_test(tc, options_that_tell);
    tcase_add_test(tc, one_sided_channels_phases_and_difficulties);
    tcase_add_test(tc, questions_of_knowledge_are_not_measured);
}

int main(void)
{
    return check_main("measure", add);
}
