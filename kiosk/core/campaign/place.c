/* Places where screens hang, and the words that name them (see place.h). */
#include "core/campaign/place.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/fold.h"
#include "base/search.h"

struct ks_place_word {
    const char *key;              /* folded, as words are compared */
    const char *spelled;          /* as places.csv spells it */
    const struct ks_place *place; /* NULL: a group */
    size_t order;
};

/* Folds a word for comparing. False if it is empty or too long to be a place. */
static bool fold(struct ks_str word, struct ks_fold *out)
{
    size_t n = 0;
    if (!ks_fold(word, out)) {
        return false;
    }
    for (size_t i = 0; i < out->n; i++) {
        out->text[n] = out->text[i];
        n += out->text[i] == ' ' ? 0 : 1;
    }
    assert(n <= out->n); /* spaces are left out */
    out->n = n;
    out->text[n] = '\0';
    return n > 0;
}

/* ---- the table's words, sorted ---- */

static void add_word(struct ks_places *places,
                     const char *spelled,
                     const struct ks_place *place,
                     struct ks_arena *arena)
{
    struct ks_fold key;
    if (spelled != NULL && fold(ks_str_of(spelled), &key)) {
        places->word[places->n_words] =
            (struct ks_place_word) { ks_arena_strndup(arena, key.text, key.n), spelled, place,
                                     places->n_words };
        places->n_words++;
    }
}

/* Of one key a place comes before a group, an earlier row before a later one. */
static int by_key(const void *a, const void *b)
{
    const struct ks_place_word *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    int group = (x->place == NULL) - (y->place == NULL);
    return order != 0 ? order : group != 0 ? group : (x->order > y->order) - (x->order < y->order);
}

static bool is_sorted(const struct ks_places *places)
{
    for (size_t i = 1; i < places->n_words; i++) {
        if (by_key(&places->word[i - 1], &places->word[i]) >= 0) {
            return false;
        }
    }
    return true;
}

void ks_places_index(struct ks_places *places, struct ks_arena *arena)
{
    size_t room = 1;
    for (size_t i = 0; i < places->n; i++) {
        room += 2 + KS_LANG_COUNT + places->v[i].groups.n;
    }
    places->word = ks_arena_array(arena, room, sizeof *places->word);
    places->n_words = 0;
    for (size_t i = 0; i < places->n; i++) {
        const struct ks_place *place = &places->v[i];
        add_word(places, place->tag, place, arena);
        add_word(places, place->name, place, arena);
        for (size_t lang = KS_LANG_ZH + 1; lang < KS_LANG_COUNT; lang++) {
            add_word(places, place->name_in.in[lang], place, arena);
        }
        for (size_t k = 0; k < place->groups.n; k++) {
            add_word(places, place->groups.v[k], NULL, arena);
        }
    }
    assert(places->n_words < room);
    qsort(places->word, places->n_words, sizeof *places->word, by_key);
    assert(is_sorted(places)); /* and no two are equal: each has its `order` */
}

static int key_before(const void *key, const void *element)
{
    return strcmp(key, ((const struct ks_place_word *)element)->key);
}

/* The first of the words with this key. */
static const struct ks_place_word *find(const struct ks_places *places, struct ks_str word)
{
    struct ks_fold key;
    bool some = fold(word, &key);
    size_t low = ks_lower_bound(key.text, places->word, some ? places->n_words : 0,
                                sizeof *places->word, key_before);
    assert(!some || low == 0 || strcmp(places->word[low - 1].key, key.text) < 0);
    assert(!some || low == places->n_words || strcmp(places->word[low].key, key.text) >= 0);
    bool found = some && low < places->n_words && strcmp(places->word[low].key, key.text) == 0;
    return found ? &places->word[low] : NULL;
}

const struct ks_place *ks_places_find(const struct ks_places *places, struct ks_str word)
{
    const struct ks_place_word *found = find(places, word);
    return found == NULL ? NULL : found->place;
}

const char *ks_places_spell(const struct ks_places *places,
                            struct ks_str word,
                            struct ks_arena *arena,
                            bool *known)
{
    const struct ks_place_word *found = find(places, word);
    struct ks_fold key;
    *known = found != NULL;
    return found != NULL      ? found->spelled
           : fold(word, &key) ? ks_arena_strndup(arena, key.text, key.n)
                              : ks_arena_strndup(arena, word.p, word.n);
}

/* Parts a word at a sign, if the table knows each part. */
static bool part_at(const struct ks_places *places,
                    struct ks_str word,
                    struct ks_str sign,
                    struct ks_arena *arena,
                    struct ks_tags *parts)
{
    size_t start = 0;
    bool known = true;
    *parts = (struct ks_tags) { 0 };
    for (size_t at = 0; known && at <= word.n; at++) {
        bool end = at == word.n;
        if (end || ks_str_starts((struct ks_str) { word.p + at, word.n - at }, sign)) {
            struct ks_str one = ks_str_trim((struct ks_str) { word.p + start, at - start });
            known = parts->n < KS_TAGS_MAX;
            parts->v[known ? parts->n++ : 0] =
                known ? ks_places_spell(places, one, arena, &known) : NULL;
            start = at + sign.n;
        }
    }
    return known && parts->n > 1;
}

/* 食堂和宿舍, 食堂/宿舍, 食堂 宿舍: several places that no sign of a list parts. Only if the table
 * knows each of them, for such a word may be one name (和平楼). */
static bool part(const struct ks_places *places,
                 struct ks_str word,
                 struct ks_arena *arena,
                 struct ks_tags *parts)
{
    static const char *const signs[] = { "和", "与", "及", "/", "+", " ", "　" };
    for (size_t i = 0; i < KS_COUNT(signs); i++) {
        if (part_at(places, word, ks_str_of(signs[i]), arena, parts)) {
            return true;
        }
    }
    return false;
}

void ks_places_settle(const struct ks_places *places,
                      struct ks_tags *words,
                      struct ks_arena *arena,
                      struct ks_tags *unknown)
{
    *unknown = (struct ks_tags) { 0 };
    for (size_t i = 0; i < words->n; i++) {
        const char *written = words->v[i];
        struct ks_tags parts;
        bool known;
        words->v[i] = ks_places_spell(places, ks_str_of(written), arena, &known);
        if (!known && ks_place_is_everywhere(ks_str_of(written))) {
            *words = *unknown = (struct ks_tags) { 0 };
        } else if (!known && part(places, ks_str_of(written), arena, &parts) &&
                   words->n + parts.n - 1 <= KS_TAGS_MAX) {
            words->v[i] = parts.v[0];
            memcpy(words->v + words->n, parts.v + 1, (parts.n - 1) * sizeof *parts.v);
            words->n += parts.n - 1;
        } else if (!known) {
            unknown->v[unknown->n++] = written;
        }
        assert(unknown->n <= words->n);
    }
}

/* ---- what is probably meant ---- */

/* The figure '0' to '9' that a digit or Chinese numeral means; 0 if it is neither. */
static uint32_t digit(uint32_t c)
{
    static const char *const numerals[] = { "零〇", "一", "二", "三", "四",
                                            "五",   "六", "七", "八", "九" };
    for (size_t i = 0; c > 0x7F && i < KS_COUNT(numerals); i++) {
        size_t length = 0;
        for (const char *p = numerals[i]; *p != '\0'; p += length) {
            if (ks_utf8_decode(p, strlen(p), &length) == c) {
                return '0' + (uint32_t)i;
            }
        }
    }
    return c >= '0' && c <= '9' ? c : 0;
}

/* Writes the word with its numerals as figures, and its figures alone. */
static void figures(const char *key, struct ks_fold *word, struct ks_fold *numbers)
{
    size_t length = 0;
    word->n = numbers->n = 0;
    for (const char *p = key; *p != '\0' && word->n + 5 < sizeof word->text; p += length) {
        uint32_t c = ks_utf8_decode(p, strlen(p), &length), figure = digit(c);
        if (figure != 0) {
            numbers->text[numbers->n++] = (char)figure;
        }
        word->n += ks_utf8_encode(figure != 0 ? figure : c, word->text + word->n);
    }
    assert(word->n < sizeof word->text && numbers->n <= word->n);
    word->text[word->n] = numbers->text[numbers->n] = '\0';
}

const char *ks_places_nearest(const struct ks_places *places, struct ks_str word)
{
    struct ks_fold key, typed, numbers, known, known_numbers;
    const char *best = NULL;
    size_t least = SIZE_MAX;
    if (!fold(word, &key)) {
        return NULL;
    }
    figures(key.text, &typed, &numbers);
    struct ks_str text = { typed.text, typed.n };
    for (size_t i = 0; ks_utf8_count(text) <= KS_DISTANCE_CHARS && i < places->n_words; i++) {
        figures(places->word[i].key, &known, &known_numbers);
        struct ks_str other = { known.text, known.n };
        size_t far = ks_text_distance(text, other);
        size_t longer =
            ks_utf8_count(other) > ks_utf8_count(text) ? ks_utf8_count(other) : ks_utf8_count(text);
        if (strcmp(numbers.text, known_numbers.text) == 0 && far < least && far * 2 < longer) {
            least = far;
            best = places->word[i].spelled;
        }
    }
    assert((best == NULL) == (least == SIZE_MAX));
    return best;
}

/* ---- words that need no table ---- */

bool ks_place_same(const char *a, const char *b)
{
    struct ks_fold left, right;
    return fold(ks_str_of(a), &left) && fold(ks_str_of(b), &right) &&
           strcmp(left.text, right.text) == 0;
}

static bool is_one_of(struct ks_str word, const char *const *words, size_t n)
{
    struct ks_fold key;
    bool found = false, some = fold(word, &key);
    for (size_t i = 0; some && !found && i < n; i++) {
        found = strcmp(key.text, words[i]) == 0;
    }
    return found;
}

bool ks_place_is_blank(struct ks_str word)
{
    static const char *const words[] = { "无", "/", "-", "--" };
    return is_one_of(word, words, KS_COUNT(words));
}

bool ks_place_is_everywhere(struct ks_str word)
{
    static const char *const words[] = { "全校",     "全部",     "全体",       "全校园",   "所有",
                                         "不限",     "所有地点", "全部地点",   "任意",     "各处",
                                         "所有屏",   "所有屏幕", "全部屏幕",   "全校屏幕", "各屏幕",
                                         "校园各处", "全校各处", "不限地点",   "地点不限", "到处",
                                         "all",      "any",      "everywhere", "*" };
    return is_one_of(word, words, KS_COUNT(words)) || ks_place_is_blank(word);
}
