/* Reads the table behind a card: what, and when it is shown (see sheet.h). */
#include "readers/set/sheet.h"

#include "core/problem/problem.h"
#include "readers/table/rows.h"

enum { NAME, VALUE, FROM, UNTIL, DATE, PICTURE };

static const struct ks_column columns[] = {
    [NAME] = { "name|名称|项目|时间", KS_REQUIRED },
    [VALUE] = { "value|内容|说明|安排", KS_REQUIRED },
    [FROM] = { KS_NAMES_FROM, KS_OPTIONAL },
    [UNTIL] = { KS_NAMES_UNTIL, KS_OPTIONAL },
    [DATE] = { KS_NAMES_DATE, KS_OPTIONAL },
    [PICTURE] = { "picture|图片|配图|作品图", KS_OPTIONAL },
};

/* The picture of a row; NULL if there is none, or none that can be shown: the row stays. */
static const char *read_picture(struct ks_rows *rows)
{
    struct ks_str cell = ks_rows_cell(rows, PICTURE);
    enum ks_phrase fault;
    if (cell.n == 0) {
        return NULL;
    }
    const char *path = ks_rows_path(rows, PICTURE, &fault);
    if (path == NULL) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_SHEET_PICTURE,
                        ks_rows_at(rows, PICTURE),
                        KS_ARGS(ks_arg_cut(cell, 80), ks_arg_phrase(fault)));
    }
    return path;
}

void ks_sheet_read(const struct ks_table_context *context,
                   const char *file,
                   const char *bytes,
                   size_t n,
                   struct ks_sheet *sheet)
{
    struct ks_rows rows;
    *sheet = (struct ks_sheet) { 0 };
    if (ks_rows_open(&rows, context, file, bytes, n, columns, KS_COUNT(columns),
                     KS_SHEET_ROWS_MAX)) {
        sheet->v = ks_arena_array(context->arena, ks_rows_count(&rows) + 1, sizeof *sheet->v);
        while (ks_rows_next(&rows)) {
            struct ks_sheet_row *row = &sheet->v[sheet->n];
            *row = (struct ks_sheet_row) { .row = rows.row->number };
            row->name = ks_rows_required(&rows, NAME, 60);
            row->value = ks_rows_required(&rows, VALUE, 120);
            bool timely = ks_rows_span(&rows, FROM, UNTIL, DATE, &row->from, &row->until);
            row->picture = read_picture(&rows);
            bool whole = row->name != NULL && row->value != NULL && timely;
            if (whole && ks_sheet_row_is_sample(row)) {
                ks_problems_add(context->problems, KS_PROBLEM_SHEET_SAMPLE,
                                ks_rows_at(&rows, VALUE), KS_ARGS(ks_arg_text(row->name)));
            }
            sheet->n += whole;
        }
    }
    ks_rows_close(&rows);
}
