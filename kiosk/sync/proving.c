/* What the player's record makes of a release (see proving.h). */
#include "sync/proving.h"

#include <string.h>

#include "port/shared_page.h"

#define KS_LOG_MODULE "sync"
#include "port/log.h"

static const struct ks_head_release *current_of(const struct ks_head *head)
{
    return &head->role[KS_ROLE_CONTENT].current;
}

enum ks_proof
ks_proving_look(struct ks_proving *proving, const struct ks_head *head, struct ks_mono now)
{
    const struct ks_head_release *current = current_of(head);
    struct ks_blackbox box;
    if (current->origin == KS_ORIGIN_NONE || *proving->blackbox == '\0' ||
        !ks_shared_page_read(proving->blackbox, &box, sizeof box)) {
        return KS_PROOF_WAITS;
    }
    bool other = memcmp(proving->hash, current->hash, sizeof proving->hash) != 0;
    if (other || box.dark != 0) { /* another release, or nobody can see it: its time begins anew */
        memcpy(proving->hash, current->hash, sizeof proving->hash);
        proving->since = now;
    }
    char name[KS_SHA256_HEX];
    ks_sha256_hex(current->hash, name);
    enum ks_proof proof = ks_blackbox_proof(&box, name, ks_mono_ms_between(proving->since, now));
    return proof == KS_PROOF_PROVEN && !head->proving ? KS_PROOF_WAITS : proof;
}

bool ks_proving_apply(const struct ks_proving *proving,
                      struct ks_store *store,
                      enum ks_proof proof,
                      struct ks_err *err)
{
    const struct ks_head_release *current = current_of(ks_store_head(store));
    if (memcmp(proving->hash, current->hash, sizeof proving->hash) != 0) {
        return true;
    }
    switch (proof) {
    case KS_PROOF_WAITS:
        return true;
    case KS_PROOF_PROVEN:
        return ks_store_prove(store, err);
    case KS_PROOF_BAD:
        ks_log(KS_LOG_TAKEN_BACK, "the release is taken back: the player does not live with it");
        return ks_store_fall_back(store, err);
    }
    return true;
}
