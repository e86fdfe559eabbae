#ifndef KS_SYNC_VERIFY_HOLDS_H
#define KS_SYNC_VERIFY_HOLDS_H

#include "core/release/trust.h"
#include "store/store.h"

/* Installed releases, judged again by their kept signatures and a trust file. Keys are revoked, and
 * what lies on a disk decays or is edited, after a release was judged. Each of these reads a
 * handful of small files, and writes only if something does not hold. For who writes the store. */

/* The trust file that the store keeps. False: there is none, or it cannot be read. */
KS_NODISCARD bool ks_holds_trust(struct ks_store *store, struct ks_trust *trust);

/* What of a role may not be fallen back to once another release is shown: that for which the keys
 * of `trust` do not vouch, or which is below its minversion, or stands upon such a one, or of which
 * nobody can tell. Writes nothing. */
KS_NODISCARD struct ks_fall
ks_holds_not(struct ks_store *store, const struct ks_trust *trust, enum ks_role role);
/* Forgets the previous releases that the keys of `trust` do not vouch for. False if that could not
 * be written. */
KS_NODISCARD bool
ks_holds_previous(struct ks_store *store, const struct ks_trust *trust, struct ks_err *err);
/* Before something is fallen back to: the same by the store's own trust file. Where that cannot be
 * read, nobody knows which keys were revoked, and nothing signed is fallen back to. */
KS_NODISCARD bool ks_holds_before_fall_back(struct ks_store *store, struct ks_err *err);

/* Whether all that is installed holds. `store` may be open for reading. */
enum ks_holds {
    KS_HOLDS,
    KS_HOLDS_NOT,
    KS_HOLDS_UNKNOWN /* the trust file or a document cannot be read: what plays stays */
};
KS_NODISCARD enum ks_holds ks_holds_all(struct ks_store *store);
/* Takes down what does not hold. What others have upon it stays; else the previous release is
 * shown if that holds, or the factory's. Its version may come again, signed by whom is trusted. */
KS_NODISCARD bool ks_holds_take_down(struct ks_store *store, int64_t now, struct ks_err *err);

#endif
