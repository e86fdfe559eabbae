#ifndef KS_APP_THREADS_PIN_CHECK_H
#define KS_APP_THREADS_PIN_CHECK_H

#include <stdbool.h>

#include "base/attr.h"
#include "port/inbox.h"

/* The check of one PIN of the staff, on a thread of its own. It takes some tenths of a second on
 * purpose (argon2id); the answer comes as KS_NEWS_PIN. Main thread; what is asked is copied,
 * and the copy of the PIN is wiped.
 *
 * The count of wrong ones stands in a file of one byte beside records.db, the only place where the
 * player keeps what outlives the power: the blackbox page is memory, and the recorder gathers notes
 * for seconds before it writes. It is written here, before the check, so that no answer is ever
 * known that was not counted. */

#define KS_PIN_COUNTER_PATH 1040

struct ks_pin_check;

struct ks_pin_question { /* borrowed until it is asked */
    const char *pin, *hash;
    const char *counter; /* port/counter_file.h */
    bool counted;        /* those before the start are known: else no PIN is looked at */
    int failures;        /* the count with this one, if it is wrong: written before the check */
};

/* Where that cannot be written, or is not known, the PIN is not looked at: KS_NEWS_PIN says which.
 */
KS_NODISCARD struct ks_pin_check *ks_pin_check_start(const struct ks_pin_question *question,
                                                     struct ks_inbox *news);
/* How many were wrong before the start, and whether more can be counted: KS_NEWS_COUNTED. */
KS_NODISCARD struct ks_pin_check *ks_pin_count_start(const char *counter, struct ks_inbox *news);
void ks_pin_check_end(void *check); /* for the reaper: waits; NULL is fine */

#endif
