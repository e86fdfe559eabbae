#ifndef KS_SYNC_RECEIPT_PAGE_H
#define KS_SYNC_RECEIPT_PAGE_H

#include "core/import/receipt.h"

/* An import's result as one HTML page for the office. It is self-contained, without script, nothing
 * is fetched, every name is escaped; it prints on A4. Appended to `out`, which the caller frees.
 * Pure. */
void ks_receipt_page(const struct ks_receipt *receipt, struct ks_buf *out);

#endif
