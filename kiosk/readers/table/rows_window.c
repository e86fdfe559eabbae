/* The cells of a row that say when: dates, weekdays, hours. */
#include "readers/table/rows.h"
#include "readers/when/dates.h"

#include <string.h>

/* Notes of one kind listed for a file, so that they never crowd out errors; one more then says to
 * look at the whole column. */
#define NOTES_MAX 50

static bool report_bad_date(struct ks_rows *rows, size_t column)
{
    ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_BAD_DATE, ks_rows_at(rows, column),
                    KS_ARGS(ks_arg_cut(ks_rows_cell(rows, column), 60)));
    return false;
}

static void
echo_date(struct ks_rows *rows, size_t column, enum ks_date_reading reading, int32_t date)
{
    if (reading != KS_DATE_GUESSED || rows->guessed > NOTES_MAX) {
        return;
    }
    char text[KS_CIVIL_TEXT];
    ks_date_format(date, text);
    if (rows->guessed++ == NOTES_MAX) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_GUESSED_DATES,
                        ks_rows_at(rows, column), KS_NO_ARGS);
        return;
    }
    ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_GUESSED_DATE, ks_rows_at(rows, column),
                    KS_ARGS(ks_arg_cut(ks_rows_cell(rows, column), 60), ks_arg_text(text)));
}

static void note_expired(struct ks_rows *rows, size_t column, int32_t until)
{
    int32_t today = rows->context->today;
    if (until == KS_DATE_NONE || today == KS_DATE_NONE || until >= today ||
        rows->expired > NOTES_MAX) {
        return;
    }
    if (rows->expired++ == NOTES_MAX) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_ROWS_EXPIRED, ks_rows_at(rows, column),
                        KS_NO_ARGS);
        return;
    }
    ks_problems_add(rows->context->problems, KS_PROBLEM_ROW_EXPIRED, ks_rows_at(rows, column),
                    KS_ARGS(ks_arg_number((long long)today - until)));
}

bool ks_rows_dates(struct ks_rows *rows,
                   size_t from_column,
                   size_t until_column,
                   bool expires,
                   int32_t *from,
                   int32_t *until)
{
    struct ks_date_range range = ks_date_range_read(
        ks_rows_cell(rows, from_column), ks_rows_cell(rows, until_column), rows->context->today);
    bool good = range.from_reading != KS_DATE_BAD || report_bad_date(rows, from_column);
    good = (range.until_reading != KS_DATE_BAD || report_bad_date(rows, until_column)) && good;
    if (!good) {
        return false;
    }
    *from = range.from;
    *until = range.until;
    if (*from != KS_DATE_NONE && *until != KS_DATE_NONE && *until < *from) {
        char a[KS_CIVIL_TEXT], b[KS_CIVIL_TEXT];
        ks_date_format(*from, a);
        ks_date_format(*until, b);
        ks_problems_add(rows->context->problems, KS_PROBLEM_ROW_DATES_REVERSED,
                        ks_rows_at(rows, until_column), KS_ARGS(ks_arg_text(b), ks_arg_text(a)));
        return false;
    }
    echo_date(rows, from_column, range.from_reading, *from);
    echo_date(rows, until_column, range.until_reading, *until);
    if (expires) {
        note_expired(rows, until_column, *until);
    }
    return true;
}

/* Excel turns a typed 1-5 or 8-12 into a date; we read it back and say so. */
static void echo_excel_date(struct ks_rows *rows, size_t column, enum ks_phrase meant)
{
    struct ks_str cell = ks_rows_cell(rows, column);
    bool date = false;
    for (size_t i = 0; i + 3 <= cell.n; i++) {
        date = date || memcmp(cell.p + i, "月", 3) == 0;
    }
    if (date) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_EXCEL_DATE,
                        ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_cut(cell, 60), ks_arg_phrase(meant)));
    }
}

bool ks_rows_window(struct ks_rows *rows, size_t first_column, struct ks_window *window)
{
    size_t days = first_column + 2, hours = first_column + 3;
    struct ks_problems *problems = rows->context->problems;
    bool good =
        ks_rows_dates(rows, first_column, first_column + 1, true, &window->from, &window->until);
    struct ks_str cell = ks_rows_cell(rows, days);
    if (!ks_days_read(ks_rows_cell(rows, days), &window->days)) {
        ks_problems_add(problems, KS_PROBLEM_CELL_BAD_DAYS, ks_rows_at(rows, days),
                        KS_ARGS(ks_arg_cut(cell, 60)));
        good = false;
    } else {
        echo_excel_date(rows, days, KS_PHRASE_WEEKDAYS);
    }
    cell = ks_rows_cell(rows, hours);
    if (!ks_hours_read(ks_rows_cell(rows, hours), window->hours, KS_DAYPARTS_MAX,
                       &window->n_hours)) {
        ks_problems_add(problems, KS_PROBLEM_CELL_BAD_HOURS, ks_rows_at(rows, hours),
                        KS_ARGS(ks_arg_cut(cell, 60)));
        good = false;
    } else {
        echo_excel_date(rows, hours, KS_PHRASE_HOURS);
    }
    return good;
}
