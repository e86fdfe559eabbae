/* Workbooks: any archive, and, so that the fuzzer gets past checksums, one made of its bytes:
 * sheet, shared strings and styles parted by NULs. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/check.h"
#include "readers/set/facts.h"
#include "readers/table/xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool promise, const char *what)
{
    if (!promise) {
        ks_bug(what);
    }
}

static void check_read(const char *bytes, size_t n)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_workbook workbook;
    bool good = ks_xlsx_read("x.xlsx", bytes, n, arena, &workbook, &problems);
    must(good || (workbook.n == 0 && ks_problems_count(&problems, KS_LEVEL_ERROR) > 0), "reason");
    for (size_t i = 0; i < workbook.n; i++) {
        const struct ks_table *table = &workbook.sheets[i].table;
        must(table->n_rows <= KS_TABLE_ROWS_MAX && workbook.sheets[i].name != NULL, "sheet");
        for (size_t r = 0; r < table->n_rows; r++) {
            must(table->rows[r].number == (int)r + 1, "row number");
            must(table->rows[r].n_cells <= KS_XLSX_COLUMNS_MAX, "cells");
            for (size_t c = 0; c < table->rows[r].n_cells; c++) {
                must(table->rows[r].cell[c] != NULL, "cell");
                must(table->rows[r].exact == NULL || table->rows[r].exact[c] == NULL ||
                         strlen(table->rows[r].exact[c]) < 32 ||
                         strcmp(table->rows[r].exact[c], table->rows[r].cell[c]) != 0,
                     "value");
            }
        }
    }
    struct ks_table_context context = { arena, &problems, 20712 };
    struct ks_facts facts;
    ks_facts_read(&context, "assets/facts.csv", bytes, n, &facts);
    ks_arena_free(arena);
}

static void add_member(zip_t *zip, const char *name, const char *text, size_t n)
{
    zip_source_t *source = zip_source_buffer(zip, text, n, 0);
    zip_int64_t at = zip_file_add(zip, name, source, ZIP_FL_OVERWRITE);
    if (at >= 0) {
        (void)zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
    } else {
        zip_source_free(source);
    }
}

static void check_members(const char *text, size_t n)
{
    static const char book[] = "<workbook><workbookPr date1904='1'/><sheets>"
                               "<sheet name='S' id='r1'/></sheets></workbook>";
    static const char *const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                         "xl/styles.xml" };
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    add_member(zip, "xl/workbook.xml", book, sizeof book - 1);
    for (size_t i = 0; i < KS_COUNT(names) && n > 0; i++) {
        const char *end = memchr(text, '\0', n);
        size_t length = end == NULL ? n : (size_t)(end - text);
        add_member(zip, names[i], text, length);
        length += end == NULL ? 0 : 1;
        text += length;
        n -= length;
    }
    if (zip_close(zip) == 0) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        (void)zip_source_stat(source, &stat);
        char *bytes = malloc(stat.size + 1);
        if (bytes == NULL) {
            ks_oom();
        }
        (void)zip_source_open(source);
        (void)zip_source_read(source, bytes, stat.size);
        (void)zip_source_close(source);
        check_read(bytes, stat.size);
        free(bytes);
    } else {
        zip_discard(zip);
    }
    zip_source_free(source);
    zip_error_fini(&error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    if (ks_xlsx_is(bytes, size)) {
        check_read(bytes, size);
    } else if (size > 0) {
        check_members(bytes, size);
    }
    return 0;
}
