#ifndef KS_READERS_SET_SHEET_H
#define KS_READERS_SET_SHEET_H

#include "core/card/sheet.h"
#include "readers/text/context.h"

/* The reader of the table behind a card (a file of sheets/). Columns (readers/text/context.h):
 *   name,value,from,until,date,picture · 名称,内容,开始,结束,日期,图片 */
void ks_sheet_read(const struct ks_table_context *context,
                   const char *file,
                   const char *bytes,
                   size_t n,
                   struct ks_sheet *sheet);

#endif
