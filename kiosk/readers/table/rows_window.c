/* The cells of a row that say when: dates, weekdays, hours. */
#include "readers/table/parts.h"

#include <string.h>

#include "readers/text/fold.h"

struct columns {
    size_t from, until, days, hours, date;
};

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
    if (hours->guessed && ks_rows_may_echo(rows, column)) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_GUESSED_HOURS,
                        ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_cut(ks_rows_cell(rows, column), 60), ks_arg_text(text.p)));
    }
    ks_buf_free(&text);
}

static void take_hours(const struct ks_hours *hours, struct ks_window *window)
{
    memcpy(window->hours, hours->v, sizeof window->hours);
    window->n_hours = hours->n;
    window->days &= hours->days;
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
    take_hours(&hours, window);
    echo_hours(rows, column, &hours);
    echo_excel_date(rows, column, KS_PHRASE_HOURS);
    return true;
}

static bool has_clock(struct ks_str cell)
{
    struct ks_fold folded;
    return ks_fold(cell, &folded) &&
           (strstr(folded.text, ":") != NULL || strstr(folded.text, "点") != NULL ||
            strstr(folded.text, "时") != NULL);
}

/* Whether from and until hold times of day, as 开始时间 and 结束时间 do beside 日期: its hours. */
static bool are_hours(struct ks_rows *rows, const struct columns *at, struct ks_hours *hours)
{
    struct ks_str from = ks_rows_cell(rows, at->from), until = ks_rows_cell(rows, at->until);
    struct ks_date_range range = ks_date_range_read(from, until, rows->context->today);
    if (!has_clock(from) || !has_clock(until) || ks_rows_cell(rows, at->hours).n > 0 ||
        range.from_reading != KS_DATE_BAD || range.until_reading != KS_DATE_BAD) {
        return false;
    }
    const char *joined =
        ks_arena_printf(rows->scratch, "%.*s-%.*s", (int)from.n, from.p, (int)until.n, until.p);
    return ks_hours_read(ks_str_of(joined), hours);
}

static bool is_figures(struct ks_str cell)
{
    for (size_t i = 0; i < cell.n; i++) {
        if (strchr("0123456789.", cell.p[i]) == NULL) {
            return false;
        }
    }
    return true;
}

/* Whether the hours are no hours but days, in a row that says no others: 时间 means either. A mere
 * number is neither. */
static bool are_days(struct ks_rows *rows, const struct columns *at)
{
    struct ks_hours hours;
    struct ks_str cell = ks_rows_cell(rows, at->hours);
    struct ks_date_range range = ks_date_days_read(cell, rows->context->today);
    return ks_rows_cell(rows, at->from).n + ks_rows_cell(rows, at->until).n +
                   ks_rows_cell(rows, at->date).n ==
               0 &&
           !is_figures(cell) && !ks_hours_read(cell, &hours) && range.from_reading != KS_DATE_BAD &&
           range.until_reading != KS_DATE_BAD;
}

static bool read_days(struct ks_rows *rows, size_t column, uint8_t *days)
{
    struct ks_str cell = ks_rows_cell(rows, column);
    if (ks_days_read(cell, days)) {
        echo_excel_date(rows, column, KS_PHRASE_WEEKDAYS);
        return true;
    }
    ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_BAD_DAYS, ks_rows_at(rows, column),
                    KS_ARGS(ks_arg_cut(cell, 60)));
    *days = KS_DAYS_ALL;
    return false;
}

bool ks_rows_window(struct ks_rows *rows, size_t first_column, struct ks_window *window)
{
    const struct columns at = { first_column, first_column + 1, first_column + 2, first_column + 3,
                                first_column + 4 };
    struct ks_hours hours;
    struct ks_date_range range = { .from = KS_DATE_NONE, .until = KS_DATE_NONE };
    uint8_t named = KS_DAYS_ALL;
    uint8_t *may_name = ks_rows_cell(rows, at.days).n == 0 ? &named : NULL;
    bool clock = are_hours(rows, &at, &hours), swapped = !clock && are_days(rows, &at);
    bool dated = ks_rows_cell(rows, at.date).n > 0, good = true;
    if (swapped || (clock && dated)) {
        good =
            ks_rows_day_cell(rows, swapped ? at.hours : at.date, KS_OVER_NOTED, &range, may_name);
    } else if (!clock) {
        good = ks_rows_when(rows, at.from, at.until, at.date, KS_OVER_NOTED, &range, may_name);
    }
    window->from = range.from;
    window->until = range.until;
    window->from_minute = range.from_minute;
    window->until_minute = range.until_minute;
    good = read_days(rows, at.days, &window->days) && good;
    window->days &= named;
    if (clock) {
        hours.guessed = true;
        take_hours(&hours, window);
        echo_hours(rows, at.from, &hours);
    }
    return (clock || swapped || read_hours(rows, at.hours, window)) && good;
}
