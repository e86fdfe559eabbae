/* The cells of a row that say on which dates. */
#include "readers/table/parts.h"
#include "readers/text/fold.h"

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

bool ks_rows_may_echo(struct ks_rows *rows, size_t column)
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
    if (reading == KS_DATE_GUESSED && ks_rows_may_echo(rows, column)) {
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

/* Tells how a cell that says both ends was read. */
static void echo_days(struct ks_rows *rows, size_t column, const struct ks_date_range *r)
{
    struct ks_arena *arena = rows->context->arena;
    const char *from = end_text(arena, r->from, r->from_minute);
    const char *until = end_text(arena, r->until, r->until_minute);
    bool guessed = r->from_reading == KS_DATE_GUESSED || r->until_reading == KS_DATE_GUESSED;
    const char *read = r->from == KS_DATE_NONE    ? until
                       : r->until == KS_DATE_NONE ? from
                       : strcmp(from, until) == 0 ? from
                                                  : ks_arena_printf(arena, "%s — %s", from, until);
    echo_date(rows, column, guessed ? KS_DATE_GUESSED : KS_DATE_EXACT, code_of(r), read);
}

bool ks_rows_day_cell(struct ks_rows *rows,
                      size_t column,
                      enum ks_rows_over over,
                      struct ks_date_range *range,
                      uint8_t *days)
{
    struct ks_str cell = ks_rows_exact(rows, column);
    *range = ks_date_days_read(cell, rows->context->today);
    bool bad = range->from_reading == KS_DATE_BAD || range->until_reading == KS_DATE_BAD;
    if (bad && days != NULL && ks_days_named(cell, days)) {
        *range = (struct ks_date_range) { .from = KS_DATE_NONE, .until = KS_DATE_NONE };
        return true;
    }
    if (bad || is_turned(range)) {
        return report_bad_date(rows, column);
    }
    echo_days(rows, column, range);
    if (over == KS_OVER_NOTED) {
        note_expired(rows, column, range->until);
    }
    return true;
}

bool ks_rows_when(struct ks_rows *rows,
                  size_t from,
                  size_t until,
                  size_t date,
                  enum ks_rows_over over,
                  struct ks_date_range *range,
                  uint8_t *days)
{
    struct ks_str cell = ks_rows_cell(rows, date);
    bool begins = ks_rows_cell(rows, from).n > 0, ends = ks_rows_cell(rows, until).n > 0;
    if (cell.n > 0 && begins) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_DATE_UNUSED,
                        ks_rows_at(rows, date), KS_ARGS(ks_arg_cut(cell, 60)));
    }
    return cell.n == 0 || begins ? read_range(rows, from, until, over, range)
           : ends                ? read_range(rows, date, until, over, range)
                                 : ks_rows_day_cell(rows, date, over, range, days);
}

bool ks_rows_span(struct ks_rows *rows,
                  size_t from_column,
                  size_t until_column,
                  size_t date_column,
                  int32_t *from,
                  int32_t *until)
{
    if (ks_rows_cell(rows, date_column).n == 0) {
        return ks_rows_dates(rows, from_column, until_column, KS_OVER_NOT_SAID, from, until);
    }
    struct ks_date_range range;
    bool good =
        ks_rows_when(rows, from_column, until_column, date_column, KS_OVER_NOT_SAID, &range, NULL);
    *from = range.from;
    *until = range.until;
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
