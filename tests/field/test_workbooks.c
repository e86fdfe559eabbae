/* Workbooks as programs of the world write them, and files that are called so and are none. */
#include <stdio.h>

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
    context = (struct ks_table_context) { arena, &problems,
                                          ks_date_of((struct ks_ymd) { 2026, 11, 30 }) };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static size_t told(const char *id)
{
    size_t n = 0;
    for (size_t i = 0; i < problems.n; i++) {
        n += strcmp(ks_problem_id(problems.v[i].code), id) == 0 ? 1 : 0;
    }
    return n;
}

/* ---- writers ---- */

#define RELATIONS "<Relationships>"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id='" id "' Type='http://schemas.openxmlformats.org/officeDocument/2006/"       \
    "relationships/" type "' Target='" target "'/>"
#define BOOK                                                                                       \
    "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"
#define STYLES                                                                                     \
    "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='0%'/></numFmts>"                      \
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>"
#define STRINGS "<sst><si><t>甲</t></si></sst>"
#define SHEET                                                                                      \
    "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>0.24</v>"     \
    "</c></row></sheetData></worksheet>"
#define MAIN "http://purl.oclc.org/ooxml/spreadsheetml/main"

#define MEMBERS_MAX 8

/* Each holds 甲 and 24%. */
static const struct {
    const char *name;
    struct zip_member members[MEMBERS_MAX];
} writers[] = {
    { "nothing but parts in their places",
      { { "xl/workbook.xml", BOOK, false },
        { "xl/styles.xml", STYLES, false },
        { "xl/sharedStrings.xml", STRINGS, false },
        { "xl/worksheets/sheet1.xml", SHEET, false } } },
    { "folders parted by a backslash",
      { { "_rels\\.rels",
          RELATIONS RELATION("r", "officeDocument", "xl\\workbook.xml") "</Relationships>", false },
        { "xl\\workbook.xml", BOOK, false },
        { "xl\\_rels\\workbook.xml.rels",
          RELATIONS RELATION("r1", "worksheet", "worksheets\\sheet1.xml") "</Relationships>",
          false },
        { "xl\\styles.xml", STYLES, false },
        { "xl\\sharedStrings.xml", STRINGS, false },
        { "xl\\worksheets\\sheet1.xml", SHEET, false } } },
    { "targets from the root, names of its own",
      { { "_rels/.rels",
          RELATIONS RELATION("r", "officeDocument", "/book/main.xml") "</Relationships>", false },
        { "book/main.xml", BOOK, false },
        { "book/_rels/main.xml.rels",
          RELATIONS RELATION("r1", "worksheet", "/sheets/a.xml")
              RELATION("r2", "sharedStrings", "/texts/b.xml")
                  RELATION("r3", "styles", "/c.xml") "</Relationships>",
          false },
        { "texts/b.xml", STRINGS, false },
        { "c.xml", STYLES, false },
        { "sheets/a.xml", SHEET, false } } },
    { "targets that go up",
      { { "_rels/.rels",
          RELATIONS RELATION("r", "officeDocument", "./xl/workbook.xml") "</Relationships>",
          false },
        { "xl/workbook.xml", BOOK, false },
        { "xl/_rels/workbook.xml.rels",
          RELATIONS RELATION("r1", "worksheet", "../xl/./worksheets//one.xml")
              RELATION("r2", "styles", "../s.xml") "</Relationships>",
          false },
        { "s.xml", STYLES, false },
        { "xl/sharedStrings.xml", STRINGS, false },
        { "xl/worksheets/one.xml", SHEET, false } } },
    { "other capitals, a root before each name",
      { { "/XL/WorkBook.xml", BOOK, false },
        { "/XL/Styles.xml", STYLES, false },
        { "/XL/SharedStrings.xml", STRINGS, false },
        { "/XL/WorkSheets/Sheet1.xml", SHEET, false } } },
    { "strict names, under a prefix",
      { { "xl/workbook.xml",
          "<x:workbook xmlns:x='" MAIN
          "' xmlns:q='http://purl.oclc.org/ooxml/officeDocument/relationships'>"
          "<x:sheets><x:sheet name='S' sheetId='1' q:id='r1'/></x:sheets></x:workbook>",
          false },
        { "xl/styles.xml",
          "<x:styleSheet xmlns:x='" MAIN "'><x:cellXfs><x:xf numFmtId='0'/><x:xf numFmtId='9'/>"
          "</x:cellXfs></x:styleSheet>",
          false },
        { "xl/sharedStrings.xml", "<x:sst xmlns:x='" MAIN "'><x:si><x:t>甲</x:t></x:si></x:sst>",
          false },
        { "xl/worksheets/sheet1.xml",
          "<x:worksheet xmlns:x='" MAIN "'><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c>"
          "<x:c s='1'><x:v>0.24</x:v></x:c></x:row></x:sheetData></x:worksheet>",
          false } } },
    { "texts in the cells, no styles",
      { { "xl/workbook.xml", BOOK, false },
        { "xl/worksheets/sheet1.xml",
          "<worksheet><sheetData><row><c "
          "t='inlineStr'><is><r><t>甲</t></r><rPh><t>jia</t></rPh></is></c>"
          "<c t='str'><f>TEXT(0.24,\"0%\")</f><v>24%</v></c></row></sheetData></worksheet>",
          false } } },
    { "runs of rich text, with how they are spoken",
      { { "xl/workbook.xml", BOOK, false },
        { "xl/styles.xml", STYLES, false },
        { "xl/sharedStrings.xml",
          "<sst><si><r><rPr><b/></rPr><t>甲</t></r><r><t/></r><rPh sb='0' "
          "eb='1'><t>jia</t></rPh></si></sst>",
          false },
        { "xl/worksheets/sheet1.xml", SHEET, false } } },
};

static struct ks_workbook read_members(const struct zip_member *members)
{
    size_t n = 0;
    char *bytes = make_zip(members, &n);
    struct ks_workbook workbook;
    (void)ks_xlsx_read("x.xlsx", bytes, n, arena, &workbook, &problems);
    free(bytes);
    return workbook;
}

START_TEST(every_writer)
{
    struct ks_workbook workbook = read_members(writers[_i].members);
    ck_assert_msg(workbook.n == 1 && problems.n == 0, "%s: %s", writers[_i].name,
                  problems.n > 0 ? said_of(&problems.v[0]).what : "");
    const struct ks_table *table = &workbook.sheets[0].table;
    ck_assert_msg(table->n_rows == 1 && table->rows[0].n_cells == 2, "%s", writers[_i].name);
    ck_assert_str_eq(table->rows[0].cell[0], "甲");
    ck_assert_str_eq(table->rows[0].cell[1], "24%");
}
END_TEST

/* ---- what is called a workbook and is none ---- */

#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 "
#define BYTES(text) text, sizeof(text)

static const struct {
    const char *bytes;
    size_t n;
    const char *id, *what;
} pretenders[] = {
    { BYTES(OLE "W\0o\0r\0k\0b\0o\0o\0k\0"), "xlsx.damaged", "Workbook" },
    { BYTES("\x09\x08\x10\0\0\x06\x05\0"), "xlsx.old-format", "Excel 95" },
    { BYTES("\x09\x04\x06\0\0\0\x10\0"), "xlsx.old-format", "Excel 95" },
    { BYTES(OLE "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), "xlsx.no-workbook", "Word" },
    { BYTES(OLE "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0"), "xlsx.old-format",
      "PowerPoint" },
    { BYTES(OLE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), "xlsx.encrypted", "密码" },
    { BYTES("<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>"), "xlsx.old-format",
      "网页" },
    { BYTES("\xEF\xBB\xBF\r\n<!DOCTYPE HTML PUBLIC><HTML><TABLE>"), "xlsx.old-format", "网页" },
    { BYTES("<?xml version='1.0'?><!-- a --><html><body>"), "xlsx.old-format", "网页" },
    { BYTES("<table border=1><tr><td>题干</td></tr></table>"), "xlsx.old-format", "网页" },
    { BYTES("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"), "xlsx.old-format",
      "网页" },
    { BYTES("<?xml version='1.0'?>\n<?mso-application progid='Excel.Sheet'?>\n"
            "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"),
      "xlsx.old-format", "XML 电子表格 2003" },
};

START_TEST(every_pretender)
{
    struct ks_workbook workbook;
    size_t n = pretenders[_i].n;
    ck_assert(ks_xlsx_is(pretenders[_i].bytes, n));
    ck_assert(!ks_xlsx_read("x.xls", pretenders[_i].bytes, n, arena, &workbook, &problems));
    ck_assert_uint_eq(problems.n, 1);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), pretenders[_i].id);
    struct ks_problem_text said = said_of(&problems.v[0]);
    ck_assert_msg(strstr(said.what, pretenders[_i].what) != NULL, "%s", said.what);
    ck_assert_msg(strstr(said.how, "另存") != NULL, "%s", said.how);
}
END_TEST

static const struct {
    const char *part, *what;
} archives[] = { { "xl/workbook.bin", "xlsb" },
                 { "word/document.xml", "Word" },
                 { "ppt/presentation.xml", "PowerPoint" },
                 { "content.xml", "OpenDocument" },
                 { "a.txt", "不是 Excel 工作簿" } };

START_TEST(every_other_archive)
{
    struct zip_member members[] = { { archives[_i].part, "<a/>", false }, { NULL, NULL, false } };
    ck_assert_uint_eq(read_members(members).n, 0);
    ck_assert_uint_eq(problems.n, 1);
    ck_assert_msg(strstr(said_of(&problems.v[0]).what, archives[_i].what) != NULL, "%s",
                  said_of(&problems.v[0]).what);
}
END_TEST

/* Text that only begins like one of them is text. */
START_TEST(text_is_text)
{
    static const char *const texts[] = {
        "题干,答案\n", "<?xml version='1.0'?><quiz><!-- <html> -->",
        "<p>题干</p>", "",
        "PK",          "\x09",
        "<Workbook>",  "<?xml version='1.0'?><alert xmlns='a'/>"
    };
    for (size_t i = 0; i < KS_COUNT(texts); i++) {
        ck_assert_msg(!ks_xlsx_is(texts[i], strlen(texts[i])), "%s", texts[i]);
    }
}
END_TEST

/* ---- what tables make of such cells ---- */

#define CELL(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"
#define ROW(cells) "<row>" cells "</row>"
#define DATES                                                                                      \
    "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='m&quot;月&quot;d&quot;日&quot;'/>"  \
    "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='9'/>"                  \
    "<xf numFmtId='4'/></cellXfs></styleSheet>"

static char *make_book(const char *rows, size_t *n)
{
    struct zip_member members[] = {
        { "xl/workbook.xml", BOOK, false },
        { "xl/styles.xml", DATES, false },
        { "xl/worksheets/sheet1.xml",
          ks_arena_printf(arena, "<worksheet><sheetData>%s</sheetData></worksheet>", rows), false },
        { NULL, NULL, false },
    };
    return make_zip(members, n);
}

static struct ks_playlist read_playlist(const char *rows)
{
    size_t n = 0;
    char *bytes = make_book(rows, &n);
    struct ks_playlist list;
    ks_playlist_read(&context, "playlists/main.csv", bytes, n, &list);
    free(bytes);
    return list;
}

#define HEADER ROW(CELL("文件") CELL("标题") CELL("结束") CELL("权重"))

/* A date that is shown without its year is still of that year, a number is what it is. */
START_TEST(dates_go_by_what_they_are)
{
    struct ks_playlist list =
        read_playlist(HEADER ROW(CELL("a.png") "<c s='2'><v>0.24</v></c><c s='1'><v>46753</v></c>"
                                               "<c s='3'><v>3</v></c>"));
    ck_assert_uint_eq(list.n, 1);
    ck_assert_uint_eq(problems.n, 0);
    ck_assert_int_eq(list.v[0].window.until, ks_date_of((struct ks_ymd) { 2028, 1, 1 }));
    ck_assert_int_eq(list.v[0].weight, 3);
    ck_assert_str_eq(list.v[0].title, "24%");
}
END_TEST

/* An end that is not known must not become no end; a title may stay away. */
START_TEST(failed_formulas_cost_their_row)
{
    struct ks_playlist list = read_playlist(
        HEADER ROW(CELL("a.png") CELL("") "<c><f>A9+1</f></c>")
            ROW(CELL("b.png") CELL("") "<c t='e'><f>1/0</f><v>#DIV/0!</v></c>")
                ROW("<c t='e'><v>#N/A</v></c>" CELL("x"))
                    ROW(CELL("c.png") "<c t='e'><v>#REF!</v></c>")
                        ROW(CELL("d.png") CELL("好") "<c t='str'><f>IF(1,\"\",1)</f><v></v></c>"));
    ck_assert_uint_eq(list.n, 2);
    ck_assert_str_eq(list.v[0].path, "c.png");
    ck_assert_str_eq(list.v[0].title, "");
    ck_assert_str_eq(list.v[1].path, "d.png");
    ck_assert_uint_eq(told("xlsx.no-result"), 1);
    ck_assert_uint_eq(told("xlsx.error-value"), 1);
    ck_assert_uint_eq(told("table.bad-date"), 2);
    ck_assert_uint_eq(told("table.no-result"), 2); /* the file, and the title that stays away */
}
END_TEST

START_TEST(hidden_rows_are_read_and_told)
{
    struct ks_playlist list = read_playlist(HEADER ROW(CELL("a.png")) "<row hidden='1'>" CELL(
        "b.png") "</row><row hidden='true'>" CELL("c.png") "</row><row hidden='1'/>");
    ck_assert_uint_eq(list.n, 3);
    ck_assert_uint_eq(problems.n, 1);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "xlsx.hidden-rows");
    ck_assert_ptr_nonnull(strstr(said_of(&problems.v[0]).what, "2 行"));
}
END_TEST

/* Answers are what is shown; a formula that failed costs its question, and all are counted. */
START_TEST(a_bank_as_it_is_shown)
{
    size_t n = 0;
    char *bytes = make_book(
        ROW(CELL("题干") CELL("选项A") CELL("选项B") CELL("答案"))
            ROW(CELL("多少？") "<c s='2'><v>0.24</v></c><c s='2'><v>0.36</v></c>" CELL("A"))
                ROW(CELL("哪天？") "<c s='1'><v>46096</v></c><c s='1'><v>46127</v></c>" CELL("B"))
                    ROW(CELL("没算") "<c><f>B2</f></c>" CELL("乙") CELL("B"))
                        ROW("<c t='e'><v>#N/A</v></c>" CELL("甲") CELL("乙") CELL("B"))
                            ROW(CELL("最后") CELL("甲") CELL("乙") CELL("B")),
        &n);
    struct ks_quiz_bank bank = { 0 };
    struct ks_buf said = { 0 };
    ks_quiz_read(&context, "assets/quiz/x.xls", bytes, n, &bank);
    free(bytes);
    ck_assert_uint_eq(bank.found, 5);
    ck_assert_uint_eq(bank.n, 3);
    ck_assert_uint_eq(ks_problems_count(&problems, KS_LEVEL_ERROR), 2);
    say_bank(&bank, &problems, &said);
    ck_assert_ptr_nonnull(strstr(said.p, "S 多少？ =24% ~36%"));
    ck_assert_ptr_nonnull(strstr(said.p, "S 哪天？ ~3月15日 =4月15日"));
    ck_assert_ptr_nonnull(strstr(said.p, "S 最后"));
    ks_buf_free(&said);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, every_writer, 0, KS_COUNT(writers));
    tcase_add_loop_test(tc, every_pretender, 0, KS_COUNT(pretenders));
    tcase_add_loop_test(tc, every_other_archive, 0, KS_COUNT(archives));
    tcase_add_test(tc, text_is_text);
    tcase_add_test(tc, dates_go_by_what_they_are);
    tcase_add_test(tc, failed_formulas_cost_their_row);
    tcase_add_test(tc, hidden_rows_are_read_and_told);
    tcase_add_test(tc, a_bank_as_it_is_shown);
}

int main(void)
{
    return check_main("workbooks", add);
}
