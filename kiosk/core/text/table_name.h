#ifndef KS_CORE_TEXT_TABLE_NAME_H
#define KS_CORE_TEXT_TABLE_NAME_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* The one label of a table that may be a file of several kinds. playlists/main.xlsx, .xlsm, .xls
 * or .et, in small or in capital letters, is what playlists/main.csv is called, everywhere but on
 * the disk of the office. Of several the .csv is the table, else the first in that order. Its bytes
 * say which it is. Tables stand in playlists/ and assets/sheets/, and as assets/facts. No state:
 * any thread. */

#define KS_TABLE_NAME_MAX 1200
#define KS_TABLE_BOOKS 8 /* names of workbooks that one table may have */

/* By its ending alone: 0, or of a workbook its place in the order in which one is taken, from 1. */
size_t ks_table_rank(struct ks_str path);
/* The label of a workbook that is a table; NULL if it is none, or Excel's `~$` beside an open one.
 */
const char *ks_table_label(const char *path, struct ks_arena *arena);
/* A workbook that may stand in the place of a .csv, `which` < KS_TABLE_BOOKS; false if none may. */
bool ks_table_book(const char *label, size_t which, char book[KS_TABLE_NAME_MAX]);
/* Whether it ends as tables do and lies where tables are looked for. */
bool ks_table_may_stray(struct ks_str path);
/* What a table that nothing reads under its name was probably meant to be called:
 * playlists/Main.CSV "playlists/main.csv", 播放表.xls "playlists/main.xlsx"; "" if it lies in
 * playlists/ and nobody can tell. NULL: it is read, is no table, or lies elsewhere. */
const char *ks_table_meant(const char *path, struct ks_arena *arena);

#endif
