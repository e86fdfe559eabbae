/* What is wrong with English questions, and with a bank of both languages. */
#include <stdio.h>

#include "core/problem/problem.h"
#include "support/check_main.h"
#include "support/said.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

/* ---- what is wrong with English questions ---- */

static char english_ids[60][8];

static struct ks_quiz_item english_item(int i)
{
    snprintf(english_ids[i], sizeof english_ids[i], "en-%d", i);
    struct ks_quiz_item item = { .row = i + 2,
                                 .id = english_ids[i],
                                 .kind = KS_QUIZ_ACT,
                                 .lang = KS_LANG_EN,
                                 .genuine = i % 2 == 0,
                                 .scene = "Agent: please bring your card to the desk",
                                 .stem = "What would you do?",
                                 .n_options = 3,
                                 .right = 1u << i % 3 };
    static const char *const texts[] = { "Ask at the desk", "Do as they say", "Try it with half" };
    for (size_t k = 0; k < 3; k++) {
        item.options[k] =
            (struct ks_quiz_option) { texts[k], "The desk knows, nobody else: check." };
    }
    return item;
}

static const char *fault_of(struct ks_quiz_item *v, size_t n)
{
    static struct ks_arena *arena;
    ks_arena_free(arena);
    arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_facts facts = { NULL, 0 };
    struct ks_quiz_bank few = { "assets/quiz", v, n };
    ks_quiz_lint(&few, &facts, 20000, &problems);
    return problems.n == 0 ? ""
                           : ks_arena_printf(arena, "%s %s", ks_problem_id(problems.v[0].code),
                                             said_of(&problems.v[0]).what);
}

static struct ks_quiz_item *good_items(void)
{
    static struct ks_quiz_item v[48];
    for (int i = 0; i < 48; i++) {
        v[i] = english_item(i);
    }
    return v;
}

START_TEST(english_questions_are_measured_as_english)
{
    struct ks_quiz_item *v = good_items();
    ck_assert_str_eq(fault_of(v, 48), "");
    v[0].options[1].feedback = "They never ask. Stop.";
    v[0].scene =
        "Agent: your room fee for the autumn is ready; the finance desk takes it by card from "
        "Monday until Friday, or you pay in the fee portal";
    ck_assert_str_eq(fault_of(v, 48), ""); /* as Chinese it would be too long */
    v[0].options[1].feedback = "Nobody asks for cargo.";
    ck_assert_str_eq(fault_of(v, 48), "quiz.no-verb en-0：选项 B 的反馈没有落到动作上");
    v = good_items();
    v[0].scene = "Agent: this is no scam";
    ck_assert_str_eq(fault_of(v, 48), "quiz.given-away en-0：情景里自己说出了答案");
    v = good_items();
    ck_assert_str_eq(fault_of(v, 4), "quiz.few-english 英文题只有 4 道，凑不满一轮");
    ck_assert_str_eq(fault_of(v, 5), "");
}
END_TEST

/* The Chinese half is fair. */
START_TEST(shares_are_those_of_a_language)
{
    struct ks_quiz_item *v = good_items();
    for (int i = 0; i < 48; i++) {
        v[i].lang = i < 24 ? KS_LANG_EN : KS_LANG_ZH;
        v[i].genuine = i < 24 ? i % 4 != 0 : i % 2 == 0;
        v[i].scene = "";
        for (size_t k = 0; k < 3; k++) {
            v[i].options[k].feedback = i < 24 ? "To the desk: go." : "核。";
        }
    }
    ck_assert_str_eq(fault_of(v, 48), "quiz.genuine-share 英文题：24 题里真的占 75%");
}
END_TEST

START_TEST(a_word_tells_in_english_too)
{
    struct ks_quiz_item *v = good_items();
    for (int i = 0; i < 48; i++) {
        v[i].scene = v[i].genuine ? "Agent: please bring your card to the room"
                                  : "Agent: please bring your card to the room, Desk";
    }
    ck_assert_str_eq(fault_of(v, 48), "quiz.tone 情景里的“Desk”出现在 24 题里，几乎都是骗局");
}
END_TEST

/* A line of a talk that nobody says is not drawn. */
START_TEST(a_line_without_a_speaker_is_named)
{
    struct ks_quiz_item *v = good_items();
    struct ks_block blocks[] = { { .kind = KS_BLOCK_SCRIPT, .speaker = "Agent" },
                                 { .kind = KS_BLOCK_PARAGRAPH, .speaker = "" } };
    struct ks_card scene = { .path = "x", .blocks = blocks, .n_blocks = 1 };
    v[0].card = &scene;
    ck_assert_str_eq(fault_of(v, 48), "");
    scene.n_blocks = 2;
    ck_assert_str_eq(fault_of(v, 48), "quiz.lost-line en-0：情景里有一行看不出是谁说的");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, english_questions_are_measured_as_english);
    tcase_add_test(tc, shares_are_those_of_a_language);
    tcase_add_test(tc, a_word_tells_in_english_too);
    tcase_add_test(tc, a_line_without_a_speaker_is_named);
}

int main(void)
{
    return check_main("lint_english", add);
}
