#ifndef KS_READERS_QUIZ_GIFT_ANSWERS_H
#define KS_READERS_QUIZ_GIFT_ANSWERS_H

#include "readers/quiz/gift_text.h"

/* The answers of a GIFT question: what stands between its braces. */

/* Reads what stands between the braces of a GIFT question into block->draft: the answers, or
 * draft.other for a sort that is not played, or draft.fault. `format`: that of the question's text.
 */
void ks_gift_answers(struct ks_gift_block *block,
                     struct ks_gift_part answers,
                     enum ks_gift_format format);

#endif
