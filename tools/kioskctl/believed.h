#ifndef KIOSKCTL_BELIEVED_H
#define KIOSKCTL_BELIEVED_H

#include "sync/verify/verify.h"

/* Whom the screens believe that read a stick or share: found by the very code they go by. */

struct believed {
    bool known; /* else there is no trust file to begin with */
    struct ks_trust trust;
    struct ks_trust_waits waits; /* a later one that does not count yet; without the file's name */
};

/* From the trust file `start` (NULL: the first one below FOLDER/trust) along those of the folder.
 * Says what is wrong. */
KS_NODISCARD bool believed_read(const char *folder, const char *start, struct believed *believed);
/* Says that a trust file waits for signatures, if one does. */
void believed_tell(const struct believed *believed);
/* How many more signatures a document of the folder needs, by those that lie beside it; the role's
 * threshold if they cannot be read. */
uint32_t believed_missing(const char *folder,
                          const char *path,
                          struct ks_str bytes,
                          const struct ks_trust *trust,
                          enum ks_trust_role role);
/* Whether a key has signed it that counts, or counted before `trust` by the trust files of the
 * folder. */
enum believed_signed { BELIEVED_SIGNED, BELIEVED_UNSIGNED, BELIEVED_UNREAD /* just now */ };
enum believed_signed believed_once(const char *folder,
                                   const char *path,
                                   struct ks_str bytes,
                                   const struct ks_trust *trust,
                                   enum ks_trust_role role);

#endif
