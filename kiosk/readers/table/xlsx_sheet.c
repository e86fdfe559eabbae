/* One sheet of a workbook: its cells as the rows of a table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/text.h"
#include "readers/table/xlsx_parts.h"

#define CELL_BYTES_MAX (128 * 1024) /* Excel's own limit is 32,767 characters */
#define MERGES_MAX 20000
#define MERGED_CELLS_MAX 50000

struct merge {
    int column, first, last; /* 0-based column; rows as Excel counts */
};

struct sheet {
    struct ks_xlsx *x;
    struct ks_table *table;
    const char *tab; /* for messages */
    size_t capacity;
    const char *cells[KS_TABLE_CELLS_MAX];
    int row, column; /* of the cell being read: row 1-based, column 0-based */
    int last_row;
    char type[12];
    size_t style;
    struct ks_buf value, text; /* <v>; <is><t> */
    enum { NOWHERE, IN_VALUE, IN_TEXT } where;
    bool phonetic, wide, long_sheet, no_strings, faults;
    struct merge *merges;
    size_t n_merges, merges_capacity;
};

static void warn(struct sheet *s, enum ks_problem_code code)
{
    struct ks_place_in_file at = { s->x->file, s->row, s->column + 1 };
    ks_problems_add(s->x->problems, code, at, KS_ARGS(ks_arg_cut(ks_str_of(s->tab), 60)));
}

/* `BC12` -> column 54, row 12; false if it is none. */
static bool read_reference(const char *text, int *column, int *row)
{
    int letters = 0;
    *column = 0;
    for (; *text >= 'A' && *text <= 'Z' && letters < 4; text++, letters++) {
        *column = *column * 26 + (*text - 'A' + 1);
    }
    long value = strtol(text, NULL, 10);
    *row = value > 0 && value <= 1048576 ? (int)value : 0;
    *column -= 1;
    return letters > 0 && *row > 0;
}

static void begin_row(struct sheet *s, const char *const *attributes)
{
    long number = strtol(ks_xml_attribute(attributes, "r"), NULL, 10);
    s->row = number > s->last_row && number <= 1048576 ? (int)number : s->last_row + 1;
    s->column = -1;
    memset(s->cells, 0, sizeof s->cells);
}

static void begin_cell(struct sheet *s, const char *const *attributes)
{
    int column = 0, row = 0;
    if (!read_reference(ks_xml_attribute(attributes, "r"), &column, &row)) {
        column = s->column + 1;
    }
    s->column = column;
    snprintf(s->type, sizeof s->type, "%s", ks_xml_attribute(attributes, "t"));
    s->style = (size_t)strtoul(ks_xml_attribute(attributes, "s"), NULL, 10);
    s->value.n = s->text.n = 0;
}

static const char *shared_string(struct sheet *s)
{
    char *end = NULL;
    unsigned long index = strtoul(s->value.p, &end, 10);
    if (end == s->value.p || index >= s->x->n_strings) {
        s->no_strings = true;
        return "";
    }
    return s->x->strings[index];
}

static const char *cell_value(struct sheet *s)
{
    if (strcmp(s->type, "inlineStr") == 0) {
        return ks_xlsx_text(s->x, &s->text);
    }
    if (s->value.n == 0) {
        return "";
    }
    if (strcmp(s->type, "s") == 0) {
        return shared_string(s);
    }
    if (strcmp(s->type, "b") == 0) {
        return *s->value.p == '1' || *s->value.p == 't' ? "TRUE" : "FALSE";
    }
    if (strcmp(s->type, "e") == 0) {
        if (!s->faults) {
            warn(s, KS_PROBLEM_XLSX_ERROR_VALUE);
        }
        s->faults = true;
        return "";
    }
    if (strcmp(s->type, "str") == 0 || strcmp(s->type, "d") == 0) {
        return ks_xlsx_text(s->x, &s->value);
    }
    return ks_xlsx_number(s->x, s->value.p, s->style);
}

static void end_cell(struct sheet *s)
{
    const char *value = cell_value(s);
    if (*value == '\0') {
        return;
    }
    if (s->column < 0 || s->column >= KS_TABLE_CELLS_MAX) {
        if (!s->wide) {
            warn(s, KS_PROBLEM_XLSX_TOO_MANY_COLUMNS);
        }
        s->wide = true;
        return;
    }
    s->cells[s->column] = value;
}

static struct ks_row *grow_to(struct sheet *s, int row)
{
    struct ks_table *table = s->table;
    while (table->n_rows < (size_t)row) {
        if (table->n_rows == s->capacity) {
            s->capacity = s->capacity == 0 ? 64 : s->capacity * 2;
            table->rows = ks_arena_grow(s->x->arena, table->rows, table->n_rows, s->capacity,
                                        sizeof *table->rows);
        }
        int number = (int)table->n_rows + 1;
        table->rows[table->n_rows++] = (struct ks_row) { .number = number, .line = number };
    }
    return &table->rows[row - 1];
}

static void set_cells(struct sheet *s, struct ks_row *row, const char *const *cells, size_t n)
{
    row->cell = ks_arena_array(s->x->arena, n, sizeof *row->cell);
    row->n_cells = n;
    for (size_t i = 0; i < n; i++) {
        row->cell[i] = cells[i] == NULL ? "" : cells[i];
    }
}

static void end_row(struct sheet *s)
{
    size_t filled = 0;
    for (size_t i = 0; i < KS_TABLE_CELLS_MAX; i++) {
        filled = s->cells[i] != NULL ? i + 1 : filled;
    }
    s->last_row = s->row;
    if (filled == 0) {
        return; /* styled but empty: Excel saves thousands of these */
    }
    if (s->row > KS_TABLE_ROWS_MAX) {
        if (!s->long_sheet) {
            ks_problems_add(s->x->problems, KS_PROBLEM_XLSX_TOO_MANY_ROWS,
                            (struct ks_place_in_file) { s->x->file, s->row, 0 },
                            KS_ARGS(ks_arg_cut(ks_str_of(s->tab), 60)));
        }
        s->long_sheet = true;
        return;
    }
    set_cells(s, grow_to(s, s->row), s->cells, filled);
}

static void add_merge(struct sheet *s, const char *reference)
{
    struct merge merge;
    int column = 0;
    const char *colon = strchr(reference, ':');
    if (colon == NULL || !read_reference(reference, &merge.column, &merge.first) ||
        !read_reference(colon + 1, &column, &merge.last) || merge.last <= merge.first ||
        merge.column >= KS_TABLE_CELLS_MAX || s->n_merges == MERGES_MAX) {
        return;
    }
    if (s->n_merges == s->merges_capacity) {
        s->merges_capacity = s->merges_capacity == 0 ? 64 : s->merges_capacity * 2;
        s->merges = ks_arena_grow(s->x->arena, s->merges, s->n_merges, s->merges_capacity,
                                  sizeof *s->merges);
    }
    s->merges[s->n_merges++] = merge;
}

/* Merged downwards means: the same for every row in which something stands. Rows past the last
 * filled one stay away. `left` wraps past its end when it is used up. */
static void spread_merges(struct sheet *s)
{
    struct ks_table *table = s->table;
    size_t left = MERGED_CELLS_MAX;
    for (size_t m = 0; m < s->n_merges && left <= MERGED_CELLS_MAX; m++) {
        const struct merge *merge = &s->merges[m];
        size_t column = (size_t)merge->column, first = (size_t)merge->first - 1;
        if (first >= table->n_rows || column >= table->rows[first].n_cells) {
            continue;
        }
        const char *value = table->rows[first].cell[column];
        for (size_t r = first + 1; r < (size_t)merge->last && r < table->n_rows; r++) {
            struct ks_row *row = &table->rows[r];
            if (left-- == 0) {
                break;
            }
            if (row->n_cells == 0 || (column < row->n_cells && *row->cell[column] != '\0')) {
                continue;
            }
            const char *cells[KS_TABLE_CELLS_MAX] = { NULL };
            memcpy(cells, row->cell, row->n_cells * sizeof *cells);
            cells[column] = value;
            set_cells(s, row, cells, column >= row->n_cells ? column + 1 : row->n_cells);
        }
    }
}

static void on_start(void *user, const char *name, const char *const *attributes)
{
    struct sheet *s = user;
    s->where = NOWHERE;
    if (strcmp(name, "row") == 0) {
        begin_row(s, attributes);
    } else if (strcmp(name, "c") == 0) {
        begin_cell(s, attributes);
    } else if (strcmp(name, "v") == 0) {
        s->where = IN_VALUE;
    } else if (strcmp(name, "rPh") == 0) {
        s->phonetic = true;
    } else if (strcmp(name, "t") == 0 && !s->phonetic) {
        s->where = IN_TEXT;
    } else if (strcmp(name, "mergeCell") == 0) {
        add_merge(s, ks_xml_attribute(attributes, "ref"));
    }
}

static void on_text(void *user, const char *text, size_t n)
{
    struct sheet *s = user;
    struct ks_buf *to = s->where == IN_VALUE ? &s->value : s->where == IN_TEXT ? &s->text : NULL;
    if (to != NULL && to->n + n <= CELL_BYTES_MAX) {
        ks_buf_add(to, text, n);
    }
}

static void on_end(void *user, const char *name)
{
    struct sheet *s = user;
    s->where = NOWHERE;
    if (strcmp(name, "rPh") == 0) {
        s->phonetic = false;
    } else if (strcmp(name, "c") == 0) {
        end_cell(s);
    } else if (strcmp(name, "row") == 0) {
        end_row(s);
    }
}

bool ks_xlsx_sheet(struct ks_xlsx *x, const char *name, struct ks_worksheet *sheet)
{
    struct sheet *s = calloc(1, sizeof *s);
    if (s == NULL) {
        ks_oom();
    }
    s->x = x;
    s->table = &sheet->table;
    s->tab = sheet->name;
    s->column = -1;
    struct ks_xml_handler handler = { s, on_start, on_text, on_end };
    enum ks_part part = ks_xlsx_part(x, name, &handler);
    bool good = part == KS_PART_READ;
    if (part == KS_PART_MISSING) {
        good = ks_xlsx_refuse(x, KS_PROBLEM_XLSX_SHEET_GONE,
                              KS_ARGS(ks_arg_cut(ks_str_of(sheet->name), 60)));
    } else if (good && s->no_strings) {
        good = ks_xlsx_refuse(x, KS_PROBLEM_XLSX_NO_STRINGS,
                              KS_ARGS(ks_arg_cut(ks_str_of(sheet->name), 60)));
    }
    if (good) {
        spread_merges(s);
    }
    ks_buf_free(&s->value);
    ks_buf_free(&s->text);
    free(s);
    return good;
}
