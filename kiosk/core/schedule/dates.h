#ifndef KS_CORE_SCHEDULE_DATES_H
#define KS_CORE_SCHEDULE_DATES_H

#include "core/program/program.h"

/* The dates on which a program changes: between two of them each week is like the last. */

/* The first date after `date` on which something of the program begins, is over or changes its
 * phase: rows, cards, facts, rows of a sheet, alerts. Until then every day plays what the same
 * weekday played a week before, at the same times; the first day itself may still show the night
 * of the day before it. Weights may differ: the emphasis of a phase goes by fortnights. Sometimes
 * early, never late. KS_DATE_NONE if nothing does. O(items). */
int32_t ks_schedule_next_date(const struct ks_program *program, int32_t date);

#endif
