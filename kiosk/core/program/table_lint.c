/* What is wrong with the words of the tables (see table_lint.h). */
#include "core/program/table_lint.h"

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

static void check_ticker(const struct linting *l)
{
    for (size_t i = 0; i < l->program->ticker.n; i++) {
        const struct ks_ticker_line *line = &l->program->ticker.v[i];
        bool now = l->today == KS_DATE_NONE ||
                   ((line->window.from == KS_DATE_NONE || line->window.from <= l->today) &&
                    (line->window.until == KS_DATE_NONE || l->today <= line->window.until));
        if (now) {
            check_ticker_fact(l, line->row, line->text);
        }
    }
}

static void check_facts(const struct linting *l)
{
    for (size_t i = 0; i < l->program->facts.n; i++) {
        const struct ks_fact *fact = &l->program->facts.v[i];
        if (*fact->source == '\0') {
            ks_problems_add(l->problems, KS_PROBLEM_FACTS_NO_SOURCE,
                            (struct ks_place_in_file) { KS_FACTS_CSV, fact->row, 0 },
                            KS_ARGS(ks_arg_text(fact->key)));
        }
    }
}

void ks_table_lint(const struct ks_program *program, int32_t today, struct ks_problems *problems)
{
    struct linting l = { program, today, problems };
    check_ticker(&l);
    check_facts(&l);
}
