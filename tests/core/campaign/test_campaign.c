/* The campaign over time: which type is stressed, which facts and rows are true on a day, and
 * what makes a bank of questions a bad test. */
#include <stdio.h>
#include <string.h>

#include "core/card/sheet.h"
#include "core/problem/problem.h"
#include "core/schedule/schedule.h"
#include "support/clock.h"
#include "support/in_english.h"
#include "support/said.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

static const char *focus[] = { "退款", "机票", "购物" };
static struct ks_phase phase = { .id = "p1", .name = "第一阶段" };

static struct ks_phases phases(void)
{
    phase.from = day(2019, 9, 1);
    phase.until = day(2020, 1, 31);
    phase.focus.n = 3;
    memcpy(phase.focus.v, focus, sizeof focus);
    return (struct ks_phases) { &phase, 1 };
}

START_TEST(the_emphasis_moves_on_every_fortnight_and_forgets_nobody)
{
    struct ks_phases p = phases();
    int seen[3] = { 0 }, run = 0;
    const char *before = NULL;
    for (int32_t d = phase.from; d <= phase.until; d++) {
        const char *now = ks_phase_emphasis(&p, d);
        run = now == before ? run + 1 : 1;
        ck_assert_msg(run <= 14, "the same for %d days", run);
        before = now;
        for (int i = 0; i < 3; i++) {
            seen[i] += now == focus[i];
        }
    }
    ck_assert(seen[0] > 20 && seen[1] > 20 && seen[2] > 20);
    ck_assert_ptr_null(ks_phase_emphasis(&p, day(2019, 8, 31)));
}
END_TEST

START_TEST(what_is_stressed_plays_more_often_and_again_after_three_months)
{
    struct ks_card cards[3];
    struct ks_playlist_item items[3];
    for (int i = 0; i < 3; i++) {
        cards[i] = (struct ks_card) { .path = focus[i],
                                      .type = focus[i],
                                      .lang = "zh",
                                      .valid_from = KS_DATE_NONE,
                                      .valid_until = KS_DATE_NONE };
        items[i] = (struct ks_playlist_item) {
            .path = focus[i],
            .title = "",
            .window = { KS_DATE_NONE, KS_DATE_NONE, KS_DAYS_ALL, 0, { { 0 } } },
            .weight = 2,
            .card = &cards[i]
        };
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_program program = { .arena = arena,
                                  .main = { .v = items, .n = 3 },
                                  .phases = phases() };
    struct ks_situation s = { .now = ks_civil_at(day(2020, 1, 15), 600), .clock = KS_CLOCK_SYNCED };
    struct ks_decision d;
    ks_schedule_decide(&program, &s, arena, &d);
    ck_assert_uint_eq(d.n, 3);
    const char *now = ks_phase_emphasis(&program.phases, day(2020, 1, 15));
    const char *then = ks_phase_emphasis(&program.phases, day(2020, 1, 15) - 91);
    ck_assert_str_ne(now, then); /* or this day proves nothing */
    for (size_t i = 0; i < d.n; i++) {
        const char *type = items[d.index[i]].card->type;
        ck_assert_int_eq(d.weight[i], type == now ? 6 : type == then ? 4 : 2);
    }
    ks_arena_free(arena);
}
END_TEST

START_TEST(facts_are_those_of_the_day)
{
    struct ks_fact rows[] = {
        { 1, "line", "96110 转 8", IN_ENGLISH("96110 ext. 8"), "", KS_DATE_NONE,
          day(2022, 12, 31) },
        { 2, "line", "96110", IN_ENGLISH("96110"), "", day(2023, 1, 1), KS_DATE_NONE },
        { 3, "app", "反诈 App", IN_ENGLISH(""), "", day(2021, 3, 15), KS_DATE_NONE },
    };
    struct ks_facts facts = { rows, 3 };
    struct ks_arena *arena = ks_arena_new();
    static const char text[] = "拨 {{line}}，装 {{app}}。";
    ck_assert_str_eq(ks_facts_fill(&facts, text, day(2022, 6, 1), false, arena),
                     "拨 96110 转 8，装 反诈 App。");
    ck_assert_str_eq(ks_facts_fill(&facts, text, day(2024, 6, 1), true, arena),
                     "拨 96110，装 反诈 App。");
    struct ks_str missing = ks_facts_missing(&facts, text, day(2019, 11, 22));
    ck_assert(ks_str_is(missing, "app"));
    ck_assert_uint_eq(ks_facts_missing(&facts, text, day(2024, 6, 1)).n, 0);
    ck_assert_str_eq(ks_facts_fill(&facts, "没有键 {{", day(2024, 6, 1), false, arena),
                     "没有键 {{");
    ks_arena_free(arena);
}
END_TEST

START_TEST(a_table_shows_the_rows_of_the_day)
{
    struct ks_sheet_row rows[] = {
        { 2, "一", "每天", KS_DATE_NONE, KS_DATE_NONE },
        { 3, "二", "九月", day(2026, 9, 1), day(2026, 9, 30) },
        { 4, "三", "以后", day(2027, 1, 1), KS_DATE_NONE },
    };
    struct ks_sheet sheet = { rows, 3 };
    struct ks_card card = { .path = "x",
                            .lang = "zh",
                            .valid_from = KS_DATE_NONE,
                            .valid_until = KS_DATE_NONE,
                            .sheet = &sheet };
    struct ks_arena *arena = ks_arena_new();
    ck_assert_uint_eq(ks_card_on(&card, day(2026, 9, 30), arena)->n_blocks, 2);
    ck_assert_uint_eq(ks_card_on(&card, day(2026, 10, 1), arena)->n_blocks, 1);
    ck_assert_uint_eq(ks_card_on(&card, KS_DATE_NONE, arena)->n_blocks, 1);
    ck_assert_str_eq(ks_card_on(&card, day(2027, 2, 1), arena)->blocks[1].speaker, "三");
    ck_assert(ks_card_is_true(&card, NULL, day(2026, 9, 30)));
    sheet.n = 0;
    ck_assert_int_eq(ks_card_lacks(&card, NULL, day(2026, 9, 30)).kind, KS_CARD_LACKS_ROW);
    ks_arena_free(arena);
}
END_TEST

static struct ks_quiz_item good_item(int i)
{
    static char ids[64][8];
    snprintf(ids[i], sizeof ids[i], "x-%d", i);
    struct ks_quiz_item item = { .row = i + 2,
                                 .id = ids[i],
                                 .kind = KS_QUIZ_ACT,
                                 .type = "退款",
                                 .genuine = i % 2 == 0,
                                 .cues = 2,
                                 .fit = 2,
                                 .scene = "客服：退款要先开通备用金",
                                 .stem = "你会怎么做？",
                                 .n_options = 3,
                                 .right = 1u << i % 3 };
    static const char *const texts[] = { "挂断去订单页", "按他说的操作", "先转一半试试" };
    for (size_t k = 0; k < 3; k++) {
        item.options[k] = (struct ks_quiz_option) { texts[k], "退款原路返回，不用开借款，停。" };
    }
    return item;
}

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

START_TEST(difficulty_follows_cues_and_fit)
{
    struct ks_quiz_item scam = { .cues = 5, .fit = 1 };
    ck_assert_int_eq(ks_quiz_difficulty(&scam), 0);
    scam = (struct ks_quiz_item) { .cues = 1, .fit = 3 };
    ck_assert_int_eq(ks_quiz_difficulty(&scam), 2);
    struct ks_quiz_item plain = { .cues = 0, .fit = 1, .genuine = true };
    ck_assert_int_eq(ks_quiz_difficulty(&plain), 0);
    struct ks_quiz_item alarming = { .cues = 2, .fit = 3, .genuine = true };
    ck_assert_int_eq(ks_quiz_difficulty(&alarming), 2);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, the_emphasis_moves_on_every_fortnight_and_forgets_nobody);
    tcase_add_test(tc, what_is_stressed_plays_more_often_and_again_after_three_months);
    tcase_add_test(tc, facts_are_those_of_the_day);
    tcase_add_test(tc, a_table_shows_the_rows_of_the_day);
    tcase_add_test(tc, a_key_of_hanzi_has_no_length);
    tcase_add_test(tc, a_bank_that_can_be_guessed_is_named);
    tcase_add_test(tc, a_word_of_one_side_only_is_a_tell);
    tcase_add_test(tc, difficulty_follows_cues_and_fit);
}

int main(void)
{
    return check_main("campaign", add);
}
