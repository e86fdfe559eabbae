/* Typed cells of a table: what is read, what is told, at which row and column. */
#include "readers/table/rows.h"

#include <stdio.h>
#include <string.h>

#include "support/clock.h"
#include "support/said.h"

enum { NAME, AMOUNT, FROM, UNTIL, DAYS, HOURS, DATE, COLUMNS };
static const struct ks_column spec[COLUMNS] = {
    { "name|名称", KS_REQUIRED },  { "amount|数量", KS_OPTIONAL }, { "from|开始", KS_OPTIONAL },
    { "until|结束", KS_OPTIONAL }, { "days|星期", KS_OPTIONAL },   { "hours|时段", KS_OPTIONAL },
    { "date|日期", KS_OPTIONAL }
};
#define HEADER "名称,数量,开始,结束,星期,时段\n"

static struct ks_arena *arena;
static struct ks_problems problems;
static struct ks_table_context context;
static struct ks_rows rows;

static void setup(void)
{
    arena = ks_arena_new();
    problems = (struct ks_problems) { .arena = arena };
    context = (struct ks_table_context) { arena, &problems, day(2020, 9, 15) };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static bool open_rows(const char *csv, size_t limit)
{
    problems.n = 0;
    return ks_rows_open(&rows, &context, "t.csv", csv, strlen(csv), spec, COLUMNS, limit);
}

/* One row with this in it. */
static void one(const char *row)
{
    char csv[1024];
    snprintf(csv, sizeof csv, HEADER "%s\n", row);
    ck_assert(open_rows(csv, 10));
    ck_assert(ks_rows_next(&rows));
}

static void told(const char *code, int column)
{
    if (code == NULL) {
        ck_assert_msg(problems.n == 0, "%s",
                      problems.n > 0 ? ks_problem_id(problems.v[0].code) : "");
    } else {
        ck_assert_uint_ge(problems.n, 1);
        ck_assert_str_eq(ks_problem_id(problems.v[0].code), code);
        ck_assert_int_eq(problems.v[0].row, 2);
        ck_assert_int_eq(problems.v[0].column, column);
    }
    ks_rows_close(&rows);
}

START_TEST(rows_in_turn)
{
    ck_assert(open_rows(HEADER "a\n\nb\nc\nd\n", 2));
    ck_assert_int_eq(ks_rows_at(&rows, NAME).row, 0); /* none yet */
    ck_assert_uint_eq(ks_rows_count(&rows), 2);
    ck_assert(ks_rows_next(&rows) && ks_str_is(ks_rows_cell(&rows, NAME), "a"));
    ck_assert(ks_rows_next(&rows) && ks_str_is(ks_rows_cell(&rows, NAME), "b"));
    ck_assert_int_eq(ks_rows_at(&rows, NAME).row, 4); /* the blank one is counted */
    ck_assert_uint_eq(problems.n, 0);
    ck_assert(!ks_rows_next(&rows));
    ck_assert_uint_eq(problems.n, 1);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "csv.too-many-rows");
    ck_assert_int_eq(problems.v[0].row, 5);
    ck_assert(!ks_rows_next(&rows));
    ck_assert_uint_eq(problems.n, 1);
    ks_rows_close(&rows);
    ck_assert(open_rows(HEADER "a\nb\n", 2)); /* exactly as many: nothing to tell */
    ck_assert(ks_rows_next(&rows) && ks_rows_next(&rows) && !ks_rows_next(&rows));
    told(NULL, 0);
    ck_assert(!open_rows("x\n", 2));
    ck_assert(!ks_rows_next(&rows));
    ks_rows_close(&rows);
}
END_TEST

START_TEST(texts)
{
    one("\"a\nb\"");
    ck_assert_str_eq(ks_rows_text(&rows, NAME, 3), "a b");
    ck_assert_str_eq(ks_rows_text(&rows, AMOUNT, 3), "");
    told(NULL, 0);
    one("食堂门");
    ck_assert_str_eq(ks_rows_text(&rows, NAME, 8), "食堂"); /* no half of a character */
    told("table.too-long", 1);
    one(",1");
    ck_assert_ptr_null(ks_rows_required(&rows, NAME, 10));
    told("table.empty-cell", 1);
    one("x,1");
    ck_assert_str_eq(ks_rows_required(&rows, NAME, 10), "x");
    told(NULL, 0);
}
END_TEST

START_TEST(numbers)
{
    static const struct {
        const char *cell;
        int value;
        const char *code;
    } cases[] = { { "", 7, NULL },
                  { "3", 3, NULL },
                  { "3.0", 3, NULL },
                  { "３", 3, NULL },
                  { "+4", 4, NULL },
                  { "2.5", 3, NULL },
                  { "2.4999", 2, NULL },
                  { "0", 1, "table.out-of-range" },
                  { "1", 1, NULL },
                  { "10", 10, NULL },
                  { "11", 10, "table.out-of-range" },
                  { "-3", 1, "table.out-of-range" },
                  { "3次", 7, "table.bad-number" },
                  { "三", 7, "table.bad-number" },
                  { "1 2", 7, "table.bad-number" },
                  { "--1", 7, "table.bad-number" },
                  { "-", 7, "table.bad-number" },
                  { ".5", 7, "table.bad-number" },
                  { "999999999", 10, "table.out-of-range" },
                  { "9999999999", 7, "table.bad-number" } };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        char row[64];
        snprintf(row, sizeof row, "x,%s", cases[i].cell);
        one(row);
        ck_assert_msg(ks_rows_number(&rows, AMOUNT, 1, 10, 7) == cases[i].value, "%s",
                      cases[i].cell);
        told(cases[i].code, 2);
    }
    int value;
    ck_assert(ks_number_read(KS_STR("-2.6"), &value) && value == -3);
}
END_TEST

START_TEST(flags_lists_and_choices)
{
    static const char *const groups[] = { "default|默认", "stop|停", "pause|暂停", NULL };
    one("是");
    ck_assert(ks_rows_flag(&rows, NAME));
    ck_assert(!ks_rows_flag(&rows, AMOUNT));
    told(NULL, 0);
    one("ＮＯ");
    ck_assert(!ks_rows_flag(&rows, NAME));
    told(NULL, 0);
    one("也许");
    ck_assert(!ks_rows_flag(&rows, NAME));
    told("table.unknown-word", 1);
    one("暂停");
    ck_assert_int_eq(ks_rows_choice(&rows, NAME, groups), 2);
    ck_assert_int_eq(ks_rows_choice(&rows, AMOUNT, groups), 0);
    told(NULL, 0);
    one("等");
    ck_assert_int_eq(ks_rows_choice(&rows, NAME, groups), 0);
    ck_assert_str_eq(said_of(&problems.v[0]).how, "写停或暂停；不写就用默认");
    told("table.unknown-word", 1);
    one("a；b、c");
    struct ks_tags tags = ks_rows_tags(&rows, NAME);
    ck_assert_uint_eq(tags.n, 3);
    ck_assert_str_eq(tags.v[2], "c");
    told(NULL, 0);
    one("a；全部；b");
    ck_assert_uint_eq(ks_rows_tags(&rows, NAME).n, 0);
    told(NULL, 0);
    one("1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16");
    ck_assert_uint_eq(ks_rows_tags(&rows, NAME).n, KS_TAGS_MAX);
    told(NULL, 0);
    one("1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18");
    ck_assert_uint_eq(ks_rows_tags(&rows, NAME).n, KS_TAGS_MAX);
    ck_assert_ptr_nonnull(strstr(said_of(&problems.v[0]).what, " 2 个"));
    told("table.too-many-tags", 1);
}
END_TEST

START_TEST(dates)
{
    int32_t from = 0, until = 0;
    one("x,,2020-09-01,2020-09-30");
    ck_assert(ks_rows_dates(&rows, FROM, UNTIL, KS_OVER_NOTED, &from, &until));
    ck_assert(from == day(2020, 9, 1) && until == day(2020, 9, 30));
    told(NULL, 0);
    one("x,,,");
    ck_assert(ks_rows_dates(&rows, FROM, UNTIL, KS_OVER_NOTED, &from, &until));
    ck_assert(from == KS_DATE_NONE && until == KS_DATE_NONE);
    told(NULL, 0);
    one("x,,2020-09-15,2020-09-15"); /* one day, and today is not over */
    ck_assert(ks_rows_dates(&rows, FROM, UNTIL, KS_OVER_NOTED, &from, &until));
    told(NULL, 0);
    one("x,,2020-09-02,2020-09-01");
    ck_assert(!ks_rows_dates(&rows, FROM, UNTIL, KS_OVER_NOTED, &from, &until));
    told("table.dates-reversed", 4);
    one("x,,二月三十,2020-09-01");
    ck_assert(!ks_rows_dates(&rows, FROM, UNTIL, KS_OVER_NOTED, &from, &until));
    told("table.bad-date", 3);
    one("x,,,2020-09-14");
    ck_assert(ks_rows_dates(&rows, FROM, UNTIL, KS_OVER_NOTED, &from, &until));
    ck_assert_str_eq(said_of(&problems.v[0]).what, "已过期 1 天，不再播放");
    ck_assert_int_eq(problems.v[0].level, KS_LEVEL_NOTE);
    told("table.expired", 4);
    one("x,,,2020-09-14");
    ck_assert(ks_rows_dates(&rows, FROM, UNTIL, KS_OVER_NOT_SAID, &from, &until));
    told(NULL, 0);
    one("x,,9月20日,");
    ck_assert(ks_rows_dates(&rows, FROM, UNTIL, KS_OVER_NOTED, &from, &until));
    ck_assert_int_eq(from, day(2020, 9, 20));
    ck_assert_str_eq(said_of(&problems.v[0]).what,
                     "「9月20日」按 2020-09-20 处理；没写年份，过了这天约半年会停播");
    told("table.no-year", 3);
    one("x,,9月20日,9月30日");
    ck_assert(ks_rows_dates(&rows, FROM, UNTIL, KS_OVER_NOTED, &from, &until));
    ck_assert_uint_eq(problems.n, 2);
    told("table.guessed-date", 3);
}
END_TEST

START_TEST(windows)
{
    struct ks_window window = { 0 };
    one("x,,,,工作日,08:00-12:00");
    ck_assert(ks_rows_window(&rows, FROM, &window));
    ck_assert_uint_eq(window.days, 0x1F);
    ck_assert_uint_eq(window.n_hours, 1);
    ck_assert(window.hours[0].start == 480 && window.hours[0].end == 720);
    told(NULL, 0);
    one("x,,,,也许,");
    ck_assert(!ks_rows_window(&rows, FROM, &window));
    told("table.bad-days", 5);
    one("x,,,,,中饭");
    ck_assert(!ks_rows_window(&rows, FROM, &window));
    told("table.bad-hours", 6);
    one("x,,,,1月5日,");
    ck_assert(ks_rows_window(&rows, FROM, &window));
    ck_assert_uint_eq(window.days, 0x1F);
    told("table.excel-date", 5);
    one("x,,2020-13-01,,也许,中饭"); /* all three are told */
    ck_assert(!ks_rows_window(&rows, FROM, &window));
    ck_assert_uint_eq(problems.n, 3);
    told("table.bad-date", 3);
}
END_TEST

/* Rows say the same if they differ in width, case and spaces only. */
START_TEST(fingerprints)
{
    static const char *const same[] = { "Ab c,1", "ａＢ　c,１", " ab c , 1" };
    static const char *const other[] = { "abc,1", "ab c,2", "ab c,,1", "ab c1,", ",1", "ab c,1,1" };
    one(same[0]);
    uint64_t hash = ks_rows_fingerprint(&rows);
    ks_rows_close(&rows);
    for (size_t i = 0; i < KS_COUNT(same); i++) {
        one(same[i]);
        ck_assert_msg(ks_rows_fingerprint(&rows) == hash, "%s", same[i]);
        ks_rows_close(&rows);
    }
    for (size_t i = 0; i < KS_COUNT(other); i++) {
        one(other[i]);
        ck_assert_msg(ks_rows_fingerprint(&rows) != hash, "%s", other[i]);
        ks_rows_close(&rows);
    }
}
END_TEST

START_TEST(paths)
{
    static const struct {
        const char *cell, *path;
    } cases[] = { { "a/b.jpg", "a/b.jpg" },
                  { "a\\b.jpg", "a/b.jpg" },
                  { "assets/a.jpg", "a.jpg" },
                  { "./a.jpg", "a.jpg" },
                  { "assetsa.jpg", "assetsa.jpg" },
                  { "../a.jpg", NULL },
                  { "C:\\a.jpg", NULL },
                  { "/a.jpg", NULL },
                  { "http://x/a.jpg", NULL } };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        enum ks_phrase fault = KS_PHRASE_COUNT;
        one(cases[i].cell);
        const char *path = ks_rows_path(&rows, NAME, &fault);
        if (cases[i].path == NULL) {
            ck_assert(path == NULL && fault < KS_PHRASE_COUNT);
        } else {
            ck_assert_str_eq(path, cases[i].path);
            ck_assert_int_eq(fault, KS_PHRASE_COUNT);
        }
        ks_rows_close(&rows);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, rows_in_turn);
    tcase_add_test(tc, texts);
    tcase_add_test(tc, numbers);
    tcase_add_test(tc, flags_lists_and_choices);
    tcase_add_test(tc, dates);
    tcase_add_test(tc, windows);
    tcase_add_test(tc, fingerprints);
    tcase_add_test(tc, paths);
}

int main(void)
{
    return check_main("rows", add);
}
