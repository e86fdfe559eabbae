/* The areas of an info: every word of the message for where it is (see parts.h). */
#include <string.h>

#include "readers/cap/parts.h"

static bool has(const struct ks_alert_areas *areas, const char *text)
{
    for (size_t i = 0; i < areas->n; i++) {
        if (strcmp(areas->v[i], text) == 0) {
            return true;
        }
    }
    return false;
}

bool ks_cap_area_add(const struct ks_cap_document *d, struct ks_cap_info *info, const char *text)
{
    if (*text == '\0' || info->areas_cut || has(&info->areas, text)) {
        return true;
    }
    if (info->areas.n == KS_ALERT_AREAS_MAX) {
        info->areas_cut = true;
        return false;
    }
    if (info->areas.n == info->areas_capacity) {
        size_t capacity = info->areas.n == 0 ? 8 : info->areas.n * 2;
        info->areas.v =
            ks_arena_grow(d->arena, info->areas.v, info->areas.n, capacity, sizeof *info->areas.v);
        info->areas_capacity = capacity;
    }
    info->areas.v[info->areas.n++] = text;
    return true;
}
