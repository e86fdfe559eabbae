#ifndef KS_SYNC_TAKE_PENDING_H
#define KS_SYNC_TAKE_PENDING_H

#include "store/store.h"

/* An import that waits for staff, as kiosk-sync keeps it. It is what sources whose policy waits for
 * staff brought and staff has not confirmed yet (core/release/staged.h): staged in the store, its
 * objects kept, nothing of it on the screen. STATE/results/NAME.txt (core/import/receipt.h) with
 * the outcome `pending` tells that it waits and what it holds. */

/* Installs it, composed now with all that others have; `store` is open as writer. `version` is the
 * number it got. KS_ERR_NOT_FOUND if nothing waits. Blocks on the disk. */
KS_NODISCARD bool ks_pending_confirm(struct ks_store *store, uint64_t *version, struct ks_err *err);

#endif
