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

enum ks_item_kind { KS_ITEM_CARD, KS_ITEM_PICTURE, KS_ITEM_VIDEO, KS_ITEM_PAGES /* a PDF */ };

/* What the cells of a row set. The struct and its form (core/form/) are made of this list: what is
 * out of its range here comes through no wall. */
#define KS_PLAYLIST_CELLS(PATH, TEXT, WINDOW, NUMBER, CHOICE, TAGS)                                \
    PATH(path)  /* relative to assets/, normalised, '/'-separated */                               \
    TEXT(title) /* "" if none */                                                                   \
    WINDOW(window)                                                                                 \
    NUMBER(int32_t, dwell_ms, 0,                                                                   \
           KS_DWELL_MAX_MS)       /* of a PDF each page; 0 = default for its kind */               \
    NUMBER(int, weight, 1, 100)   /* how often per round, relative to others */                    \
    NUMBER(int, priority, 0, 999) /* the highest eligible priority plays */                        \
    TAGS(places)                                                                                   \
    TAGS(phases)                                                                                   \
    CHOICE(enum ks_transition, transition, KS_TRANSITION_COUNT - 1)                                \
    CHOICE(enum ks_interrupt, interrupt, KS_INTERRUPT_NEVER)

#define KS_CELL_TEXT(member) const char *member;
#define KS_CELL_WINDOW(member) struct ks_window member;
#define KS_CELL_NUMBER(type, member, lowest, highest) type member;
#define KS_CELL_CHOICE(type, member, last) type member;
#define KS_CELL_TAGS(member) struct ks_tags member;

struct ks_playlist_item {
    const char *file; /* of its row: "playlists/main.csv"; several may make one playlist */
    int row;          /* in its file, for messages */
    uint64_t same;    /* of its whole row: rows with the same one say the same */
    KS_PLAYLIST_CELLS(
        KS_CELL_TEXT, KS_CELL_TEXT, KS_CELL_WINDOW, KS_CELL_NUMBER, KS_CELL_CHOICE, KS_CELL_TAGS)
    /* Filled by content/load: */
    enum ks_item_kind kind;
    const struct ks_card *card; /* KS_ITEM_CARD only */
    int pages;                  /* KS_ITEM_PAGES: shown in turn; 0 = nobody has counted them */
    struct ks_fault fault;      /* code NONE = playable */
};

/* Whether it runs, and comes to its end by itself. */
bool ks_item_runs(const struct ks_playlist_item *item);
/* How long one of its pictures stays: of a PDF each page; 0 = as the video has it. */
int64_t ks_item_dwell_ms(const struct ks_playlist_item *item);

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
