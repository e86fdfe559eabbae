#ifndef KS_APP_PIN_CHECK_H
#define KS_APP_PIN_CHECK_H

#include <stdbool.h>

#include "base/attr.h"
#include "port/inbox.h"

/* One PIN checked on a thread of its own: argon2id takes long on purpose. The answer comes as
 * KS_NEWS_PIN with ticket 1 = right, 0 = wrong. */

struct ks_pin_check;

KS_NODISCARD struct ks_pin_check *
ks_pin_check_start(const char *pin, const char *hash, struct ks_inbox *news);
void ks_pin_check_end(struct ks_pin_check *check); /* waits; NULL is fine */

#endif
