#ifndef KS_READERS_QUIZ_ITEM_TEXT_H
#define KS_READERS_QUIZ_ITEM_TEXT_H

#include "readers/quiz/making.h"

/* The texts, dates and labels of a question, and the card of its scene. */

/* Language and truth first, the rest once kind, options and answer are settled. */
void ks_making_lang(struct ks_making *m);
void ks_making_truth(struct ks_making *m);
bool ks_making_rest(struct ks_making *m);

#endif
