#ifndef KS_READERS_TABLE_COLUMNS_H
#define KS_READERS_TABLE_COLUMNS_H

#include "base/text.h"
#include "readers/table/csv.h"

/* The columns of a table found by their headers, in any order and under any of their names. Headers
 * are compared without case, width, spaces, `_`, byte order marks and a remark in brackets. No
 * state: any thread. */

enum ks_need { KS_OPTIONAL, KS_REQUIRED };

struct ks_column {
    const char *names; /* "item|文件|素材", half width: the first two are what messages say */
    enum ks_need need; /* a table without a required one is none of this kind */
};

#define KS_COLUMNS_MAX 32

struct ks_columns {
    const struct ks_column *spec;
    size_t n;
    size_t header;          /* index of the header row in the table */
    int at[KS_COLUMNS_MAX]; /* index of the cell, -1 = the table has no such column */
};

/* The header is the first of the top five rows with a required column, so that a title may stand
 * above it. Unknown and repeated columns are reported and ignored, nameless ones if
 * something stands in them. False, with the reason listed,
 * if a required column is missing or the table is empty. `n` is KS_COLUMNS_MAX at most; more
 * abort. */
bool ks_columns_find(const char *file,
                     const struct ks_table *table,
                     const struct ks_column *spec,
                     size_t n,
                     struct ks_columns *columns,
                     struct ks_problems *problems);

/* The cell of a column in a row, trimmed; "" if there is none. `column` is its index in spec. */
struct ks_str
ks_columns_cell(const struct ks_columns *columns, const struct ks_row *row, size_t column);
/* What the cell is, whatever is shown of it (csv.h); `failed`: it should be something and is not.
 */
struct ks_str ks_columns_exact(const struct ks_columns *columns,
                               const struct ks_row *row,
                               size_t column,
                               bool *failed);

#endif
