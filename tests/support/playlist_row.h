#ifndef TESTS_SUPPORT_PLAYLIST_ROW_H
#define TESTS_SUPPORT_PLAYLIST_ROW_H

#include "core/program/playlist.h"

/* A row of a playlist that always plays, for ten seconds. */

static inline struct ks_playlist_item row_of(const char *path, enum ks_item_kind kind)
{
    return (struct ks_playlist_item) {
        .path = path,
        .title = "",
        .window = { .from = KS_DATE_NONE, .until = KS_DATE_NONE, .days = KS_DAYS_ALL },
        .dwell_ms = 10000,
        .weight = 1,
        .kind = kind
    };
}

static inline struct ks_playlist_item row(const char *path)
{
    return row_of(path, KS_ITEM_PICTURE);
}

#endif
