/* Minisign's files: strict parse, verification. */
#include "sync/verify/minisig.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "core/release/base64.h"
#include "core/release/manifest.h"
#include "core/release/record.h"

#define COMMENT_MAX 512

static bool next_line(struct ks_str *rest, struct ks_str *line)
{
    if (rest->n == 0 || !ks_str_cut(rest, '\n', line)) {
        return false;
    }
    if (line->n > 0 && line->p[line->n - 1] == '\r') {
        line->n--;
    }
    return true;
}

static bool comment(struct ks_str *rest, struct ks_str start, struct ks_str *text)
{
    struct ks_str line;
    if (!next_line(rest, &line) || !ks_str_starts(line, start) || line.n - start.n > COMMENT_MAX) {
        return false;
    }
    *text = (struct ks_str) { line.p + start.n, line.n - start.n };
    return true;
}

enum ks_minisig_state ks_minisig_parse(struct ks_str file, struct ks_minisig *signature)
{
    uint8_t bytes[74];
    struct ks_str rest = file, untrusted, line;
    if (file.n > KS_MINISIG_BYTES_MAX ||
        !comment(&rest, KS_STR("untrusted comment: "), &untrusted) || !next_line(&rest, &line) ||
        !ks_base64_read(line, bytes, sizeof bytes) ||
        !comment(&rest, KS_STR("trusted comment: "), &signature->trusted) ||
        !next_line(&rest, &line) ||
        !ks_base64_read(line, signature->global, sizeof signature->global) || rest.n != 0) {
        return KS_MINISIG_MALFORMED;
    }
    memcpy(signature->number, bytes + 2, sizeof signature->number);
    memcpy(signature->signature, bytes + 10, sizeof signature->signature);
    if (bytes[0] == 'E' && bytes[1] == 'd') {
        return KS_MINISIG_LEGACY;
    }
    return bytes[0] == 'E' && bytes[1] == 'D' ? KS_MINISIG_GOOD : KS_MINISIG_MALFORMED;
}

int64_t ks_minisig_moment(struct ks_str file)
{
    struct ks_minisig signature;
    struct ks_record record = { .err = NULL };
    struct ks_str start = KS_STR("timestamp:"), number;
    uint64_t moment = 0;
    if (ks_minisig_parse(file, &signature) != KS_MINISIG_GOOD ||
        !ks_str_starts(signature.trusted, start)) {
        return 0;
    }
    struct ks_str rest = { signature.trusted.p + start.n, signature.trusted.n - start.n };
    return ks_str_cut(&rest, '\t', &number) &&
                   ks_record_number(&record, number, KS_VERSION_MAX, &moment)
               ? (int64_t)moment
               : 0;
}

enum ks_minisig_state ks_minisig_verify(const struct ks_minisig *signature,
                                        const struct ks_trust_key *key,
                                        const uint8_t prehash[KS_BLAKE2B_BYTES])
{
    if (crypto_sign_verify_detached(signature->signature, prehash, KS_BLAKE2B_BYTES, key->key) !=
        0) {
        return KS_MINISIG_WRONG;
    }
    uint8_t whole[64 + COMMENT_MAX];
    memcpy(whole, signature->signature, 64);
    memcpy(whole + 64, signature->trusted.p, signature->trusted.n);
    return crypto_sign_verify_detached(signature->global, whole, 64 + signature->trusted.n,
                                       key->key) == 0
               ? KS_MINISIG_GOOD
               : KS_MINISIG_WRONG_GLOBAL;
}

enum ks_minisig_state ks_minisig_check(struct ks_str file,
                                       const struct ks_trust *trust,
                                       enum ks_trust_role role,
                                       const uint8_t prehash[KS_BLAKE2B_BYTES],
                                       struct ks_trust_key *signer)
{
    struct ks_minisig signature;
    enum ks_minisig_state state = ks_minisig_parse(file, &signature);
    if (state != KS_MINISIG_GOOD) {
        return state;
    }
    const struct ks_trust_key *key = ks_trust_find(trust, role, signature.number);
    if (key == NULL) {
        return KS_MINISIG_UNKNOWN_KEY;
    }
    *signer = *key;
    return ks_minisig_verify(&signature, key, prehash);
}

bool ks_minipub_parse(struct ks_str file, struct ks_trust_key *key)
{
    struct ks_str rest = file, line, ignored;
    if (ks_str_starts(file, KS_STR("untrusted comment: ")) && !next_line(&rest, &ignored)) {
        return false;
    }
    return next_line(&rest, &line) && ks_trust_key_read(line, key) && rest.n == 0;
}

void ks_key_number_format(const uint8_t number[8], char out[KS_KEY_NUMBER_TEXT])
{
    for (int i = 0; i < 8; i++) { /* minisign reads it as a little-endian number */
        snprintf(out + 2 * i, 3, "%02X", number[7 - i]);
    }
}
