/* Minisign's secret keys and signatures (see minikey.h). */
#define _DEFAULT_SOURCE /* endian.h */
#include "kioskctl/minikey.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "core/release/base64.h"
#include "kioskctl/fail.h"
#include "port/digest.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "sync/verify/minisig.h"

/* The secret key file's second line, in base64. Numbers are little-endian. */
struct key_file {
    uint8_t algorithm[2];          /* "Ed" */
    uint8_t kdf[2];                /* "Sc" scrypt, or zeros: not encrypted */
    uint8_t checksum_algorithm[2]; /* "B2" */
    uint8_t salt[32];
    uint8_t opslimit[8], memlimit[8];
    struct { /* xored with the key derived from the password */
        uint8_t number[8];
        uint8_t secret[64];
        uint8_t checksum[32]; /* BLAKE2b-256 of algorithm, number, secret; zeros without password */
    } sealed;
};
_Static_assert(sizeof(struct key_file) == 158, "minisign's layout");

static void checksum(const struct key_file *file, uint8_t out[32])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, 32);
    crypto_generichash_update(&state, file->algorithm, sizeof file->algorithm);
    crypto_generichash_update(&state, file->sealed.number, sizeof file->sealed.number);
    crypto_generichash_update(&state, file->sealed.secret, sizeof file->sealed.secret);
    crypto_generichash_final(&state, out, 32);
}

static bool mask(struct key_file *file, const char *password, uint64_t ops, size_t memory)
{
    uint8_t stream[sizeof file->sealed];
    uint8_t *sealed = (uint8_t *)&file->sealed;
    if (crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, password, strlen(password),
                                           file->salt, ops, memory) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof stream; i++) {
        sealed[i] ^= stream[i];
    }
    sodium_memzero(stream, sizeof stream);
    return true;
}

void minikey_new(struct minikey *key)
{
    if (sodium_init() < 0) {
        ks_bug("libsodium");
    }
    randombytes_buf(key->key.number, sizeof key->key.number);
    crypto_sign_keypair(key->key.key, key->secret);
}

void minikey_wipe(struct minikey *key)
{
    sodium_memzero(key, sizeof *key);
}

static bool write_new(const char *path, const struct ks_buf *text, int mode, struct ks_err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0) {
        return ctl_fail(err, KS_ERR_IO, ks_say("写不了“%s”：%s"), path,
                        errno == EEXIST ? ks_say("已经有这个文件，不覆盖密钥") : strerror(errno));
    }
    bool ok = write(fd, text->p, text->n) == (ssize_t)text->n && fsync(fd) == 0;
    ok = close(fd) == 0 && ok;
    return ok || ctl_fail(err, KS_ERR_IO, ks_say("写不了“%s”"), path);
}

static void seal(struct key_file *file, const char *password)
{
    uint64_t ops = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
    size_t memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;
    randombytes_buf(file->salt, sizeof file->salt);
    while (!mask(file, password, ops, memory)) { /* not enough memory for this cost: halve it */
        ops /= 2;
        memory /= 2;
        if (memory < crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN) {
            ks_oom();
        }
    }
    ops = htole64(ops);
    uint64_t memory_le = htole64(memory);
    memcpy(file->opslimit, &ops, sizeof file->opslimit);
    memcpy(file->memlimit, &memory_le, sizeof file->memlimit);
    memcpy(file->kdf, "Sc", 2);
}

bool minikey_save(const struct minikey *key,
                  const char *name,
                  const char *password,
                  struct ks_err *err)
{
    struct key_file file = { .algorithm = "Ed", .checksum_algorithm = "B2" };
    memcpy(file.sealed.number, key->key.number, sizeof file.sealed.number);
    memcpy(file.sealed.secret, key->secret, sizeof file.sealed.secret);
    if (password != NULL) {
        checksum(&file, file.sealed.checksum);
        seal(&file, password);
    }
    char number[KS_KEY_NUMBER_TEXT];
    ks_key_number_format(key->key.number, number);
    struct ks_buf secret = { 0 }, public = { 0 }, path = { 0 };
    ks_buf_addf(&secret, "untrusted comment: minisign %ssecret key\n",
                password == NULL ? "" : "encrypted ");
    ks_base64_add(&secret, (const uint8_t *)&file, sizeof file);
    ks_buf_adds(&secret, "\n");
    ks_buf_addf(&public, "untrusted comment: minisign public key %s\n", number);
    ks_trust_key_add(&public, &key->key);
    ks_buf_adds(&public, "\n");
    ks_buf_addf(&path, "%s.key", name);
    bool ok = write_new(path.p, &secret, 0600, err);
    ks_buf_free(&path);
    ks_buf_addf(&path, "%s.pub", name);
    ok = ok && write_new(path.p, &public, 0644, err);
    sodium_memzero(&file, sizeof file);
    sodium_memzero(secret.p, secret.n);
    ks_buf_free(&secret);
    ks_buf_free(&public);
    ks_buf_free(&path);
    return ok;
}

static bool unseal(struct key_file *file,
                   const char *path,
                   const char *(*password)(const char *path),
                   struct ks_err *err)
{
    uint64_t ops, memory;
    memcpy(&ops, file->opslimit, sizeof ops);
    memcpy(&memory, file->memlimit, sizeof memory);
    ops = le64toh(ops);
    memory = le64toh(memory);
    if (ops > crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE ||
        memory > crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE) {
        return ctl_fail(err, KS_ERR_LIMIT, ks_say("“%s”要的内存太多，不像 minisign 的密钥"), path);
    }
    const char *text = password(path);
    if (text == NULL) {
        return ctl_fail(err, KS_ERR_REFUSED, ks_say("“%s”需要密码"), path);
    }
    return mask(file, text, ops, (size_t)memory) ||
           ctl_fail(err, KS_ERR_IO, ks_say("内存不够，解不开“%s”"), path);
}

/* Whether the secret's two halves belong together. */
static bool is_pair(const uint8_t secret[64])
{
    uint8_t key[32], again[64];
    bool same = crypto_sign_seed_keypair(key, again, secret) == 0 &&
                sodium_memcmp(again, secret, sizeof again) == 0;
    sodium_memzero(again, sizeof again);
    return same;
}

static bool open_file(struct key_file *file,
                      const char *path,
                      const char *(*password)(const char *path),
                      struct ks_err *err)
{
    uint8_t expected[32];
    bool sealed = memcmp(file->kdf, "Sc", 2) == 0;
    if (memcmp(file->algorithm, "Ed", 2) != 0 || memcmp(file->checksum_algorithm, "B2", 2) != 0 ||
        (!sealed && memcmp(file->kdf, "\0\0", 2) != 0)) {
        return ctl_fail(err, KS_ERR_UNSUPPORTED, ks_say("“%s”不是本程序认识的密钥"), path);
    }
    if (sealed) {
        if (!unseal(file, path, password, err)) {
            return false;
        }
        checksum(file, expected);
        if (sodium_memcmp(expected, file->sealed.checksum, sizeof expected) != 0) {
            return ctl_fail(err, KS_ERR_REFUSED, ks_say("“%s”的密码不对"), path);
        }
    }
    return is_pair(file->sealed.secret) || ctl_fail(err, KS_ERR_FORMAT, ks_say("“%s”已损坏"), path);
}

bool minikey_load(const char *path,
                  const char *(*password)(const char *path),
                  struct minikey *key,
                  struct ks_err *err)
{
    char text[1024];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text);
    int error = errno;
    if (fd >= 0) {
        close(fd);
    }
    if (n < 0) {
        return ctl_fail(err, KS_ERR_NOT_FOUND, ks_say("读不了密钥“%s”：%s"), path, strerror(error));
    }
    if (sodium_init() < 0) {
        ks_bug("libsodium");
    }
    struct key_file file;
    struct ks_str rest = { text, (size_t)n }, comment, line;
    bool ok = (ks_str_cut(&rest, '\n', &comment) && ks_str_cut(&rest, '\n', &line) &&
               ks_base64_read(ks_str_trim(line), (uint8_t *)&file, sizeof file)) ||
              ctl_fail(err, KS_ERR_FORMAT, ks_say("“%s”不是 minisign 的密钥文件"), path);
    ok = ok && open_file(&file, path, password, err);
    if (ok) {
        memcpy(key->key.number, file.sealed.number, sizeof key->key.number);
        memcpy(key->secret, file.sealed.secret, sizeof key->secret);
        memcpy(key->key.key, key->secret + 32, sizeof key->key.key);
    }
    sodium_memzero(&file, sizeof file);
    sodium_memzero(text, sizeof text);
    return ok;
}

void minikey_sign(const struct minikey *key,
                  struct ks_str bytes,
                  const char *name,
                  int64_t when,
                  struct ks_buf *out)
{
    uint8_t prehash[KS_BLAKE2B_BYTES], signature[74] = "ED", global[64];
    struct ks_blake2b hash;
    ks_blake2b_begin(&hash);
    ks_blake2b_add(&hash, bytes.p, bytes.n);
    ks_blake2b_end(&hash, prehash);
    memcpy(signature + 2, key->key.number, sizeof key->key.number);
    crypto_sign_detached(signature + 10, NULL, prehash, sizeof prehash, key->secret);

    struct ks_buf comment = { 0 }, whole = { 0 };
    ks_buf_addf(&comment, "timestamp:%lld\tfile:%.200s\thashed", (long long)when, name);
    ks_buf_add(&whole, (const char *)signature + 10, 64);
    ks_buf_add(&whole, comment.p, comment.n);
    crypto_sign_detached(global, NULL, (const uint8_t *)whole.p, whole.n, key->secret);

    ks_buf_adds(out, "untrusted comment: signature from kioskctl\n");
    ks_base64_add(out, signature, sizeof signature);
    ks_buf_addf(out, "\ntrusted comment: %s\n", comment.p);
    ks_base64_add(out, global, sizeof global);
    ks_buf_adds(out, "\n");
    ks_buf_free(&comment);
    ks_buf_free(&whole);
}
