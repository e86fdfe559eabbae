/* One GIFT block: name, stem, answers, in the order in which Moodle decides what it is.
 *
 *   {#…} a number · any ~ multiple choice · = and -> a match · T TRUE F FALSE true or false · else
 *   a short answer · {} an essay · no braces a description
 *
 * What Moodle would silently take for something else (a web address with a bare = or #, `%1,5%`,
 * `{true}`) is refused with the mended line. */
#include "readers/quiz/gift_answers.h"

#include <string.h>

#include "readers/quiz/answer.h"
#include "readers/quiz/words.h"

static bool is_alnum(char c)
{
    return ks_char_is_digit(c) || ks_char_is_latin(c);
}

/* Where the web address at `at` ends: at white space, a hanzi or a brace. */
static size_t end_of_address(const struct ks_gift_block *b, size_t at, size_t end)
{
    while (at < end && (unsigned char)b->s[at] > ' ' && (unsigned char)b->s[at] < 0x80 &&
           b->s[at] != '}') {
        at++;
    }
    return at;
}

/* `http://a.cn/?id=1#x` among the answers: its bare = ~ # would cut it up. */
static bool find_bare_address(struct ks_gift_block *b, struct ks_gift_part answers)
{
    static const char *const with[] = { "\\=", "\\~", "\\#", "\\:" };
    size_t first = answers.end;
    for (size_t i = answers.start; i < answers.end; i++) {
        bool starts = ks_gift_stands_at(b, i, answers.end, "://") ||
                      ks_gift_stands_at(b, i, answers.end, "www.");
        if (!starts) {
            continue;
        }
        size_t end = end_of_address(b, i, answers.end), bad = 0;
        for (size_t pass = 0; pass < 2; pass++) { /* count, then mend if there is anything */
            for (size_t k = i; k < end; k++) {
                const char *sign = strchr("=~#:", b->s[k]);
                bool inner = k + 1 < end && (is_alnum(b->s[k + 1]) || b->s[k + 1] == '/');
                bool cuts = b->s[k] == '=' || (b->s[k] == '#' && inner) ||
                            (b->s[k] == '~' && k > i && b->s[k - 1] == '/');
                if (sign == NULL || b->literal[k] || b->s[k] == '\0') {
                    continue;
                }
                bad += pass == 0 && cuts ? 1 : 0;
                if (pass == 1 && bad > 0 && (cuts || b->s[k] == ':')) {
                    ks_gift_edit(b, b->from[k], 1, with[strchr("=~#:", b->s[k]) - "=~#:"]);
                }
            }
        }
        first = bad > 0 && first == answers.end ? i : first;
        i = end > i ? end - 1 : i;
    }
    if (first < answers.end) {
        ks_gift_fault(b, KS_PROBLEM_GIFT_BARE_ADDRESS, first);
    }
    return first < answers.end;
}

/* ---- multiple choice ---- */

/* Moodle's `^%\-*([0-9]{1,2})\.?([0-9]*)%`: the weight in thousandths of a percent and its length;
 * 0 long if there is none. */
static size_t weight_at(const struct ks_gift_block *b, struct ks_gift_part part, long *weight)
{
    size_t i = part.start + 1;
    bool negative = false, point = false;
    long whole = 0, scale = 1000;
    if (part.start >= part.end || b->s[part.start] != '%') {
        return 0;
    }
    for (; i < part.end && b->s[i] == '-'; i++) {
        negative = true;
    }
    size_t digits = i;
    for (; i < part.end && ((b->s[i] >= '0' && b->s[i] <= '9') || (b->s[i] == '.' && !point));
         i++) {
        if (b->s[i] == '.') {
            if (i == digits) {
                return 0;
            }
            point = true;
        } else if (point && scale > 1) {
            scale /= 10;
            whole += (b->s[i] - '0') * scale;
        } else if (!point && i - digits < 6) {
            whole = whole * 10 + (b->s[i] - '0') * 1000;
        }
    }
    if (i == digits || i >= part.end || b->s[i] != '%') {
        return 0;
    }
    *weight = negative ? -whole : whole;
    return i + 1 - part.start;
}

/* `%1,5%` `50%`: meant as a weight, read as text by Moodle. */
static bool find_bad_weight(struct ks_gift_block *b, struct ks_gift_part part)
{
    size_t i = part.start + 1, comma = 0;
    if (part.start >= part.end || b->s[part.start] != '%') {
        return false;
    }
    while (i < part.end && strchr("0123456789-.,", b->s[i]) != NULL && b->s[i] != '\0') {
        comma = b->s[i] == ',' ? i : comma;
        i++;
    }
    if (comma == 0 || i >= part.end || b->s[i] != '%') {
        return false;
    }
    ks_gift_edit(b, b->from[comma], 1, ".");
    ks_gift_fault(b, KS_PROBLEM_GIFT_COMMA, part.start);
    return true;
}

static void add_choice(struct ks_gift_block *b,
                       struct ks_gift_part part,
                       bool equal,
                       bool single,
                       enum ks_gift_format format)
{
    struct ks_quiz_draft *draft = &b->draft;
    long weight = equal ? 100000 : 0;
    part = ks_gift_trim(b, part);
    if (!equal) {
        if (find_bad_weight(b, part)) {
            return;
        }
        part.start += weight_at(b, part, &weight);
    }
    if (draft->n_answers == KS_DRAFT_ANSWERS_MAX) {
        draft->left_out++;
        return;
    }
    size_t hash = ks_gift_find(b, part, '#');
    struct ks_draft_answer *answer = &draft->answer[draft->n_answers++];
    enum ks_gift_format own = format;
    answer->text = ks_gift_read_text(b, (struct ks_gift_part) { part.start, hash }, &own);
    answer->right = single ? weight >= 99990 : weight > 0;
    if (hash < part.end) {
        own = format;
        answer->feedback =
            ks_gift_read_text(b, (struct ks_gift_part) { hash + 1, part.end }, &own).text;
    }
}

static void
read_choices(struct ks_gift_block *b, struct ks_gift_part answers, enum ks_gift_format format)
{
    bool single = ks_gift_find(b, answers, '=') < answers.end;
    b->draft.marked = true;
    b->draft.several = !single;
    size_t i = answers.start;
    while (i < answers.end && b->draft.fault == KS_PROBLEM_NONE) {
        bool sign = !b->literal[i] && (b->s[i] == '~' || b->s[i] == '=');
        bool equal = sign && b->s[i] == '=';
        size_t start = i + (sign ? 1 : 0), end = start;
        if (sign && !equal && start < answers.end && !b->literal[start] && b->s[start] == '=') {
            equal = true; /* `~=` is how Moodle writes it inside */
            end = ++start;
        }
        while (end < answers.end && (b->literal[end] || (b->s[end] != '~' && b->s[end] != '='))) {
            end++;
        }
        add_choice(b, (struct ks_gift_part) { start, end }, equal, single, format);
        i = end;
    }
}

/* ---- the other sorts ---- */

/* `TRUE#wrong#right` in exactly Moodle's words. */
static bool
read_truth(struct ks_gift_block *b, struct ks_gift_part answers, enum ks_gift_format format)
{
    size_t hash = ks_gift_find(b, answers, '#');
    struct ks_gift_part word = ks_gift_trim(b, (struct ks_gift_part) { answers.start, hash });
    struct ks_str said = { b->s + word.start, word.end - word.start };
    bool yes = ks_str_is(said, "T") || ks_str_is(said, "TRUE");
    if (!yes && !ks_str_is(said, "F") && !ks_str_is(said, "FALSE")) {
        int meant = ks_answer_truth(said);
        if (meant >= 0 && ks_gift_find(b, answers, '=') == answers.end) {
            ks_gift_edit(b, b->from[word.start], word.end - word.start, meant ? "TRUE" : "FALSE");
            ks_gift_fault(b, KS_PROBLEM_GIFT_BAD_TRUTH, word.start);
            return true;
        }
        return false;
    }
    size_t second = hash < answers.end
                        ? ks_gift_find(b, (struct ks_gift_part) { hash + 1, answers.end }, '#')
                        : answers.end;
    struct ks_quiz_draft *draft = &b->draft;
    struct ks_draft_text at = ks_gift_text(b, word);
    draft->marked = true;
    draft->n_answers = 2;
    for (size_t i = 0; i < 2; i++) {
        struct ks_draft_answer *answer = &draft->answer[i];
        answer->text = at;
        answer->text.text = i == 0 ? KS_STR(KS_WORD_TRUE) : KS_STR(KS_WORD_FALSE);
        answer->right = (i == 0) == yes;
        struct ks_gift_part why = answer->right ? (struct ks_gift_part) { second + 1, answers.end }
                                                : (struct ks_gift_part) { hash + 1, second };
        enum ks_gift_format own = format;
        if (why.start < why.end) {
            answer->feedback = ks_gift_read_text(b, why, &own).text;
        }
    }
    if (draft->field[KS_DRAFT_KIND].text.n == 0) {
        draft->field[KS_DRAFT_KIND].text = ks_str_of(ks_quiz_kind_name(KS_QUIZ_TRUE_FALSE));
    }
    return true;
}

static bool has_arrow(const struct ks_gift_block *b, struct ks_gift_part answers)
{
    for (size_t i = answers.start; i + 2 <= answers.end; i++) {
        if (b->s[i] == '-' && b->s[i + 1] == '>') {
            return true;
        }
    }
    return false;
}

void ks_gift_answers(struct ks_gift_block *b,
                     struct ks_gift_part answers,
                     enum ks_gift_format format)
{
    struct ks_quiz_draft *draft = &b->draft;
    bool choice = ks_gift_find(b, answers, '~') < answers.end;
    bool equal = ks_gift_find(b, answers, '=') < answers.end;
    if (answers.start == answers.end) {
        draft->other = ks_arg_phrase(KS_PHRASE_SORT_ESSAY);
    } else if (b->s[answers.start] == '#' && !b->literal[answers.start]) {
        draft->other = ks_arg_phrase(KS_PHRASE_SORT_NUMBER);
    } else if ((choice || equal) && find_bare_address(b, answers)) {
        return;
    } else if (choice) {
        read_choices(b, answers, format);
    } else if (equal && has_arrow(b, answers)) {
        draft->other = ks_arg_phrase(KS_PHRASE_SORT_MATCH);
    } else if (!read_truth(b, answers, format)) {
        draft->other = ks_arg_phrase(KS_PHRASE_SORT_BLANK);
    }
}
