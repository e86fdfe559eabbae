#ifndef KS_READERS_PLACES_CSV_H
#define KS_READERS_PLACES_CSV_H

#include "core/place.h"
#include "readers/context.h"

/* The table of places where screens hang (see context.h for what all tables have in common):
 *   place,name,name_en,groups · 地点,名称,英文名称,分组 */
void ks_places_read(const struct ks_table_context *context,
                    const char *file,
                    const char *bytes,
                    size_t n,
                    struct ks_places *places);

#endif
