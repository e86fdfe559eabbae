#ifndef KS_APP_THREADS_PIN_CHECK_H
#define KS_APP_THREADS_PIN_CHECK_H

#include <stdbool.h>

#include "base/attr.h"
#include "port/inbox.h"

/* The check of one PIN of the staff, on a thread of its own. argon2id takes long on purpose. The
 * answer comes as KS_NEWS_PIN.
 *
 * The count of wrong ones stands in a file of one byte beside records.db, the only place where the
 * player keeps what outlives the power: the blackbox page is memory, and the recorder gathers notes
 * for seconds before it writes. It is written here, before the check, so that no answer is ever
 * known that was not counted. */

#define KS_PIN_COUNTER_PATH 1040

struct ks_pin_check;

KS_NODISCARD struct ks_pin_check *
ks_pin_check_start(const char *pin,
                   const char *hash,
                   const char *counter, /* port/counter_file.h; "" = none is kept */
                   int failures,        /* if it is wrong */
                   struct ks_inbox *news);
void ks_pin_check_end(struct ks_pin_check *check); /* waits; NULL is fine */

#endif
