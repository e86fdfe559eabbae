#ifndef KS_READERS_SET_PHASES_H
#define KS_READERS_SET_PHASES_H

#include "core/campaign/phase.h"
#include "readers/text/context.h"

/* The reader of the table of campaign phases (phases.csv). Columns (readers/text/context.h):
 *   id,name,slogan,name_en,slogan_en,accent,from,until,repeat,focus
 *   编号,名称,口号,英文名称,英文口号,颜色,开始,结束,每年,重点 */
void ks_phases_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_phases *phases);

#endif
