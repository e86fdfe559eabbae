#ifndef KS_SYNC_PROVING_H
#define KS_SYNC_PROVING_H

#include "base/mono.h"
#include "core/device/blackbox.h"
#include "store/store.h"

/* The proof of a new release on the glass, and its refusal when the player dies of it. A release
 * proves itself when the player draws the first item of every playlist and lives for two minutes
 * (core/device/blackbox.h). Until then the one before is kept; a release that keeps killing the
 * player, or cannot be drawn, is refused for good and the one before shows again. A player that
 * dies of a release already proven is heard too. One thread; apply() blocks on the disk. */

struct ks_proving {
    const char *blackbox;          /* the player's file (kiosk --blackbox); "" = none */
    uint8_t hash[KS_SHA256_BYTES]; /* of the release being watched */
    struct ks_mono since;          /* when it was first seen */
};

/* Looks at the player's record, which is one small file on a RAM disk: to be called every few
 * seconds. KS_PROOF_WAITS if nothing has to be done. */
enum ks_proof
ks_proving_look(struct ks_proving *proving, const struct ks_head *head, struct ks_mono now);
/* Keeps the release or takes it back, as `proof` says, unless another one has become current
 * meanwhile. `store` is open as writer. */
KS_NODISCARD bool ks_proving_apply(const struct ks_proving *proving,
                                   struct ks_store *store,
                                   enum ks_proof proof,
                                   struct ks_err *err);

#endif
