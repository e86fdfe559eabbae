#ifndef KS_CORE_QUIZ_BANK_NAMES_H
#define KS_CORE_QUIZ_BANK_NAMES_H

#include <stdbool.h>

#include "base/text.h"

/* Which files are banks of questions, by their names. No state: any thread. */

/* Whether what has this label in a content set is a bank: by its folder and its ending, if only to
 * be refused with the reason. Not `~$题库.xlsx`, Excel's note that somebody has the file open. */
bool ks_quiz_is_bank(struct ks_str label);
/* By its ending: one that is worth a look, which tells what is in an .xls truly. `path` may have
 * folders. */
bool ks_quiz_file_reads(struct ks_str path);
/* The same, for people. */
#define KS_QUIZ_ENDINGS ".csv、.tsv、.xlsx、.xlsm、.xls、.et、.txt、.gift 和 Moodle 的 .xml"

#endif
