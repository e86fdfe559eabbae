#ifndef KS_READERS_TABLE_XLSX_H
#define KS_READERS_TABLE_XLSX_H

#include <stdbool.h>

#include "readers/table/csv.h"

/* The reader of workbooks as Excel, WPS and LibreOffice save them. It reads ECMA-376, transitional
 * and strict; zip by libzip, XML by expat. Each visible sheet becomes a table as csv.h gives it.
 * One thread for each call.
 *
 *   text       shared and inline strings, with their line breaks, without phonetics
 *   numbers    as typed (1.0 is 1); with a date format 2020-09-01, 2020-09-01 08:00, 08:00;
 *              both date systems (1900 with its false 29 February, 1904)
 *   booleans   TRUE FALSE; errors (#N/A) an empty cell and one warning
 *   formulas   the value the program last saved
 *   merged     the value of a cell merged downwards stands in every row of it
 *
 * Bounds: KS_TABLE_BYTES_MAX in, KS_XLSX_BYTES_MAX out of the zip in all however small the archive,
 * rows and columns as in csv.h; texts that many cells share are kept once. What is refused, with
 * the reason: .xls/.et and other old formats, passwords, .docx and other archives, damaged files.
 * Hidden sheets are noted and not read. */

#define KS_XLSX_BYTES_MAX (32u * 1024 * 1024)
#define KS_XLSX_SHEETS_MAX 40

struct ks_worksheet {
    const char *name; /* as on its tab */
    struct ks_table table;
};

struct ks_workbook {
    struct ks_worksheet *sheets;
    size_t n;
};

/* Whether the bytes are a zip archive or one of the old binary formats: for ks_xlsx_read(). */
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
