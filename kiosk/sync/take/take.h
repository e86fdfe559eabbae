#ifndef KS_SYNC_TAKE_TAKE_H
#define KS_SYNC_TAKE_TAKE_H

#include "sync/take/cycle.h"

/* The cycle over a plain folder of the office. */

/* A cycle by a policy that trusts the folder; its steps and their order: parts.h. Both fill in
 * `outcome`, block on source and disk, and may be killed at any moment (cycle.h). */
void ks_take_run(const struct ks_cycle *cycle, struct ks_outcome *outcome);
/* The cycle over signed releases (the other policies). */
void ks_take_signed(const struct ks_cycle *cycle, struct ks_outcome *outcome);

#endif
