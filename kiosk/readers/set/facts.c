/* Reads the table of dated facts (see facts.h). */
#include "readers/set/facts.h"

#include <stdlib.h>
#include <string.h>

#include "readers/table/rows.h"

#define FACTS_MAX 5000

enum { KEY, VALUE, VALID_FROM, VALID_UNTIL, SOURCE, CHECKED, VALUE_IN };

static const struct ks_column columns[] = {
    [KEY] = { "key|键|名称|代号|编号", KS_REQUIRED },
    [VALUE] = { "value|值|内容|中文", KS_REQUIRED },
    [VALID_FROM] = { "valid_from|生效|生效日期|开始|from|自", KS_OPTIONAL },
    [VALID_UNTIL] = { "valid_until|失效|失效日期|结束|截止|until|至", KS_OPTIONAL },
    [SOURCE] = { "source|来源|出处|依据", KS_OPTIONAL },
    [CHECKED] = { "checked|核对|核对日期|查证", KS_OPTIONAL },
#define VALUE_COLUMN(NAME, TAG, BUTTON, CALLED, ...)                                               \
    [KS_ROWS_IN(VALUE_IN, NAME)] = { "value_" #TAG "|" CALLED "|" CALLED "值", KS_OPTIONAL },
    KS_LANGS_OTHER(VALUE_COLUMN)
};

static bool read_fact(struct ks_rows *rows, struct ks_fact *fact)
{
    *fact = (struct ks_fact) { .row = rows->row->number };
    fact->key = ks_rows_required(rows, KEY, 120);
    fact->value = ks_rows_required(rows, VALUE, 600);
    int32_t last; /* of a month, where only that is written */
    /* A fact that is over is history, no mistake. */
    bool timely = ks_rows_dates(rows, VALID_FROM, VALID_UNTIL, KS_OVER_NOT_SAID, &fact->valid_from,
                                &fact->valid_until) &&
                  ks_rows_dates(rows, CHECKED, CHECKED, KS_OVER_NOT_SAID, &fact->checked, &last);
    if (fact->key == NULL || fact->value == NULL || !timely) {
        return false;
    }
    fact->value_in = ks_rows_others(rows, VALUE_IN, 600);
    fact->source = ks_rows_text(rows, SOURCE, 1000);
    return true;
}

static int by_key_then_date(const void *a, const void *b)
{
    const struct ks_fact *const *left = a, *const *right = b;
    int order = strcmp((*left)->key, (*right)->key);
    if (order != 0) {
        return order;
    }
    /* KS_DATE_NONE is the smallest number: an open beginning comes first. */
    int32_t x = (*left)->valid_from, y = (*right)->valid_from;
    return x != y ? (x < y ? -1 : 1) : (*left)->row - (*right)->row;
}

/* Rows of one key must not be valid on the same day: which one would be true? */
static void report_overlaps(const struct ks_rows *rows, const struct ks_facts *facts)
{
    const struct ks_fact **sorted = ks_arena_array(rows->scratch, facts->n + 1, sizeof(void *));
    for (size_t i = 0; i < facts->n; i++) {
        sorted[i] = &facts->v[i];
    }
    qsort(sorted, facts->n, sizeof *sorted, by_key_then_date);
    const struct ks_fact *longest = NULL; /* of this key so far: the latest end */
    for (size_t i = 0; i < facts->n; i++) {
        const struct ks_fact *fact = sorted[i];
        if (longest == NULL || strcmp(longest->key, fact->key) != 0) {
            longest = fact;
            continue;
        }
        if (longest->valid_until == KS_DATE_NONE || fact->valid_from <= longest->valid_until) {
            ks_problems_add(
                rows->context->problems, KS_PROBLEM_FACTS_OVERLAP,
                (struct ks_place_in_file) { rows->file, fact->row, rows->columns.at[KEY] + 1 },
                KS_ARGS(ks_arg_text(fact->key), ks_arg_number(longest->row)));
        }
        bool longer =
            longest->valid_until != KS_DATE_NONE &&
            (fact->valid_until == KS_DATE_NONE || fact->valid_until > longest->valid_until);
        longest = longer ? fact : longest;
    }
}

void ks_facts_read(const struct ks_table_context *context,
                   const char *file,
                   const char *bytes,
                   size_t n,
                   struct ks_facts *facts)
{
    struct ks_rows rows;
    *facts = (struct ks_facts) { 0 };
    if (ks_rows_open(&rows, context, file, bytes, n, columns, KS_COUNT(columns), FACTS_MAX)) {
        facts->v = ks_arena_array(context->arena, ks_rows_count(&rows) + 1, sizeof *facts->v);
        while (ks_rows_next(&rows)) {
            facts->n += read_fact(&rows, &facts->v[facts->n]) ? 1 : 0;
        }
        report_overlaps(&rows, facts);
    }
    ks_rows_close(&rows);
}
