#ifndef KS_SYNC_MOUNTS_H
#define KS_SYNC_MOUNTS_H

#include "base/arena.h"
#include "base/text.h"

/* Mounted sticks, found in the text of /proc/self/mountinfo. A stick is a mount point below the
 * given folders. Pure. */

struct ks_mount_point {
    const char *path; /* unescaped */
    unsigned id;      /* of the mount: another stick in the same place has another one */
};

struct ks_mounts {
    struct ks_mount_point *v;
    size_t n;
};

#define KS_MOUNTS_MAX 16

/* Paths live in `arena`; a line that is none of a mount is passed over. `roots`: ':'-separated
 * absolute folders. Mounts after the first KS_MOUNTS_MAX are left out. */
void ks_mounts_read(struct ks_str mountinfo,
                    const char *roots,
                    struct ks_arena *arena,
                    struct ks_mounts *mounts);

#endif
