/* Each warning about a bank begins where its own sentence says: one more than it asks for. */
#include <stdio.h>
#include <string.h>

#include "core/card/card.h"
#include "core/problem/problem.h"
#include "core/quiz/draw.h"
#include "support/check_main.h"
#include "support/in_english.h"

#define TODAY 20000

static struct ks_arena *arena;
static struct ks_quiz_item items[40];
static struct ks_fact facts[] = { { 1, "号码", "110", IN_ENGLISH("110"), "", 19990, 20010,
                                    KS_DATE_NONE } };

static void setup(void)
{
    arena = ks_arena_new();
}

static void teardown(void)
{
    ks_arena_free(arena);
}

/* Nothing is wrong with them, whatever their number: genuine and scam by turns, the right option at
 * each place and of the same length as the others, all stems and scenes alike on both sides. */
static void make(bool english)
{
    static char ids[KS_COUNT(items)][8];
    for (size_t i = 0; i < KS_COUNT(items); i++) {
        snprintf(ids[i], sizeof ids[i], "x-%zu", i);
        items[i] = (struct ks_quiz_item) { .row = (int)i + 2,
                                           .id = ids[i],
                                           .kind = KS_QUIZ_ACT,
                                           .type = "退款",
                                           .lang = english ? KS_LANG_EN : KS_LANG_ZH,
                                           .genuine = i % 2 == 0,
                                           .cues = 2,
                                           .fit = 2,
                                           .scene = english ? "Shop: a refund" : "客服：退款",
                                           .stem = english ? "What now?" : "你会怎么做？",
                                           .explanation = "",
                                           .n_options = 3,
                                           .right = 1u << i % 3,
                                           .valid_from = KS_DATE_NONE,
                                           .valid_until = KS_DATE_NONE };
        for (size_t k = 0; k < 3; k++) {
            items[i].options[k] =
                (struct ks_quiz_option) { english ? "Hang up" : "挂断电话",
                                          english ? "Hang up: stop" : "先挂断，停" };
        }
    }
}

static struct ks_problems lint(size_t n)
{
    struct ks_problems problems = { .arena = arena };
    const struct ks_facts known = { facts, KS_COUNT(facts) };
    const struct ks_quiz_bank bank = { "bank.csv", items, n, n, n };
    ks_quiz_lint(&bank, &known, TODAY, &problems);
    return problems;
}

/* All of them are `code`, and there are n. */
static void expect(size_t of, size_t n, enum ks_problem_code code)
{
    struct ks_problems problems = lint(of);
    ck_assert_msg(problems.n == n, "%zu problems, not %zu of %s", problems.n, n,
                  ks_problem_id(code));
    for (size_t i = 0; i < n; i++) {
        ck_assert_int_eq(problems.v[i].code, code);
    }
}

/* n hanzi, or 2n letters, and the end behind them. */
static const char *words(bool english, size_t n, const char *end)
{
    struct ks_buf text = { 0 };
    for (size_t i = 0; i < n; i++) {
        ks_buf_adds(&text, english ? "xy" : "字");
    }
    ks_buf_adds(&text, end);
    const char *kept = ks_arena_strdup(arena, text.p);
    ks_buf_free(&text);
    return kept;
}

/* ---- how long ---- */

static const struct {
    const char *what;
    bool option; /* all three alike, or else they are uneven */
    const char **place;
    const char *ends[2]; /* Chinese, English */
    enum ks_problem_code code[2];
} lengths[] = {
    { "scene",
      false,
      &items[0].scene,
      { "", "" },
      { KS_PROBLEM_QUIZ_LONG_SCENE, KS_PROBLEM_QUIZ_LONG_SCENE_EN } },
    { "stem",
      false,
      &items[0].stem,
      { "", "" },
      { KS_PROBLEM_QUIZ_LONG_STEM, KS_PROBLEM_QUIZ_LONG_STEM_EN } },
    { "explanation",
      false,
      &items[0].explanation,
      { "", "" },
      { KS_PROBLEM_QUIZ_LONG_EXPLANATION, KS_PROBLEM_QUIZ_LONG_EXPLANATION_EN } },
    { "feedback",
      false,
      &items[0].options[1].feedback,
      { "停", " "
              "go" },
      { KS_PROBLEM_QUIZ_LONG_FEEDBACK, KS_PROBLEM_QUIZ_LONG_FEEDBACK_EN } },
    { "option",
      true,
      &items[0].options[0].text,
      { "", "" },
      { KS_PROBLEM_QUIZ_LONG_OPTION, KS_PROBLEM_QUIZ_LONG_OPTION_EN } },
};

static void put_words(int which, bool english, size_t n)
{
    const char *end = lengths[which].ends[english];
    *lengths[which].place = words(english, n, end);
    for (size_t k = 1; lengths[which].option && k < 3; k++) {
        items[0].options[k].text = *lengths[which].place;
    }
}

START_TEST(what_is_asked_for_is_short_enough)
{
    for (int english = 0; english < 2; english++) {
        make(english);
        size_t n = english ? KS_SESSION_ITEMS : 1;
        expect(n, 0, KS_PROBLEM_NONE);
        put_words(_i, english, 300);
        expect(n, 1, lengths[_i].code[english]);
        const struct ks_arg *args = lint(n).v[0].args;
        size_t last = 0;
        while (last + 1 < KS_ARGS_MAX && args[last + 1].kind != KS_ARG_NONE) {
            last++;
        }
        /* its sentence: is so long, make it so short; hanzi, or letters */
        size_t most = (size_t)args[last].number / (english ? 2 : 1);
        size_t behind =
            english ? (strlen(lengths[_i].ends[1]) + 1) / 2 : *lengths[_i].ends[0] != '\0';
        ck_assert_int_eq(args[last - 1].number, (long long)(300 + behind));
        put_words(_i, english, most - behind);
        expect(n, 0, KS_PROBLEM_NONE);
        put_words(_i, english, most - behind + 1);
        expect(n, 1, lengths[_i].code[english]);
        ck_assert_int_eq(lint(n).v[0].args[last - 1].number, (long long)most + 1);
    }
}
END_TEST

/* A {{fact}} is as long as 110, two hanzi with its half; several are several. */
START_TEST(a_fact_has_the_length_of_a_number)
{
    make(false);
    items[0].stem = words(false, 300, "");
    size_t most = (size_t)lint(1).v[0].args[2].number;
    items[0].stem = words(false, most - 3, "{{号码}}{{号码}}");
    expect(1, 0, KS_PROBLEM_NONE);
    items[0].stem = words(false, most - 3, "{{号码}}{{号码}}x"); /* half a hanzi more */
    expect(1, 1, KS_PROBLEM_QUIZ_LONG_STEM);
}
END_TEST

START_TEST(options_are_even_within_what_their_sentence_names)
{
    make(false);
    items[0].options[0].text = words(false, 16, "");
    expect(1, 1, KS_PROBLEM_QUIZ_UNEVEN_OPTIONS);
    ck_assert_int_eq(lint(1).v[0].args[1].number, 16 - 4);
    items[0].neutral = true; /* of knowledge: as long as it must be */
    expect(1, 0, KS_PROBLEM_NONE);
    items[0].neutral = false;
    items[0].options[0].text = words(false, 9, "");
    expect(1, 0, KS_PROBLEM_NONE);
    items[0].options[0].text = words(false, 10, "");
    expect(1, 1, KS_PROBLEM_QUIZ_UNEVEN_OPTIONS);
}
END_TEST

/* ---- what it says ---- */

START_TEST(facts_are_known_and_true_while_the_question_is_valid)
{
    const char **const texts[] = { &items[0].scene, &items[0].stem, &items[0].explanation,
                                   &items[0].options[2].text, &items[0].options[2].feedback };
    for (size_t i = 0; i < KS_COUNT(texts); i++) {
        make(false);
        *texts[i] = "拨{{号码}}，报";
        expect(1, 0, KS_PROBLEM_NONE);
        *texts[i] = "拨{{号}}，报";
        expect(1, 1, KS_PROBLEM_QUIZ_UNKNOWN_FACT);
        *texts[i] = "拨{{号码，报";
        expect(1, 1, KS_PROBLEM_QUIZ_UNKNOWN_FACT);
    }
    static const struct {
        int32_t fact_from, fact_until, from, until;
        bool told;
    } days[] = {
        { 19990, 20010, KS_DATE_NONE, KS_DATE_NONE, false },
        { TODAY, TODAY, KS_DATE_NONE, KS_DATE_NONE, false },
        { TODAY + 1, 20010, KS_DATE_NONE, KS_DATE_NONE, true },
        { 19990, TODAY - 1, KS_DATE_NONE, KS_DATE_NONE, true },
        { 19990, TODAY - 1, TODAY, TODAY, true },
        { 19990, TODAY - 1, TODAY + 1, KS_DATE_NONE, false },
        { 19990, TODAY - 1, KS_DATE_NONE, TODAY - 1, false },
        { 19990, TODAY - 1, TODAY - 5, TODAY + 5, true },
    };
    const struct ks_fact before = facts[0];
    for (size_t i = 0; i < KS_COUNT(days); i++) {
        make(false);
        items[0].stem = "拨{{号码}}？";
        facts[0].valid_from = days[i].fact_from;
        facts[0].valid_until = days[i].fact_until;
        items[0].valid_from = days[i].from;
        items[0].valid_until = days[i].until;
        expect(1, days[i].told, KS_PROBLEM_QUIZ_FACT_NOT_VALID);
    }
    facts[0] = before;
}
END_TEST

START_TEST(a_feedback_or_an_explanation_and_a_verb)
{
    make(false);
    items[0].options[1].feedback = "";
    expect(1, 1, KS_PROBLEM_QUIZ_NO_FEEDBACK);
    ck_assert(ks_str_is(lint(1).v[0].args[1].text, "B"));
    items[0].explanation = "退款原路返回";
    expect(1, 0, KS_PROBLEM_NONE);
    items[0].options[1].feedback = "先挂断";
    expect(1, 1, KS_PROBLEM_QUIZ_NO_VERB);
    make(true);
    items[0].options[2].feedback = "Hang up";
    expect(KS_SESSION_ITEMS, 1, KS_PROBLEM_QUIZ_NO_VERB_EN);
}
END_TEST

START_TEST(a_scene_tells_neither_the_answer_nor_loses_a_line)
{
    static const char *const away[] = { "客服：我不是骗子", "Shop: no scam", "Scam: none",
                                        "Shop: no fraud", "Fraud: none" };
    for (size_t i = 0; i < KS_COUNT(away); i++) {
        make(false);
        items[0].scene = away[i];
        expect(1, 1, KS_PROBLEM_QUIZ_GIVEN_AWAY);
    }
    make(false);
    struct ks_block blocks[] = { { .kind = KS_BLOCK_SCRIPT, .speaker = "客服" },
                                 { .kind = KS_BLOCK_PARAGRAPH, .speaker = "" } };
    struct ks_card card = { .blocks = blocks, .n_blocks = 1 };
    items[0].card = &card;
    expect(1, 0, KS_PROBLEM_NONE);
    card.n_blocks = 2;
    expect(1, 1, KS_PROBLEM_QUIZ_LOST_LINE);
}
END_TEST

/* ---- the bank as a whole ---- */

START_TEST(one_id_twice_names_the_first_row)
{
    make(false);
    items[4].id = items[1].id;
    items[7].id = items[1].id;
    expect(8, 2, KS_PROBLEM_QUIZ_SAME_ID);
    struct ks_problems problems = lint(8);
    ck_assert_int_eq(problems.v[0].row, items[4].row);
    ck_assert_int_eq(problems.v[0].args[1].number, items[1].row);
    ck_assert_int_eq(problems.v[1].row, items[7].row);
}
END_TEST

/* Genuine are four to five of ten; fewer than twenty questions say nothing. */
START_TEST(shares)
{
    static const struct {
        size_t n, genuine;
        bool told;
    } banks[] = { { 20, 8, false }, { 20, 10, false }, { 20, 7, true },   { 20, 11, true },
                  { 19, 0, false }, { 20, 0, true },   { 40, 16, false }, { 40, 21, true } };
    for (size_t i = 0; i < KS_COUNT(banks); i++) {
        make(false);
        for (size_t k = 0; k < banks[i].n; k++) {
            items[k].genuine = k < banks[i].genuine;
            /* no word of one side only */
            items[k].scene = items[k].stem = ks_arena_printf(arena, "%zu", k);
        }
        expect(banks[i].n, banks[i].told, KS_PROBLEM_QUIZ_GENUINE_SHARE);
        if (banks[i].told) {
            const struct ks_arg *args = lint(banks[i].n).v[0].args;
            ck_assert_int_eq(args[1].number, (long long)banks[i].n);
            ck_assert_int_eq(args[2].number, (long long)(banks[i].genuine * 100 / banks[i].n));
        }
    }
}
END_TEST

/* More than half of the right ones at one place, or the longest: half of them is still fair. */
START_TEST(the_right_one_is_not_always_at_one_place_or_the_longest)
{
    make(false);
    for (size_t i = 0; i < 20; i++) {
        items[i].right = 1u << (i < 10 ? 2 : i % 2);
    }
    expect(20, 0, KS_PROBLEM_NONE);
    items[10].right = 4;
    expect(20, 1, KS_PROBLEM_QUIZ_POSITION);
    ck_assert(ks_str_is(lint(20).v[0].args[1].text, "C"));
    make(false);
    for (size_t i = 0; i < 10; i++) {
        items[i].options[i % 3].text = "挂断电话吧";
    }
    expect(20, 0, KS_PROBLEM_NONE);
    items[10].options[10 % 3].text = "挂断电话吧";
    expect(20, 1, KS_PROBLEM_QUIZ_LONGEST);
    ck_assert_int_eq(lint(20).v[0].args[1].number, 20);
    ck_assert_int_eq(lint(20).v[0].args[2].number, 11);
    items[10].options[0].text = "挂断电话吧"; /* another is as long */
    expect(20, 0, KS_PROBLEM_NONE);
}
END_TEST

START_TEST(english_fills_a_round_or_is_told)
{
    make(true);
    expect(KS_SESSION_ITEMS, 0, KS_PROBLEM_NONE);
    expect(KS_SESSION_ITEMS - 1, 1, KS_PROBLEM_QUIZ_FEW_ENGLISH);
    ck_assert_int_eq(lint(1).v[0].args[0].number, 1);
    for (size_t i = 0; i < 20; i++) { /* they have shares of their own */
        items[i].genuine = false;
        items[i].scene = items[i].stem = ks_arena_printf(arena, "%zu", i);
    }
    expect(20, 1, KS_PROBLEM_QUIZ_GENUINE_SHARE);
}
END_TEST

/* ---- its tone ---- */

static void say(size_t i, const char *scene)
{
    items[i].scene = scene;
    items[i].stem = ks_arena_printf(arena, "%zu", i);
}

static size_t tells(size_t n)
{
    struct ks_problems problems = { .arena = arena };
    const struct ks_quiz_bank bank = { "bank.csv", items, n, n, n };
    ks_quiz_tone_lint(&bank, &problems);
    return problems.n;
}

/* 15 items have it, and more than 95 of 100 are on one side. */
START_TEST(a_word_of_one_side_is_told_from_fifteen_on)
{
    static const char *const scenes[] = { "安全", "free" };
    for (int english = 0; english < 2; english++) {
        for (int genuine = 0; genuine < 2; genuine++) {
            make(english);
            for (size_t i = 0; i < 40; i++) {
                items[i].genuine = genuine != 0;
                say(i, i < 14 ? scenes[english] : "x");
            }
            ck_assert_uint_eq(tells(40), 0);
            say(14, scenes[english]);
            ck_assert_uint_eq(tells(40), 1);
            items[14].neutral = true; /* a question of knowledge takes no side */
            ck_assert_uint_eq(tells(40), 0);
            items[14].neutral = false;
            items[14].genuine = !genuine; /* 14 of 15 */
            ck_assert_uint_eq(tells(40), 0);
            for (size_t i = 15; i < 20; i++) {
                say(i, scenes[english]); /* 19 of 20: 95 % */
            }
            ck_assert_uint_eq(tells(40), 0);
            say(20, scenes[english]);
            ck_assert_uint_eq(tells(40), 1);
        }
    }
}
END_TEST

/* One item is one, however often it says it; parted hanzi are no word, and of English ones case
 * does not matter, two letters are none. */
START_TEST(what_a_word_is)
{
    make(false);
    for (size_t i = 0; i < 20; i++) {
        items[i].genuine = true;
        say(i, i < 14 ? "安全安全安全" : "安 全");
    }
    ck_assert_uint_eq(tells(20), 0);
    make(true);
    for (size_t i = 0; i < 20; i++) {
        items[i].genuine = true;
        say(i, i % 2 ? "Free, is" : "is FREE");
    }
    ck_assert_uint_eq(tells(20), 1);
    make(false); /* in Chinese its words are hanzi only */
    for (size_t i = 0; i < 20; i++) {
        items[i].genuine = true;
        say(i, "free");
    }
    ck_assert_uint_eq(tells(20), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, what_is_asked_for_is_short_enough, 0, (int)KS_COUNT(lengths));
    tcase_add_test(tc, a_fact_has_the_length_of_a_number);
    tcase_add_test(tc, options_are_even_within_what_their_sentence_names);
    tcase_add_test(tc, facts_are_known_and_true_while_the_question_is_valid);
    tcase_add_test(tc, a_feedback_or_an_explanation_and_a_verb);
    tcase_add_test(tc, a_scene_tells_neither_the_answer_nor_loses_a_line);
    tcase_add_test(tc, one_id_twice_names_the_first_row);
    tcase_add_test(tc, shares);
    tcase_add_test(tc, the_right_one_is_not_always_at_one_place_or_the_longest);
    tcase_add_test(tc, english_fills_a_round_or_is_told);
    tcase_add_test(tc, a_word_of_one_side_is_told_from_fifteen_on);
    tcase_add_test(tc, what_a_word_is);
}

int main(void)
{
    return check_main("lint", add);
}
