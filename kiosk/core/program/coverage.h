#ifndef KS_CORE_PROGRAM_COVERAGE_H
#define KS_CORE_PROGRAM_COVERAGE_H

#include "core/problem/problem.h"
#include "core/program/program.h"

/* Checks that handbook, posters and questions of a campaign cover the same fraud types. The
 * handbook's entries are cards below handbook/, and their `type`s are the list of fraud types.
 * English entries ask for English questions. A content set without a handbook is not asked. */

#define KS_COVERAGE_ITEMS_PER_TYPE 4     /* questions a type needs at least */
#define KS_COVERAGE_CHANNELS_PER_TYPE 3  /* ways in which they come */
#define KS_COVERAGE_ITEMS_PER_PHASE 30   /* questions that fit a phase */
#define KS_COVERAGE_ITEMS_PER_CHANNEL 10 /* questions that come by a channel */

void ks_coverage_lint(const struct ks_program *program, struct ks_problems *problems);

#endif
