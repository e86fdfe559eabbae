#ifndef KS_SYNC_VERIFY_SIGNATURES_H
#define KS_SYNC_VERIFY_SIGNATURES_H

#include "sync/verify/verify.h"

/* Named files of a source, and who has signed them. What is read lives in r->arena. Blocks on the
 * source. */

struct ks_signers { /* who signed a document, as far as was found out */
    struct ks_trust_key v[KS_SIGNATURES_MAX];
    size_t n;
    int64_t latest;             /* when one of them says to have signed */
    enum ks_receive_code worst; /* worst fault of those that do not hold; KS_RECEIVED = none */
};
/* Read the signature files beside `path` (its own, one for each key of the role, and if none holds
 * those of revoked keys) and keep in `document` those that hold. */
enum ks_receive_code ks_receive_signatures(struct ks_receive *r,
                                           const char *path,
                                           const struct ks_trust *trust,
                                           enum ks_trust_role role,
                                           struct ks_signed *document,
                                           struct ks_signers *signers);
/* Why a document is refused that signatures are missing of. */
enum ks_receive_code ks_receive_missing(const struct ks_signers *signers);
/* Reads a named file of at most `limit` bytes into the arena; `absent` is returned if there is
 * none. */
enum ks_receive_code ks_receive_load(struct ks_receive *r,
                                     const char *path,
                                     size_t limit,
                                     struct ks_str *bytes,
                                     enum ks_receive_code absent);
/* What becomes of a release when the source does (not) give a file of it; `absent` as above. */
enum ks_receive_code ks_receive_given(enum ks_given given, enum ks_receive_code absent);

#endif
