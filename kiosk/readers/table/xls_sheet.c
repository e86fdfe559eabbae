/* One sheet of an .xls: its cells as the rows of a table. */
#include <math.h>
#include <string.h>

#include "readers/table/xls_parts.h"
#include "readers/table/xlsx_rows.h"

#define ROWS 65536 /* of a sheet of BIFF8 */

struct sheet {
    struct ks_xlsx *x;
    struct ks_xlsx_rows rows;
    const char *tab;
    int row, column; /* of the cell being read; row 1-based, 0 = none yet; column 0-based */
    size_t style;
    unsigned char hidden[ROWS / 8];
    bool begun;     /* cells of `row` wait in `rows` */
    bool text_next; /* the formula's result is the next STRING */
    bool long_sheet, faults, no_strings;
};

static void end_row(struct sheet *s)
{
    if (s->begun) {
        ks_xlsx_rows_end(&s->rows, s->row);
    }
    s->begun = false;
}

/* Makes a cell the current one: false if nothing of it is kept. */
static bool begin_cell(struct sheet *s, uint32_t row, uint32_t column, uint32_t style)
{
    s->column = (int)column;
    s->style = style;
    if (row >= KS_TABLE_ROWS_MAX) {
        if (!s->long_sheet) {
            ks_problems_add(s->x->problems, KS_PROBLEM_XLSX_TOO_MANY_ROWS,
                            (struct ks_place_in_file) { s->x->file, (int)row + 1, 0 },
                            KS_ARGS(ks_arg_cut(ks_str_of(s->tab), 60)));
        }
        s->long_sheet = true;
        return false;
    }
    if (s->row != (int)row + 1) {
        end_row(s);
        s->row = (int)row + 1;
    }
    return column < KS_XLSX_COLUMNS_MAX;
}

static void put(struct sheet *s, struct ks_xlsx_cell cell)
{
    if (*cell.text == '\0') {
        return;
    }
    if (!s->begun) {
        ks_xlsx_rows_resume(&s->rows, s->row); /* some writers do not keep the order */
    }
    s->begun = true;
    ks_xlsx_rows_put(&s->rows, (size_t)s->column, cell);
}

static void put_number(struct sheet *s, double value)
{
    if (isfinite(value)) {
        put(s, ks_xlsx_value(s->x, value, s->style));
    }
}

static void put_fault(struct sheet *s, unsigned code)
{
    static const struct {
        unsigned code;
        const char *text;
    } faults[] = { { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0F, "#VALUE!" }, { 0x17, "#REF!" },
                   { 0x1D, "#NAME?" }, { 0x24, "#NUM!" },   { 0x2A, "#N/A" } };
    const char *text = "#N/A";
    for (size_t i = 0; i < KS_COUNT(faults); i++) {
        text = faults[i].code == code ? faults[i].text : text;
    }
    if (!s->faults) {
        ks_problems_add(s->x->problems, KS_PROBLEM_XLSX_ERROR_VALUE,
                        (struct ks_place_in_file) { s->x->file, s->row, s->column + 1 },
                        KS_ARGS(ks_arg_cut(ks_str_of(s->tab), 60)));
    }
    s->faults = true;
    put(s, (struct ks_xlsx_cell) { text, "" });
}

static void put_truth(struct sheet *s, unsigned value)
{
    put(s, (struct ks_xlsx_cell) { value != 0 ? "TRUE" : "FALSE", NULL });
}

/* What the program saved last. */
static void put_result(struct sheet *s, const unsigned char *result)
{
    enum { TEXT, TRUTH, FAULT };
    if (ks_xls_u16(result + 6) != 0xFFFF) {
        put_number(s, ks_xls_double(result));
    } else if (result[0] == TRUTH) {
        put_truth(s, result[2]);
    } else if (result[0] == FAULT) {
        put_fault(s, result[2]);
    } else {
        s->text_next = result[0] == TEXT;
    }
}

static void put_shared(struct sheet *s, uint32_t index)
{
    if (index >= s->x->n_strings) {
        s->no_strings = true;
    } else {
        put(s, ks_xlsx_string(s->x, s->x->strings[index], s->style));
    }
}

static void put_numbers(struct sheet *s, const struct ks_xls_records *r)
{
    uint32_t row = ks_xls_u16(r->data), column = ks_xls_u16(r->data + 2);
    for (size_t at = 4; at + 6 <= r->n - 2; at += 6, column++) {
        if (begin_cell(s, row, column, ks_xls_u16(r->data + at))) {
            put_number(s, ks_xls_short_number(ks_xls_u32(r->data + at + 2)));
        }
    }
}

static void add_merges(struct sheet *s, const struct ks_xls_records *r)
{
    for (size_t at = 2; at + 8 <= r->n; at += 8) {
        const unsigned char *p = r->data + at;
        struct ks_xlsx_merge merge = { (int)ks_xls_u16(p + 4), (int)ks_xls_u16(p) + 1,
                                       (int)ks_xls_u16(p + 2) + 1 };
        if (merge.first < merge.last) {
            ks_xlsx_rows_merge(&s->rows, merge);
        }
    }
}

/* A record that holds one cell: row, column, style, and what is in it. */
static void take_cell(struct sheet *s, const struct ks_xls_records *r, size_t least)
{
    const unsigned char *p = r->data + 6;
    if (r->n < 6 + least ||
        !begin_cell(s, ks_xls_u16(r->data), ks_xls_u16(r->data + 2), ks_xls_u16(r->data + 4))) {
        return;
    }
    if (r->id == KS_XLS_SHARED_LABEL) {
        put_shared(s, ks_xls_u32(p));
    } else if (r->id == KS_XLS_NUMBER) {
        put_number(s, ks_xls_double(p));
    } else if (r->id == KS_XLS_SHORT_NUMBER) {
        put_number(s, ks_xls_short_number(ks_xls_u32(p)));
    } else if (r->id == KS_XLS_FORMULA) {
        put_result(s, p);
    } else if (r->id == KS_XLS_TRUTH && p[1] != 0) {
        put_fault(s, p[0]);
    } else if (r->id == KS_XLS_TRUTH) {
        put_truth(s, p[0]);
    } else {
        put(s, ks_xlsx_string(s->x, ks_xls_text(s->x, p, r->n - 6, 2), s->style));
    }
}

static void take_record(struct sheet *s, const struct ks_xls_records *r)
{
    switch (r->id) {
    case KS_XLS_SHARED_LABEL:
    case KS_XLS_SHORT_NUMBER:
        take_cell(s, r, 4);
        break;
    case KS_XLS_NUMBER:
    case KS_XLS_FORMULA:
        take_cell(s, r, 8);
        break;
    case KS_XLS_TRUTH:
        take_cell(s, r, 2);
        break;
    case KS_XLS_LABEL:
    case KS_XLS_RICH_LABEL:
        take_cell(s, r, 3);
        break;
    case KS_XLS_STRING:
        if (s->text_next) {
            put(s, ks_xlsx_string(s->x, ks_xls_text(s->x, r->data, r->n, 2), s->style));
        }
        s->text_next = false;
        break;
    case KS_XLS_NUMBERS:
        if (r->n >= 6) {
            put_numbers(s, r);
        }
        break;
    case KS_XLS_MERGED:
        add_merges(s, r);
        break;
    case KS_XLS_ROW:
        if (r->n >= 16 && (r->data[12] & 0x20) != 0) {
            s->hidden[ks_xls_u16(r->data) / 8] |= (unsigned char)(1u << (r->data[0] & 7));
        }
        break;
    default:
        break;
    }
}

static size_t count_hidden(const struct sheet *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->rows.table->n_rows; i++) {
        bool hidden = (s->hidden[i / 8] >> (i & 7) & 1) != 0;
        n += hidden && s->rows.table->rows[i].n_cells > 0 ? 1 : 0;
    }
    return n;
}

/* What is wrong with the sheet as a whole; false = it is refused. */
static bool conclude(struct sheet *s)
{
    struct ks_arg tab = ks_arg_cut(ks_str_of(s->tab), 60);
    if (s->no_strings) {
        return ks_xlsx_refuse(s->x, KS_PROBLEM_XLSX_NO_STRINGS, KS_ARGS(tab));
    }
    size_t hidden = count_hidden(s);
    ks_xlsx_rows_spread(&s->rows, s->tab);
    if (s->rows.swollen || s->x->budget == 0) {
        return ks_xlsx_refuse(s->x, KS_PROBLEM_XLSX_UNPACKS_LARGE, KS_NO_ARGS);
    }
    if (hidden > 0) {
        ks_problems_add(s->x->problems, KS_PROBLEM_XLSX_HIDDEN_ROWS,
                        (struct ks_place_in_file) { s->x->file, 0, 0 },
                        KS_ARGS(tab, ks_arg_number((long long)hidden)));
    }
    return true;
}

bool ks_xls_sheet(struct ks_xlsx *x, struct ks_str stream, size_t at, struct ks_worksheet *sheet)
{
    struct ks_xls_records r = { .stream = stream, .next = at < stream.n ? at : stream.n };
    struct sheet *s = ks_arena_alloc(x->arena, sizeof *s);
    s->x = x;
    s->rows = (struct ks_xlsx_rows) { .x = x, .table = &sheet->table };
    s->tab = sheet->name;
    bool whole = false, there = ks_xls_next(&r) && r.id == KS_XLS_BEGIN;
    for (size_t depth = 1; there && !whole && ks_xls_next(&r);) { /* charts stand within it */
        if (s->rows.swollen || x->budget == 0 || x->elements == 0) {
            return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_UNPACKS_LARGE, KS_NO_ARGS);
        }
        x->elements--;
        depth += r.id == KS_XLS_BEGIN ? 1 : 0;
        depth -= r.id == KS_XLS_EOF ? 1 : 0;
        whole = depth == 0;
        if (depth == 1) {
            take_record(s, &r);
        }
    }
    end_row(s);
    if (!whole) {
        return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_SHEET_GONE,
                              KS_ARGS(ks_arg_cut(ks_str_of(sheet->name), 60)));
    }
    return conclude(s);
}
