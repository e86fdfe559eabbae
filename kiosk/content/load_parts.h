#ifndef KS_CONTENT_LOAD_PARTS_H
#define KS_CONTENT_LOAD_PARTS_H

#include "content/load.h"
#include "port/digest.h"

/* The parts of loading a content set share one `struct ks_loading` (see load.c). */

struct ks_asset { /* one file that a row refers to; looked at once, however many rows name it */
    const char *path;
    bool seen;
    enum ks_item_kind kind;
    const struct ks_card *card;
    const char *fault; /* NULL = playable */
};

struct ks_loading {
    struct ks_content_set *set;
    const struct ks_load_params *params;
    struct ks_program *program;
    struct ks_arena *arena;
    struct ks_problems *problems;
    struct ks_asset *assets; /* open addressing; capacity a power of two */
    size_t assets_capacity;
    struct ks_names refused; /* cards of the set's own folders that are not shown */
    struct ks_names names;   /* all files below assets/, listed when first needed */
    bool names_listed;
    int hints;             /* how often a word was looked for that was probably meant */
    struct ks_sha256 read; /* what was, with fingerprint */
};

/* Bytes of a file of the set; false (with a problem, unless it is simply not there) if not. */
bool ks_loading_read(struct ks_loading *l, const char *path, size_t limit, char **bytes, size_t *n);
/* When what vouches for a file of the set ends; false: never. */
bool ks_loading_until(const struct ks_loading *l, const char *path, struct ks_civil *end);
const struct ks_names *ks_loading_names(struct ks_loading *l);

/* A card of the set; NULL, and told, if it must not be shown or cannot be read. */
const struct ks_card *ks_loading_card(struct ks_loading *l, const char *path);
void ks_loading_cards(struct ks_loading *l);
void ks_loading_alerts(struct ks_loading *l);
void ks_loading_quiz(struct ks_loading *l);
/* Give every row of the playlist its kind, card and fault. */
void ks_loading_resolve(struct ks_loading *l, struct ks_playlist *playlist);
/* Words for places in their one spelling; what no row of places.csv knows is told. */
void ks_loading_places(struct ks_loading *l);
/* Rows that can never match or make no sense: phases nobody knows, the same row twice. */
void ks_loading_cross_check(struct ks_loading *l, const struct ks_playlist *playlist);
/* Alerts that are over already. */
void ks_loading_check_ends(struct ks_loading *l);
void ks_loading_check_ticker(struct ks_loading *l);
/* Take the pictures that cannot be shown from the works to be voted on. */
void ks_loading_works(struct ks_loading *l);
/* Pictures that cards name but that cannot be shown. */
void ks_loading_pictures(struct ks_loading *l);
void ks_loading_unused(struct ks_loading *l);

#endif
