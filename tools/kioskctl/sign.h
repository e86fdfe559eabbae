#ifndef KIOSKCTL_SIGN_H
#define KIOSKCTL_SIGN_H

#include "base/text.h"

/* Says of a document of a stick or share, FOLDER/rel/X.ksr or FOLDER/trust/N.trust, whether screens
 * believe it with the signatures that lie beside it now, and how many it still needs. Nothing of
 * any other file. */
void sign_tell(const char *file, struct ks_str bytes);

#endif
