#ifndef KIOSKCTL_OFFERED_H
#define KIOSKCTL_OFFERED_H

#include "kioskctl/publish.h"
#include "sync/verify/verify.h"

/* What lies on a stick or share, and what screens make of it: its releases, and those that `latest`
 * and `latest.alert` lead to. Anybody can write a name there: what counts is what was signed. */

/* Why screens do not take a release, whoever signed it; KS_RECEIVED = they do. */
enum ks_receive_code offered_refusal(const struct ks_trust *trust,
                                     const struct ks_manifest *release);
/* Says which of the releases offered in a folder screens do not take any more, once they believe
 * `trust`, and what to do: they are led to it until another one is published. */
void offered_tell(const char *folder, const struct ks_trust *trust);

struct offering {
    const char *folder;
    struct outlet *outlet; /* the folder, open */
    enum ks_role role;
    const char *fleet;
    uint32_t epoch;
    const struct ks_trust *trust; /* whom screens believe; NULL: nobody knows */
};
/* What lies there under the name of a release. It holds if a key signed it that counts or counted;
 * without a trust file, if it says of itself that it is that one. */
enum offered_lying {
    OFFERED_HOLDS,
    OFFERED_UNTRUE,
    OFFERED_NOT_THERE,
    OFFERED_UNREAD /* it cannot be read just now */
};
enum offered_lying offered_look(const struct offering *offering, uint64_t version);
struct offered_versions {
    uint64_t highest; /* that holds; 0: none */
    uint64_t free;    /* the first above it that no name has */
    uint64_t latest;  /* what `latest` names; 0: nothing of this epoch */
    bool leads;       /* which holds, or is not there, so that nobody knows */
    size_t untrue;    /* names above the highest that do not hold */
};
/* False if something cannot be read just now. */
KS_NODISCARD bool offered_versions(const struct offering *offering, struct offered_versions *found);

#endif
