#ifndef KS_READERS_TABLE_ROWS_H
#define KS_READERS_TABLE_ROWS_H

#include "base/lang.h"
#include "core/campaign/daypart.h"
#include "core/text/tags.h"
#include "readers/table/columns.h"
#include "readers/text/context.h"

/* The rows of one table, read as typed cells with a list of what is wrong. All readers of tables
 * use it. Strings it returns live in the context's arena. One thread for each `struct ks_rows`. */

struct ks_rows {
    const struct ks_table_context *context;
    const char *file;
    struct ks_arena *scratch; /* the table itself */
    struct ks_table table;
    struct ks_columns columns;
    size_t next, limit, given; /* limit: rows at most */
    const struct ks_row *row;  /* the current one */
    size_t expired, guessed;   /* notes so far; past a bound only their count is told */
};

/* From CSV or .xlsx bytes (its first sheet that has one of the required columns, or else the
 * first). False (nothing to read, reasons listed) or ready for ks_rows_next(). Close it either way.
 */
bool ks_rows_open(struct ks_rows *rows,
                  const struct ks_table_context *context,
                  const char *file,
                  const char *bytes,
                  size_t n,
                  const struct ks_column *spec,
                  size_t n_spec,
                  size_t limit);
/* The same over a table that was read already; it stays the caller's. */
bool ks_rows_over(struct ks_rows *rows,
                  const struct ks_table_context *context,
                  const char *file,
                  const struct ks_table *table,
                  const struct ks_column *spec,
                  size_t n_spec,
                  size_t limit);
bool ks_rows_next(struct ks_rows *rows); /* blank rows are skipped */
void ks_rows_close(struct ks_rows *rows);
size_t ks_rows_count(const struct ks_rows *rows); /* at most so many will come */

/* The current row's number and the 1-based column, for messages; 0 if there is no such column. */
struct ks_place_in_file ks_rows_at(const struct ks_rows *rows, size_t column);
struct ks_str ks_rows_cell(const struct ks_rows *rows, size_t column); /* as it is shown */
/* As it is, whatever is shown of it: 2020-09-01 for 9月1日, 0.5 for 50%. */
struct ks_str ks_rows_exact(const struct ks_rows *rows, size_t column);
bool ks_rows_failed(const struct ks_rows *rows, size_t column); /* a formula without a result */

/* The text of a cell on one line, "" if none or of a formula without a result, which is told; cut
 * with a warning after `limit` bytes. */
const char *ks_rows_text(struct ks_rows *rows, size_t column, size_t limit);
/* A text in other languages: its columns follow each other from `first`, as base/lang.h has the
 * languages; KS_ROWS_IN(first, EN) is that of one. */
#define KS_ROWS_IN(FIRST, NAME) ((FIRST) + KS_LANG_##NAME - 1)
struct ks_others ks_rows_others(struct ks_rows *rows, size_t first, size_t limit);
/* Of all cells under the columns of the table, as typed but for width, case and spaces: rows with
 * the same one say the same. Not against an adversary. */
uint64_t ks_rows_fingerprint(const struct ks_rows *rows);
/* The file that a cell names, relative to assets/; NULL with what is wrong about it in `fault`. */
const char *ks_rows_path(const struct ks_rows *rows, size_t column, enum ks_phrase *fault);
/* As ks_rows_text(), but an empty one is an error and gives NULL: the row must be left out. */
const char *ks_rows_required(struct ks_rows *rows, size_t column, size_t limit);
/* `3` `3.0` `３`; unreadable gives `otherwise`, out of range the nearest bound, with a warning. */
int ks_rows_number(struct ks_rows *rows, size_t column, int min, int max, int otherwise);
bool ks_number_read(struct ks_str cell, int *value); /* as ks_rows_number() reads; no message */
/* 是 yes 1 / 否 no 0; an empty cell is no, and with a warning an unknown word. */
bool ks_rows_flag(struct ks_rows *rows, size_t column);
/* A list (base/list.h); 全部 and the like among its words mean no restriction (an empty list). */
struct ks_tags ks_rows_tags(struct ks_rows *rows, size_t column);
struct ks_tags ks_tags_read(struct ks_str cell, struct ks_arena *arena, size_t *left_out);
/* The index of the '|' group of words the cell is one of; groups end with NULL. The first is the
 * default: for an empty cell, and with a warning, which offers the second word of each other group,
 * for an unknown word. */
int ks_rows_choice(struct ks_rows *rows, size_t column, const char *const *groups);

/* Dates: false (error listed) if one is unreadable or they are the wrong way round. A guessed one
 * is echoed, one that is over is noted where that was asked for. */
enum ks_rows_over { KS_OVER_NOT_SAID, KS_OVER_NOTED };
bool ks_rows_dates(struct ks_rows *rows,
                   size_t from_column,
                   size_t until_column,
                   enum ks_rows_over over,
                   int32_t *from,
                   int32_t *until);
/* The same, not noted when over, where a third column may say both ends in one cell (日期). */
bool ks_rows_span(struct ks_rows *rows,
                  size_t from_column,
                  size_t until_column,
                  size_t date_column,
                  int32_t *from,
                  int32_t *until);
/* Dates, days and hours of a row whose columns from, until, days, hours, date stand in that order.
 * Where the first two hold times of day (开始时间, 结束时间), these are its hours, and dates where
 * the hours should stand (时间) are its dates. */
bool ks_rows_window(struct ks_rows *rows, size_t first_column, struct ks_window *window);

#endif
