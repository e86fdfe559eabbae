#ifndef KS_READERS_QUIZ_GIFT_ANSWERS_H
#define KS_READERS_QUIZ_GIFT_ANSWERS_H

#include "readers/quiz/gift_text.h"

void ks_gift_answers(struct ks_gift_block *block,
                     struct ks_gift_part answers,
                     enum ks_gift_format format);

#endif
