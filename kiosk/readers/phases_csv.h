#ifndef KS_READERS_PHASES_CSV_H
#define KS_READERS_PHASES_CSV_H

#include "core/phase.h"
#include "readers/context.h"

/* The table of campaign phases (see context.h for what all tables have in common):
 *   id,name,slogan,name_en,slogan_en,accent,from,until,repeat,focus
 *   编号,名称,口号,英文名称,英文口号,颜色,开始,结束,每年,重点 */
void ks_phases_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_phases *phases);

#endif
