/* Tables split into rows and cells. Expected tables are written with `|` between cells and `/`
 * behind each row; `#n` in front is the row number where it matters. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "readers/table/csv.h"
#include "support/check_main.h"

#define BYTES(literal) (literal), sizeof(literal) - 1

struct outcome {
    struct ks_arena *arena;
    struct ks_problems problems;
    struct ks_table table;
};

static struct outcome read(const char *bytes, size_t n)
{
    struct outcome o = { .arena = ks_arena_new() };
    o.problems.arena = o.arena;
    ks_csv_read("playlists/main.csv", bytes, n, o.arena, &o.table, &o.problems);
    return o;
}

static const struct {
    const char *name, *bytes;
    size_t n;
    const char *table;
    const char *problem; /* code, or NULL */
} files[] = {
    { "commas", BYTES("a,b\r\n1,2\r\n"), "a|b/1|2/", NULL },
    { "no end of line", BYTES("a,b\n1,2"), "a|b/1|2/", NULL },
    { "semicolons", BYTES("a;b\n1,5;2\n"), "a|b/1,5|2/", NULL },
    { "tabs", BYTES("a\tb\n1,5\t2;3\n"), "a|b/1,5|2;3/", NULL },
    { "full-width commas", BYTES("a，b\n1，2\n"), "a|b/1|2/", NULL },
    { "full-width semicolons", BYTES("a；b\n1；2，3\n"), "a|b/1|2，3/", NULL },
    { "Excel's sep line", BYTES("sep=;\r\na;b\r\n1;2\r\n"), "a|b/1|2/", NULL },
    { "a title line first", BYTES("播放表\na;b\n1;2,3,4\n"), "播放表/a|b/1|2,3,4/", NULL },
    { "quotes", BYTES("a,\"b\"\n\"x,y\",\"say \"\"hi\"\"\"\n"), "a|b/x,y|say \"hi\"/", NULL },
    { "quoted line break", BYTES("a,b\r\n\"x\r\ny\",2\r\n3,4\r\n"), "a|b/x\ny|2/3|4/", NULL },
    { "quoted spaces stay", BYTES("a,b\n\" x \",y\n"), "a|b/ x |y/", NULL },
    { "spaces around go", BYTES(" a , b \n\t1　, 2 \n"), "a|b/1|2/", NULL },
    { "space before quote", BYTES("a,b\n \"x,y\" ,2\n"), "a|b/x,y|2/", NULL },
    { "text behind quote", BYTES("a,b\n\"x\"y,2\n"), "a|b/xy|2/", NULL },
    { "quote inside", BYTES("a,b\n5\" x,2\n"), "a|b/5\" x|2/", NULL },
    { "trailing rows and cells", BYTES("a,b,,\r\n1,2,,\r\n,,,\r\n,,,\r\n"), "a|b/1|2/", NULL },
    { "blank rows count", BYTES("\n\na,b\n\n1,2\n\n\n"), "//a|b//1|2/", NULL },
    { "empty cells between", BYTES("a,b,c\n,,3\n1\n"), "a|b|c/||3/1/", NULL },
    { "control characters", BYTES("a,b\n1\x01z,\"2\x02\"\n"), "a|b/1 z|2 /", NULL },
    { "empty", BYTES(""), "", NULL },
    { "only separators", BYTES(",,,,\n,,,\n"), "", NULL },
    { "gbk", BYTES("a,\xD5\xA9\xC6\xAD\r\n"), "a|诈骗/", "csv.encoding" },
    { "utf-16",
      BYTES("\xFF\xFE"
            "a\0\t\0b\0\r\0\n\0"),
      "a|b/", "csv.encoding" },
    { "unclosed quote", BYTES("a,b\n\"x,1\ny,2\n"), "a|b/\"x|1/y|2/", "csv.stray-quote" },
    { "quote that would swallow rows", BYTES("a,b\n\"x,1\ny,2\nz,\"3\"\nw,4\n"),
      "a|b/\"x|1/y|2/z|3/w|4/", "csv.stray-quote" },
    { "one quote at the very end", BYTES("a,b\n1,\""), "a|b/1|\"/", "csv.stray-quote" },
    { "damaged text", BYTES("a,防范电信网络诈骗专\xE9\xA1项行动\n"),
      "a|防范电信网络诈骗专\xEF\xBF\xBD\xEF\xBF\xBD项行动/", "csv.damaged-text" },
    { "binary", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "", "csv.not-text" },
    { "xls", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0"), "", "csv.not-text" },
};

START_TEST(splits)
{
    struct outcome o = read(files[_i].bytes, files[_i].n);
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, "");
    for (size_t i = 0; i < o.table.n_rows; i++) {
        for (size_t k = 0; k < o.table.rows[i].n_cells; k++) {
            ks_buf_addf(&text, "%s%s", k > 0 ? "|" : "", o.table.rows[i].cell[k]);
        }
        ks_buf_adds(&text, "/");
        ck_assert_int_eq(o.table.rows[i].number, (int)i + 1);
    }
    ck_assert_msg(strcmp(text.p, files[_i].table) == 0, "%s: %s", files[_i].name, text.p);
    ck_assert_uint_eq(o.problems.n, files[_i].problem == NULL ? 0 : 1);
    if (files[_i].problem != NULL) {
        ck_assert_str_eq(ks_problem_id(o.problems.v[0].code), files[_i].problem);
    }
    ks_buf_free(&text);
    ks_arena_free(o.arena);
}
END_TEST

START_TEST(rows_and_lines)
{
    struct outcome o = read(BYTES("a,b\n\"1\n2\n3\",x\n\n4,5\n"));
    ck_assert_uint_eq(o.table.n_rows, 4);
    ck_assert_int_eq(o.table.rows[3].number, 4); /* what Excel shows */
    ck_assert_int_eq(o.table.rows[3].line, 6);   /* what Notepad shows */
    ks_arena_free(o.arena);
}
END_TEST

START_TEST(many_columns)
{
    struct ks_buf text = { 0 };
    for (int i = 0; i < 70; i++) {
        ks_buf_addf(&text, "c%d,", i);
    }
    ks_buf_adds(&text, "\n1,2\n");
    struct outcome o = read(text.p, text.n);
    ck_assert_uint_eq(o.table.rows[0].n_cells, KS_TABLE_CELLS_MAX);
    ck_assert_str_eq(o.table.rows[0].cell[63], "c63");
    ck_assert_str_eq(o.table.rows[1].cell[1], "2");
    ck_assert_uint_eq(o.problems.n, 1);
    ck_assert_str_eq(ks_problem_id(o.problems.v[0].code), "csv.too-many-columns");
    ks_buf_free(&text);
    ks_arena_free(o.arena);
}
END_TEST

START_TEST(many_rows)
{
    struct ks_buf text = { 0 };
    for (int i = 0; i < KS_TABLE_ROWS_MAX; i++) {
        ks_buf_adds(&text, "a\n");
    }
    struct ks_buf blank = { 0 };
    ks_buf_add(&blank, text.p, text.n);
    ks_buf_adds(&blank, ",,,\n,,,\n");
    struct outcome o = read(blank.p, blank.n);
    ck_assert_uint_eq(o.problems.n, 0); /* nothing is lost */
    ks_arena_free(o.arena);
    ks_buf_adds(&text, "b\n");
    o = read(text.p, text.n);
    ck_assert_uint_eq(o.table.n_rows, KS_TABLE_ROWS_MAX);
    ck_assert_str_eq(ks_problem_id(o.problems.v[0].code), "csv.too-many-rows");
    ks_arena_free(o.arena);
    ks_buf_free(&text);
    ks_buf_free(&blank);
}
END_TEST

START_TEST(too_large)
{
    size_t n = KS_TABLE_BYTES_MAX + 1;
    char *bytes = calloc(1, n);
    memset(bytes, 'a', n);
    struct outcome o = read(bytes, n);
    ck_assert_uint_eq(o.table.n_rows, 0);
    ck_assert_str_eq(ks_problem_id(o.problems.v[0].code), "csv.too-large");
    ks_arena_free(o.arena);
    free(bytes);
}
END_TEST

/* The largest file of the worst quotes must not take quadratic time. */
START_TEST(hostile_quotes_in_time)
{
    static const char *const patterns[] = { "\"a\n", "\"\"\"x\n", "\"",
                                            ",\"\n", "\"\"\n",    "\"a\n,\"\"b" };
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct ks_buf text = { 0 };
        ks_buf_adds(&text, "item,title\n");
        while (text.n < KS_TABLE_BYTES_MAX / 4) {
            ks_buf_adds(&text, patterns[i]);
        }
        struct outcome o = read(text.p, text.n);
        ks_arena_free(o.arena);
        ks_buf_free(&text);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, splits, 0, (int)(sizeof files / sizeof *files));
    tcase_add_test(tc, rows_and_lines);
    tcase_add_test(tc, many_columns);
    tcase_add_test(tc, many_rows);
    tcase_add_test(tc, too_large);
    tcase_add_test(tc, hostile_quotes_in_time);
}

int main(void)
{
    return check_main("csv", add);
}
