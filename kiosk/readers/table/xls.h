#ifndef KS_READERS_TABLE_XLS_H
#define KS_READERS_TABLE_XLS_H

#include "readers/table/xlsx_parts.h"

/* The reader of workbooks of Excel 97 to 2003 and of WPS (.xls and .et). They are MS-XLS, BIFF8,
 * and read as those of today: xlsx.h says what becomes of cells, and its bounds hold. Numbers come
 * with their formats, so that they read as they are shown. No library of Debian gives both (freexl
 * has the values alone).
 *
 * What is refused, with the reason: what Excel 95 and older wrote, passwords, damaged files. */

/* False, with the reason listed. */
bool ks_xls_read(struct ks_xlsx *x, const char *bytes, size_t n, struct ks_workbook *workbook);

#endif
