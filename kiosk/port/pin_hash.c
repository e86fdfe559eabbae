/* argon2id by libsodium (see pin_hash.h). */
#include "port/pin_hash.h"

#include <sodium.h>
#include <string.h>

_Static_assert(KS_PIN_HASH_BYTES == crypto_pwhash_STRBYTES, "the size of libsodium's string");

bool ks_pin_hash(const char *pin, char out[KS_PIN_HASH_BYTES])
{
    return sodium_init() >= 0 &&
           crypto_pwhash_str(out, pin, strlen(pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                             crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

bool ks_pin_is(const char *pin, const char *hash)
{
    return sodium_init() >= 0 && crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0;
}

void ks_pin_forget(void *pin, size_t n)
{
    sodium_memzero(pin, n);
}
