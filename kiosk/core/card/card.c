/* The templates by their names, and whether a card is true on a day. */
#include "core/card/card.h"

#include <string.h>

#include "core/card/facts.h"
#include "core/card/sheet.h"

#define KIND(member, said, others, ...) { .name = said, .words = others, __VA_ARGS__ },
static const struct ks_template_kind kinds[] = { KS_TEMPLATES(KIND) { .name = "", .words = "" } };

const struct ks_template_kind *ks_template_kind(enum ks_template template)
{
    return &kinds[template];
}

enum ks_lang ks_card_lang(const struct ks_card *card)
{
    return ks_lang_of(card->lang);
}

bool ks_template_of(struct ks_str name, enum ks_template *template)
{
    struct ks_str word = ks_str_trim(name);
    for (size_t i = 0; i < KS_TEMPLATE_COUNT; i++) {
        struct ks_str rest = ks_str_of(kinds[i].words), other;
        bool found = ks_str_same(word, ks_str_of(kinds[i].name));
        while (!found && ks_str_cut(&rest, '|', &other)) {
            found = ks_str_same(word, other);
        }
        if (found) {
            *template = (enum ks_template)i;
            return true;
        }
    }
    return false;
}

static const char *
missing_in(const struct ks_spans *spans, const struct ks_facts *facts, int32_t date)
{
    for (size_t i = 0; i < spans->n; i++) {
        const struct ks_span *span = &spans->v[i];
        if (span->style == KS_SPAN_FACT &&
            (facts == NULL || ks_facts_on(facts, ks_str_of(span->text), date) == NULL)) {
            return span->text;
        }
    }
    return NULL;
}

static const char *
missing_on(const struct ks_card *card, const struct ks_facts *facts, int32_t date)
{
    const char *missing = missing_in(&card->headline, facts, date);
    if (missing == NULL && card->qr != NULL && ks_facts_missing(facts, card->qr, date).n > 0) {
        missing = card->qr;
    }
    for (size_t i = 0; missing == NULL && i < card->n_blocks; i++) {
        const struct ks_block *block = &card->blocks[i];
        missing = missing_in(&block->text, facts, date);
        if (missing == NULL && ks_facts_missing(facts, block->speaker, date).n > 0) {
            missing = block->speaker; /* the title of a panel */
        }
    }
    return missing;
}

struct ks_card_lack
ks_card_lacks(const struct ks_card *card, const struct ks_facts *facts, int32_t date)
{
    bool begun = card->valid_from == KS_DATE_NONE || date >= card->valid_from;
    bool over =
        card->valid_until != KS_DATE_NONE && (date == KS_DATE_NONE || date > card->valid_until);
    struct ks_card_lack lack = { .kind = KS_CARD_LACKS_NOTHING };
    if (!begun || over) {
        lack.kind = KS_CARD_LACKS_DATE;
    } else if (card->sheet != NULL && ks_sheet_rows_on(card->sheet, date) == 0) {
        lack.kind = KS_CARD_LACKS_ROW;
    } else if ((lack.key = missing_on(card, facts, date)) != NULL) {
        lack.kind = KS_CARD_LACKS_FACT;
    }
    return lack;
}

bool ks_card_is_true(const struct ks_card *card, const struct ks_facts *facts, int32_t date)
{
    return ks_card_lacks(card, facts, date).kind == KS_CARD_LACKS_NOTHING;
}
