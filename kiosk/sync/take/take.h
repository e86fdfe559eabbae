#ifndef KS_SYNC_TAKE_TAKE_H
#define KS_SYNC_TAKE_TAKE_H

#include "sync/take/cycle.h"

/* The cycle over a plain folder (policies `open` and `pin`), see parts.h. */
KS_NODISCARD enum ks_cycle_end ks_take_run(const struct ks_cycle *cycle, struct ks_err *err);
/* The cycle over signed releases (policy `signed`). */
KS_NODISCARD enum ks_cycle_end ks_take_signed(const struct ks_cycle *cycle, struct ks_err *err);

#endif
