#ifndef KS_CORE_PROGRAM_TABLE_LINT_H
#define KS_CORE_PROGRAM_TABLE_LINT_H

#include "core/program/program.h"

/* Checks of the words in a content set's tables: facts unknown, untrue or without a source. A
 * ticker's facts must be known and true on `today` (KS_DATE_NONE: not asked). Personal data:
 * core/program/privacy.h; cards: core/card/lint.h; questions: core/quiz/bank.h. */
void ks_table_lint(const struct ks_program *program, int32_t today, struct ks_problems *problems);
/* Whether each line of the ticker that has not ended has room on a panel of either orientation. */
void ks_ticker_lint(const struct ks_program *program, int32_t today, struct ks_problems *problems);

#endif
