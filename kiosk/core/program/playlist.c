/* How long a row of a playlist stays (see playlist.h). */
#include "core/program/playlist.h"

bool ks_item_runs(const struct ks_playlist_item *item)
{
    return item->kind == KS_ITEM_VIDEO || item->kind == KS_ITEM_PAGES;
}

int64_t ks_item_dwell_ms(const struct ks_playlist_item *item)
{
    return item->dwell_ms > 0            ? item->dwell_ms
           : item->kind == KS_ITEM_VIDEO ? 0
                                         : KS_DWELL_DEFAULT_MS;
}
