/* Workbooks of Excel 97 to 2003 (.xls, .et): cells as they are shown, and damaged files. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "readers/table/xls_folder.h"
#include "readers/table/xlsx.h"
#include "readers/table/xlsx_rows.h"
#include "support/check_main.h"

static struct ks_arena *arena;
static struct ks_problems problems;
static unsigned char *bytes;
static size_t n;

static void setup(void)
{
    arena = ks_arena_new();
    problems = (struct ks_problems) { .arena = arena };
    FILE *file = fopen(TEST_DATA "/xlsx/lo-97.xls", "rb");
    ck_assert_ptr_nonnull(file);
    bytes = malloc(1 << 17);
    n = fread(bytes, 1, 1 << 17, file);
    fclose(file);
}

static void teardown(void)
{
    free(bytes);
    ks_arena_free(arena);
}

static bool read_book(size_t size, struct ks_workbook *workbook)
{
    return ks_xlsx_read("x.xls", (const char *)bytes, size, arena, workbook, &problems);
}

static size_t told(const char *id)
{
    size_t found = 0;
    for (size_t i = 0; i < problems.n; i++) {
        found += strcmp(ks_problem_id(problems.v[i].code), id) == 0 ? 1 : 0;
    }
    return found;
}

static const char *shown(const struct ks_table *table, size_t row, size_t column)
{
    ck_assert_uint_lt(row, table->n_rows);
    ck_assert_uint_lt(column, table->rows[row].n_cells);
    return table->rows[row].cell[column];
}

static const char *exact(const struct ks_table *table, size_t row, size_t column)
{
    const char **values = table->rows[row].exact;
    return values == NULL || values[column] == NULL ? shown(table, row, column) : values[column];
}

/* Row and column as people count them. */
static const struct {
    size_t row, column;
    const char *shown, *exact; /* NULL: the same */
} cells[] = {
    { 1, 2, "24%", "0.24" },
    { 1, 4, "3月15日", "2026-03-15" },
    { 2, 2, "0007", "7" },
    { 2, 4, "2026-09-01", NULL },
    { 3, 2, "8:30", "08:30" },
    { 3, 4, "¥3,000.50", "3000.5" },
    { 4, 2, " 1/2", "0.5" },
    { 4, 4, "-12.5", NULL },
    { 5, 2, "21", NULL }, /* a formula's number, text, fault and truth */
    { 5, 3, "编号号", NULL },
    { 5, 4, "#DIV/0!", "" },
    { 5, 5, "TRUE", NULL },
    { 6, 1, "合并", NULL },
    { 7, 1, "合并", NULL }, /* merged downwards */
    { 7, 3, "两\n行", NULL },
    { 7, 4, "😀，“引号”", NULL }, /* beyond 16 bits */
    { 8, 2, "隐藏的行", NULL },  /* hidden rows are read */
    { 10, 2, "123456789012", NULL },
    { 10, 3, "0.1", NULL },
    { 10, 4, "1E+20", NULL },
    { 10, 5, "33.33", NULL }, /* a number of 30 bits, hundredths */
};

START_TEST(cells_as_they_are_shown)
{
    struct ks_workbook workbook;
    ck_assert(read_book(n, &workbook));
    ck_assert_uint_eq(workbook.n, 2);
    ck_assert_str_eq(workbook.sheets[0].name, "数据");
    ck_assert_str_eq(workbook.sheets[1].name, "第二张");
    const struct ks_table *table = &workbook.sheets[0].table;
    for (size_t i = 0; i < KS_COUNT(cells); i++) {
        size_t row = cells[i].row - 1, column = cells[i].column - 1;
        ck_assert_str_eq(shown(table, row, column), cells[i].shown);
        ck_assert_str_eq(exact(table, row, column),
                         cells[i].exact == NULL ? cells[i].shown : cells[i].exact);
    }
    ck_assert_str_eq(shown(&workbook.sheets[1].table, 0, 1), "C");
    ck_assert_uint_eq(told("xlsx.hidden-sheet"), 1);
    ck_assert_uint_eq(told("xlsx.hidden-rows"), 1);
    ck_assert_uint_eq(told("xlsx.error-value"), 1);
    ck_assert_uint_eq(problems.n, 3);
}
END_TEST

/* Texts that go on in another record, in the middle of characters of one and of two bytes. */
START_TEST(long_texts)
{
    struct ks_workbook workbook;
    ck_assert(read_book(n, &workbook));
    const struct ks_table *table = &workbook.sheets[0].table;
    ck_assert_uint_eq(strlen(shown(table, 8, 1)), 5000 * strlen("长"));
    ck_assert_uint_eq(strlen(shown(table, 8, 2)), 9000);
    ck_assert_uint_eq(strspn(shown(table, 8, 2), "x"), 9000);
    const char *last = shown(table, 8, 3);
    ck_assert_str_eq(last + 5000 * strlen("长"), "尾");
    for (size_t i = 0; i < 5000; i++) {
        ck_assert(memcmp(last + i * strlen("长"), "长", strlen("长")) == 0);
    }
}
END_TEST

/* A record of the globals, by its head. */
static unsigned char *record(const char *head)
{
    for (size_t i = 512; i + 4 < n; i++) {
        if (memcmp(bytes + i, head, 4) == 0) {
            return bytes + i;
        }
    }
    ck_abort_msg("no such record");
    return NULL;
}

#define DATE_1904 "\x22\0\2\0"

START_TEST(dates_of_1904)
{
    struct ks_workbook workbook;
    record(DATE_1904)[4] = 1;
    ck_assert(read_book(n, &workbook));
    ck_assert_str_eq(shown(&workbook.sheets[0].table, 1, 3), "2030-09-02");
}
END_TEST

START_TEST(a_password_is_told)
{
    struct ks_workbook workbook;
    record(DATE_1904)[0] = 0x2F;
    ck_assert(!read_book(n, &workbook));
    ck_assert_uint_eq(workbook.n, 0);
    ck_assert_uint_eq(told("xlsx.encrypted"), 1);
}
END_TEST

START_TEST(what_is_older_is_told)
{
    struct ks_workbook workbook;
    record("\x09\x08\x10\0")[5] = 5; /* BIFF5: Excel 95 */
    ck_assert(!read_book(n, &workbook));
    ck_assert_uint_eq(told("xlsx.old-format"), 1);
}
END_TEST

/* A copy that broke off is none, and says so; nor does any wrong byte do harm. */
START_TEST(damaged_files)
{
    struct ks_workbook workbook;
    for (size_t cut = 8; cut < n; cut += 511) {
        size_t before = problems.n;
        if (!read_book(cut, &workbook)) {
            ck_assert_uint_eq(workbook.n, 0);
            ck_assert_uint_eq(problems.n, before + 1);
        } else {
            ck_assert_uint_gt(cut, n - 4096); /* what is behind the streams is not needed */
        }
    }
    for (size_t i = 0; i < n; i += i < 1024 ? 1 : 61) {
        unsigned char was = bytes[i];
        bytes[i] = (unsigned char)(was ^ 0xFF);
        bool read = read_book(n, &workbook);
        ck_assert(read || workbook.n == 0);
        bytes[i] = was;
    }
}
END_TEST

#define SHEET "\x85\0"

/* Forty names for one sheet would be forty times the work. */
START_TEST(two_sheets_in_one_place)
{
    struct ks_workbook workbook;
    size_t found = 0, first = 0;
    for (size_t i = 512; found < 2 && i + 12 < n; i++) {
        if (memcmp(bytes + i, SHEET, 2) == 0 && bytes[i + 3] == 0 && bytes[i + 8] == 0 &&
            bytes[i + 9] == 0) {
            first = found++ == 0 ? i : first;
            memcpy(bytes + i + 4, bytes + first + 4, 4);
        }
    }
    ck_assert_uint_eq(found, 2);
    ck_assert(!read_book(n, &workbook));
    ck_assert_uint_eq(workbook.n, 0);
    ck_assert_uint_eq(told("xlsx.damaged"), 1);
}
END_TEST

/* Cells that go to and fro between two wide rows cost what is copied. */
START_TEST(rows_that_are_resumed_are_paid_for)
{
    enum { WIDE = KS_XLSX_COLUMNS_MAX, CELLS = 2 * sizeof(char *) };
    struct ks_xlsx x = { .arena = arena, .problems = &problems, .budget = KS_XLSX_BYTES_MAX };
    struct ks_table table = { 0 };
    struct ks_xlsx_rows rows = { .x = &x, .table = &table };
    size_t turns = 0;
    for (; !rows.swollen && turns < 1000; turns++) {
        int row = (int)(turns % 2) + 1;
        ks_xlsx_rows_resume(&rows, row);
        ks_xlsx_rows_put(&rows, WIDE - 1, (struct ks_xlsx_cell) { "x", NULL });
        ks_xlsx_rows_end(&rows, row);
    }
    ck_assert(rows.swollen);
    ck_assert_uint_le(turns, KS_XLSX_BYTES_MAX / (2 * WIDE * CELLS) + 2);
}
END_TEST

/* A chain that goes round ends with the file's size, however long the table says it is: here a
 * second list of the table's sectors names one of them again and again. */
START_TEST(a_chain_that_goes_round)
{
    enum { SECTOR = 512, SECTORS = 256 };
    static unsigned char round[(SECTORS + 1) * SECTOR];
    struct ks_str stream = { 0 };
    struct rusage before, after;
    memcpy(round, bytes, SECTOR);
    memset(round + 76, 0xFF, SECTOR - 76);
    memset(round + 48, 0, 4); /* the directory: sector 0, then itself */
    memset(round + 68, 0, 4);
    memset(round + SECTOR, 0, SECTOR);
    for (size_t sector = 2; sector < SECTORS; sector++) { /* each names sector 1, and the next */
        unsigned char *at = round + (sector + 1) * SECTOR;
        for (size_t i = 0; i + 4 < SECTOR; i += 4) {
            at[i] = 1;
        }
        at[SECTOR - 4] = (unsigned char)(sector + 1);
    }
    round[68] = 2;
    getrusage(RUSAGE_SELF, &before);
    ck_assert_int_eq(
        ks_xls_folder_stream((const char *)round, sizeof round, "Workbook", arena, &stream),
        KS_FOLDER_DAMAGED);
    getrusage(RUSAGE_SELF, &after);
    ck_assert_int_lt(after.ru_maxrss - before.ru_maxrss, 4 * 1024); /* KiB; the file has 128 */
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, cells_as_they_are_shown);
    tcase_add_test(tc, long_texts);
    tcase_add_test(tc, dates_of_1904);
    tcase_add_test(tc, a_password_is_told);
    tcase_add_test(tc, what_is_older_is_told);
    tcase_add_test(tc, damaged_files);
    tcase_add_test(tc, two_sheets_in_one_place);
    tcase_add_test(tc, rows_that_are_resumed_are_paid_for);
    tcase_add_test(tc, a_chain_that_goes_round);
}

int main(void)
{
    return check_main("xls", add);
}
