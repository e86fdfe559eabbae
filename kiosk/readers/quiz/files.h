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

/* Whether what has this label in a content set is a bank: by its folder and its ending, if only to
 * be refused with the reason. Not `~$题库.xlsx`, Excel's note that somebody has the file open. */
bool ks_quiz_is_bank(struct ks_str label);
/* By its ending: one whose questions can be read. `path` may have folders. */
bool ks_quiz_file_reads(struct ks_str path);
#define KS_QUIZ_ENDINGS                                                                            \
    ".csv、.tsv、.xlsx、.xlsm、.txt、.gift 和 Moodle 的 .xml" /* the same, for people */

#endif
