#ifndef KS_READERS_SHEET_CSV_H
#define KS_READERS_SHEET_CSV_H

#include "core/sheet.h"
#include "readers/context.h"

/* The table behind a card (see context.h for what all tables have in common):
 *   name,value,from,until,picture · 名称,内容,开始,结束,图片 */
void ks_sheet_read(const struct ks_table_context *context,
                   const char *file,
                   const char *bytes,
                   size_t n,
                   struct ks_sheet *sheet);

#endif
