/* Reading a named file and the signatures beside it (see signatures.h). */
#include "sync/verify/signatures.h"

#include <stdio.h>
#include <string.h>

enum ks_receive_code ks_receive_unreadable(const struct ks_err *err)
{
    switch (err->code) {
    case KS_ERR_REFUSED:
        return KS_RECEIVE_NO_FILE;
    case KS_ERR_LIMIT:
        return KS_RECEIVE_TOO_LARGE;
    case KS_ERR_TIMEOUT:
        return KS_RECEIVE_SLOW;
    case KS_ERR_NONE:
    case KS_ERR_IO:
    case KS_ERR_HELD:
    case KS_ERR_NOT_FOUND:
    case KS_ERR_FORMAT:
    case KS_ERR_UNSUPPORTED:
    case KS_ERR_CRASHED:
    case KS_ERR_USAGE:
    default:
        return KS_RECEIVE_UNREADABLE;
    }
}

enum ks_receive_code ks_receive_load(struct ks_receive *r,
                                     const char *path,
                                     size_t limit,
                                     struct ks_str *bytes,
                                     enum ks_receive_code absent)
{
    r->err = (struct ks_err) { 0 };
    r->file = ks_arena_strdup(r->arena, path);
    if (ks_source_load(r->source, path, limit, r->arena, bytes, &r->err)) {
        return KS_RECEIVED;
    }
    return r->err.code == KS_ERR_NOT_FOUND ? absent : ks_receive_unreadable(&r->err);
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
        char number[KS_KEY_NUMBER_TEXT];
        ks_key_number_format(keys->v[i].number, number);
        name = ks_arena_printf(r->arena, "%s.%s.minisig", path, number);
        code = read_signature(r, name, trust, role, document, signers);
    }
    return code;
}
