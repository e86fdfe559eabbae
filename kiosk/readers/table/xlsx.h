#ifndef KS_READERS_TABLE_XLSX_H
#define KS_READERS_TABLE_XLSX_H

#include <stdbool.h>

#include "readers/table/csv.h"

/* The reader of workbooks as Excel, WPS and LibreOffice save them. It reads ECMA-376, transitional
 * and strict, zip by libzip, XML by expat; and .xls and .et of Excel 97 and later (xls.h). Each
 * visible sheet becomes a table as csv.h gives it. One thread for each call.
 *
 *   text       shared and inline strings, with their line breaks, without phonetics
 *   numbers    as their format shows them (readers/format/): 24%, 0007, ¥3,000, 9月1日; beside that
 *              what they are (csv.h), dates as 2020-09-01 08:00; both date systems (1900 with its
 *              false 29 February, 1904); dates of ISO 8601 as strict workbooks have them
 *   booleans   TRUE FALSE
 *   formulas   the value the program last saved; #N/A and the like, and a formula that was saved
 *              without its result, are shown as Excel shows them and are nothing, and one warning
 *   merged     the value of a cell merged downwards stands in every row of it
 *   hidden     rows that are hidden or filtered out are read, and one note says how many
 *
 * Bounds: KS_TABLE_BYTES_MAX in, KS_XLSX_BYTES_MAX and KS_XLSX_ELEMENTS_MAX out of the zip in all
 * however small the archive, with what its formats and wide rows
 * take, rows as in csv.h; texts that many cells share are kept
 * once. What is refused, with the reason: older .xls, .xlsb, .ods, HTML and XML 2003 in their
 * place, passwords, .docx and other archives, damaged files. Hidden sheets are noted and not read.
 */

#define KS_XLSX_BYTES_MAX (32u * 1024 * 1024)
#define KS_XLSX_ELEMENTS_MAX 3000000 /* of its XML: two for each cell of the largest table */
#define KS_XLSX_SHEETS_MAX 40
#define KS_XLSX_COLUMNS_MAX 16384 /* as in Excel */

struct ks_worksheet {
    const char *name; /* as on its tab */
    struct ks_table table;
};

struct ks_workbook {
    struct ks_worksheet *sheets;
    size_t n;
};

/* Whether the bytes are a workbook, or something that is saved under its name (xlsx_kind.h) and
 * that ks_xlsx_read() refuses with the reason. */
bool ks_xlsx_is(const char *bytes, size_t n);

/* False, with the reason listed, and no sheets if the file cannot be read whole. Everything lives
 * in `arena`. */
bool ks_xlsx_read(const char *file,
                  const char *bytes,
                  size_t n,
                  struct ks_arena *arena,
                  struct ks_workbook *workbook,
                  struct ks_problems *problems);

#endif
