#ifndef KS_CORE_CAMPAIGN_PLACE_H
#define KS_CORE_CAMPAIGN_PLACE_H

#include "core/text/tags.h"

/* Where screens hang (playlists/places.csv), and the words people name it by. */

struct ks_place {
    int row;
    const char *tag;  /* "canteen-3" */
    const char *name; /* 三号食堂 */
    const char *name_en;
    struct ks_tags groups; /* 食堂, dorm, ...: a screen at this place also matches these */
};

struct ks_places {
    struct ks_place *v;
    size_t n;
};

const struct ks_place *ks_place_by_tag(const struct ks_places *places, const char *tag);
/* Whether a word is the tag, the name or a group of any place. */
bool ks_places_know(const struct ks_places *places, const char *word);
/* Two words for a place, where ASCII capitals do not matter: in alerts. */
bool ks_place_same(const char *a, const char *b);
/* 全校, 不限, all …: every screen. The one list of these words. */
bool ks_place_is_everywhere(const char *word);

#endif
