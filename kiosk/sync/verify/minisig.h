#ifndef KS_SYNC_VERIFY_MINISIG_H
#define KS_SYNC_VERIFY_MINISIG_H

#include "core/release/trust.h"
#include "port/digest.h"

/* Signature and public key files as minisign 0.11 writes them (Ed25519). They are verified with
 * libsodium. Pure: any thread.
 *
 *   untrusted comment: anything                            never shown, never believed
 *   base64: "ED", key number (8), signature (64)           over BLAKE2b-512 of the file
 *   trusted comment: anything                              minisign's own begins `timestamp:N`
 *   base64: global signature (64)                          over signature and trusted comment
 *
 * Only the prehashed form `ED`. With both, a 64-byte file signed in the old form `Ed` would double
 * as an `ED` signature of another file. Lines end in LF or CR LF; nothing may follow. */

#define KS_MINISIG_BYTES_MAX 1024

struct ks_minisig {
    uint8_t number[8]; /* of the key: says which to try */
    uint8_t signature[64], global[64];
    struct ks_str trusted; /* a view into the file */
};

enum ks_minisig_state {
    KS_MINISIG_GOOD,
    KS_MINISIG_MALFORMED,
    KS_MINISIG_LEGACY, /* `Ed`: sign with minisign -H */
    KS_MINISIG_UNKNOWN_KEY,
    KS_MINISIG_WRONG,       /* not of these bytes by this key */
    KS_MINISIG_WRONG_GLOBAL /* signature and comment do not belong together */
};

/* MALFORMED, LEGACY or GOOD (well-formed). */
enum ks_minisig_state ks_minisig_parse(struct ks_str file, struct ks_minisig *signature);
/* Whether the key's owner signed the file whose BLAKE2b-512 this is: GOOD, WRONG, WRONG_GLOBAL. */
enum ks_minisig_state ks_minisig_verify(const struct ks_minisig *signature,
                                        const struct ks_trust_key *key,
                                        const uint8_t prehash[KS_BLAKE2B_BYTES]);
/* When the owner of the key says to have signed; 0 if a comment of their own does not. */
int64_t ks_minisig_moment(struct ks_str file);
/* Both, with the key of that number among the role's. On GOOD `signer` is that key. */
enum ks_minisig_state ks_minisig_check(struct ks_str file,
                                       const struct ks_trust *trust,
                                       enum ks_trust_role role,
                                       const uint8_t prehash[KS_BLAKE2B_BYTES],
                                       struct ks_trust_key *signer);

/* A .pub file, or the key's one line alone. */
bool ks_minipub_parse(struct ks_str file, struct ks_trust_key *key);
/* As minisign shows it: 16 capital hexadecimal digits. */
#define KS_KEY_NUMBER_TEXT 17
void ks_key_number_format(const uint8_t number[8], char out[KS_KEY_NUMBER_TEXT]);

#endif
