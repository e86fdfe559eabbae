#ifndef KS_CORE_CARD_FACTS_H
#define KS_CORE_CARD_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/civil.h"
#include "base/lang.h"

/* Dated facts: hotlines, names, apps, laws. A key may have several rows with disjoint
 * validity; a card refers to `{{key}}` and shows what was true on the day. */

struct ks_fact {
    int row;
    const char *key, *value;
    struct ks_others value_in;
    const char *source;
    int32_t valid_from, valid_until; /* inclusive; KS_DATE_NONE = open */
    int32_t
        checked; /* the day on which somebody held it against its source; KS_DATE_NONE = never */
};

struct ks_facts {
    struct ks_fact *v;
    size_t n;
};

/* The row of `key` valid on `date` (of several the one that began last); NULL if unknown or not
 * valid then. On an unknown day, KS_DATE_NONE: the latest row that has no end. */
const struct ks_fact *ks_facts_on(const struct ks_facts *facts, struct ks_str key, int32_t date);
/* Its value in that language; in Chinese if the office gave none. */
const char *ks_fact_in(const struct ks_fact *fact, enum ks_lang lang);
/* The text with every {{key}} replaced by what is true on `date` ("—" if nothing is). */
const char *ks_facts_fill(const struct ks_facts *facts,
                          const char *text,
                          int32_t date,
                          enum ks_lang lang,
                          struct ks_arena *arena);
/* The first {{key}} of the text that has nothing true on `date`; empty if all have. */
struct ks_str ks_facts_missing(const struct ks_facts *facts, const char *text, int32_t date);
bool ks_facts_known(const struct ks_facts *facts, struct ks_str key);

#endif
