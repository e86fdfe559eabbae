#ifndef KS_SYNC_VERIFY_HOLDS_H
#define KS_SYNC_VERIFY_HOLDS_H

#include "core/release/trust.h"
#include "store/store.h"

/* Installed releases, judged again by their kept signatures and a trust file. Keys are revoked, and
 * what lies on a disk decays or is edited, after a release was judged. Each of these reads a
 * handful of small files, and writes only if something does not hold. For who writes the store. */

/* The trust file that the store keeps. False: there is none, or it cannot be read. */
KS_NODISCARD bool ks_holds_trust(struct ks_store *store, struct ks_trust *trust);

/* Forgets the previous releases that the keys of `trust` do not vouch for, or that are below its
 * minversion, or that stand upon such a one. False if that could not be written. */
KS_NODISCARD bool
ks_holds_previous(struct ks_store *store, const struct ks_trust *trust, struct ks_err *err);
/* Whether what is shown of a role, or what it stands upon, holds: then it may be fallen back to
 * once another release has taken its place. */
KS_NODISCARD bool
ks_holds_current(struct ks_store *store, const struct ks_trust *trust, enum ks_role role);
/* Before something is fallen back to: the same by the store's own trust file. Where that cannot be
 * read, nobody knows which keys were revoked, and nothing signed is fallen back to. */
KS_NODISCARD bool ks_holds_before_fall_back(struct ks_store *store, struct ks_err *err);

/* Whether all that is installed holds, or nobody can tell, because the trust file or a manifest
 * cannot be read: then what plays stays. `store` may be open for reading. */
KS_NODISCARD bool ks_holds_all(struct ks_store *store);
/* Takes down what does not hold. What others have upon it stays; else the previous release is
 * shown if that holds, or the factory's. Its version may come again, signed by whom is trusted. */
KS_NODISCARD bool ks_holds_take_down(struct ks_store *store, int64_t now, struct ks_err *err);

#endif
