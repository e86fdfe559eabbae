#ifndef KS_READERS_TABLE_PARTS_H
#define KS_READERS_TABLE_PARTS_H

#include "readers/table/rows.h"
#include "readers/when/dates.h"

/* What the files of rows.h share that read when a row plays. */

/* Whether one note more is listed of a guess; past the bound one that says to look for the rest. */
bool ks_rows_may_echo(struct ks_rows *rows, size_t column);
/* Reads a cell that says on which days; where `days` is given, it may name days of the week. False
 * (error listed) if it is unreadable. */
bool ks_rows_day_cell(struct ks_rows *rows,
                      size_t column,
                      enum ks_rows_over over,
                      struct ks_date_range *range,
                      uint8_t *days);
/* Reads the columns from and until, and date, which says both where they say nothing. */
bool ks_rows_when(struct ks_rows *rows,
                  size_t from,
                  size_t until,
                  size_t date,
                  enum ks_rows_over over,
                  struct ks_date_range *range,
                  uint8_t *days);

#endif
