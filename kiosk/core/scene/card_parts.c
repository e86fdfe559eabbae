/* The parts of a card (see card_parts.h). */
#include "core/scene/card_parts.h"

#include <assert.h>

void ks_card_split(const struct ks_page *page, const struct ks_card *card, struct ks_card_parts *p)
{
    *p = (struct ks_card_parts) { 0 };
    p->headline = ks_page_spans(page, &card->headline);
    bool before = true;
    for (size_t i = 0; i < card->n_blocks; i++) {
        const struct ks_block *block = &card->blocks[i];
        switch (block->kind) {
        case KS_BLOCK_PARAGRAPH:
            if (before && p->n_supporting < KS_LINES_MAX) {
                p->supporting[p->n_supporting++] = ks_page_spans(page, &block->text);
            } else if (!before && p->n_closing < KS_LINES_MAX) {
                p->closing[p->n_closing++] = ks_page_spans(page, &block->text);
            }
            break;
        case KS_BLOCK_ACTION:
            if (p->n_actions < KS_CARD_ACTIONS_MAX) {
                p->action[p->n_actions++] = block;
            }
            break;
        case KS_BLOCK_SCRIPT:
        case KS_BLOCK_PANEL:
        case KS_BLOCK_LABEL:
        case KS_BLOCK_ENTRY:
            before = false;
            break;
        }
    }
    assert(p->n_supporting <= KS_LINES_MAX && p->n_closing <= KS_LINES_MAX);
    assert(p->n_actions <= KS_CARD_ACTIONS_MAX);
}
