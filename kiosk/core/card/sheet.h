#ifndef KS_CORE_CARD_SHEET_H
#define KS_CORE_CARD_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/card/card.h"

/* The table behind a card: rows that the card shows as its list on the days they are valid. The
 * office keeps it (lessons, volunteers, boards); the first KS_SHEET_SHOWN rows of the day are
 * shown. */

/* What a cell ends with in a row that only shows how one is written; such a row is of no day. */
#define KS_SHEET_SAMPLE "（样例）"
#define KS_SHEET_SAMPLE_ASCII "(样例)"
#define KS_SHEET_SHOWN 6
#define KS_SHEET_ROWS_MAX 500

struct ks_sheet_row {
    int row;
    const char *name, *value;
    int32_t from, until; /* inclusive; KS_DATE_NONE = open */
    const char *picture; /* of a work, relative to assets/; NULL = none */
};

struct ks_sheet {
    struct ks_sheet_row *v;
    size_t n;
};

bool ks_sheet_row_is_sample(const struct ks_sheet_row *row);
/* Whether a row may be shown on `date`; KS_DATE_NONE (unknown): if it has no dates. */
bool ks_sheet_row_is_on(const struct ks_sheet_row *row, int32_t date);
/* How many rows may be shown on that day, also those past KS_SHEET_SHOWN. */
size_t ks_sheet_rows_on(const struct ks_sheet *sheet, int32_t date);

/* The card as it stands on `date`: a copy in `arena` with the first KS_SHEET_SHOWN valid rows of
 * its sheet added as entries; it borrows from the card. Of a checklist, a first row that is a
 * question with several answers (the poll) is the headline and the entries instead. The card
 * itself if it has no sheet. */
const struct ks_card *ks_card_on(const struct ks_card *card, int32_t date, struct ks_arena *arena);

#endif
