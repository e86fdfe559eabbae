#ifndef KS_PORT_COUNTER_FILE_H
#define KS_PORT_COUNTER_FILE_H

#include "base/err.h"

/* A number from 0 to 9 in a file of one byte, which outlives the power. The byte is overwritten
 * where it stands, so that a power cut leaves the old one or the new one. Any thread, one at a
 * time. */

int ks_counter_read(const char *path); /* 0 if there is no such file, or no number in it */
/* Returns when it is on the disk, with the name of a new file too; false with KS_ERR_IO. `n`: 0 to
 * 9. */
KS_NODISCARD bool ks_counter_write(const char *path, int n, struct ks_err *err);

#endif
