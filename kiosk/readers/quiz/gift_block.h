#ifndef KS_READERS_QUIZ_GIFT_BLOCK_H
#define KS_READERS_QUIZ_GIFT_BLOCK_H

#include "readers/quiz/gift_span.h"

/* One GIFT block: its name, braces, stem and general feedback. */

/* Fills block->draft from its text, or sets draft.fault. */
void ks_gift_parse(struct ks_gift_block *block);

#endif
