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

/* Whether one note more is listed of a guess; past the bound one that says to look for the rest. */
static bool may_echo(struct ks_rows *rows, size_t column)
{
    if (rows->guessed > NOTES_MAX) {
        return false;
    }
    if (rows->guessed++ == NOTES_MAX) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_GUESSED_DATES,
                        ks_rows_at(rows, column), KS_NO_ARGS);
        return false;
    }
    return true;
}

static void echo_date(struct ks_rows *rows,
                      size_t column,
                      enum ks_date_reading reading,
                      enum ks_problem_code code,
                      const char *read)
{
    if (reading == KS_DATE_GUESSED && may_echo(rows, column)) {
        ks_problems_add(rows->context->problems, code, ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_cut(ks_rows_cell(rows, column), 60), ks_arg_text(read)));
    }
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

static const char *end_text(struct ks_arena *arena, int32_t date, int minute)
{
    char text[KS_CIVIL_TEXT];
    ks_date_format(date, text);
    return minute == 0 ? ks_arena_strdup(arena, text)
                       : ks_arena_printf(arena, "%s %02d:%02d", text, minute / 60, minute % 60);
}

static enum ks_problem_code code_of(const struct ks_date_range *r)
{
    return !r->yearless              ? KS_PROBLEM_CELL_GUESSED_DATE
           : r->from != KS_DATE_NONE ? KS_PROBLEM_CELL_NO_YEAR_FROM
                                     : KS_PROBLEM_CELL_NO_YEAR_UNTIL;
}

/* Tells what was guessed of the two ends; of a cell that says both in one note. */
static void echo_range(struct ks_rows *rows,
                       size_t from_column,
                       size_t until_column,
                       const struct ks_date_range *r)
{
    struct ks_arena *arena = rows->context->arena;
    const char *from = end_text(arena, r->from, r->from_minute);
    const char *until = end_text(arena, r->until, r->until_minute);
    bool first_empty = ks_rows_cell(rows, from_column).n == 0;
    bool last_empty = ks_rows_cell(rows, until_column).n == 0;
    bool both = r->from != KS_DATE_NONE && r->until != KS_DATE_NONE && (first_empty || last_empty);
    bool guessed = r->from_reading == KS_DATE_GUESSED || r->until_reading == KS_DATE_GUESSED;
    if (both && guessed) {
        echo_date(rows, first_empty ? until_column : from_column, KS_DATE_GUESSED, code_of(r),
                  ks_arena_printf(arena, "%s — %s", from, until));
        return;
    }
    echo_date(rows, first_empty ? until_column : from_column, r->from_reading, code_of(r), from);
    echo_date(rows, last_empty ? from_column : until_column, r->until_reading, code_of(r), until);
}

static bool is_turned(const struct ks_date_range *r)
{
    bool both = r->from != KS_DATE_NONE && r->until != KS_DATE_NONE;
    return both && (r->until < r->from || (r->until == r->from && r->until_minute > 0 &&
                                           r->until_minute <= r->from_minute));
}

static bool read_range(struct ks_rows *rows,
                       size_t from_column,
                       size_t until_column,
                       enum ks_rows_over over,
                       struct ks_date_range *range)
{
    *range = ks_date_range_read(ks_rows_exact(rows, from_column), ks_rows_exact(rows, until_column),
                                rows->context->today);
    bool good = range->from_reading != KS_DATE_BAD || report_bad_date(rows, from_column);
    good = (range->until_reading != KS_DATE_BAD || report_bad_date(rows, until_column)) && good;
    if (good && is_turned(range)) {
        struct ks_arena *arena = rows->context->arena;
        ks_problems_add(rows->context->problems, KS_PROBLEM_ROW_DATES_REVERSED,
                        ks_rows_at(rows, until_column),
                        KS_ARGS(ks_arg_text(end_text(arena, range->until, range->until_minute)),
                                ks_arg_text(end_text(arena, range->from, range->from_minute))));
        return false;
    }
    if (good) {
        echo_range(rows, from_column, until_column, range);
    }
    if (good && over == KS_OVER_NOTED) {
        note_expired(rows, until_column, range->until);
    }
    return good;
}

bool ks_rows_dates(struct ks_rows *rows,
                   size_t from_column,
                   size_t until_column,
                   enum ks_rows_over over,
                   int32_t *from,
                   int32_t *until)
{
    struct ks_date_range range;
    if (!read_range(rows, from_column, until_column, over, &range)) {
        return false;
    }
    char text[KS_CIVIL_TEXT];
    if (range.from_minute > 0 && range.from_reading == KS_DATE_EXACT) {
        ks_date_format(range.from, text);
        echo_date(rows, from_column, KS_DATE_GUESSED, KS_PROBLEM_CELL_GUESSED_DATE, text);
    }
    if (range.until_minute > 0 && range.until_reading == KS_DATE_EXACT) {
        ks_date_format(range.until, text);
        echo_date(rows, until_column, KS_DATE_GUESSED, KS_PROBLEM_CELL_GUESSED_DATE, text);
    }
    *from = range.from;
    *until = range.until;
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

static void echo_hours(struct ks_rows *rows, size_t column, const struct ks_hours *hours)
{
    struct ks_buf text = { 0 };
    for (size_t i = 0; i < hours->n; i++) {
        const struct ks_daypart *part = &hours->v[i];
        ks_buf_addf(&text, "%s%02d:%02d-%02d:%02d", i > 0 ? ";" : "", part->start / 60,
                    part->start % 60, part->end / 60, part->end % 60);
    }
    if (hours->guessed && may_echo(rows, column)) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_GUESSED_HOURS,
                        ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_cut(ks_rows_cell(rows, column), 60), ks_arg_text(text.p)));
    }
    ks_buf_free(&text);
}

static bool read_hours(struct ks_rows *rows, size_t column, struct ks_window *window)
{
    struct ks_hours hours;
    struct ks_str cell = ks_rows_cell(rows, column);
    if (!ks_hours_read(cell, &hours) || (window->days & hours.days) == 0) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_BAD_HOURS,
                        ks_rows_at(rows, column), KS_ARGS(ks_arg_cut(cell, 60)));
        return false;
    }
    memcpy(window->hours, hours.v, sizeof window->hours);
    window->n_hours = hours.n;
    window->days &= hours.days;
    echo_hours(rows, column, &hours);
    echo_excel_date(rows, column, KS_PHRASE_HOURS);
    return true;
}

bool ks_rows_window(struct ks_rows *rows, size_t first_column, struct ks_window *window)
{
    size_t days = first_column + 2, hours = first_column + 3;
    struct ks_date_range range;
    bool good = read_range(rows, first_column, first_column + 1, KS_OVER_NOTED, &range);
    window->from = range.from;
    window->until = range.until;
    window->from_minute = range.from_minute;
    window->until_minute = range.until_minute;
    struct ks_str cell = ks_rows_cell(rows, days);
    if (!ks_days_read(cell, &window->days)) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_BAD_DAYS, ks_rows_at(rows, days),
                        KS_ARGS(ks_arg_cut(cell, 60)));
        window->days = KS_DAYS_ALL;
        good = false;
    } else {
        echo_excel_date(rows, days, KS_PHRASE_WEEKDAYS);
    }
    return read_hours(rows, hours, window) && good;
}
