#ifndef KS_READERS_TICKER_CSV_H
#define KS_READERS_TICKER_CSV_H

#include "core/program.h"
#include "readers/context.h"

/* The lines of the ticker (see context.h for what all tables have in common):
 *   text,text_en,from,until,days,hours,places,phase · 文字,英文,开始,结束,星期,时段,地点,阶段 */
void ks_ticker_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_ticker *ticker);

#endif
