#ifndef KS_PORT_DIGEST_H
#define KS_PORT_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"

/* Hashes of bytes that come in pieces. SHA-256 (FIPS 180-4) names objects and manifests,
 * BLAKE2b-512 (RFC 7693, no key) is what minisign signs. Both are libsodium's. A value is its own
 * state: copy it to go on twice from one place; after end() it is used up until the next begin().
 * Nothing here fails. Any thread, one value per thread. */

#define KS_SHA256_BYTES 32
#define KS_SHA256_HEX (2 * KS_SHA256_BYTES + 1) /* lower case, with NUL */
#define KS_BLAKE2B_BYTES 64

struct ks_sha256 {
    _Alignas(8) unsigned char state[104];
};
void ks_sha256_begin(struct ks_sha256 *hash);
void ks_sha256_add(struct ks_sha256 *hash, const void *bytes, size_t n);
void ks_sha256_end(struct ks_sha256 *hash, uint8_t out[KS_SHA256_BYTES]);
void ks_sha256(const void *bytes, size_t n, uint8_t out[KS_SHA256_BYTES]);

struct ks_blake2b {
    _Alignas(64) unsigned char state[384];
};
void ks_blake2b_begin(struct ks_blake2b *hash);
void ks_blake2b_add(struct ks_blake2b *hash, const void *bytes, size_t n);
void ks_blake2b_end(struct ks_blake2b *hash, uint8_t out[KS_BLAKE2B_BYTES]);

void ks_sha256_hex(const uint8_t hash[KS_SHA256_BYTES], char out[KS_SHA256_HEX]);
/* False unless `text` is exactly 64 lower-case hexadecimal digits. */
KS_NODISCARD bool ks_sha256_parse(const char *text, size_t n, uint8_t out[KS_SHA256_BYTES]);

#endif
