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
        ks_problem_add(l->problems, KS_LEVEL_ERROR, at, "ticker.unknown-fact", "屏幕底部会空着一块",
                       "改成 assets/facts.csv 里有的键，或补上这一行", "找不到 {{%.*s}}",
                       (int)key.n, key.p);
    } else if (l->today != KS_DATE_NONE) {
        ks_problem_add(l->problems, KS_LEVEL_WARNING, at, "ticker.fact-not-valid",
                       "这一行今天不会出现",
                       "写上开始日期，或在 assets/facts.csv 补上今天有效的内容",
                       "{{%.*s}} 今天无效", (int)key.n, key.p);
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
            ks_problem_add(l->problems, KS_LEVEL_WARNING,
                           (struct ks_place_in_file) { KS_FACTS_CSV, fact->row, 0 },
                           "facts.no-source", "没有出处，以后没人敢改，也没人知道对不对",
                           "在“来源”一栏写上是哪一份文件、哪一天", "“%s”没有写来源", fact->key);
        }
    }
}

void ks_table_lint(const struct ks_program *program, int32_t today, struct ks_problems *problems)
{
    struct linting l = { program, today, problems };
    check_ticker(&l);
    check_facts(&l);
}
