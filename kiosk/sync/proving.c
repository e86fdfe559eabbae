/* What the player's record makes of a release (see proving.h). */
#include "sync/proving.h"

#include <string.h>

#include "port/shared_page.h"

#define KS_LOG_MODULE "sync"
#include "port/log.h"

bool ks_proving_look(struct ks_proving *proving,
                     struct ks_store *store,
                     struct ks_mono now,
                     enum ks_proof *proof,
                     struct ks_err *err)
{
    const struct ks_head *head = ks_store_head(store);
    const struct ks_head_release *current = &head->role[KS_ROLE_CONTENT].current;
    char name[KS_SHA256_HEX];
    struct ks_blackbox box;
    *proof = KS_PROOF_WAITS;
    if (current->origin == KS_ORIGIN_NONE || *proving->blackbox == '\0' ||
        !ks_shared_page_read(proving->blackbox, &box, sizeof box)) {
        return true;
    }
    if (memcmp(proving->hash, current->hash, sizeof proving->hash) != 0) {
        memcpy(proving->hash, current->hash, sizeof proving->hash);
        proving->since = now;
    }
    ks_sha256_hex(current->hash, name);
    enum ks_proof found = ks_blackbox_proof(&box, name, ks_mono_ms_between(proving->since, now));
    if (found == KS_PROOF_PROVEN && head->proving) {
        *proof = found;
        return ks_store_prove(store, err);
    }
    if (found == KS_PROOF_BAD) {
        *proof = found;
        ks_warn("release %.12s is taken back: the player does not live with it", name);
        return ks_store_fall_back(store, err);
    }
    return true;
}
