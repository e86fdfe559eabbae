#ifndef KS_READERS_QUIZ_ITEM_H
#define KS_READERS_QUIZ_ITEM_H

#include "readers/quiz/draft.h"

/* The item that a draft becomes, or the reason why it cannot be played. */

/* Appends to the bank what can be played and lists what cannot; bank->found counts both. */
void ks_draft_finish(const struct ks_table_context *context,
                     const struct ks_quiz_draft *draft,
                     struct ks_quiz_bank *bank);

#endif
