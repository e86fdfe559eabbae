/* The rows of a card's table that are true on a day. */
#include "core/card/sheet.h"

#include <assert.h>
#include <string.h>

#include "base/civil.h"

bool ks_sheet_row_is_on(const struct ks_sheet_row *row, int32_t date)
{
    if (date == KS_DATE_NONE) {
        return row->from == KS_DATE_NONE && row->until == KS_DATE_NONE;
    }
    return (row->from == KS_DATE_NONE || row->from <= date) &&
           (row->until == KS_DATE_NONE || date <= row->until);
}

size_t ks_sheet_rows_on(const struct ks_sheet *sheet, int32_t date)
{
    size_t n = 0;
    for (size_t i = 0; i < sheet->n; i++) {
        n += ks_sheet_row_is_on(&sheet->v[i], date);
    }
    assert(n <= sheet->n);
    return n;
}

static struct ks_block entry_of(const struct ks_sheet_row *row, struct ks_arena *arena)
{
    struct ks_block block = { .kind = KS_BLOCK_ENTRY, .line = row->row, .speaker = row->name };
    block.text = (struct ks_spans) { ks_arena_array(arena, 1, sizeof *block.text.v), 1 };
    block.text.v[0] = (struct ks_span) { KS_SPAN_PLAIN, row->value };
    return block;
}

const struct ks_card *ks_card_on(const struct ks_card *card, int32_t date, struct ks_arena *arena)
{
    if (card->sheet == NULL) {
        return card;
    }
    struct ks_card *today = ks_arena_alloc(arena, sizeof *today);
    *today = *card;
    today->blocks = ks_arena_array(arena, card->n_blocks + KS_SHEET_SHOWN, sizeof *today->blocks);
    if (card->n_blocks > 0) {
        memcpy(today->blocks, card->blocks, card->n_blocks * sizeof *today->blocks);
    }
    for (size_t i = 0, shown = 0; i < card->sheet->n && shown < KS_SHEET_SHOWN; i++) {
        if (ks_sheet_row_is_on(&card->sheet->v[i], date)) {
            today->blocks[today->n_blocks++] = entry_of(&card->sheet->v[i], arena);
            shown++;
        }
    }
    assert(today->n_blocks >= card->n_blocks);
    assert(today->n_blocks - card->n_blocks <= KS_SHEET_SHOWN);
    return today;
}
