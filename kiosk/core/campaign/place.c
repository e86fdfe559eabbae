/* Places where screens hang, and the words that name them. */
#include "core/campaign/place.h"

#include <string.h>

#include "base/attr.h"

const struct ks_place *ks_place_by_tag(const struct ks_places *places, const char *tag)
{
    for (size_t i = 0; i < places->n; i++) {
        if (strcmp(places->v[i].tag, tag) == 0) {
            return &places->v[i];
        }
    }
    return NULL;
}

bool ks_place_same(const char *a, const char *b)
{
    for (; *a != '\0' && *b != '\0'; a++, b++) {
        char x = *a >= 'A' && *a <= 'Z' ? (char)(*a - 'A' + 'a') : *a;
        char y = *b >= 'A' && *b <= 'Z' ? (char)(*b - 'A' + 'a') : *b;
        if (x != y) {
            return false;
        }
    }
    return *a == *b;
}

bool ks_places_know(const struct ks_places *places, const char *word)
{
    for (size_t i = 0; i < places->n; i++) {
        const struct ks_place *place = &places->v[i];
        if (strcmp(place->tag, word) == 0 || strcmp(place->name, word) == 0 ||
            ks_tags_has(&place->groups, word)) {
            return true;
        }
    }
    return false;
}

bool ks_place_is_everywhere(const char *word)
{
    static const char *const words[] = { "全校", "全部",     "全体",     "全校园", "所有",
                                         "不限", "所有地点", "全部地点", "任意",   "各处",
                                         "all",  "any",      "*" };
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        if (ks_place_same(word, words[i])) {
            return true;
        }
    }
    return false;
}
