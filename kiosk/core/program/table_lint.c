/* What is wrong with the words of the tables (see table_lint.h). */
#include "core/program/table_lint.h"

#include "base/civil.h"
#include "base/unicode.h"
#include "core/text/content_names.h"

struct linting {
    const struct ks_program *program;
    int32_t today;
    struct ks_problems *problems;
};

static void check_ticker_fact(const struct linting *l, int row, const char *text)
{
    const struct ks_facts *facts = &l->program->facts;
    struct ks_place_in_file at = { KS_TICKER_CSV, row, 0 };
    struct ks_str key = ks_facts_missing(facts, text, l->today);
    if (key.n == 0) {
        return;
    }
    if (!ks_facts_known(facts, key)) {
        ks_problems_add(l->problems, KS_PROBLEM_TICKER_UNKNOWN_FACT, at, KS_ARGS(ks_arg_str(key)));
    } else if (l->today != KS_DATE_NONE) {
        ks_problems_add(l->problems, KS_PROBLEM_TICKER_FACT_NOT_VALID, at,
                        KS_ARGS(ks_arg_str(key)));
    }
}

/* What the one line has room for (core/scene/frame.c), in hanzi: the width of a panel without its
 * two margins of an eighteenth of its short side, in letters of a thirtieth. */
#define PORTRAIT_HANZI 26  /* (1 - 2/18) * 30 */
#define LANDSCAPE_HANZI 50 /* 16:9: (16/9 - 2/18) * 30 */

/* In its widest language. Latin letters are about half as wide as hanzi, so columns measure both.
 */
static size_t columns_of(const struct linting *l, const struct ks_ticker_line *line)
{
    size_t widest = 0;
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        const char *text = ks_others_or(&line->text_in, (enum ks_lang)lang, line->text);
        text = ks_facts_fill(&l->program->facts, text, l->today, (enum ks_lang)lang,
                             l->problems->arena);
        size_t columns = ks_text_columns(ks_str_of(text));
        widest = columns > widest ? columns : widest;
    }
    return widest;
}

static void check_ticker_width(const struct linting *l, const struct ks_ticker_line *line)
{
    size_t columns = columns_of(l, line);
    bool wide = columns > 2 * LANDSCAPE_HANZI;
    if (columns > 2 * PORTRAIT_HANZI) {
        ks_problems_add(l->problems, KS_PROBLEM_TICKER_CUT,
                        (struct ks_place_in_file) { KS_TICKER_CSV, line->row, 0 },
                        KS_ARGS(ks_arg_phrase(wide ? KS_PHRASE_LANDSCAPE : KS_PHRASE_PORTRAIT),
                                ks_arg_number(wide ? LANDSCAPE_HANZI : PORTRAIT_HANZI),
                                ks_arg_number(PORTRAIT_HANZI)));
    }
}

static bool has_ended(const struct ks_window *window, int32_t today)
{
    return today != KS_DATE_NONE && window->until != KS_DATE_NONE && window->until < today;
}

static bool is_to_come(const struct ks_window *window, int32_t today)
{
    return today != KS_DATE_NONE && window->from != KS_DATE_NONE && today < window->from;
}

static void check_ticker(const struct linting *l)
{
    for (size_t i = 0; i < l->program->ticker.n; i++) {
        const struct ks_ticker_line *line = &l->program->ticker.v[i];
        if (!has_ended(&line->window, l->today) && !is_to_come(&line->window, l->today)) {
            check_ticker_fact(l, line->row, line->text);
        }
    }
}

#define CHECKED_DAYS_MAX 548 /* eighteen months */
#define ENDING_DAYS 60

static bool true_on(const struct ks_fact *fact, int32_t day)
{
    return (fact->valid_from == KS_DATE_NONE || fact->valid_from <= day) &&
           (fact->valid_until == KS_DATE_NONE || day <= fact->valid_until);
}

/* Whether the table says of any fact when it was checked: who does not keep such days is not asked
 * for them. */
static bool keeps_checks(const struct ks_facts *facts)
{
    for (size_t i = 0; i < facts->n; i++) {
        if (facts->v[i].checked != KS_DATE_NONE) {
            return true;
        }
    }
    return false;
}

static void check_age(const struct linting *l, const struct ks_fact *fact, bool keeps)
{
    struct ks_place_in_file at = { KS_FACTS_CSV, fact->row, 0 };
    if (keeps && fact->checked == KS_DATE_NONE) {
        ks_problems_add(l->problems, KS_PROBLEM_FACTS_UNCHECKED, at,
                        KS_ARGS(ks_arg_text(fact->key)));
    } else if (keeps && l->today - fact->checked > CHECKED_DAYS_MAX) {
        char day[KS_CIVIL_TEXT];
        ks_date_format(fact->checked, day);
        ks_problems_add(l->problems, KS_PROBLEM_FACTS_OLD, at,
                        KS_ARGS(ks_arg_text(fact->key), ks_arg_text(day)));
    }
    if (fact->valid_until != KS_DATE_NONE && fact->valid_until - l->today <= ENDING_DAYS &&
        ks_facts_on(&l->program->facts, ks_str_of(fact->key), fact->valid_until + 1) == NULL) {
        ks_problems_add(
            l->problems, KS_PROBLEM_FACTS_ENDING, at,
            KS_ARGS(ks_arg_text(fact->key), ks_arg_number(fact->valid_until - l->today + 1)));
    }
}

static void check_facts(const struct linting *l)
{
    bool keeps = keeps_checks(&l->program->facts);
    for (size_t i = 0; i < l->program->facts.n; i++) {
        const struct ks_fact *fact = &l->program->facts.v[i];
        if (*fact->source == '\0') {
            ks_problems_add(l->problems, KS_PROBLEM_FACTS_NO_SOURCE,
                            (struct ks_place_in_file) { KS_FACTS_CSV, fact->row, 0 },
                            KS_ARGS(ks_arg_text(fact->key)));
        }
        if (l->today != KS_DATE_NONE && true_on(fact, l->today)) {
            check_age(l, fact, keeps);
        }
    }
}

void ks_table_lint(const struct ks_program *program, int32_t today, struct ks_problems *problems)
{
    struct linting l = { program, today, problems };
    check_ticker(&l);
    check_facts(&l);
}

void ks_ticker_lint(const struct ks_program *program, int32_t today, struct ks_problems *problems)
{
    struct linting l = { program, today, problems };
    for (size_t i = 0; i < program->ticker.n; i++) {
        if (!has_ended(&program->ticker.v[i].window, today)) {
            check_ticker_width(&l, &program->ticker.v[i]);
        }
    }
}
