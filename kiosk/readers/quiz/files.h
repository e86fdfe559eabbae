#ifndef KS_READERS_QUIZ_FILES_H
#define KS_READERS_QUIZ_FILES_H

#include "core/quiz/bank.h"
#include "readers/text/context.h"

/* The forms in which question banks come, and the reader of each. Each reader appends to `bank`
 * what can be played and lists what cannot (draft.h). State and thread: readers/text/context.h. */

/* Appends to `bank`, which begins zeroed but for its file. Any form in which banks come, told by
 * the file's ending and its bytes; what cannot be played is listed, one error each. */
void ks_quiz_read(const struct ks_table_context *context,
                  const char *file,
                  const char *bytes,
                  size_t n,
                  struct ks_quiz_bank *bank);

#endif
