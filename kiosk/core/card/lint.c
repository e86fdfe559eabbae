/* What is wrong with a card that was read well. */
#include "core/card/lint.h"

#include "core/text/content_names.h"

#include <string.h>

struct lint {
    const struct ks_card *card;
    const struct ks_facts *facts;
    int32_t today;
    struct ks_problems *problems;
    const char *file;
    size_t shouts; /* exclamation marks on the card */
};

static struct ks_place_in_file at_row(const struct lint *l, int row)
{
    return (struct ks_place_in_file) { l->file, row, 0 };
}

static bool is_exclamation(uint32_t c)
{
    return c == '!' || c == 0xFF01;
}

/* The width of a character in halves of a hanzi: 2 for a hanzi, 1 for a Latin letter or digit, 0
 * for punctuation. */
static size_t weight_of(uint32_t c)
{
    bool latin = ks_char_is_digit(c) || ks_char_is_latin(c);
    return ks_char_is_hanzi(c) ? 2 : latin ? 1 : 0;
}

static size_t weigh(const char *text)
{
    size_t weight = 0, n = strlen(text), length = 0;
    for (size_t i = 0; i < n; i += length) {
        weight += weight_of(ks_utf8_decode(text + i, n - i, &length));
    }
    return weight;
}

static const char *text_of(const struct lint *l, const struct ks_span *span)
{
    if (span->style != KS_SPAN_FACT) {
        return span->text;
    }
    const struct ks_fact *fact =
        l->facts == NULL ? NULL : ks_facts_on(l->facts, ks_str_of(span->text), l->today);
    return fact == NULL ? "" : fact->value;
}

static size_t limit(const struct lint *l, int hanzi)
{
    return (size_t)(hanzi * 2 * ks_lang_longer(ks_card_lang(l->card)) / 100);
}

/* --- length --- */

static void check_headline(struct lint *l)
{
    size_t width = 0, widest = 0;
    int lines = 1;
    for (size_t i = 0; i < l->card->headline.n; i++) {
        bool turn = strcmp(l->card->headline.v[i].text, "\n") == 0;
        width = turn ? 0 : width + weigh(text_of(l, &l->card->headline.v[i]));
        widest = width > widest ? width : widest;
        lines += turn ? 1 : 0;
    }
    if (widest > limit(l, KS_LINT_HEADLINE_HANZI)) {
        ks_problems_add(l->problems, KS_PROBLEM_LINT_LONG_HEADLINE,
                        at_row(l, l->card->headline_line),
                        KS_ARGS(ks_arg_number((long long)(widest + 1) / 2)));
    }
    if (lines > KS_LINT_HEADLINE_LINES) {
        ks_problems_add(l->problems, KS_PROBLEM_LINT_HEADLINE_LINES,
                        at_row(l, l->card->headline_line), KS_ARGS(ks_arg_number(lines)));
    }
}

static void check_supporting(struct lint *l)
{
    int lines = 0, row = 0;
    for (size_t i = 0; i < l->card->n_blocks; i++) {
        const struct ks_block *block = &l->card->blocks[i];
        if (block->kind != KS_BLOCK_PARAGRAPH) {
            break;
        }
        size_t width = 0;
        for (size_t j = 0; j < block->text.n; j++) {
            width += weigh(text_of(l, &block->text.v[j]));
        }
        row = ++lines == KS_LINT_SUPPORTING_LINES + 1 ? block->line : row;
        if (width > limit(l, KS_LINT_SUPPORTING_HANZI)) {
            ks_problems_add(l->problems, KS_PROBLEM_LINT_LONG_LINE, at_row(l, block->line),
                            KS_ARGS(ks_arg_number((long long)(width + 1) / 2)));
        }
    }
    if (lines > KS_LINT_SUPPORTING_LINES) {
        ks_problems_add(l->problems, KS_PROBLEM_LINT_MANY_LINES, at_row(l, row),
                        KS_ARGS(ks_arg_number(lines)));
    }
}

/* --- facts --- */

static bool card_is_valid(const struct lint *l)
{
    const struct ks_card *card = l->card;
    return l->today != KS_DATE_NONE &&
           (card->valid_from == KS_DATE_NONE || card->valid_from <= l->today) &&
           (card->valid_until == KS_DATE_NONE || l->today <= card->valid_until);
}

static void check_fact(struct lint *l, const char *key, int row)
{
    if (!ks_facts_known(l->facts, ks_str_of(key))) {
        ks_problems_add(l->problems, KS_PROBLEM_LINT_UNKNOWN_FACT, at_row(l, row),
                        KS_ARGS(ks_arg_cut(ks_str_of(key), 60)));
    } else if (card_is_valid(l) && ks_facts_on(l->facts, ks_str_of(key), l->today) == NULL) {
        ks_problems_add(l->problems, KS_PROBLEM_LINT_FACT_NOT_VALID, at_row(l, row),
                        KS_ARGS(ks_arg_cut(ks_str_of(key), 60)));
    }
}

/* Checks the fact in a panel's title or in an address, which may hold one as well. */
static void check_fact_within(struct lint *l, const char *text, int row)
{
    if (l->facts != NULL) {
        struct ks_str key = ks_facts_missing(l->facts, text, l->today);
        if (key.n > 0) {
            check_fact(l, ks_arena_strndup(l->problems->arena, key.p, key.n), row);
        }
    }
}

/* --- one text: facts, shouting --- */

static void check_shouting(struct lint *l, const char *text, int row)
{
    size_t n = strlen(text), length = 0, marks = 0;
    for (size_t i = 0; i < n; i += length) {
        marks += is_exclamation(ks_utf8_decode(text + i, n - i, &length)) ? 1 : 0;
    }
    l->shouts += marks;
    if (marks >= 2) {
        ks_problems_add(l->problems, KS_PROBLEM_LINT_SHOUTING, at_row(l, row),
                        KS_ARGS(ks_arg_number((long long)marks)));
    }
}

static void check_text(struct lint *l, const struct ks_spans *spans, int row)
{
    struct ks_buf text = { 0 };
    for (size_t i = 0; i < spans->n; i++) {
        if (spans->v[i].style == KS_SPAN_FACT) {
            if (l->facts != NULL) {
                check_fact(l, spans->v[i].text, row);
            }
            ks_buf_adds(&text, "\n"); /* a fact parts digits before it from digits behind it */
        } else {
            ks_buf_adds(&text, spans->v[i].text);
        }
    }
    if (text.n > 0) {
        check_shouting(l, text.p, row);
    }
    ks_buf_free(&text);
}

void ks_card_lint(const struct ks_card *card,
                  const struct ks_facts *facts,
                  int32_t today,
                  struct ks_problems *problems)
{
    struct lint l = { .card = card,
                      .facts = facts,
                      .today = today,
                      .problems = problems,
                      .file = ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", card->path) };
    check_headline(&l);
    if (!ks_template_kind(card->template)->prose) {
        check_supporting(&l);
    }
    check_text(&l, &card->headline, card->headline_line);
    for (size_t i = 0; i < card->n_blocks; i++) {
        check_text(&l, &card->blocks[i].text, card->blocks[i].line);
        check_fact_within(&l, card->blocks[i].speaker, card->blocks[i].line);
    }
    check_fact_within(&l, card->qr == NULL ? "" : card->qr, 0);
    if (l.shouts > 2) {
        ks_problems_add(problems, KS_PROBLEM_LINT_MANY_SHOUTS, at_row(&l, 0),
                        KS_ARGS(ks_arg_number((long long)l.shouts)));
    }
}
