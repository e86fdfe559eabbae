/* Reading a named file and the signatures beside it (see signatures.h). */
#include "sync/verify/signatures.h"

#include <stdio.h>
#include <string.h>

enum ks_receive_code ks_receive_given(enum ks_given given, enum ks_receive_code absent)
{
    switch (given) {
    case KS_GIVEN:
        return KS_RECEIVED;
    case KS_GIVEN_ABSENT:
        return absent;
    case KS_GIVEN_NO_FILE:
        return KS_RECEIVE_NO_FILE;
    case KS_GIVEN_LARGE:
        return KS_RECEIVE_TOO_LARGE;
    case KS_GIVEN_SLOWLY:
        return KS_RECEIVE_SLOW;
    case KS_GIVEN_BROKEN:
        break;
    }
    return KS_RECEIVE_UNREADABLE;
}

enum ks_receive_code ks_receive_load(struct ks_receive *r,
                                     const char *path,
                                     size_t limit,
                                     struct ks_str *bytes,
                                     enum ks_receive_code absent)
{
    r->err = (struct ks_err) { 0 };
    r->file = ks_arena_strdup(r->arena, path);
    enum ks_given given = ks_source_load(r->source, path, limit, r->arena, bytes, &r->err);
    return ks_receive_given(given, absent);
}

static enum ks_receive_code
code_of(const struct ks_trust *trust, struct ks_str file, enum ks_minisig_state state)
{
    static const enum ks_receive_code codes[] = {
        [KS_MINISIG_GOOD] = KS_RECEIVED,
        [KS_MINISIG_MALFORMED] = KS_RECEIVE_SIGNATURE_FORMAT,
        [KS_MINISIG_LEGACY] = KS_RECEIVE_LEGACY,
        [KS_MINISIG_UNKNOWN_KEY] = KS_RECEIVE_UNKNOWN_KEY,
        [KS_MINISIG_WRONG] = KS_RECEIVE_WRONG_SIGNATURE,
        [KS_MINISIG_WRONG_GLOBAL] = KS_RECEIVE_WRONG_COMMENT,
    };
    struct ks_minisig signature;
    if (state == KS_MINISIG_UNKNOWN_KEY && ks_minisig_parse(file, &signature) == KS_MINISIG_GOOD) {
        for (size_t i = 0; i < trust->n_revoked; i++) {
            if (memcmp(trust->revoked[i].number, signature.number, 8) == 0) {
                return KS_RECEIVE_REVOKED_KEY;
            }
        }
    }
    return codes[state];
}

static bool has_signed(const struct ks_signers *signers, const struct ks_trust_key *key)
{
    for (size_t i = 0; i < signers->n; i++) {
        if (memcmp(signers->v[i].key, key->key, sizeof key->key) == 0) {
            return true;
        }
    }
    return false;
}

/* One more key has signed at `moment`: of two that said so, the earlier is witnessed by both. */
static void hear(struct ks_signed *document, struct ks_signers *signers, int64_t moment)
{
    int64_t earlier = moment < signers->latest ? moment : signers->latest;
    signers->latest = moment > signers->latest ? moment : signers->latest;
    document->witnessed = earlier > document->witnessed ? earlier : document->witnessed;
}

static enum ks_receive_code read_signature(struct ks_receive *r,
                                           const char *path,
                                           const struct ks_trust *trust,
                                           enum ks_trust_role role,
                                           struct ks_signed *document,
                                           struct ks_signers *signers)
{
    struct ks_str file;
    enum ks_receive_code code =
        ks_receive_load(r, path, KS_MINISIG_BYTES_MAX, &file, KS_RECEIVE_NOTHING);
    if (code == KS_RECEIVE_NOTHING) {
        return KS_RECEIVED;
    }
    if (code != KS_RECEIVED) {
        return code;
    }
    uint8_t prehash[KS_BLAKE2B_BYTES];
    struct ks_blake2b hash;
    ks_blake2b_begin(&hash);
    ks_blake2b_add(&hash, document->bytes.p, document->bytes.n);
    ks_blake2b_end(&hash, prehash);
    struct ks_trust_key signer;
    code = code_of(trust, file, ks_minisig_check(file, trust, role, prehash, &signer));
    if (code != KS_RECEIVED) {
        signers->worst = code > signers->worst ? code : signers->worst;
    } else if (signers->n < KS_SIGNATURES_MAX && !has_signed(signers, &signer)) {
        hear(document, signers, ks_minisig_moment(file));
        signers->v[signers->n++] = signer;
        if (document->n < KS_SIGNATURES_MAX) {
            document->signatures[document->n++] = file;
        }
    }
    return KS_RECEIVED;
}

/* Where the signature of a key lies. */
static const char *
name_of(const struct ks_receive *r, const char *path, const struct ks_trust_key *key)
{
    char number[KS_KEY_NUMBER_TEXT];
    ks_key_number_format(key->number, number);
    return ks_arena_printf(r->arena, "%s.%s.minisig", path, number);
}

enum ks_receive_code ks_receive_signatures(struct ks_receive *r,
                                           const char *path,
                                           const struct ks_trust *trust,
                                           enum ks_trust_role role,
                                           struct ks_signed *document,
                                           struct ks_signers *signers)
{
    const struct ks_trust_keys *keys = &trust->role[role];
    *signers = (struct ks_signers) { .worst = KS_RECEIVED };
    const char *name = ks_arena_printf(r->arena, "%s.minisig", path);
    enum ks_receive_code code = read_signature(r, name, trust, role, document, signers);
    for (size_t i = 0; code == KS_RECEIVED && i < keys->n; i++) {
        code = read_signature(r, name_of(r, path, &keys->v[i]), trust, role, document, signers);
    }
    /* Where nobody's signature holds: whether one did once says why. */
    for (size_t i = 0; code == KS_RECEIVED && signers->n == 0 && i < trust->n_revoked; i++) {
        code =
            read_signature(r, name_of(r, path, &trust->revoked[i]), trust, role, document, signers);
    }
    return code;
}

enum ks_receive_code ks_receive_missing(const struct ks_signers *signers)
{
    return signers->n > 0                  ? KS_RECEIVE_THRESHOLD
           : signers->worst != KS_RECEIVED ? signers->worst
                                           : KS_RECEIVE_UNSIGNED;
}
