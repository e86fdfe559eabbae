/* SHA-256 and BLAKE2b-512 of what comes in pieces, by libsodium. */
#include "port/digest.h"

#include <sodium/crypto_generichash_blake2b.h>
#include <sodium/crypto_hash_sha256.h>

#include "core/release/hex.h"

_Static_assert(sizeof(struct ks_sha256) >= sizeof(crypto_hash_sha256_state), "room for SHA-256");
_Static_assert(sizeof(struct ks_blake2b) >= sizeof(crypto_generichash_blake2b_state),
               "room for BLAKE2b");
_Static_assert(_Alignof(struct ks_sha256) >= _Alignof(crypto_hash_sha256_state), "aligned");
_Static_assert(_Alignof(struct ks_blake2b) >= _Alignof(crypto_generichash_blake2b_state),
               "aligned");

static crypto_hash_sha256_state *sha(struct ks_sha256 *hash)
{
    return (void *)hash->state;
}

static crypto_generichash_blake2b_state *blake(struct ks_blake2b *hash)
{
    return (void *)hash->state;
}

void ks_sha256_begin(struct ks_sha256 *hash)
{
    crypto_hash_sha256_init(sha(hash));
}

void ks_sha256_add(struct ks_sha256 *hash, const void *bytes, size_t n)
{
    crypto_hash_sha256_update(sha(hash), bytes, n);
}

void ks_sha256_end(struct ks_sha256 *hash, uint8_t out[KS_SHA256_BYTES])
{
    crypto_hash_sha256_final(sha(hash), out);
}

void ks_sha256(const void *bytes, size_t n, uint8_t out[KS_SHA256_BYTES])
{
    crypto_hash_sha256(out, bytes, n);
}

void ks_blake2b_begin(struct ks_blake2b *hash)
{
    crypto_generichash_blake2b_init(blake(hash), NULL, 0, KS_BLAKE2B_BYTES);
}

void ks_blake2b_add(struct ks_blake2b *hash, const void *bytes, size_t n)
{
    crypto_generichash_blake2b_update(blake(hash), bytes, n);
}

void ks_blake2b_end(struct ks_blake2b *hash, uint8_t out[KS_BLAKE2B_BYTES])
{
    crypto_generichash_blake2b_final(blake(hash), out, KS_BLAKE2B_BYTES);
}

void ks_sha256_hex(const uint8_t hash[KS_SHA256_BYTES], char out[KS_SHA256_HEX])
{
    ks_hex_write(hash, KS_SHA256_BYTES, out);
}

bool ks_sha256_parse(const char *text, size_t n, uint8_t out[KS_SHA256_BYTES])
{
    return ks_hex_read((struct ks_str) { text, n }, out, KS_SHA256_BYTES);
}
