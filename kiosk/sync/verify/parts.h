#ifndef KS_SYNC_VERIFY_PARTS_H
#define KS_SYNC_VERIFY_PARTS_H

#include "sync/verify/verify.h"

/* The steps of ks_receive(); KS_RECEIVED = go on. */

enum ks_receive_code ks_receive_trust(struct ks_receive *r);
enum ks_receive_code ks_receive_fetch(struct ks_receive *r);
/* Under a new trust file, before it is kept: forget the previous releases that its keys do not
 * vouch for, or that are below its minversion, or that stand upon such a one. False if that could
 * not be written. */
bool ks_receive_previous(struct ks_receive *r);

struct ks_signers { /* who signed a document, as far as was found out */
    struct ks_trust_key v[KS_SIGNATURES_MAX];
    size_t n;
    enum ks_receive_code worst; /* of the signatures that do not hold; KS_RECEIVED = none found */
};
/* Read the signature files beside `path` (its own, and one for each key of the role) and keep in
 * `document` those that hold. */
enum ks_receive_code ks_receive_signatures(struct ks_receive *r,
                                           const char *path,
                                           const struct ks_trust *trust,
                                           enum ks_trust_role role,
                                           struct ks_signed *document,
                                           struct ks_signers *signers);
/* A named file into the arena; `absent` where there is none. */
enum ks_receive_code ks_receive_load(struct ks_receive *r,
                                     const char *path,
                                     size_t limit,
                                     struct ks_str *bytes,
                                     enum ks_receive_code absent);
enum ks_receive_code ks_receive_unreadable(const struct ks_err *err);

#endif
