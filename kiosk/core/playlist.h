#ifndef KS_CORE_PLAYLIST_H
#define KS_CORE_PLAYLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/card.h"
#include "core/daypart.h"

/* A playlist: rows that say what plays when. Immutable once its program is sealed. */

enum ks_item_kind { KS_ITEM_CARD, KS_ITEM_PICTURE, KS_ITEM_VIDEO };

enum ks_transition {
    KS_TRANSITION_DEFAULT, /* what the configuration says; cross-fade */
    KS_TRANSITION_CUT,
    KS_TRANSITION_FADE,
    KS_TRANSITION_SLIDE,
    KS_TRANSITION_ZOOM
};

/* How an item takes the screen from one of lower priority that is being shown (after the
 * priority classes of SMIL 3.0, `lower`/`higher`):
 *   stop   at once; what was shown is over
 *   pause  at once; what was shown comes back and plays the rest of its time
 *   defer  when what is shown has had its time
 *   never  not at all: it shows only when nothing else wants the screen */
enum ks_interrupt {
    KS_INTERRUPT_DEFAULT, /* playlist items: defer; alerts: stop */
    KS_INTERRUPT_STOP,
    KS_INTERRUPT_PAUSE,
    KS_INTERRUPT_DEFER,
    KS_INTERRUPT_NEVER
};

#define KS_TAGS_MAX 16

/* A short list of tags (places, phases). Empty = no restriction. */
struct ks_tags {
    size_t n;
    const char *v[KS_TAGS_MAX];
};

bool ks_tags_has(const struct ks_tags *tags, const char *tag);
bool ks_tags_meet(const struct ks_tags *a, const struct ks_tags *b); /* share at least one */

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
    const char *fault;          /* NULL = playable; else one Chinese sentence */
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
