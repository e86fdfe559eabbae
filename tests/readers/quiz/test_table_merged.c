/* Banks in workbooks whose cells are merged downwards: what is meant for every row, and what makes
 * one question out of two or two out of one. */
#include <stdlib.h>
#include <string.h>

#include "readers/quiz/files.h"
#include "support/check_main.h"
#include "support/quiz_say.h"
#include "support/said.h"
#include "support/zip.h"

static struct ks_arena *arena;
static struct ks_problems problems;
static struct ks_quiz_bank bank;

static void setup(void)
{
    arena = ks_arena_new();
    problems = (struct ks_problems) { .arena = arena };
    bank = (struct ks_quiz_bank) { 0 };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

/* For another sheet. */
static void again(void)
{
    teardown();
    setup();
}

/* One row of the sheet: cells are cut at commas. */
static void add_row(struct ks_buf *text, int number, struct ks_str cells)
{
    struct ks_str cell;
    ks_buf_addf(text, "<row r='%d'>", number);
    for (char column = 'A'; ks_str_cut(&cells, ',', &cell); column++) {
        if (cell.n > 0) {
            ks_buf_addf(text, "<c r='%c%d' t='inlineStr'><is><t>%.*s</t></is></c>", column, number,
                        (int)cell.n, cell.p);
        }
    }
    ks_buf_adds(text, "</row>");
}

/* The bank of a sheet of `rows`, one a line, with the cells of `merges` merged. */
static void read(const char *rows, const char *merges)
{
    struct ks_buf text = { 0 };
    struct ks_str rest = ks_str_of(rows), line;
    ks_buf_adds(&text, "<worksheet><sheetData>");
    for (int number = 1; ks_str_cut(&rest, '\n', &line); number++) {
        add_row(&text, number, line);
    }
    ks_buf_adds(&text, "</sheetData><mergeCells>");
    for (rest = ks_str_of(merges); ks_str_cut(&rest, ' ', &line);) {
        ks_buf_addf(&text, "<mergeCell ref='%.*s'/>", (int)line.n, line.p);
    }
    ks_buf_adds(&text, "</mergeCells></worksheet>");
    struct zip_member members[] = {
        { "xl/workbook.xml",
          "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets>"
          "</workbook>",
          false },
        { "xl/worksheets/sheet1.xml", text.p, false },
        { NULL, NULL, false },
    };
    size_t n = 0;
    char *bytes = make_zip(members, &n);
    struct ks_table_context context = { arena, &problems, 20712 };
    ks_quiz_read(&context, "x.xlsx", bytes, n, &bank);
    free(bytes);
    ks_buf_free(&text);
}

/* Questions that are played, and those that are refused, each told once. */
static void expect(size_t played, size_t refused)
{
    ck_assert_uint_eq(bank.n, played);
    ck_assert_uint_eq(bank.found, played + refused);
    ck_assert_uint_eq(ks_problems_count(&problems, KS_LEVEL_ERROR), refused);
    ck_assert_uint_eq(problems.n, refused);
}

#define OTHER "\n类,110 查案吗,不查,查,A"

/* With 119 as what A says in the row below, the second half was asked as a question of its own. */
START_TEST(a_question_over_two_rows_is_refused)
{
    read("类型,题干,A,B,答案\n刷单,打哪个,96110,110,A\n,,119,120," OTHER, "A2:A3 B2:B3 E2:E3");
    expect(1, 1);
    ck_assert_str_eq(bank.v[0].stem, "110 查案吗");
    ck_assert_int_eq(problems.v[0].code, KS_PROBLEM_QUIZ_MERGED_STEM);
    ck_assert_int_eq(problems.v[0].row, 2);
    ck_assert_int_eq(problems.v[0].column, 2);
    ck_assert_ptr_nonnull(strstr(said_of(&problems.v[0]).what, "第 2 行到第 3 行"));
}
END_TEST

START_TEST(whatever_the_other_rows_say)
{
    read("题干,A,B,答案\n打哪个,96110,110,A\n,,,B", "A2:A3");
    expect(0, 1);
    again();
    read("题干,选项,答案\n打哪个,A.96110 B.110,A\n,\n,A.119 B.120,", "A2:A4 C2:C4");
    expect(0, 1);
    again();
    read("题干,答案\n要接 96110,正确\n,错误", "A2:A3");
    expect(0, 1);
    again();
    read("题干,A,B,答案,解析\n打哪个,96110,110,A,甲\n,,,,乙", "A2:A3 B2:B3 C2:C3 D2:D3");
    expect(0, 1);
}
END_TEST

START_TEST(a_question_merged_whole_is_one)
{
    read("题干,A,B,答案\n打哪个,96110,110,A\n", "A2:A3 B2:B3 C2:C3 D2:D3");
    expect(1, 0);
    again();
    read("类型,题干,A,B,答案\n刷单,打哪个,96110,110,A\n,,,,\n,给谁,甲,乙,B",
         "A2:A4 B2:B3 C2:C3 D2:D3 E2:E3");
    expect(2, 0);
}
END_TEST

/* The same with something in the row below that is no part of a question. */
START_TEST(a_remark_beside_it_is_no_second_question)
{
    read("题干,A,B,答案,备注\n打哪个,96110,110,A,甲\n,,,,乙", "A2:A3 B2:B3 C2:C3 D2:D3");
    ck_assert_uint_eq(bank.n, 1);
    ck_assert_uint_eq(bank.found, 1);
}
END_TEST

START_TEST(what_is_said_of_each_question_is_not_shared)
{
    static const char *const own[] = { "解析", "反馈A", "证据", "为何上当" };
    for (size_t i = 0; i < KS_COUNT(own); i++) {
        again();
        read(ks_arena_printf(arena, "题干,A,B,答案,%s\n打哪个,96110,110,A,甲\n给谁,甲,乙,B,",
                             own[i]),
             "E2:E3");
        ck_assert_uint_eq(bank.n, 1);
        ck_assert_uint_eq(bank.found, 2);
        ck_assert_str_eq(bank.v[0].stem, "打哪个");
        const struct ks_problem *last = &problems.v[problems.n - 1];
        ck_assert_int_eq(last->code, KS_PROBLEM_QUIZ_MERGED_CELL);
        ck_assert_int_eq(last->row, 3);
        ck_assert_int_eq(last->column, 5);
        ck_assert_ptr_nonnull(strstr(said_of(last).what, own[i]));
    }
    again();
    read("题干,A,B,答案\n打哪个,96110,110,A\n给谁,甲,乙,", "D2:D3");
    expect(1, 1);
}
END_TEST

START_TEST(what_is_meant_for_all_is_shared)
{
    read("类型,渠道,题干,A,B,答案\n刷单,短信,打哪个,96110,110,A\n,,给谁,甲,乙,B", "A2:A3 B2:B3");
    expect(2, 0);
    ck_assert_int_eq(bank.v[1].channel, bank.v[0].channel);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_question_over_two_rows_is_refused);
    tcase_add_test(tc, whatever_the_other_rows_say);
    tcase_add_test(tc, a_question_merged_whole_is_one);
    tcase_add_test(tc, a_remark_beside_it_is_no_second_question);
    tcase_add_test(tc, what_is_said_of_each_question_is_not_shared);
    tcase_add_test(tc, what_is_meant_for_all_is_shared);
}

int main(void)
{
    return check_main("table_merged", add);
}
