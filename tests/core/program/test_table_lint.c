/* Words of tables whose facts are unknown, untrue or without a source. */
#include "core/program/table_lint.h"

#include "support/check_main.h"
#include "support/in_english.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define DAY 20000

static struct ks_arena *arena;
static struct ks_fact facts[] = { { 2, "line", "96110", IN_ENGLISH(""), "公安部", DAY, DAY },
                                  { 3, "app", "x", IN_ENGLISH(""), "公安部", KS_DATE_NONE,
                                    KS_DATE_NONE } };
static struct ks_ticker_line line;

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

static void expect(int32_t today, enum ks_problem_code code, int row)
{
    struct ks_problems problems = { .arena = arena };
    struct ks_program program = { .facts = { facts, 2 }, .ticker = { .v = &line, .n = 1 } };
    ks_table_lint(&program, today, &problems);
    ck_assert_uint_eq(problems.n, code != KS_PROBLEM_NONE);
    if (code != KS_PROBLEM_NONE) {
        ck_assert_int_eq(problems.v[0].code, code);
        ck_assert_int_eq(problems.v[0].row, row);
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

START_TEST(a_fact_has_a_source)
{
    facts[1].source = "";
    expect(DAY, KS_PROBLEM_FACTS_NO_SOURCE, 3);
    facts[1].source = "公安部";
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, facts_of_the_ticker);
    tcase_add_test(tc, a_line_that_is_not_on_says_nothing);
    tcase_add_test(tc, a_fact_has_a_source);
}

int main(void)
{
    return check_main("table_lint", add);
}
