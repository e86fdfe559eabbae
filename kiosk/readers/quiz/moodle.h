#ifndef KS_READERS_QUIZ_MOODLE_H
#define KS_READERS_QUIZ_MOODLE_H

#include "readers/quiz/draft.h"

/* The reader of questions in Moodle XML. */

void ks_quiz_moodle_read(const struct ks_table_context *context,
                         const char *file,
                         struct ks_str text,
                         struct ks_quiz_bank *bank);

#endif
