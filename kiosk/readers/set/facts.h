#ifndef KS_READERS_SET_FACTS_H
#define KS_READERS_SET_FACTS_H

#include "core/card/facts.h"
#include "readers/text/context.h"

/* The reader of the table of dated facts (facts.csv). Columns (readers/text/context.h):
 *   key,value,value_en,valid_from,valid_until,source · 键,值,英文,生效,失效,来源 */
void ks_facts_read(const struct ks_table_context *context,
                   const char *file,
                   const char *bytes,
                   size_t n,
                   struct ks_facts *facts);

#endif
