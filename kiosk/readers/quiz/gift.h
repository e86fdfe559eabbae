#ifndef KS_READERS_QUIZ_GIFT_H
#define KS_READERS_QUIZ_GIFT_H

#include "readers/quiz/draft.h"

/* The reader of questions in Moodle GIFT. */

bool ks_quiz_gift_is(struct ks_str text);
void ks_quiz_gift_read(const struct ks_table_context *context,
                       const char *file,
                       struct ks_str text,
                       struct ks_quiz_bank *bank);

#endif
