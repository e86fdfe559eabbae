#ifndef KS_CORE_IMPORT_SETTLE_H
#define KS_CORE_IMPORT_SETTLE_H

#include "core/import/receipt.h"

/* The one state of each file of an import, and what is new since the receipt before. Pure. */

/* What became of a file, as far as who calls knows; once for each name. The strings are copied;
 * `mark` tells its bytes from others, "" if they are not known. */
void ks_receipt_put(struct ks_receipt *receipt,
                    const char *name,
                    enum ks_receipt_state state,
                    const char *mark);

/* To be called once, after the last line and file. A file that lines speak of is refused or waits
 * as they say; one that only lines know of is added. `before`: what was told of the same source
 * the last time, NULL if nothing was. WHOLE: all that lies there was seen, so that what is
 * missing is GONE; else it stays as it was told. O(n log n). */
enum ks_receipt_seen { KS_SEEN_PARTLY, KS_SEEN_WHOLE };
void ks_receipt_settle(struct ks_receipt *receipt,
                       const struct ks_receipt *before,
                       enum ks_receipt_seen seen);

#endif
