#ifndef KS_CORE_SCHEDULE_RULES_H
#define KS_CORE_SCHEDULE_RULES_H

#include "core/schedule/schedule.h"

/* The rules that one playlist row is judged by. They are shared by deciding (schedule.c),
 * explaining (verdict.c) and the ticker (ticker.c), so that these can never disagree. */

/* Whether a row or ticker line with these restrictions may be shown now: KS_STATE_ON_AIR, or the
 * reason why not. */
enum ks_item_state ks_rules_when(const struct ks_situation *situation,
                                 const struct ks_phase *phase,
                                 const struct ks_window *window,
                                 const struct ks_tags *places,
                                 const struct ks_tags *phases);

/* The state of a row before rank is considered: ON_AIR means eligible. */
enum ks_item_state ks_rules_state(const struct ks_situation *situation,
                                  const struct ks_phase *phase,
                                  const struct ks_playlist_item *item);

/* The day facts are asked for: KS_DATE_NONE with an unknown clock. */
int32_t ks_rules_fact_day(const struct ks_situation *situation);

/* The row's priority; for KS_INTERRUPT_NEVER -1, below every priority that an office can write. */
int ks_rules_rank(const struct ks_playlist_item *item);

/* The time an alert is judged at: `now`, or the estimate of schedule.h without a clock, which is
 * another for each; false if there is none. O(alerts). */
bool ks_rules_alert_now(const struct ks_program *program,
                        const struct ks_situation *situation,
                        size_t index,
                        struct ks_civil *now);

/* The state of an alert as the schedule sees it. */
enum ks_alert_state ks_rules_alert_state(const struct ks_program *program,
                                         const struct ks_situation *situation,
                                         size_t index);

#endif
