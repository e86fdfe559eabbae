/* One sheet of a workbook: its cells as the rows of a table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/text.h"
#include "readers/table/xlsx_rows.h"

#define CELL_BYTES_MAX (128 * 1024) /* Excel's own limit is 32,767 characters */

struct sheet {
    struct ks_xlsx *x;
    struct ks_xlsx_rows rows;
    const char *tab; /* for messages */
    int row, column; /* of the cell being read: row 1-based, column 0-based */
    int last_row;
    char type[12];
    size_t style;
    struct ks_buf value, text, formula; /* <v>; <is><t>; <f> */
    enum { NOWHERE, IN_VALUE, IN_TEXT, IN_FORMULA } where;
    bool calculated; /* the cell has a formula */
    bool phonetic, wide, long_sheet, no_strings, faults, unsaved;
    bool hidden_row;
    size_t hidden;
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
    s->rows.filled = 0;
    const char *hidden = ks_xml_attribute(attributes, "hidden");
    s->hidden_row = strcmp(hidden, "1") == 0 || strcmp(hidden, "true") == 0;
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
    s->value.n = s->text.n = s->formula.n = 0;
    s->calculated = false;
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

/* A value that is none: what Excel shows of it. */
static struct ks_xlsx_cell
no_value(struct sheet *s, const char *text, bool *told, enum ks_problem_code code)
{
    if (!*told) {
        warn(s, code);
    }
    *told = true;
    return (struct ks_xlsx_cell) { text, "" };
}

static struct ks_xlsx_cell cell_value(struct sheet *s)
{
    struct ks_xlsx *x = s->x;
    bool text = strcmp(s->type, "str") == 0;
    if (strcmp(s->type, "inlineStr") == 0) {
        return ks_xlsx_string(x, ks_xlsx_text(x, &s->text), s->style);
    }
    if (s->value.n == 0 && s->calculated && !text) {
        const char *formula = ks_arena_printf(x->arena, "=%s", ks_xlsx_text(x, &s->formula));
        return no_value(s, formula, &s->unsaved, KS_PROBLEM_XLSX_NO_RESULT);
    }
    if (s->value.n == 0) {
        return (struct ks_xlsx_cell) { "", NULL };
    }
    if (strcmp(s->type, "s") == 0) {
        return ks_xlsx_string(x, shared_string(s), s->style);
    }
    if (strcmp(s->type, "b") == 0) {
        bool yes = *s->value.p == '1' || *s->value.p == 't';
        return (struct ks_xlsx_cell) { yes ? "TRUE" : "FALSE", NULL };
    }
    const char *value = ks_xlsx_text(x, &s->value);
    if (strcmp(s->type, "e") == 0) {
        return no_value(s, value, &s->faults, KS_PROBLEM_XLSX_ERROR_VALUE);
    }
    if (text) {
        return ks_xlsx_string(x, value, s->style);
    }
    return strcmp(s->type, "d") == 0 ? ks_xlsx_date(x, value, s->style)
                                     : ks_xlsx_number(x, value, s->style);
}

static void end_cell(struct sheet *s)
{
    struct ks_xlsx_cell value = cell_value(s);
    if (*value.text == '\0') {
        return;
    }
    if (s->column < 0 || s->column >= KS_XLSX_COLUMNS_MAX) {
        if (!s->wide) {
            warn(s, KS_PROBLEM_XLSX_TOO_MANY_COLUMNS);
        }
        s->wide = true;
        return;
    }
    ks_xlsx_rows_put(&s->rows, (size_t)s->column, value);
}

static void end_row(struct sheet *s)
{
    s->last_row = s->row;
    if (s->rows.filled == 0) {
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
    s->hidden += s->hidden_row ? 1 : 0;
    ks_xlsx_rows_end(&s->rows, s->row);
}

static void add_merge(struct sheet *s, const char *reference)
{
    struct ks_xlsx_merge merge;
    int column = 0;
    const char *colon = strchr(reference, ':');
    if (colon == NULL || !read_reference(reference, &merge.column, &merge.first) ||
        !read_reference(colon + 1, &column, &merge.last) || merge.last <= merge.first ||
        merge.column >= KS_XLSX_COLUMNS_MAX) {
        return;
    }
    ks_xlsx_rows_merge(&s->rows, merge);
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
    } else if (strcmp(name, "f") == 0) {
        s->where = IN_FORMULA;
        s->calculated = true;
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
    struct ks_buf *to = s->where == IN_VALUE     ? &s->value
                        : s->where == IN_TEXT    ? &s->text
                        : s->where == IN_FORMULA ? &s->formula
                                                 : NULL;
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
    s->rows = (struct ks_xlsx_rows) { .x = x, .table = &sheet->table };
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
        ks_xlsx_rows_spread(&s->rows, s->tab);
    }
    if (good && s->rows.swollen) {
        good = ks_xlsx_refuse(x, KS_PROBLEM_XLSX_UNPACKS_LARGE, KS_NO_ARGS);
    }
    if (good && s->hidden > 0) {
        ks_problems_add(
            x->problems, KS_PROBLEM_XLSX_HIDDEN_ROWS, (struct ks_place_in_file) { x->file, 0, 0 },
            KS_ARGS(ks_arg_cut(ks_str_of(sheet->name), 60), ks_arg_number((long long)s->hidden)));
    }
    ks_buf_free(&s->value);
    ks_buf_free(&s->text);
    ks_buf_free(&s->formula);
    free(s);
    return good;
}
