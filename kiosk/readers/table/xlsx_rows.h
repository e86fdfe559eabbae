#ifndef KS_READERS_TABLE_XLSX_ROWS_H
#define KS_READERS_TABLE_XLSX_ROWS_H

#include "readers/table/xlsx_parts.h"

/* The rows of a sheet of a workbook, filled cell by cell. They live in the workbook's arena. */

struct ks_xlsx_merge {
    int column, first, last; /* 0-based column; rows as Excel counts, first < last */
};

struct ks_xlsx_rows {
    struct ks_xlsx *x;
    struct ks_table *table;
    size_t capacity;             /* rows that the table can hold */
    const char **cells, **exact; /* of the row that is being read; NULL = empty */
    size_t room, filled;         /* how many they can hold, and hold */
    bool swollen;                /* the rows are wider than the workbook may unpack to */
    struct ks_xlsx_merge *merges;
    size_t n_merges, merges_capacity;
    bool cut; /* more is merged than is read */
};

void ks_xlsx_rows_put(struct ks_xlsx_rows *rows, size_t column, struct ks_xlsx_cell value);
/* Begins with the cells that row `number` has already, and pays for them anew; with none once the
 * rows are swollen. */
void ks_xlsx_rows_resume(struct ks_xlsx_rows *rows, int number);
/* The cells put so far are row `number` of the table, 1-based; rows before it that are not there
 * are empty. */
void ks_xlsx_rows_end(struct ks_xlsx_rows *rows, int number);
/* Some thousands are noted, more left out, which spread() tells. */
void ks_xlsx_rows_merge(struct ks_xlsx_rows *rows, struct ks_xlsx_merge merge);
/* Once all rows are there; `tab` is what the sheet is called. */
void ks_xlsx_rows_spread(struct ks_xlsx_rows *rows, const char *tab);

#endif
