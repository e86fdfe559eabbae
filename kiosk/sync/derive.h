#ifndef KS_SYNC_DERIVE_H
#define KS_SYNC_DERIVE_H

#include "base/civil.h"
#include "base/err.h"

/* The making of forms for signed documents that brought none (store/forms.h). Each is read once, by
 * a child of its own, and never again while the release is shown and the readers stay the same.
 * What is no longer of the release that is shown goes. Waits for the disk and for children: in a
 * process of its own. */

enum ks_derived {
    KS_DERIVED_NONE, /* nothing was to do */
    KS_DERIVED,      /* what is kept is of this release, and of these readers */
    KS_DERIVED_NOT   /* the disk, another writer or this machine's reader: to be tried again */
};
/* `now`: seconds since 1970. */
enum ks_derived
ks_derive_forms(const char *state, const struct ks_zone *zone, int64_t now, struct ks_err *err);

#endif
