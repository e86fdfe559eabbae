#ifndef KS_READERS_SET_PLACES_H
#define KS_READERS_SET_PLACES_H

#include "core/campaign/place.h"
#include "readers/text/context.h"

/* The reader of the table of places where screens hang (places.csv). Columns
 * (readers/text/context.h):
 *   place,name,name_en,groups,codes · 地点,名称,英文名称,分组,区域代码 */
void ks_places_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_places *places);

#endif
