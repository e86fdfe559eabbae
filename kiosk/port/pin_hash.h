#ifndef KS_PORT_PIN_HASH_H
#define KS_PORT_PIN_HASH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"

/* The staff PIN as an argon2id string. It is made and checked by libsodium at its "interactive"
 * cost: 64 MiB, a few tenths of a second; never on the main thread. Any thread. Both are false also
 * when the memory cannot be had, and the second for a text that is no such string. A PIN ends in
 * NUL; how long it may be is its owner's matter (core/visit/staff.h). */

#define KS_PIN_HASH_BYTES 128

KS_NODISCARD bool ks_pin_hash(const char *pin, char out[KS_PIN_HASH_BYTES]);
void ks_pin_forget(void *pin, size_t n); /* overwritten, whatever the compiler thinks */
KS_NODISCARD bool ks_pin_is(const char *pin, const char *hash);

#endif
