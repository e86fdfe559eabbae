#ifndef KS_CORE_SCENE_CARD_PARTS_H
#define KS_CORE_SCENE_CARD_PARTS_H

#include "core/scene/page.h"

/* The parts of a card, as a page shows them: facts filled in. */

#define KS_LINES_MAX 8

struct ks_card_parts {
    struct ks_spans headline;
    struct ks_spans supporting[KS_LINES_MAX]; /* paragraphs before anything else */
    size_t n_supporting;
    struct ks_spans closing[KS_LINES_MAX]; /* paragraphs after the mock-up */
    size_t n_closing;
    const struct ks_block *action[KS_CARD_ACTIONS_MAX];
    size_t n_actions;
};

void ks_card_split(const struct ks_page *page, const struct ks_card *card, struct ks_card_parts *p);

#endif
