#ifndef KS_SYNC_RECEIPT_PAGE_H
#define KS_SYNC_RECEIPT_PAGE_H

#include "core/import/receipt.h"

/* An import's result as one HTML page for the office. It is self-contained, without script, nothing
 * is fetched, every name is escaped; it prints on A4. Appended to `out`, which the caller frees.
 * Pure. */
void ks_receipt_page(const struct ks_receipt *receipt, struct ks_buf *out);

/* `导入结果_2020-01-06_0930.html`: sorts by time and holds no character a FAT stick refuses. */
#define KS_RECEIPT_FILE_MAX 64
void ks_receipt_file_name(const struct ks_receipt *receipt, char out[KS_RECEIPT_FILE_MAX]);

#endif
