#ifndef KS_SYNC_TAKE_PENDING_H
#define KS_SYNC_TAKE_PENDING_H

#include "store/store.h"

/* An import that waits for staff, as kiosk-sync keeps it. It is what a source whose policy waits
 * for staff brought and staff has not confirmed yet: staged in the store, its objects kept,
 * nothing of it on the screen. STATE/results/NAME.txt (core/import/receipt.h) with the outcome
 * `pending` tells that it waits and what it holds. */

/* Install it; `store` is the writer. `version` is what it got. KS_ERR_NOT_FOUND if nothing waits.
 */
KS_NODISCARD bool ks_pending_confirm(struct ks_store *store, uint64_t *version, struct ks_err *err);
/* Staff does not want it: these very files are not offered again. KS_ERR_NOT_FOUND as above. */
KS_NODISCARD bool ks_pending_refuse(struct ks_store *store, struct ks_err *err);

#endif
