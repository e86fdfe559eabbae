#ifndef KS_READERS_TABLE_CSV_H
#define KS_READERS_TABLE_CSV_H

#include <stddef.h>

#include "base/arena.h"
#include "core/problem/problem.h"

/* The reader of tables as Excel, WPS and Notepad write them. It follows RFC 4180 and its relatives:
 * the separator is `,` `;` tab `，` `；` or `|`, found from the first line that has one (or Excel's
 * `sep=;`); cells in quotes may hold "" and line breaks; trailing empty rows and cells are dropped;
 * cells are trimmed of white space outside quotes. Control characters become spaces. No state: any
 * thread.
 *
 * Rows are counted as Excel counts them: one for each record, blank ones included (they stay as
 * rows without cells, unless they trail), so that messages name the row people see. */

/* A cell of a workbook that stands in several rows, because it was merged downwards over them. */
struct ks_merged {
    size_t column;   /* 0-based */
    int first, last; /* rows, as Excel shows them, that have it */
    const struct ks_merged *next;
};

struct ks_row {
    int number;        /* as Excel shows it; 1 = first row */
    int line;          /* of its first character; 1 = first line of the file */
    const char **cell; /* n_cells UTF-8 strings as they are shown, never NULL */
    /* What a workbook's cell is, whatever is shown of it: 2020-09-01 08:00 for 9月1日, 0.24 for
     * 24%;
     * "" if it is nothing: a formula that failed (#N/A) or has no result. NULL, the row's or the
     * cell's: as shown. */
    const char **exact;
    size_t n_cells;
    const struct ks_merged *merged; /* those of this row, that of the first row too; NULL: none */
};

struct ks_table {
    struct ks_row *rows; /* the header is the first one with cells */
    size_t n_rows;
};

#define KS_TABLE_ROWS_MAX 50000
#define KS_TABLE_CELLS_MAX 64 /* of a row of CSV; workbooks are as wide as Excel lets them be */
#define KS_TABLE_BYTES_MAX (8 * 1024 * 1024)

/* `bytes` in any encoding of readers/text/encoding.h. Always leaves a table in `arena`, empty when
 * unreadable or larger than KS_TABLE_BYTES_MAX. Rows and cells past their bounds are left out with
 * a problem. */
void ks_csv_read(const char *file,
                 const char *bytes,
                 size_t n,
                 struct ks_arena *arena,
                 struct ks_table *table,
                 struct ks_problems *problems);

#endif
