#ifndef KS_CORE_CAMPAIGN_PLACE_H
#define KS_CORE_CAMPAIGN_PLACE_H

#include "base/arena.h"
#include "base/lang.h"
#include "base/text.h"
#include "core/text/tags.h"

/* Places where screens hang (playlists/places.csv), and the words that name them. This is the only
 * owner of what counts as the same place. Width, case and spaces do not matter (「三号食堂 」,
 * 「ＤＯＲＭ－１」, 「北区1号楼」); another word for it (「三食堂」, 「canteen 3」) only if a row
 * has it as its tag, name, English name or group. A number is never guessed. */

/* A screen's tag, its two names and its groups fit into one list of tags. */
#define KS_PLACE_GROUPS_MAX (KS_TAGS_MAX - 3)

struct ks_place {
    int row;
    const char *tag;  /* "canteen-3" */
    const char *name; /* 三号食堂 */
    struct ks_others name_in;
    struct ks_tags groups; /* 食堂, dorm, ...: a screen at this place also matches these */
};

struct ks_place_word; /* one word of the table, made comparable */

struct ks_places {
    struct ks_place *v;
    size_t n;
    struct ks_place_word *word; /* by ks_places_index() */
    size_t n_words;
};

/* Builds the index that the functions below search. Call it when all rows are there, and again
 * after a row was changed. */
void ks_places_index(struct ks_places *places, struct ks_arena *arena);

/* The first place whose tag, name or English name the word is; NULL if none. */
const struct ks_place *ks_places_find(const struct ks_places *places, struct ks_str word);
/* The one spelling of a word, so that lists of places can be compared byte by byte: as places.csv
 * has it; what no row knows (*known = false) folded, in `arena`. */
const char *ks_places_spell(const struct ks_places *places,
                            struct ks_str word,
                            struct ks_arena *arena,
                            bool *known);
/* The known word that is probably meant, with the same numbers in it; NULL if none is close.
 * O(words of the table). */
const char *ks_places_nearest(const struct ks_places *places, struct ks_str word);
/* Puts every word of the list into its one spelling (ks_places_spell). A word that means everywhere
 * empties the list (no restriction). Words that no row knows go into `unknown` as written. */
void ks_places_settle(const struct ks_places *places,
                      struct ks_tags *words,
                      struct ks_arena *arena,
                      struct ks_tags *unknown);

bool ks_place_same(const char *a, const char *b); /* the same after folding: width, case, spaces */
/* 全校, 不限, all …: every screen. The one list of these words. */
bool ks_place_is_everywhere(struct ks_str word);
/* Those of them that fill a cell which is left empty: 无, a dash. From a stranger's program they
 * say nothing. */
bool ks_place_is_blank(struct ks_str word);

#endif
