#ifndef KS_CORE_PROGRAM_TABLE_LINT_H
#define KS_CORE_PROGRAM_TABLE_LINT_H

#include "core/program/program.h"

/* What is wrong with the words of the tables: a ticker's facts that are unknown or not true `today`
 * (KS_DATE_NONE: not asked); facts without a source. Personal data: core/program/privacy.h; cards:
 * core/card/lint.h; questions: core/quiz/bank.h. */
void ks_table_lint(const struct ks_program *program, int32_t today, struct ks_problems *problems);

#endif
