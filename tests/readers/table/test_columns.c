/* Which column is which, by the names that people give them. */
#include "readers/table/columns.h"

#include <string.h>

#include "support/check_main.h"
#include "support/said.h"

enum { ITEM, SECONDS, PLACE };
static const struct ks_column spec[] = { [ITEM] = { "item|文件|素材", KS_REQUIRED },
                                         [SECONDS] = { "seconds|秒", KS_OPTIONAL },
                                         [PLACE] = { "valid_from|开始", KS_OPTIONAL } };

static struct ks_arena *arena;
static struct ks_problems problems;
static struct ks_table table;
static struct ks_columns columns;

static void setup(void)
{
    arena = ks_arena_new();
    problems = (struct ks_problems) { .arena = arena };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static bool find(const char *csv)
{
    problems.n = 0;
    ks_csv_read("t.csv", csv, strlen(csv), arena, &table, &problems);
    ck_assert_uint_eq(problems.n, 0);
    return ks_columns_find("t.csv", &table, spec, KS_COUNT(spec), &columns, &problems);
}

static void expect_problem(size_t i, const char *code, int row, int column)
{
    ck_assert_uint_gt(problems.n, i);
    ck_assert_str_eq(ks_problem_id(problems.v[i].code), code);
    ck_assert_str_eq(problems.v[i].file, "t.csv");
    ck_assert_int_eq(problems.v[i].row, row);
    ck_assert_int_eq(problems.v[i].column, column);
}

START_TEST(any_order_and_any_name)
{
    static const char *const headers[] = {
        "seconds,item,valid_from",         "秒,文件,开始",
        "Seconds,素材（必填）,VALID FROM", "ＳＥＣＯＮＤＳ,Item*,valid-from",
        "秒：,\"文 件\",开始(日期)",       "\xEF\xBB\xBF秒,i t e m,ValidFrom"
    };
    for (size_t i = 0; i < KS_COUNT(headers); i++) {
        bool known = i != 3; /* a hyphen is no blank */
        ck_assert_msg(find(headers[i]), "%s", headers[i]);
        ck_assert_int_eq(columns.at[SECONDS], 0);
        ck_assert_int_eq(columns.at[ITEM], 1);
        ck_assert_msg(columns.at[PLACE] == (known ? 2 : -1), "%s", headers[i]);
        ck_assert_uint_eq(problems.n, known ? 0 : 1);
        ck_assert_uint_eq(columns.header, 0);
    }
}
END_TEST

/* A title may stand above: the header is the first of five filled rows with a required column. */
START_TEST(a_title_above)
{
    ck_assert(find("第一周\n\n安排\n,\nb\nc\nitem,秒\na,1\n")); /* the fifth filled row */
    ck_assert_int_eq(table.rows[columns.header].number, 7);
    ck_assert_uint_eq(problems.n, 0);
    ck_assert(!find("a\nb\nc\nd\ne\nitem,秒\n")); /* the sixth */
    expect_problem(problems.n - 1, "csv.missing-column", 1, 0);
    ck_assert_int_eq(problems.v[problems.n - 1].level, KS_LEVEL_ERROR);
    ck_assert_ptr_nonnull(strstr(said_of(&problems.v[problems.n - 1]).what, "文件（item）"));
}
END_TEST

START_TEST(unknown_repeated_empty)
{
    ck_assert(find("item,second,文件,x,,秒"));
    ck_assert_uint_eq(problems.n, 3);
    expect_problem(0, "csv.unknown-column", 1, 2);
    ck_assert_ptr_nonnull(
        strstr(said_of(&problems.v[0]).how, "「seconds」")); /* near a known one */
    expect_problem(1, "csv.duplicate-column", 1, 3);
    ck_assert_ptr_nonnull(strstr(said_of(&problems.v[1]).what, "第 1 列"));
    expect_problem(2, "csv.unknown-column", 1, 4);
    ck_assert_ptr_null(strstr(said_of(&problems.v[2]).how, "是不是"));
    ck_assert_int_eq(columns.at[ITEM], 0);
    ck_assert_int_eq(columns.at[SECONDS], 5);
    ck_assert_int_eq(columns.at[PLACE], -1);
    ck_assert(!find(""));
    expect_problem(0, "csv.empty", 0, 0);
    ck_assert(!find("\n\n"));
    expect_problem(0, "csv.empty", 0, 0);
    ck_assert(!find("秒\n1\n"));
    expect_problem(0, "csv.missing-column", 1, 0);
}
END_TEST

/* As a name merged over two columns leaves the second; told once, where something stands. */
START_TEST(a_column_without_a_name)
{
    ck_assert(find("item,开始,,秒,\na,11月1日,,1,\nb,11月1日,12月31日,1,\nc,,12月1日,,,x\n"));
    ck_assert_uint_eq(problems.n, 2);
    expect_problem(0, "csv.nameless-column", 3, 3);
    ck_assert_ptr_nonnull(strstr(said_of(&problems.v[0]).why, "12月31日"));
    expect_problem(1, "csv.nameless-column", 4, 6);
    ck_assert(find("item,, ,秒\na,, ,1\n"));
    ck_assert_uint_eq(problems.n, 0);
}
END_TEST

START_TEST(cells)
{
    ck_assert(find("item,秒\n\" a \",\nb\n"));
    ck_assert(ks_str_is(ks_columns_cell(&columns, &table.rows[1], ITEM), "a"));
    ck_assert(ks_str_is(ks_columns_cell(&columns, &table.rows[1], SECONDS), ""));
    ck_assert(ks_str_is(ks_columns_cell(&columns, &table.rows[2], ITEM), "b"));
    ck_assert(ks_str_is(ks_columns_cell(&columns, &table.rows[2], SECONDS), "")); /* a short row */
    ck_assert(ks_str_is(ks_columns_cell(&columns, &table.rows[2], PLACE), "")); /* no such column */
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, any_order_and_any_name);
    tcase_add_test(tc, a_title_above);
    tcase_add_test(tc, unknown_repeated_empty);
    tcase_add_test(tc, a_column_without_a_name);
    tcase_add_test(tc, cells);
}

int main(void)
{
    return check_main("columns", add);
}
