/* The rows of a sheet, filled cell by cell (see xlsx_rows.h). */
#include "readers/table/xlsx_rows.h"

#include <string.h>

#define MERGES_MAX 20000
#define MERGED_CELLS_MAX 50000

void ks_xlsx_rows_put(struct ks_xlsx_rows *rows, size_t column, struct ks_xlsx_cell value)
{
    if (column >= rows->room) {
        size_t room = 2 * (column + 1);
        rows->cells =
            ks_arena_grow(rows->x->arena, rows->cells, rows->filled, room, sizeof *rows->cells);
        rows->exact =
            ks_arena_grow(rows->x->arena, rows->exact, rows->filled, room, sizeof *rows->exact);
        rows->room = room;
    }
    for (; rows->filled <= column; rows->filled++) {
        rows->cells[rows->filled] = NULL;
        rows->exact[rows->filled] = NULL;
    }
    rows->cells[column] = value.text;
    rows->exact[column] = value.exact;
}

static struct ks_row *grow_to(struct ks_xlsx_rows *rows, int row)
{
    struct ks_table *table = rows->table;
    while (table->n_rows < (size_t)row) {
        if (table->n_rows == rows->capacity) {
            rows->capacity = rows->capacity == 0 ? 64 : rows->capacity * 2;
            table->rows = ks_arena_grow(rows->x->arena, table->rows, table->n_rows, rows->capacity,
                                        sizeof *table->rows);
        }
        int number = (int)table->n_rows + 1;
        table->rows[table->n_rows++] = (struct ks_row) { .number = number, .line = number };
    }
    return &table->rows[row - 1];
}

/* Rows are as wide as their last cell: that is paid for like what comes out of the zip. */
static bool pay_for(struct ks_xlsx_rows *rows, size_t cells)
{
    size_t bytes = cells * 2 * sizeof(const char *);
    rows->swollen = rows->swollen || bytes > rows->x->budget;
    rows->x->budget -= rows->swollen ? 0 : bytes;
    return !rows->swollen;
}

static void set_cells(struct ks_xlsx_rows *rows,
                      struct ks_row *row,
                      const char *const *cells,
                      const char *const *exact,
                      size_t n)
{
    bool any = false;
    if (!pay_for(rows, n)) {
        return;
    }
    row->cell = ks_arena_array(rows->x->arena, n, sizeof *row->cell);
    row->n_cells = n;
    for (size_t i = 0; i < n; i++) {
        row->cell[i] = cells[i] == NULL ? "" : cells[i];
        any = any || exact[i] != NULL;
    }
    row->exact = any ? ks_arena_array(rows->x->arena, n, sizeof *row->exact) : NULL;
    if (any) {
        memcpy(row->exact, exact, n * sizeof *row->exact);
    }
}

void ks_xlsx_rows_end(struct ks_xlsx_rows *rows, int number)
{
    set_cells(rows, grow_to(rows, number), rows->cells, rows->exact, rows->filled);
}

void ks_xlsx_rows_merge(struct ks_xlsx_rows *rows, struct ks_xlsx_merge merge)
{
    if (rows->n_merges == MERGES_MAX) {
        rows->cut = true;
        return;
    }
    if (rows->n_merges == rows->merges_capacity) {
        rows->merges_capacity = rows->merges_capacity == 0 ? 64 : rows->merges_capacity * 2;
        rows->merges = ks_arena_grow(rows->x->arena, rows->merges, rows->n_merges,
                                     rows->merges_capacity, sizeof *rows->merges);
    }
    rows->merges[rows->n_merges++] = merge;
}

static void begin_with(struct ks_xlsx_rows *rows, const struct ks_row *row)
{
    rows->filled = 0;
    for (size_t i = 0; i < row->n_cells; i++) {
        ks_xlsx_rows_put(
            rows, i,
            (struct ks_xlsx_cell) { row->cell[i], row->exact == NULL ? NULL : row->exact[i] });
    }
}

void ks_xlsx_rows_resume(struct ks_xlsx_rows *rows, int number)
{
    size_t at = (size_t)number - 1;
    rows->filled = 0;
    if (at < rows->table->n_rows && pay_for(rows, rows->table->rows[at].n_cells)) {
        begin_with(rows, &rows->table->rows[at]);
    }
}

static void
spread_into(struct ks_xlsx_rows *rows, struct ks_row *row, const struct ks_row *from, size_t column)
{
    begin_with(rows, row);
    ks_xlsx_rows_put(rows, column,
                     (struct ks_xlsx_cell) { from->cell[column],
                                             from->exact == NULL ? NULL : from->exact[column] });
    set_cells(rows, row, rows->cells, rows->exact, rows->filled);
}

/* Each row that has the cell knows it, the first too. */
static void mark(struct ks_xlsx_rows *rows, size_t column, int first, int last)
{
    for (int r = first; r <= last; r++) {
        struct ks_row *row = &rows->table->rows[r - 1];
        if (r != first && row->n_cells == 0) {
            continue;
        }
        struct ks_merged *merged = ks_arena_alloc(rows->x->arena, sizeof *merged);
        *merged = (struct ks_merged) { column, first, last, row->merged };
        row->merged = merged;
    }
}

/* Merged downwards means: the same for every row in which something stands. Rows past the last
 * filled one stay away. `left` wraps past its end when it is used up. */
void ks_xlsx_rows_spread(struct ks_xlsx_rows *rows, const char *tab)
{
    struct ks_table *table = rows->table;
    size_t left = MERGED_CELLS_MAX;
    for (size_t m = 0; m < rows->n_merges && left <= MERGED_CELLS_MAX; m++) {
        const struct ks_xlsx_merge *merge = &rows->merges[m];
        size_t column = (size_t)merge->column, first = (size_t)merge->first - 1;
        if (first >= table->n_rows || column >= table->rows[first].n_cells) {
            continue;
        }
        const struct ks_row *from = &table->rows[first];
        size_t last = first; /* that was filled */
        for (size_t r = first + 1; r < (size_t)merge->last && r < table->n_rows; r++) {
            struct ks_row *row = &table->rows[r];
            if (left-- == 0) {
                rows->cut = true;
                break;
            }
            if (row->n_cells == 0 || (column < row->n_cells && *row->cell[column] != '\0')) {
                continue;
            }
            spread_into(rows, row, from, column);
            last = r;
        }
        if (last > first && *from->cell[column] != '\0') {
            mark(rows, column, (int)first + 1, (int)last + 1);
        }
    }
    if (rows->cut) {
        ks_problems_add(rows->x->problems, KS_PROBLEM_XLSX_MERGES,
                        (struct ks_place_in_file) { rows->x->file, 0, 0 },
                        KS_ARGS(ks_arg_cut(ks_str_of(tab), 60)));
    }
}
