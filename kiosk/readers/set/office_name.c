/* Reads places, dates and importance out of a file name (see office_name.h). */
#include "readers/set/office_name.h"

#include <string.h>

#include "base/list.h"
#include "core/campaign/place.h"
#include "readers/set/parts.h"

/* ---- brackets ---- */

/* The words of a bracket, of which `+` may part too: 【食堂+宿舍】. */
static struct ks_tags words_of(const struct ks_naming *n, struct ks_str inside)
{
    struct ks_tags words = { 0 };
    struct ks_str word, rest;
    char *text = ks_arena_strndup(n->context->arena, inside.p, inside.n);
    for (char *p = text; *p != '\0'; p++) {
        *p = *p == '+' ? ',' : *p;
    }
    for (rest = ks_str_of(text); words.n < KS_TAGS_MAX && ks_list_next(&rest, &word);) {
        words.v[words.n++] = ks_arena_strndup(n->context->arena, word.p, word.n);
    }
    return words;
}

static bool is_in(const char *text, const char *list)
{
    struct ks_str rest = ks_str_of(list), word;
    while (ks_str_cut(&rest, '|', &word)) {
        if (ks_str_is(word, text)) {
            return true;
        }
    }
    return false;
}

#define URGENT "紧急|加急"
#define IMPORTANT "重要|很重要"

/* Whether the bracket says how much the file matters. */
static bool read_weight(struct ks_naming *n, const struct ks_tags *words)
{
    bool all = words->n > 0, urgent = false, important = false;
    for (size_t i = 0; i < words->n; i++) {
        bool one = is_in(words->v[i], URGENT), other = is_in(words->v[i], IMPORTANT);
        urgent = urgent || one;
        important = important || other;
        all = all && (one || other);
    }
    n->out->urgent = n->out->urgent || (all && urgent);
    n->out->important = n->out->important || (all && important);
    return all;
}

/* What places are mostly called by: such a word in 【】 is a place, if not one of ours. Ends that
 * senders and events have as well (反诈中心, 第二课堂, 双选会现场, 广播站) need the word before. */
static bool sounds_like_place(const char *word)
{
    static const char *const ends[] = {
        "楼",     "馆",     "宿舍", "校区",   "园区",     "苑",       "栋",     "公寓",   "大门",
        "校门",   "食堂",   "礼堂", "澡堂",   "餐厅",     "大厅",     "报告厅", "展厅",   "门厅",
        "操场",   "广场",   "球场", "运动场", "体育场",   "田径场",   "停车场", "教室",   "自习室",
        "会议室", "阅览室", "寝室", "活动室", "活动中心", "体育中心", "车站",   "地铁站", "驿站",
    };
    for (size_t i = 0; i < KS_COUNT(ends); i++) {
        if (ks_str_ends(ks_str_of(word), ends[i])) {
            return true;
        }
    }
    return false;
}

static void tell_stranger(struct ks_naming *n,
                          struct ks_str bracket,
                          const char *word,
                          const enum ks_problem_code codes[2])
{
    const char *near = ks_places_nearest(n->context->places, ks_str_of(word));
    ks_naming_tell(n, near == NULL ? codes[0] : codes[1],
                   KS_ARGS(ks_arg_str(bracket), ks_arg_text(near)));
}

static bool is_number(const char *word)
{
    return strspn(word, "0123456789") == strlen(word);
}

/* FOR_PLACES: taught for them, so an unknown word in it is told. */
enum brackets { FOR_ANYTHING, FOR_PLACES };
enum bracket { BRACKET_TITLE, BRACKET_READ, BRACKET_NOWHERE };

/* Reads the places in a bracket. */
static enum bracket
read_places(struct ks_naming *n, struct ks_str bracket, struct ks_tags words, enum brackets kind)
{
    static const enum ks_problem_code titles[] = { KS_PROBLEM_OFFICE_NOT_A_PLACE,
                                                   KS_PROBLEM_OFFICE_NOT_A_PLACE_NEAR };
    static const enum ks_problem_code nowhere[] = { KS_PROBLEM_OFFICE_NOWHERE,
                                                    KS_PROBLEM_OFFICE_NOWHERE_NEAR };
    static const struct ks_places none;
    const struct ks_places *places = n->context->places == NULL ? &none : n->context->places;
    struct ks_tags tags = words, unknown;
    ks_places_settle(places, &tags, n->context->arena, &unknown);
    bool some = words.n > 0 && unknown.n < words.n;
    if (words.n == 0 || (unknown.n > 0 && (kind == FOR_ANYTHING || n->context->places == NULL))) {
        return BRACKET_TITLE;
    }
    if (unknown.n > 0 && !some) {
        bool meant = places->n > 0 && sounds_like_place(unknown.v[0]);
        tell_stranger(n, bracket, unknown.v[0], meant ? nowhere : titles);
        return meant ? BRACKET_NOWHERE : BRACKET_TITLE;
    }
    n->out->places = (struct ks_tags) { 0 };
    for (size_t i = 0; i < tags.n; i++) { /* a place by its tag, which no rewording changes */
        const struct ks_place *place = ks_places_find(places, ks_str_of(tags.v[i]));
        bool known;
        (void)ks_places_spell(places, ks_str_of(tags.v[i]), n->context->arena, &known);
        if (known) {
            n->out->places.v[n->out->places.n++] = place != NULL ? place->tag : tags.v[i];
        }
    }
    if (unknown.n > 0) {
        ks_naming_tell(n, KS_PROBLEM_OFFICE_SOME_PLACES,
                       KS_ARGS(ks_arg_text(unknown.v[0]), ks_arg_str(bracket)));
    }
    return BRACKET_READ;
}

/* Reads what stands between brackets; false if the file would play where it must not. */
static bool read_brackets(struct ks_naming *n)
{
    static const struct {
        const char *open, *close;
        enum brackets kind;
    } pairs[] = { { "【", "】", FOR_PLACES },   { "[", "]", FOR_PLACES },
                  { "［", "］", FOR_PLACES },   { "〔", "〕", FOR_PLACES },
                  { "（", "）", FOR_ANYTHING }, { "(", ")", FOR_ANYTHING },
                  { "「", "」", FOR_ANYTHING }, { "『", "』", FOR_ANYTHING },
                  { "{", "}", FOR_ANYTHING } };
    const struct ks_places *places = n->context->places;
    bool placed = false;
    for (size_t i = 0; i < KS_COUNT(pairs); i++) {
        for (char *from = n->left, *open; (open = strstr(from, pairs[i].open)) != NULL;) {
            char *close = strstr(open, pairs[i].close);
            if (close == NULL) {
                break;
            }
            char *inside = open + strlen(pairs[i].open);
            from = close + strlen(pairs[i].close);
            struct ks_str bracket = { open, (size_t)(from - open) };
            struct ks_tags words =
                words_of(n, (struct ks_str) { inside, (size_t)(close - inside) });
            enum bracket read = read_weight(n, &words) ? BRACKET_READ
                                : placed               ? BRACKET_TITLE
                                         : read_places(n, bracket, words, pairs[i].kind);
            if (read == BRACKET_NOWHERE) {
                return false;
            }
            bool copy = words.n == 1 && is_number(words.v[0]); /* “(2)” */
            bool unknown = places == NULL || places->n == 0;
            n->out->unplaced =
                n->out->unplaced || (read == BRACKET_TITLE && !placed && unknown && !copy);
            placed = placed || n->out->places.n > 0;
            if (read == BRACKET_READ) {
                ks_naming_blank(n, (size_t)(open - n->left), (size_t)(from - n->left));
            }
        }
    }
    return true;
}

/* ---- the title ---- */
static bool is_gap(char c)
{
    return c == ' ' || c == '_' || c == '-' || c == '+' || c == '.' || c == ',';
}

/* Takes the word off either end of the rest; true if it was there. */
static bool take_word(struct ks_naming *n, struct ks_str *rest, const char *word)
{
    size_t length = strlen(word);
    (void)n;
    if (rest->n < length) {
        return false;
    }
    if (memcmp(rest->p, word, length) == 0 && (rest->n == length || is_gap(rest->p[length]))) {
        rest->p += length;
        rest->n -= length;
    } else if (memcmp(rest->p + rest->n - length, word, length) == 0 &&
               is_gap(rest->p[rest->n - length - 1])) {
        rest->n -= length;
    } else {
        return false;
    }
    return true;
}

static struct ks_str trim_gaps(struct ks_str text)
{
    text = ks_str_trim(text);
    while (text.n > 0 && is_gap(text.p[0])) {
        text.p++, text.n--;
    }
    while (text.n > 0 && is_gap(text.p[text.n - 1])) {
        text.n--;
    }
    return ks_str_trim(text);
}

/* Close the holes that understood parts left: runs of spaces, brackets around nothing. */
static struct ks_str close_holes(struct ks_naming *n)
{
    static const char *const empty[] = { "（ ）", "（）", "( )", "()", "_ _" };
    size_t out = 0;
    for (size_t i = 0; i < n->n; i++) {
        if (n->left[i] != ' ' || (out > 0 && n->left[out - 1] != ' ')) {
            n->left[out++] = n->left[i];
        }
        for (size_t k = 0; k < KS_COUNT(empty); k++) {
            size_t length = strlen(empty[k]);
            if (out >= length && memcmp(n->left + out - length, empty[k], length) == 0 &&
                out < i + 1) { /* something was taken out: not the writer's own brackets */
                out -= length;
            }
        }
    }
    return (struct ks_str) { n->left, out };
}

/* ` (2)`, `（2）`: the number of a copy; 0 if none ends the text. */
static size_t number_at_end(struct ks_str text)
{
    static const struct {
        const char *open, *close;
    } pairs[] = { { "(", ")" }, { "（", "）" } };
    for (size_t i = 0; i < KS_COUNT(pairs); i++) {
        size_t open = strlen(pairs[i].open), close = strlen(pairs[i].close), at = text.n - close;
        if (!ks_str_ends(text, pairs[i].close)) {
            continue;
        }
        size_t figures = 0;
        while (figures < at && figures < 3 && text.p[at - figures - 1] >= '0' &&
               text.p[at - figures - 1] <= '9') {
            figures++;
        }
        size_t all = figures + open + close;
        if (figures > 0 && all < text.n &&
            memcmp(text.p + text.n - all, pairs[i].open, open) == 0) {
            return all;
        }
    }
    return 0;
}

/* ` 副本`, ` - Copy`, ` copy 2`; 0 if none ends the text. */
static size_t copy_at_end(struct ks_str text)
{
    static const char *const marks[] = { "的副本", "副本", "- copy", " copy", "- 复制" };
    size_t figures = 0;
    while (figures < text.n && figures < 2 && text.p[text.n - figures - 1] >= '0' &&
           text.p[text.n - figures - 1] <= '9') {
        figures++;
    }
    bool number = figures > 0 && figures < text.n && text.p[text.n - figures - 1] == ' ';
    size_t behind = number ? figures + 1 : 0;
    struct ks_str bare = { text.p, text.n - behind };
    for (size_t i = 0; i < KS_COUNT(marks); i++) {
        if (ks_str_ends(bare, marks[i]) && bare.n > strlen(marks[i])) {
            return behind + strlen(marks[i]);
        }
    }
    return 0;
}

/* The text without what Windows, macOS, WPS and browsers add to the name of a second copy. */
static struct ks_str trim_copies(struct ks_str text)
{
    static const char *const fronts[] = { "复件 ", "Copy of ", "copy of ", "副本 " };
    for (size_t more = 1; more > 0 && text.n > 0; text = more > 0 ? trim_gaps(text) : text) {
        more = number_at_end(text);
        more = more > 0 ? more : copy_at_end(text);
        text.n -= more;
    }
    for (size_t i = 0; i < KS_COUNT(fronts); i++) {
        size_t length = strlen(fronts[i]);
        if (text.n > length && memcmp(text.p, fronts[i], length) == 0) {
            text = trim_gaps((struct ks_str) { text.p + length, text.n - length });
        }
    }
    return text;
}

static const char *typed_of(const struct ks_naming *n, struct ks_str title)
{
    char *typed = ks_arena_strndup(n->context->arena, title.p, title.n);
    struct ks_naming own = { n->context, n->out, typed, title.n };
    for (size_t at = 0; at < own.n; at++) {
        size_t stamp = ks_naming_stamp(&own, at);
        ks_naming_blank(&own, at, at + stamp);
    }
    return typed;
}

bool ks_office_name_read(const struct ks_office_name_context *context,
                         struct ks_str stem,
                         struct ks_office_name *out)
{
    *out = (struct ks_office_name) { .from = KS_DATE_NONE, .until = KS_DATE_NONE };
    stem.n = ks_utf8_prefix(stem.p, stem.n, 400);
    struct ks_naming n = { context, out, ks_arena_strndup(context->arena, stem.p, stem.n), stem.n };
    bool good = read_brackets(&n);
    good = ks_naming_dates(&n) && good;
    struct ks_str rest = trim_copies(trim_gaps(close_holes(&n)));
    for (bool again = true; again;) {
        bool urgent = take_word(&n, &rest, "紧急") || take_word(&n, &rest, "加急");
        bool important = take_word(&n, &rest, "重要") || take_word(&n, &rest, "很重要");
        out->urgent = out->urgent || urgent;
        out->important = out->important || important;
        again = urgent || important;
        rest = trim_gaps(rest);
    }
    rest = rest.n > 0 ? rest : ks_str_trim(stem);
    out->typed = typed_of(&n, rest);
    out->title = rest.n > 0 ? ks_arena_strndup(context->arena, rest.p, rest.n) : "未命名";
    return good;
}
