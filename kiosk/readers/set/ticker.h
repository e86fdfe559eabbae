#ifndef KS_READERS_SET_TICKER_H
#define KS_READERS_SET_TICKER_H

#include "core/program/program.h"
#include "readers/text/context.h"

/* The reader of the ticker's lines (ticker.csv). Columns (readers/text/context.h):
 *   text,text_en,from,until,days,hours,date,places,phase ·
 * 文字,英文,开始,结束,星期,时段,日期,地点,阶段 */
void ks_ticker_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_ticker *ticker);

#endif
