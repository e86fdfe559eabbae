#ifndef KS_SYNC_RECEIPT_NAME_H
#define KS_SYNC_RECEIPT_NAME_H

#include "core/import/receipt.h"

/* The names of the pages of results, as they stand in results/<device>/ of a source. Pure. */

/* The newest page. */
#define KS_RECEIPT_NEWEST "导入结果.html"
/* `导入结果_2020-01-06_093012.html`, of one that is kept: sorts by time and holds no character a
 * FAT stick refuses. `nth` of those of one second, from 1: the second one ends in `_2`. */
#define KS_RECEIPT_FILE_MAX 64
void ks_receipt_file_name(const struct ks_receipt *receipt, int nth, char out[KS_RECEIPT_FILE_MAX]);
/* Whether a page that is kept has such a name. */
bool ks_receipt_is_kept(const char *name);

#endif
