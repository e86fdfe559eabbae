/* What makes a bank of questions a bad test is named. */
#include <stdio.h>

#include "core/problem/problem.h"
#include "core/schedule/schedule.h"
#include "support/clock.h"
#include "support/in_english.h"
#include "support/said.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/good_item.h"

static const char *first_fault(struct ks_quiz_item *items, size_t n, struct ks_arena *arena)
{
    struct ks_problems problems = { .arena = arena };
    struct ks_facts facts = { NULL, 0 };
    struct ks_quiz_bank bank = { "assets/quiz/bank.csv", items, n };
    ks_quiz_lint(&bank, &facts, day(2026, 9, 1), &problems);
    return problems.n == 0 ? "" : ks_problem_id(problems.v[0].code);
}

/* A {{fact}} counts as the number it mostly is, however long its key. */
START_TEST(a_key_of_hanzi_has_no_length)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_fact fact = { 2,  "学校官方服务电话", "110",       IN_ENGLISH(""),
                            "", KS_DATE_NONE,       KS_DATE_NONE };
    struct ks_facts facts = { &fact, 1 };
    struct ks_problems problems = { .arena = arena };
    struct ks_quiz_item item = good_item(0);
    item.stem = "{{学校官方服务电话}}";
    struct ks_quiz_bank bank = { "assets/quiz/bank.csv", &item, 1 };
    ks_quiz_lint(&bank, &facts, day(2026, 9, 1), &problems);
    ck_assert_uint_eq(problems.n, 0);
    ks_arena_free(arena);
}
END_TEST

START_TEST(a_bank_that_can_be_guessed_is_named)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_quiz_item items[24];
#define FAULT(change)                                                                              \
    for (int i = 0; i < 24; i++) {                                                                 \
        items[i] = good_item(i);                                                                   \
    }                                                                                              \
    change;                                                                                        \
    const char *code = first_fault(items, 24, arena)
    {
        FAULT((void)0);
        ck_assert_str_eq(code, "");
    }
    {
        FAULT(items[3].options[1].feedback = "");
        ck_assert_str_eq(code, "quiz.no-feedback");
    }
    {
        FAULT(items[3].options[1].feedback = "这样做不对");
        ck_assert_str_eq(code, "quiz.no-verb");
    }
    {
        FAULT(items[3].options[0].text = "马上挂断电话然后自己回订单页查");
        ck_assert_str_eq(code, "quiz.uneven-options");
    }
    {
        FAULT(items[3].scene = "客服：我可不是骗子");
        ck_assert_str_eq(code, "quiz.given-away");
    }
    {
        FAULT(items[3].stem = "拨 {{no}} 吗？");
        ck_assert_str_eq(code, "quiz.unknown-fact");
    }
    {
        FAULT(items[3].id = items[2].id);
        ck_assert_str_eq(code, "quiz.same-id");
    }
    {
        FAULT(for (int i = 0; i < 24; i++) items[i].genuine = i < 6);
        ck_assert_str_eq(code, "quiz.genuine-share");
    }
    {
        FAULT(for (int i = 0; i < 24; i++) items[i].right = 1u << (i < 13 ? 1 : i % 3));
        ck_assert_str_eq(code, "quiz.position");
    }
    {
        FAULT(for (int i = 0; i < 24; i++) items[i].genuine = i < 10); /* two thirds are shares */
        ck_assert_str_eq(code, "");
    }
    {
        FAULT(items[3].options[1].text = "马上挂断电话然后自己回到订单页去查一查看一看");
        ck_assert_str_eq(code, "quiz.long-option");
    }
    {
        FAULT(items[3].options[1].feedback =
                  "退款原路返回，不用开借款，也不用报验证码，更不用下载什么"
                  "会议软件，挂断以后自己打开订单页看一看就知道了，核。");
        ck_assert_str_eq(code, "quiz.long-feedback");
    }
    {
        FAULT(for (int i = 0; i < 24; i++) items[i].options[i % 3].text = "挂断以后去订单页");
        ck_assert_str_eq(code, "quiz.longest");
    }
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_key_of_hanzi_has_no_length);
    tcase_add_test(tc, a_bank_that_can_be_guessed_is_named);
}

int main(void)
{
    return check_main("lint_bank", add);
}
