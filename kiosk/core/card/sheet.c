/* The rows of a card's table that are true on a day. */
#include "core/card/sheet.h"

#include <assert.h>
#include <string.h>

#include "base/civil.h"
#include "base/list.h"

static bool ends_as_sample(const char *cell)
{
    struct ks_str text = ks_str_of(cell);
    return ks_str_ends(text, KS_SHEET_SAMPLE) || ks_str_ends(text, KS_SHEET_SAMPLE_ASCII);
}

bool ks_sheet_row_is_sample(const struct ks_sheet_row *row)
{
    return ends_as_sample(row->name) || ends_as_sample(row->value);
}

bool ks_sheet_row_is_on(const struct ks_sheet_row *row, int32_t date)
{
    if (ks_sheet_row_is_sample(row)) {
        return false;
    }
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

static struct ks_spans plain(const char *text, struct ks_arena *arena)
{
    struct ks_spans spans = { ks_arena_array(arena, 1, sizeof *spans.v), 1 };
    spans.v[0] = (struct ks_span) { KS_SPAN_PLAIN, text };
    return spans;
}

static void add_entry(struct ks_card *card,
                      const struct ks_sheet_row *row,
                      const char *name,
                      const char *text,
                      struct ks_arena *arena)
{
    card->blocks[card->n_blocks++] = (struct ks_block) {
        .kind = KS_BLOCK_ENTRY, .line = row->row, .speaker = name, .text = plain(text, arena)
    };
}

/* Makes a row that is a question the headline, and its answers the entries; whether it is one. */
static bool ask(struct ks_card *card, const struct ks_sheet_row *row, struct ks_arena *arena)
{
    struct ks_str rest = ks_str_of(row->value), answer;
    struct ks_str two = rest;
    bool several = ks_list_next_sentence(&two, &answer) && ks_list_next_sentence(&two, &answer);
    if (card->template != KS_TEMPLATE_CHECKLIST || !several) {
        return false;
    }
    card->headline = plain(row->name, arena);
    for (size_t n = 0; n < KS_SHEET_SHOWN && ks_list_next_sentence(&rest, &answer); n++) {
        add_entry(card, row, "", ks_arena_strndup(arena, answer.p, answer.n), arena);
    }
    return true;
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
        const struct ks_sheet_row *row = &card->sheet->v[i];
        if (ks_sheet_row_is_on(row, date)) {
            if (shown == 0 && ask(today, row, arena)) {
                break;
            }
            add_entry(today, row, row->name, row->value, arena);
            shown++;
        }
    }
    assert(today->n_blocks >= card->n_blocks);
    assert(today->n_blocks - card->n_blocks <= KS_SHEET_SHOWN);
    return today;
}
