/* Words of tables whose facts are unknown, untrue or without a source. */
#include "core/program/table_lint.h"

#include "support/check_main.h"
#include "support/in_english.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define DAY 20000

static struct ks_arena *arena;
static struct ks_fact facts[] = {
    { 2, "line", "96110", IN_ENGLISH(""), "公安部", DAY, DAY, KS_DATE_NONE },
    { 3, "app", "x", IN_ENGLISH(""), "公安部", KS_DATE_NONE, KS_DATE_NONE, KS_DATE_NONE }
};
static struct ks_ticker_line line;
static struct ks_problem last; /* that was expected */

static void setup(void)
{
    arena = ks_arena_new();
    line = (struct ks_ticker_line) { .row = 5,
                                     .text = "拨 {{line}}",
                                     .window = { KS_DATE_NONE, KS_DATE_NONE, KS_DAYS_ALL } };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static size_t told(int32_t today, enum ks_problem_code code)
{
    struct ks_problems problems = { .arena = arena };
    struct ks_program program = { .facts = { facts, 2 } };
    size_t n = 0;
    ks_table_lint(&program, today, &problems);
    for (size_t i = 0; i < problems.n; i++) {
        n += problems.v[i].code == code ? 1 : 0;
    }
    return n;
}

/* That the row `line` ends on DAY is told as well, on that day. */
static void expect(int32_t today, enum ks_problem_code code, int row)
{
    struct ks_problems problems = { .arena = arena };
    struct ks_program program = { .facts = { facts, 2 }, .ticker = { .v = &line, .n = 1 } };
    ks_table_lint(&program, today, &problems);
    ks_ticker_lint(&program, today, &problems);
    size_t ending = told(today, KS_PROBLEM_FACTS_ENDING);
    ck_assert_uint_eq(ending, today == DAY);
    ck_assert_uint_eq(problems.n - ending, code != KS_PROBLEM_NONE);
    if (code != KS_PROBLEM_NONE) {
        const struct ks_problem *first = &problems.v[problems.v[0].code == KS_PROBLEM_FACTS_ENDING];
        ck_assert_int_eq(first->code, code);
        ck_assert_int_eq(first->row, row);
        last = *first;
    }
}

START_TEST(facts_of_the_ticker)
{
    expect(DAY, KS_PROBLEM_NONE, 0);
    expect(DAY + 1, KS_PROBLEM_TICKER_FACT_NOT_VALID, 5);
    expect(KS_DATE_NONE, KS_PROBLEM_NONE, 0); /* not asked */
    line.text = "{{app}} {{lines}}";
    expect(DAY, KS_PROBLEM_TICKER_UNKNOWN_FACT, 5);
    expect(KS_DATE_NONE, KS_PROBLEM_TICKER_UNKNOWN_FACT, 5);
    line.text = "{{app}}";
    expect(DAY + 1, KS_PROBLEM_NONE, 0);
}
END_TEST

/* Only while it is told. */
START_TEST(a_line_that_is_not_on_says_nothing)
{
    int32_t today = DAY + 5;
    line.window.from = today;
    line.window.until = today;
    expect(today, KS_PROBLEM_TICKER_FACT_NOT_VALID, 5);
    line.window.from = today + 1;
    line.window.until = KS_DATE_NONE;
    expect(today, KS_PROBLEM_NONE, 0);
    line.window.from = KS_DATE_NONE;
    line.window.until = today - 1;
    expect(today, KS_PROBLEM_NONE, 0);
}
END_TEST

#define TEN "一二三四五六七八九十"

/* Its text is one line, of 26 hanzi in portrait and 50 in landscape; a Latin letter is half a one.
 */
START_TEST(a_line_has_room)
{
    line.text = TEN TEN "一二三四五六";
    expect(DAY, KS_PROBLEM_NONE, 0);
    line.text = TEN TEN "一二三四五六七";
    expect(DAY, KS_PROBLEM_TICKER_CUT, 5);
    ck_assert_int_eq(last.args[1].number, 26);
    line.text = TEN TEN TEN TEN TEN "一";
    expect(DAY, KS_PROBLEM_TICKER_CUT, 5);
    ck_assert_int_eq(last.args[1].number, 50);
    ck_assert_int_eq(last.args[2].number, 26); /* who shortens it does so once */
    line.text = TEN TEN "一二三{{line}}b";     /* 26 */
    expect(DAY, KS_PROBLEM_NONE, 0);
    line.text = TEN;
    line.text_in =
        (struct ks_others)IN_ENGLISH("fifty three letters and blanks are one more than fit");
    expect(DAY, KS_PROBLEM_NONE, 0);
    line.text_in =
        (struct ks_others)IN_ENGLISH("fifty three letters and blanks are one more than fit.");
    line.window.from = DAY + 1; /* told before it is on */
    expect(DAY, KS_PROBLEM_TICKER_CUT, 5);
    line.window.from = KS_DATE_NONE;
    line.window.until = DAY - 1;
    expect(DAY, KS_PROBLEM_NONE, 0);
}
END_TEST

START_TEST(a_fact_has_a_source)
{
    facts[1].source = "";
    expect(DAY, KS_PROBLEM_FACTS_NO_SOURCE, 3);
    facts[1].source = "公安部";
}
END_TEST

START_TEST(a_fact_was_checked_within_eighteen_months)
{
    facts[0].valid_until = KS_DATE_NONE;
    ck_assert_uint_eq(told(DAY, KS_PROBLEM_FACTS_UNCHECKED), 0); /* nobody keeps such days */
    facts[0].checked = DAY - 548;
    ck_assert_uint_eq(told(DAY, KS_PROBLEM_FACTS_UNCHECKED), 1);
    ck_assert_uint_eq(told(DAY, KS_PROBLEM_FACTS_OLD), 0);
    facts[0].checked = DAY - 549;
    ck_assert_uint_eq(told(DAY, KS_PROBLEM_FACTS_OLD), 1);
    ck_assert_uint_eq(told(KS_DATE_NONE, KS_PROBLEM_FACTS_OLD), 0);
    facts[0].valid_until = DAY - 1; /* history */
    ck_assert_uint_eq(told(DAY, KS_PROBLEM_FACTS_OLD), 0);
}
END_TEST

START_TEST(a_fact_that_ends_goes_on_in_another_row)
{
    facts[0].valid_until = DAY + 61;
    ck_assert_uint_eq(told(DAY, KS_PROBLEM_FACTS_ENDING), 0);
    facts[0].valid_until = DAY + 60;
    ck_assert_uint_eq(told(DAY, KS_PROBLEM_FACTS_ENDING), 1);
    facts[1] = facts[0];
    facts[1].valid_from = DAY + 61;
    facts[1].valid_until = KS_DATE_NONE;
    ck_assert_uint_eq(told(DAY, KS_PROBLEM_FACTS_ENDING), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, facts_of_the_ticker);
    tcase_add_test(tc, a_line_that_is_not_on_says_nothing);
    tcase_add_test(tc, a_line_has_room);
    tcase_add_test(tc, a_fact_has_a_source);
    tcase_add_test(tc, a_fact_was_checked_within_eighteen_months);
    tcase_add_test(tc, a_fact_that_ends_goes_on_in_another_row);
}

int main(void)
{
    return check_main("table_lint", add);
}
