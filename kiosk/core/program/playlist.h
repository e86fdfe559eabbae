#ifndef KS_CORE_PROGRAM_PLAYLIST_H
#define KS_CORE_PROGRAM_PLAYLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/alert/interrupt.h"
#include "core/campaign/daypart.h"
#include "core/card/card.h"
#include "core/draw/transition.h"
#include "core/problem/arg.h"
#include "core/text/tags.h"

/* A playlist: rows that say what plays when. Immutable once its program is sealed. */

enum ks_item_kind { KS_ITEM_CARD, KS_ITEM_PICTURE, KS_ITEM_VIDEO };

struct ks_playlist_item {
    const char *file;  /* of its row: "playlists/main.csv"; several may make one playlist */
    int row;           /* in its file, for messages */
    uint64_t same;     /* of its whole row: rows with the same one say the same */
    const char *path;  /* relative to assets/, normalised, '/'-separated */
    const char *title; /* "" if none */
    struct ks_window window;
    int32_t dwell_ms; /* 0 = default for its kind */
    int weight;       /* 1-100; how often per round, relative to others */
    int priority;     /* 0-999; the highest eligible priority plays */
    struct ks_tags places, phases;
    enum ks_transition transition;
    enum ks_interrupt interrupt;
    /* Filled by content/load: */
    enum ks_item_kind kind;
    const struct ks_card *card; /* KS_ITEM_CARD only */
    struct ks_fault fault;      /* code NONE = playable */
};

struct ks_playlist {
    const char *file; /* "playlists/main.csv" */
    struct ks_playlist_item *v;
    size_t n;
};

#define KS_PLAYLIST_ROWS_MAX 20000
#define KS_DWELL_DEFAULT_MS 12000
#define KS_DWELL_MIN_MS 3000
#define KS_DWELL_MAX_MS 600000

#endif
