/* Signature and public key files: any bytes; what is read stays inside them. */
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "sync/verify/minisig.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ks_str file = { (const char *)data, size };
    struct ks_minisig signature;
    struct ks_trust_key key;
    uint8_t prehash[KS_BLAKE2B_BYTES] = { 0 };
    if (ks_minisig_parse(file, &signature) == KS_MINISIG_GOOD) {
        if (signature.trusted.p < file.p || signature.trusted.n > size ||
            size > KS_MINISIG_BYTES_MAX) {
            ks_bug("a comment outside the file");
        }
        memset(&key, 9, sizeof key);
        if (ks_minisig_verify(&signature, &key, prehash) == KS_MINISIG_GOOD) {
            ks_bug("a forged signature");
        }
    }
    if (ks_minipub_parse(file, &key)) {
        struct ks_buf text = { 0 };
        ks_trust_key_add(&text, &key);
        if (text.n != KS_TRUST_KEY_TEXT) {
            ks_bug("the length of a key");
        }
        ks_buf_free(&text);
    }
    return 0;
}
