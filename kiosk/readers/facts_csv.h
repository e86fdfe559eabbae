#ifndef KS_READERS_FACTS_CSV_H
#define KS_READERS_FACTS_CSV_H

#include "core/facts.h"
#include "readers/context.h"

/* The table of dated facts (see context.h for what all tables have in common):
 *   key,value,value_en,valid_from,valid_until,source · 键,值,英文,生效,失效,来源 */
void ks_facts_read(const struct ks_table_context *context,
                   const char *file,
                   const char *bytes,
                   size_t n,
                   struct ks_facts *facts);

#endif
