/* Reads places, dates and importance out of a file name (see office_name.h). */
#include "readers/set/office_name.h"

#include <string.h>

#include "base/list.h"
#include "core/campaign/place.h"
#include "readers/text/fold.h"
#include "readers/when/dates.h"

#define DATE_BYTES_MAX 48 /* 二〇二〇年十二月三十一日 has 36 */

struct naming {
    const struct ks_office_name_context *context;
    struct ks_office_name *out;
    char *left; /* the name; what was understood becomes spaces */
    size_t n;
};

static void tell(struct naming *n, enum ks_problem_code code, const struct ks_arg *args)
{
    ks_problems_add(n->context->problems, code,
                    (struct ks_place_in_file) { n->context->file, 0, 0 }, args);
}

/* The date as an argument of a sentence; an open end has a phrase of its own. */
static struct ks_arg date_or(int32_t date, enum ks_phrase open, const char *text)
{
    return date == KS_DATE_NONE ? ks_arg_phrase(open) : ks_arg_text(text);
}

/* Whether the character is a digit, ASCII or full-width, or a numeral before 月. */
static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static uint32_t char_before(const struct naming *n, size_t at)
{
    size_t length = 0;
    size_t back = at;
    while (back > 0 && back + 4 > at) {
        back--;
        uint32_t c = ks_utf8_decode(n->left + back, at - back, &length);
        if (length == at - back) {
            return c;
        }
    }
    return 0;
}

static uint32_t char_at(const struct naming *n, size_t at, size_t *length)
{
    *length = 1;
    return at < n->n ? ks_utf8_decode(n->left + at, n->n - at, length) : 0;
}

static size_t skip_spaces(const struct naming *n, size_t at)
{
    size_t length;
    for (uint32_t c; (c = char_at(n, at, &length)) == ' ' || c == 0x3000 || c == 0xA0;) {
        at += length;
    }
    return at;
}

/* The length of the word of the '|' list that stands at `at`, the longest; 0 if none. */
static size_t word_at(const struct naming *n, size_t at, const char *list)
{
    struct ks_str rest = ks_str_of(list), word;
    size_t longest = 0;
    while (ks_str_cut(&rest, '|', &word)) {
        bool here = word.n <= n->n - at && memcmp(n->left + at, word.p, word.n) == 0;
        longest = here && word.n > longest ? word.n : longest;
    }
    return longest;
}

/* Whether a text that reads as a date also looks like one: names a month by its sign, or has the
 * eight digits or the two signs of a whole date. Figures alone (96110) are no date here. */
static bool looks_like_date(struct ks_str text, bool after_another)
{
    struct ks_fold folded;
    if (!ks_fold(text, &folded)) {
        return false;
    }
    size_t digits = 0, signs = 0;
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.text[i];
        digits += c >= '0' && c <= '9' ? 1 : 0;
        signs += c == '-' || c == '.' || c == '/' ? 1 : 0;
    }
    bool month = strstr(folded.text, "月") != NULL;
    bool figures = digits == 8 && digits == folded.n;
    return month || figures || (signs == 2 && digits >= 6) || (after_another && signs == 1);
}

/* The longest date that starts at `at`; its length, 0 if none. */
static size_t date_at(const struct naming *n, size_t at, bool after_another)
{
    size_t best = 0, length;
    if (is_digit(char_before(n, at))) {
        return 0;
    }
    for (size_t end = at; end < n->n && end - at < DATE_BYTES_MAX;) {
        uint32_t c = char_at(n, end, &length);
        end += length;
        uint32_t next = char_at(n, end, &length);
        bool may_end = (is_digit(c) && !is_digit(next)) || c == 0x65E5 || c == 0x53F7 ||
                       c == 0x6708 || c == 0x65EC; /* 日 号 月 旬 */
        struct ks_str text = { n->left + at, end - at };
        int32_t date;
        if (may_end && looks_like_date(text, after_another) &&
            ks_date_read(text, n->context->today, &date) != KS_DATE_BAD) {
            best = end - at;
        }
    }
    return best;
}

/* `10日` behind `1月5日至`: the day alone. Gives the whole date as text. */
static size_t day_alone_at(const struct naming *n, size_t at, int32_t from, struct ks_str *text)
{
    size_t end = at, length;
    int day = 0;
    for (uint32_t c; is_digit(c = char_at(n, end, &length)) && end - at < 8; end += length) {
        day = day * 10 + (int)(c >= 0xFF10 ? c - 0xFF10 : c - '0');
    }
    size_t sign = end > at ? word_at(n, end, "日|号") : 0;
    struct ks_ymd ymd = ks_ymd_of(from == KS_DATE_NONE ? 0 : from);
    ymd.day = day;
    if (sign == 0 || from == KS_DATE_NONE || !ks_ymd_valid(ymd)) {
        return 0;
    }
    *text = ks_str_of(ks_arena_printf(n->context->arena, "%d-%d-%d", ymd.year, ymd.month, day));
    return end + sign - at;
}

static void blank(struct naming *n, size_t from, size_t to)
{
    memset(n->left + from, ' ', to - from);
}

static void tell_reading(struct naming *n, bool guessed)
{
    char from[KS_CIVIL_TEXT], until[KS_CIVIL_TEXT];
    struct ks_office_name *out = n->out;
    ks_date_format(out->from, from);
    ks_date_format(out->until, until);
    if (guessed) {
        tell(n, KS_PROBLEM_OFFICE_DATE_GUESSED,
             KS_ARGS(date_or(out->from, KS_PHRASE_NOW, from),
                     date_or(out->until, KS_PHRASE_FOR_GOOD, until)));
    }
    if (out->until != KS_DATE_NONE && out->until < n->context->today) {
        tell(n, KS_PROBLEM_OFFICE_OVER, KS_ARGS(ks_arg_number(n->context->today - out->until)));
    }
}

/* Takes a range of dates over; false if they are the wrong way round. */
static bool
settle_dates(struct naming *n, struct ks_str from, struct ks_str until, size_t begin, size_t end)
{
    struct ks_date_range range = ks_date_range_read(from, until, n->context->today);
    bool both = range.from != KS_DATE_NONE && range.until != KS_DATE_NONE;
    n->out->from = range.from;
    n->out->until = range.until;
    if (both && range.from > range.until) {
        tell(n, KS_PROBLEM_OFFICE_DATES_SWAPPED, KS_NO_ARGS);
        return false;
    }
    tell_reading(n, (from.n > 0 && range.from_reading == KS_DATE_GUESSED) ||
                        (until.n > 0 && range.until_reading == KS_DATE_GUESSED));
    blank(n, begin, end);
    return true;
}

#define BETWEEN "至|到|-|~|～|—|——|–|－|―|_至_|起至|起到|日至"
#define BEGINS "起|开始|以后|之后|后"
#define ENDS "截止|为止|止|之前|以前|前|结束"

static size_t prefix_before(const struct naming *n, size_t at, const char *list)
{
    struct ks_str rest = ks_str_of(list), word;
    size_t longest = 0;
    while (ks_str_cut(&rest, '|', &word)) {
        bool here = word.n <= at && memcmp(n->left + at - word.n, word.p, word.n) == 0;
        longest = here && word.n > longest ? word.n : longest;
    }
    return longest;
}

/* Applies the rule whose first date stands at `at`. True ends the search; *good = false refuses the
 * file. */
static bool rule_at(struct naming *n, size_t at, size_t length, bool *good)
{
    struct ks_str first = { n->left + at, length }, second = { 0 }, none = { 0 };
    size_t after = skip_spaces(n, at + length), mark;
    size_t before = prefix_before(n, at, "从|自");
    if ((mark = word_at(n, after, BETWEEN)) > 0) {
        size_t next = skip_spaces(n, after + mark), second_length = date_at(n, next, true);
        int32_t from = KS_DATE_NONE;
        (void)ks_date_read(first, n->context->today, &from);
        second = (struct ks_str) { n->left + next, second_length };
        if (second_length == 0) {
            second_length = day_alone_at(n, next, from, &second);
        }
        if (second_length > 0) {
            size_t end = next + second_length;
            end += word_at(n, end, ENDS);
            *good = settle_dates(n, first, second, at - before, end);
            return true;
        }
    }
    if ((mark = word_at(n, at + length, BEGINS)) > 0) {
        *good = settle_dates(n, first, none, at - before, at + length + mark);
        return true;
    }
    mark = word_at(n, at + length, ENDS);
    before = prefix_before(n, at, "至|到|截至|截止|截止到|截止至");
    if (mark > 0 || before > 0) {
        *good = settle_dates(n, none, first, at - before, at + length + mark);
        return true;
    }
    return false;
}

static bool read_dates(struct naming *n)
{
    size_t length, alone = 0;
    bool good = true;
    for (size_t at = 0; at < n->n; at += length) {
        (void)char_at(n, at, &length);
        size_t date = date_at(n, at, false);
        if (date > 0 && rule_at(n, at, date, &good)) {
            return good;
        }
        if (date > 0) {
            alone += date == 8 ? 0 : 1; /* IMG_20191122: a camera's name */
            length = date;
        }
    }
    if (alone > 0) {
        tell(n, KS_PROBLEM_OFFICE_ONE_DATE, KS_NO_ARGS);
    }
    return true;
}

/* The words of a bracket, of which `+` may part too: 【食堂+宿舍】. */
static struct ks_tags words_of(const struct naming *n, struct ks_str inside)
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

/* Reads the places in a bracket. False, with the word that is no place, if the bracket belongs to
 * the title. */
static bool read_places(struct naming *n, struct ks_str inside, const char **stranger)
{
    static const struct ks_places none;
    const struct ks_places *places = n->context->places == NULL ? &none : n->context->places;
    struct ks_tags words = words_of(n, inside), unknown;
    struct ks_tags tags = words;
    *stranger = words.n > 0 ? words.v[0] : "";
    ks_places_settle(places, &tags, n->context->arena, &unknown);
    if (words.n == 0 || unknown.n > 0) {
        *stranger = unknown.n > 0 ? unknown.v[0] : *stranger;
        return false;
    }
    for (size_t i = 0; i < tags.n; i++) { /* a place by its tag, which no rewording changes */
        const struct ks_place *place = ks_places_find(places, ks_str_of(tags.v[i]));
        tags.v[i] = place != NULL ? place->tag : tags.v[i];
    }
    n->out->places = tags;
    return true;
}

static void tell_stranger(struct naming *n, struct ks_str bracket, const char *word)
{
    const char *near = ks_places_nearest(n->context->places, ks_str_of(word));
    tell(n, near == NULL ? KS_PROBLEM_OFFICE_NOT_A_PLACE : KS_PROBLEM_OFFICE_NOT_A_PLACE_NEAR,
         KS_ARGS(ks_arg_str(bracket), ks_arg_text(near)));
}

static void read_brackets(struct naming *n)
{
    static const struct {
        const char *open, *close;
    } pairs[] = { { "【", "】" }, { "[", "]" }, { "［", "］" } };
    for (size_t i = 0; i < KS_COUNT(pairs); i++) {
        char *open = strstr(n->left, pairs[i].open);
        char *close = open == NULL ? NULL : strstr(open, pairs[i].close);
        if (close == NULL) {
            continue;
        }
        char *inside = open + strlen(pairs[i].open);
        size_t end = (size_t)(close - n->left) + strlen(pairs[i].close);
        const char *stranger;
        if (read_places(n, (struct ks_str) { inside, (size_t)(close - inside) }, &stranger)) {
            blank(n, (size_t)(open - n->left), end);
        } else if (n->context->places != NULL) {
            tell_stranger(n, (struct ks_str) { open, (size_t)(n->left + end - open) }, stranger);
        }
        return;
    }
}

static bool is_gap(char c)
{
    return c == ' ' || c == '_' || c == '-' || c == '+' || c == '.' || c == ',';
}

/* Takes the word off either end of the rest; true if it was there. */
static bool take_word(struct naming *n, struct ks_str *rest, const char *word)
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
static struct ks_str close_holes(struct naming *n)
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

/* The text without what Windows appends to a second copy. */
static struct ks_str trim_copies(struct ks_str text)
{
    static const char *const marks[] = { "(1)", "(2)", "(3)", "（1）", "（2）", "- 副本", "副本" };
    for (size_t i = 0; i < KS_COUNT(marks); i++) {
        size_t length = strlen(marks[i]);
        if (text.n > length && memcmp(text.p + text.n - length, marks[i], length) == 0) {
            text.n -= length;
            text = trim_gaps(text);
        }
    }
    return text;
}

bool ks_office_name_read(const struct ks_office_name_context *context,
                         struct ks_str stem,
                         struct ks_office_name *out)
{
    *out = (struct ks_office_name) { .from = KS_DATE_NONE, .until = KS_DATE_NONE };
    stem.n = ks_utf8_prefix(stem.p, stem.n, 400);
    struct naming n = { context, out, ks_arena_strndup(context->arena, stem.p, stem.n), stem.n };
    read_brackets(&n);
    bool good = read_dates(&n);
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
    out->title = rest.n > 0 ? ks_arena_strndup(context->arena, rest.p, rest.n) : "未命名";
    return good;
}
