#ifndef KS_PORT_SHARED_PAGE_H
#define KS_PORT_SHARED_PAGE_H

#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"

/* A few bytes of memory that outlive the process: a small file mapped shared. Writing costs no
 * system call and cannot block as long as the file is on a RAM disk (/run). What was written is
 * there after a crash, not after a power cut. The last writer's bytes are found as they were:
 * whoever reads them checks them. Any thread; nothing orders two writers of one page. */

/* `size` bytes, the file made (mode 0644) and sized if needed; NULL if that fails. A link or
 * anything but a regular file is refused. */
KS_NODISCARD void *ks_shared_page_open(const char *path, size_t size, struct ks_err *err);
void ks_shared_page_close(void *page, size_t size); /* the bytes stay in the file; NULL is fine */

/* Marks the file as this process's, until the process ends, however it does, or the descriptor is
 * closed; nothing else of the process may open the file meanwhile. -1 if another holds it. */
KS_NODISCARD int ks_shared_page_hold(const char *path);
/* Which process holds it; 0 = none. For another process than the holder. */
KS_NODISCARD pid_t ks_shared_page_holder(const char *path);

/* A copy of the file's first `size` bytes, for another process than the writer; false if it is
 * not there or shorter. */
KS_NODISCARD bool ks_shared_page_read(const char *path, void *bytes, size_t size);

#endif
