/* Which row of a dated fact is true on a day. */
#include "core/card/facts.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

static bool open_ended(const struct ks_fact *fact)
{
    return fact->valid_until == KS_DATE_NONE;
}

/* Whether the row is true on `date`. On an unknown day (KS_DATE_NONE) only a row without an end
 * is. */
static bool valid_on(const struct ks_fact *fact, int32_t date)
{
    if (date == KS_DATE_NONE) {
        return open_ended(fact);
    }
    return (fact->valid_from == KS_DATE_NONE || fact->valid_from <= date) &&
           (open_ended(fact) || date <= fact->valid_until);
}

const struct ks_fact *ks_facts_on(const struct ks_facts *facts, struct ks_str key, int32_t date)
{
    const struct ks_fact *best = NULL;
    for (size_t i = 0; i < facts->n; i++) {
        const struct ks_fact *fact = &facts->v[i];
        /* KS_DATE_NONE is the smallest date: a row with a start is later than one without. */
        if (ks_str_is(key, fact->key) && valid_on(fact, date) &&
            (best == NULL || fact->valid_from >= best->valid_from)) {
            best = fact;
        }
    }
    assert(best == NULL || date != KS_DATE_NONE || open_ended(best));
    return best;
}

bool ks_facts_known(const struct ks_facts *facts, struct ks_str key)
{
    for (size_t i = 0; i < facts->n; i++) {
        if (ks_str_is(key, facts->v[i].key)) {
            return true;
        }
    }
    return false;
}

/* Cuts text at its first {{key}}: what stands before, the key, what follows; false if none. */
static bool cut_key(const char **rest, struct ks_str *before, struct ks_str *key)
{
    const char *open = strstr(*rest, "{{"), *close = open == NULL ? NULL : strstr(open, "}}");
    if (close == NULL) {
        return false;
    }
    assert(close >= open + 2); /* no brace is of both pairs */
    *before = (struct ks_str) { *rest, (size_t)(open - *rest) };
    *key = (struct ks_str) { open + 2, (size_t)(close - open - 2) };
    *rest = close + 2;
    return true;
}

const char *ks_fact_in(const struct ks_fact *fact, enum ks_lang lang)
{
    return ks_others_or(&fact->value_in, lang, fact->value);
}

const char *ks_facts_fill(const struct ks_facts *facts,
                          const char *text,
                          int32_t date,
                          enum ks_lang lang,
                          struct ks_arena *arena)
{
    const char *out = "";
    struct ks_str before, key;
    while (cut_key(&text, &before, &key)) {
        const struct ks_fact *fact = facts == NULL ? NULL : ks_facts_on(facts, key, date);
        const char *value = fact == NULL ? "—" : ks_fact_in(fact, lang);
        out = ks_arena_printf(arena, "%s%.*s%s", out, (int)before.n, before.p, value);
    }
    return *out == '\0' ? text : ks_arena_printf(arena, "%s%s", out, text);
}

struct ks_str ks_facts_missing(const struct ks_facts *facts, const char *text, int32_t date)
{
    struct ks_str before, key;
    while (cut_key(&text, &before, &key)) {
        if (facts == NULL || ks_facts_on(facts, key, date) == NULL) {
            return key;
        }
    }
    return (struct ks_str) { "", 0 };
}
