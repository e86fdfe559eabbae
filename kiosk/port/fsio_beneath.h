#ifndef KS_PORT_FSIO_BENEATH_H
#define KS_PORT_FSIO_BENEATH_H

/* The opening of a file below a directory that no path can leave. Any thread. */

/* openat2(2) with RESOLVE_BENEATH | NO_SYMLINKS | NO_MAGICLINKS. -1 with errno: ELOOP for a link
 * anywhere on the way, EXDEV for a path that leads outside. "" opens the directory itself. Where
 * the kernel has no openat2 the same by other calls; then every ".." and every empty part is EXDEV.
 */
int ks_open_beneath(int dir, const char *path, int flags);

#endif
