#ifndef KS_APP_THREADS_PIN_CHECK_H
#define KS_APP_THREADS_PIN_CHECK_H

#include <stdbool.h>

#include "base/attr.h"
#include "port/inbox.h"

/* The check of one PIN of the staff, on a thread of its own. It takes some tenths of a second on
 * purpose (argon2id); the answer comes as KS_NEWS_PIN. Main thread; `pin` and `hash` are copied,
 * and the copy of the PIN is wiped.
 *
 * The count of wrong ones stands in a file of one byte beside records.db, the only place where the
 * player keeps what outlives the power: the blackbox page is memory, and the recorder gathers notes
 * for seconds before it writes. It is written here, before the check, so that no answer is ever
 * known that was not counted. */

#define KS_PIN_COUNTER_PATH 1040

struct ks_pin_check;

/* `failures`: the count with this one, if it is wrong; it is written before the check. */
KS_NODISCARD struct ks_pin_check *
ks_pin_check_start(const char *pin,
                   const char *hash,
                   const char *counter, /* port/counter_file.h; "" = none is kept */
                   int failures,
                   struct ks_inbox *news);
void ks_pin_check_end(struct ks_pin_check *check); /* waits; NULL is fine */

#endif
