/* Workbooks as programs save them, and as hostile or hasty people leave them. */
#include <stdio.h>
#include <stdlib.h>

#include "readers/quiz/files.h"
#include "readers/set/playlist.h"
#include "readers/table/xlsx.h"
#include "support/check_main.h"
#include "support/quiz_say.h"
#include "support/said.h"
#include "support/zip.h"

static struct ks_arena *arena;
static struct ks_problems problems;
static struct ks_table_context context;

static void setup(void)
{
    arena = ks_arena_new();
    problems = (struct ks_problems) { .arena = arena };
    context = (struct ks_table_context) { arena, &problems, 20712 };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static char *read_file(const char *name, size_t *n)
{
    char path[400];
    snprintf(path, sizeof path, TEST_DATA "/xlsx/%s", name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    char *bytes = malloc(1 << 20);
    *n = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static const char *says(const char *file)
{
    size_t n = 0;
    char *bytes = read_file(file, &n);
    struct ks_quiz_bank bank = { 0 };
    struct ks_buf said = { 0 };
    ks_quiz_read(&context, file, bytes, n, &bank);
    free(bytes);
    say_bank(&bank, &problems, &said);
    ck_assert_uint_eq(bank.found - bank.n, ks_problems_count(&problems, KS_LEVEL_ERROR));
    const char *text = ks_arena_strdup(arena, said.p);
    ks_buf_free(&said);
    return text;
}

/* A title above the header, cells merged downwards, numbers as options, booleans as answers, a
 * sort of question for each sheet, a hidden sheet and one of remarks. */
static const char *const banks[] = { "lo-bank.xlsx", "openpyxl-bank.xlsx", "zip64.xlsx" };

START_TEST(sheets_of_three_writers)
{
    ck_assert_str_eq(says(banks[_i]),
                     "S 全国反诈专线是多少？ ~110 ~120 =96110 ####96110 来电要接。 :刷单返利\n"
                     "S “点赞一单 5 元”是什么？（选最准的一项） ~正规兼职 =刷单骗局 ~勤工助学 "
                     "####先返小钱，再骗大钱。 :刷单返利\n"
                     "S 垫付了两单还能拿回来吗？ ~能 =不能 ~再做一单就能 :刷单返利\n"
                     "M 哪些不能告诉别人？ =短信验证码 =银行卡密码 ~学院名称 =支付密码 ~专业\n"
                     "T 公安机关不会在电话里办案。 =正确 ~错误\n"
                     "T 反诈 APP 要收费。 ~正确 =错误\n"
                     "T 接到 96110 要接。 =正确 ~错误\n"
                     "!6:7 答案是「D」，选项只到 C => 检查答案，或补上缺的选项\n");
    size_t notes = 0;
    for (size_t i = 0; i < problems.n; i++) {
        notes += strcmp(ks_problem_id(problems.v[i].code), "xlsx.hidden-sheet") == 0 ||
                 strcmp(ks_problem_id(problems.v[i].code), "quiz.no-questions") == 0;
    }
    ck_assert_uint_eq(notes, 2);
}
END_TEST

START_TEST(inline_and_rich_strings)
{
    ck_assert_str_eq(says("inline.xlsx"),
                     "S 行内文字 <b>&amp; =1.5 ~0.3\nT 公式也算 =正确 ~错误\n");
    ck_assert_str_eq(says("rich.xlsx"), "S 共享的粗体 ~甲 =乙\n");
}
END_TEST

/* The same playlist in the 1900 and the 1904 system: a workbook is a table like any other. */
static const char *const playlists[] = { "lo-playlist.xlsx", "date1904.xlsx", "old.xls" };

START_TEST(a_playlist_as_workbook)
{
    size_t n = 0;
    char *bytes = read_file(playlists[_i], &n);
    struct ks_playlist list;
    ks_playlist_read(&context, "playlists/main.csv", bytes, n, &list);
    free(bytes);
    ck_assert_uint_eq(list.n, 1); /* the other one's time of day is no range of hours */
    ck_assert_int_eq(list.v[0].window.from, ks_date_of((struct ks_ymd) { 2020, 9, 1 }));
    ck_assert_int_eq(list.v[0].window.until, ks_date_of((struct ks_ymd) { 2020, 12, 31 }));
    ck_assert_int_eq(list.v[0].weight, 3);
    ck_assert_uint_eq(ks_problems_count(&problems, KS_LEVEL_ERROR), 1);
    ck_assert_ptr_nonnull(strstr(said_of(&problems.v[1]).what, "8:30"));
}
END_TEST

/* Merged cells as Excel 16 saves them, over a row in which nothing else stands. */
START_TEST(merged_by_excel)
{
    static const char *const fourth[] = { "A1", "B4", "C3", "", "E4", "F1" };
    size_t n = 0;
    char *bytes = read_file("excel16-merged.xlsx", &n);
    struct ks_workbook workbook;
    ck_assert(ks_xlsx_read("x.xlsx", bytes, n, arena, &workbook, &problems));
    free(bytes);
    ck_assert_uint_eq(workbook.n, 2);
    const struct ks_table *table = &workbook.sheets[1].table;
    ck_assert_uint_eq(table->n_rows, 4);
    ck_assert_uint_eq(table->rows[1].n_cells, 0);
    ck_assert_uint_eq(table->rows[3].n_cells, KS_COUNT(fourth));
    for (size_t i = 0; i < KS_COUNT(fourth); i++) {
        ck_assert_str_eq(table->rows[3].cell[i], fourth[i]);
    }
    ck_assert_uint_eq(problems.n, 0);
}
END_TEST

/* ---- archives made here ---- */

#define BOOK                                                                                       \
    "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

static struct ks_workbook read_members(const struct zip_member *members)
{
    size_t n = 0;
    char *bytes = make_zip(members, &n);
    struct ks_workbook workbook;
    (void)ks_xlsx_read("x.xlsx", bytes, n, arena, &workbook, &problems);
    free(bytes);
    return workbook;
}

static void refused(const struct zip_member *members, const char *code, const char *what)
{
    size_t before = problems.n;
    ck_assert_uint_eq(read_members(members).n, 0);
    ck_assert_uint_eq(problems.n, before + 1);
    ck_assert_str_eq(ks_problem_id(problems.v[before].code), code);
    ck_assert_msg(strstr(said_of(&problems.v[before]).what, what) != NULL, "%s",
                  said_of(&problems.v[before]).what);
}

/* Excel 2013 and later write a second workbookPr, in a namespace of their own. */
START_TEST(the_1904_system_beside_extensions)
{
    static const char book[] =
        "<workbook xmlns:r='r' xmlns:x15='x15'><workbookPr date1904='1'/><sheets>"
        "<sheet name='S' sheetId='1' r:id='r1'/></sheets><extLst><ext>"
        "<x15:workbookPr chartTrackingRefBase='1'/></ext></extLst></workbook>";
    struct ks_workbook workbook = read_members((struct zip_member[]) {
        { "xl/workbook.xml", book, false },
        { "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>",
          false },
        { "xl/worksheets/sheet1.xml", SHEET("<row r='1'><c r='A1' s='0'><v>0</v></c></row>"),
          false },
        { NULL, NULL, false } });
    ck_assert_uint_eq(workbook.n, 1);
    ck_assert_str_eq(workbook.sheets[0].table.rows[0].cell[0], "1904-1-1");
}
END_TEST

/* A sheet of `rows` rows, so many names of merged cells behind it. */
static struct ks_workbook read_merged(int rows, int merges, const char *const *references, size_t n)
{
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, "<worksheet><sheetData>");
    for (int i = 1; i <= rows; i++) {
        ks_buf_addf(&text, "<row r='%d'>", i);
        for (int k = 0; k < (i == 1 ? 3 : 0); k++) {
            ks_buf_addf(&text, "<c r='%c%d'><v>%d</v></c>", 'A' + k, i, k);
        }
        ks_buf_addf(&text, "<c r='D%d'><v>1</v></c></row>", i);
    }
    ks_buf_adds(&text, "</sheetData><mergeCells>");
    for (int i = 0; i < merges; i++) {
        ks_buf_addf(&text, "<mergeCell ref='%s'/>", references[(size_t)i % n]);
    }
    ks_buf_adds(&text, "</mergeCells></worksheet>");
    struct ks_workbook workbook =
        read_members((struct zip_member[]) { { "xl/workbook.xml", BOOK, false },
                                             { "xl/worksheets/sheet1.xml", text.p, false },
                                             { NULL, NULL, false } });
    ks_buf_free(&text);
    return workbook;
}

/* Rows that would miss what was merged over them are no surprise. */
START_TEST(more_merged_cells_than_are_read)
{
    static const char *const one[] = { "A1:A2" };
    static const char *const long_ones[] = { "A1:A25000", "B1:B25000", "C1:C25000" };
    ck_assert_uint_eq(read_merged(2, 20000, one, 1).n, 1);
    ck_assert_uint_eq(problems.n, 0);
    ck_assert_uint_eq(read_merged(2, 20001, one, 1).n, 1);
    ck_assert_uint_eq(problems.n, 1);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "xlsx.merged");
    struct ks_workbook workbook = read_merged(25000, 2, long_ones, 2);
    ck_assert_uint_eq(problems.n, 1);
    ck_assert_str_eq(workbook.sheets[0].table.rows[24999].cell[1], "1");
    workbook = read_merged(25000, 3, long_ones, 3);
    ck_assert_uint_eq(problems.n, 2);
    ck_assert_str_eq(workbook.sheets[0].table.rows[24999].cell[2], "");
    ck_assert_ptr_nonnull(strstr(said_of(&problems.v[1]).what, "工作表「S」"));
}
END_TEST

START_TEST(refuses_with_the_reason)
{
    struct zip_member book = { "xl/workbook.xml", BOOK, false };
    refused((struct zip_member[]) { { "a", "b", false }, { NULL, NULL, false } },
            "xlsx.no-workbook", "不是 Excel");
    refused((struct zip_member[]) { { "word/document.xml", "<w/>", false }, { NULL, NULL, false } },
            "xlsx.no-workbook", "Word");
    refused((struct zip_member[]) { book, { NULL, NULL, false } }, "xlsx.damaged", "没有工作表");
    refused((struct zip_member[]) { { "xl/workbook.xml", BOOK, true }, { NULL, NULL, false } },
            "xlsx.encrypted", "密码");
    refused(
        (struct zip_member[]) { book,
                                { "xl/worksheets/sheet1.xml",
                                  SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"), false },
                                { NULL, NULL, false } },
        "xlsx.damaged", "读不出的文字");
    refused((struct zip_member[]) { book,
                                    { "xl/worksheets/sheet1.xml",
                                      "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>", false },
                                    { NULL, NULL, false } },
            "xlsx.damaged", "DOCTYPE");
    refused((struct zip_member[]) { book,
                                    { "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", false },
                                    { NULL, NULL, false } },
            "xlsx.damaged", "sheet1.xml");
}
END_TEST

START_TEST(refuses_locked_and_cut_files)
{
    static const char locked[] =
        "\xD0\xCF\x11\xE0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    struct ks_workbook workbook;
    ck_assert(!ks_xlsx_read("x.xlsx", locked, sizeof locked, arena, &workbook, &problems));
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "xlsx.encrypted");
    size_t n = 0;
    char *bytes = read_file("lo-bank.xlsx", &n);
    for (size_t cut = 0; cut < n; cut += 97) { /* half a copy is none, and says so */
        size_t before = problems.n;
        bool good = ks_xlsx_read("x.xlsx", bytes, cut, arena, &workbook, &problems);
        ck_assert(!good && workbook.n == 0 && problems.n == before + 1);
    }
    free(bytes);
}
END_TEST

/* 100 MB of spaces in 100 KB: what counts is what comes out. */
START_TEST(a_zip_bomb_is_refused)
{
    size_t n = 100u << 20;
    char *text = malloc(n + 1);
    memset(text, ' ', n);
    memcpy(text, "<worksheet>", 11);
    text[n] = '\0';
    refused((struct zip_member[]) { { "xl/workbook.xml", BOOK, false },
                                    { "xl/worksheets/sheet1.xml", text, false },
                                    { NULL, NULL, false } },
            "xlsx.too-large", "展开");
    free(text);
}
END_TEST

/* expat reads an unfinished tag or comment again with every piece: 16 MB of one took 10 s, out of
 * a file of 16 KB. Text may be as long as it likes. */
START_TEST(nothing_stays_unfinished)
{
    static const char *const shapes[][3] = {
        { "<worksheet><!--", "-->", "注释超过 64 KB" },
        { "<worksheet><row r='", "'/>", "标签或注释超过 64 KB" },
        { "<worksheet><?a ", "?>", "超过 64 KB" },
        { "<!--", "--><worksheet>", "超过 64 KB" },
        { "<worksheet><sheetData><row><c t='inlineStr'><is><t>", "</t></is></c></row></sheetData>",
          NULL },
        { "<worksheet><sheetData><row><c t='inlineStr'><is><t><![CDATA[",
          "]]></t></is></c></row></sheetData>", NULL },
    };
    size_t n = 1u << 20, front = strlen(shapes[_i][0]);
    char *text = malloc(n + 200);
    memcpy(text, shapes[_i][0], front);
    memset(text + front, 'x', n);
    strcpy(text + front + n, shapes[_i][1]);
    strcat(text, "</worksheet>");
    struct zip_member members[] = { { "xl/workbook.xml", BOOK, false },
                                    { "xl/worksheets/sheet1.xml", text, false },
                                    { NULL, NULL, false } };
    if (shapes[_i][2] == NULL) {
        ck_assert_uint_eq(read_members(members).n, 1);
    } else {
        refused(members, "xlsx.damaged", shapes[_i][2]);
        ck_assert_str_eq(problems.v[0].file, "x.xlsx");
    }
    free(text);
}
END_TEST

START_TEST(too_many_attributes)
{
    char sheet[4000] = "<worksheet><row";
    for (int i = 0; i < 300; i++) {
        size_t n = strlen(sheet);
        snprintf(sheet + n, sizeof sheet - n, " a%d=''", i);
    }
    strcat(sheet, "/></worksheet>");
    refused((struct zip_member[]) { { "xl/workbook.xml", BOOK, false },
                                    { "xl/worksheets/sheet1.xml", sheet, false },
                                    { NULL, NULL, false } },
            "xlsx.damaged", "256 个以上的属性");
}
END_TEST

/* What an office may really have: 20,000 rows of eight columns. */
START_TEST(a_large_workbook_is_read)
{
    struct ks_buf sheet = { 0 };
    ks_buf_adds(&sheet, "<worksheet><sheetData>");
    for (int row = 1; row <= 20000; row++) {
        ks_buf_addf(&sheet, "<row r='%d' spans='1:8' ht='14.25'>", row);
        for (int column = 0; column < 8; column++) {
            ks_buf_addf(&sheet,
                        "<c r='%c%d' s='3' t='inlineStr'><is><t>第 %d 题的选项</t></is></c>",
                        'A' + column, row, row);
        }
        ks_buf_adds(&sheet, "</row>");
    }
    ks_buf_adds(&sheet, "</sheetData></worksheet>");
    struct ks_workbook workbook =
        read_members((struct zip_member[]) { { "xl/workbook.xml", BOOK, false },
                                             { "xl/worksheets/sheet1.xml", sheet.p, false },
                                             { NULL, NULL, false } });
    ks_buf_free(&sheet);
    ck_assert_uint_eq(workbook.n, 1);
    ck_assert_uint_eq(workbook.sheets[0].table.n_rows, 20000);
    ck_assert_str_eq(workbook.sheets[0].table.rows[19999].cell[7], "第 20000 题的选项");
    ck_assert_uint_eq(problems.n, 0);
}
END_TEST

/* A sheet as wide as Excel's is read; many such rows with next to nothing in them are not. */
START_TEST(a_wide_workbook_costs_its_width)
{
    struct ks_buf sheet = { 0 };
    ks_buf_adds(&sheet, "<worksheet><sheetData><row><c r='XFD1'><v>7</v></c></row>");
    size_t one = sheet.n;
    for (int i = 0; i < 300; i++) {
        ks_buf_adds(&sheet, "<row><c r='XFD1'><v>7</v></c></row>");
    }
    ks_buf_adds(&sheet, "</sheetData></worksheet>");
    struct zip_member members[] = { { "xl/workbook.xml", BOOK, false },
                                    { "xl/worksheets/sheet1.xml", sheet.p, false },
                                    { NULL, NULL, false } };
    refused(members, "xlsx.too-large", "展开");
    sheet.n = one;
    ks_buf_adds(&sheet, "</sheetData></worksheet>");
    members[1].text = sheet.p;
    struct ks_workbook workbook = read_members(members);
    ck_assert_uint_eq(workbook.n, 1);
    ck_assert_uint_eq(workbook.sheets[0].table.rows[0].n_cells, 16384);
    ck_assert_str_eq(workbook.sheets[0].table.rows[0].cell[16383], "7");
    ks_buf_free(&sheet);
}
END_TEST

/* Cells without references, far out, out of order, of every type; a style that is a date. */
START_TEST(cells_of_every_kind)
{
    struct zip_member members[] = {
        { "xl/workbook.xml", BOOK, false },
        { "xl/styles.xml",
          "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='[$-804]yyyy&quot;年&quot;m'/>"
          "<numFmt numFmtId='171' formatCode='0.0&quot;day&quot;'/></numFmts><cellXfs>"
          "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='171'/>"
          "<xf numFmtId='22'/></cellXfs></styleSheet>",
          false },
        { "xl/worksheets/sheet1.xml",
          SHEET("<row><c><v>1.0</v></c><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c>"
                "<c "
                "t='inlineStr'><is><t>a_x000D_</t><rPh><t>x</t></rPh><r><t>b</t></r></is></c></row>"
                "<row r='4'><c r='B4' s='1'><v>44075</v></c><c r='C4' s='2'><v>60</v></c>"
                "<c r='D4' s='3'><v>2</v></c><c r='E4' s='4'><v>44075.5</v></c>"
                "<c r='F4' s='1'><v>0.75</v></c><c r='G4' s='1'><v>-5</v></c>"
                "<c r='ZZZ4'><v>9</v></c></row><row r='2'><c r='A2'><v>late</v></c></row>"),
          false },
        { NULL, NULL, false }
    };
    struct ks_workbook workbook = read_members(members);
    ck_assert_uint_eq(workbook.n, 1);
    const struct ks_table *table = &workbook.sheets[0].table;
    ck_assert_uint_eq(table->n_rows, 5); /* a row that comes too late takes the next number */
    ck_assert_str_eq(table->rows[0].cell[0], "1");
    ck_assert_str_eq(table->rows[0].cell[1], "TRUE");
    ck_assert_str_eq(table->rows[0].cell[2], "#N/A");
    ck_assert_str_eq(table->rows[0].exact[2], ""); /* it is nothing */
    ck_assert_str_eq(table->rows[0].cell[3], "ab");
    ck_assert_uint_eq(table->rows[1].n_cells, 0);
    ck_assert_str_eq(table->rows[3].exact[1], "2020-09-01");
    ck_assert_str_eq(table->rows[3].exact[2], "1900-02-28"); /* the 29th never was */
    ck_assert_str_eq(table->rows[3].cell[2], "1900年2");
    ck_assert_str_eq(table->rows[3].cell[3], "2.0day");
    ck_assert_str_eq(table->rows[3].exact[3], "2");
    ck_assert_str_eq(table->rows[3].exact[4], "2020-09-01 12:00");
    ck_assert_str_eq(table->rows[3].exact[5], "18:00");
    ck_assert_str_eq(table->rows[3].exact[6], "-5");
    ck_assert_uint_eq(problems.n, 2); /* #N/A, and a cell past column 64 */
}
END_TEST

/* Built-in styles and codes of one's own; what is quoted, escaped or in brackets is no letter of a
 * date, but for hours, minutes and seconds that are counted. */
START_TEST(styles_that_are_dates)
{
    static const struct {
        int id;
        const char *code; /* NULL: built in */
        bool date;
    } styles[] = {
        { 13, NULL, false },
        { 14, NULL, true },
        { 22, NULL, true },
        { 23, NULL, false },
        { 26, NULL, false },
        { 27, NULL, true },
        { 36, NULL, true },
        { 37, NULL, false },
        { 44, NULL, false },
        { 45, NULL, true },
        { 47, NULL, true },
        { 48, NULL, false },
        { 49, NULL, false },
        { 50, NULL, true },
        { 58, NULL, true },
        { 59, NULL, false },
        { 170, "0.00", false },
        { 171, "YYYY", true },
        { 172, "[Red]0", false },
        { 173, "[Red]d", true },
        { 174, "[h]:mm", false }, /* counted: no date */
        { 175, "[mm]", false },
        { 176, "[ss]", false },
        { 177, "[$-804]0", false },
        { 178, "\\d0", false },
        { 179, "\\0d", true },
        { 180, "&quot;day&quot;0", false },
        { 181, "&quot;x&quot;m", true },
        { 182, "0&quot;[&quot;d", true },
        { 183, "[]0", false },
        { 184, "0\\", false },
        { -1, NULL, false }, /* a style past the last */
    };
    struct ks_buf text = { 0 }, rows = { 0 };
    ks_buf_adds(&text, "<styleSheet><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><numFmts>");
    for (size_t i = 0; i < KS_COUNT(styles); i++) {
        if (styles[i].code != NULL) {
            ks_buf_addf(&text, "<numFmt numFmtId='%d' formatCode='%s'/>", styles[i].id,
                        styles[i].code);
        }
    }
    ks_buf_adds(&text, "</numFmts><cellXfs>");
    ks_buf_adds(&rows, "<worksheet><sheetData>");
    for (size_t i = 0; i + 1 < KS_COUNT(styles); i++) {
        ks_buf_addf(&text, "<xf numFmtId='%d'/>", styles[i].id);
        ks_buf_addf(&rows, "<row><c s='%zu'><v>44075</v></c></row>", i);
    }
    ks_buf_adds(&text, "</cellXfs><dxfs><xf numFmtId='14'/></dxfs></styleSheet>");
    ks_buf_addf(&rows, "<row><c s='%zu'><v>44075</v></c></row></sheetData></worksheet>",
                KS_COUNT(styles) - 1);
    struct ks_workbook workbook =
        read_members((struct zip_member[]) { { "xl/workbook.xml", BOOK, false },
                                             { "xl/styles.xml", text.p, false },
                                             { "xl/worksheets/sheet1.xml", rows.p, false },
                                             { NULL, NULL, false } });
    ck_assert_uint_eq(workbook.n, 1);
    const struct ks_table *table = &workbook.sheets[0].table;
    ck_assert_uint_eq(table->n_rows, KS_COUNT(styles));
    for (size_t i = 0; i < KS_COUNT(styles); i++) {
        bool date = styles[i].date;
        const struct ks_row *row = &table->rows[i];
        const char *value = row->exact == NULL ? row->cell[0] : row->exact[0];
        ck_assert_msg(strcmp(value, date ? "2020-09-01" : "44075") == 0, "%d %s", styles[i].id,
                      value);
    }
    ks_buf_free(&text);
    ks_buf_free(&rows);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, sheets_of_three_writers, 0, 3);
    tcase_add_test(tc, inline_and_rich_strings);
    tcase_add_loop_test(tc, a_playlist_as_workbook, 0, 2);
    tcase_add_test(tc, merged_by_excel);
    tcase_add_test(tc, the_1904_system_beside_extensions);
    tcase_add_test(tc, more_merged_cells_than_are_read);
    tcase_add_test(tc, refuses_with_the_reason);
    tcase_add_test(tc, refuses_locked_and_cut_files);
    tcase_add_test(tc, a_zip_bomb_is_refused);
    tcase_add_loop_test(tc, nothing_stays_unfinished, 0, 6);
    tcase_add_test(tc, too_many_attributes);
    tcase_add_test(tc, a_large_workbook_is_read);
    tcase_add_test(tc, a_wide_workbook_costs_its_width);
    tcase_add_test(tc, cells_of_every_kind);
    tcase_add_test(tc, styles_that_are_dates);
}

int main(void)
{
    return check_main("xlsx", add);
}
