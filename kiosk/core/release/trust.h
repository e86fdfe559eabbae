#ifndef KS_CORE_RELEASE_TRUST_H
#define KS_CORE_RELEASE_TRUST_H

#include "core/release/manifest.h"

/* The trust file: whose signatures a device of a fleet believes. Version 1 comes with the device;
 * every later one is signed by the roots of the one before it and by its own, and is exactly one
 * higher (after TUF 1.0.34, section 5.3). Pure rules: which keys signed comes in as data.
 *
 *   KST1
 *   fleet campus-a
 *   n 2                      version of this file, 1 ..
 *   epoch 1                  a higher epoch starts the releases' version numbers again: the way
 *                            out when a stolen key has published version 2^53-1
 *   created 1606233600       vouches for the time; a new epoch starts it again: reckon.h
 *   minversion 0             content releases below it are refused; 0 = any
 *   root 2 3                 threshold and number of keys, 1-16; then the keys, sorted
 *   k RWQ...                 as in a minisign .pub file: "Ed", key number, public key, base64
 *   content 1 2
 *   k RWQ...
 *   alert 2 2                threshold >= 2: nobody interrupts a screen alone
 *   k RWQ...
 *   revoked 0                keys that never count again, <= 256
 *   end
 *
 * Line grammar: core/release/record.h. Keys are sorted by public key and unique, by public key and
 * by key number, within a list; what is revoked stands in no role. */

enum ks_trust_role { KS_TRUST_ROOT, KS_TRUST_CONTENT, KS_TRUST_ALERT };
#define KS_TRUST_ROLES 3

#define KS_TRUST_BYTES_MAX ((size_t)64 << 10)
#define KS_TRUST_KEYS_MAX 16
#define KS_TRUST_REVOKED_MAX 256
#define KS_TRUST_N_MAX ((1u << 20) - 1)

struct ks_trust_key {
    uint8_t number[8]; /* minisign's key id: a hint which key to try, never proof */
    uint8_t key[32];   /* Ed25519 */
};

struct ks_trust_keys {
    uint32_t threshold;
    size_t n;
    struct ks_trust_key v[KS_TRUST_KEYS_MAX];
};

struct ks_trust {
    char fleet[KS_NAME_MAX + 1];
    uint32_t n, epoch;
    int64_t created;
    uint64_t minversion;
    struct ks_trust_keys role[KS_TRUST_ROLES];
    struct ks_trust_key revoked[KS_TRUST_REVOKED_MAX];
    size_t n_revoked;
};

KS_NODISCARD bool ks_trust_parse(struct ks_str bytes, struct ks_trust *trust, struct ks_err *err);
/* The one spelling; sorts nothing, checks what parse checks. */
KS_NODISCARD bool
ks_trust_format(const struct ks_trust *trust, struct ks_buf *out, struct ks_err *err);

/* Add a key where it belongs in the order; false if it is there or there is no room. */
bool ks_trust_add(struct ks_trust_keys *keys, const struct ks_trust_key *key);
bool ks_trust_remove(struct ks_trust_keys *keys, const struct ks_trust_key *key);
bool ks_trust_revoke(struct ks_trust *trust, const struct ks_trust_key *key);

/* The key of that number in the role; NULL = none, or revoked. */
const struct ks_trust_key *
ks_trust_find(const struct ks_trust *trust, enum ks_trust_role role, const uint8_t number[8]);
/* Whether the keys whose signatures hold make the role's threshold. Each public key counts once,
 * whatever number it goes by; keys that are not of the role do not count. */
bool ks_trust_met(const struct ks_trust *trust,
                  enum ks_trust_role role,
                  const struct ks_trust_key *signers,
                  size_t n);
/* How many more signatures that takes; 0 = it is met. */
uint32_t ks_trust_missing(const struct ks_trust *trust,
                          enum ks_trust_role role,
                          const struct ks_trust_key *signers,
                          size_t n);

/* What a signature by a key is worth in a role. */
enum ks_standing { KS_STANDING_COUNTS, KS_STANDING_UNKNOWN, KS_STANDING_REVOKED };
enum ks_standing ks_trust_standing(const struct ks_trust *trust,
                                   enum ks_trust_role role,
                                   const struct ks_trust_key *key);
/* Whether `next` may follow `now`: same fleet, n one higher, epoch the same or one higher, within
 * an epoch created and minversion not lower, nothing un-revoked. Signatures are not its business.
 */
KS_NODISCARD bool
ks_trust_follows(const struct ks_trust *now, const struct ks_trust *next, struct ks_err *err);

const char *ks_trust_role_name(enum ks_trust_role role); /* "root" "content" "alert" */
enum ks_trust_role ks_trust_role_for(enum ks_role role);

#define KS_TRUST_KEY_BYTES 42
#define KS_TRUST_KEY_TEXT 56 /* characters of a key in base64 */
bool ks_trust_key_read(struct ks_str text, struct ks_trust_key *key);
void ks_trust_key_add(struct ks_buf *out, const struct ks_trust_key *key);

#endif
