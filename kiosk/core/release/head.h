#ifndef KS_CORE_RELEASE_HEAD_H
#define KS_CORE_RELEASE_HEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "core/release/manifest.h"

/* HEAD: the one record that says what a device shows and what it trusts. Pointer, counters and
 * trust stand in one record of one sector, so that no state exists where one moved without the
 * other. Pure: bytes in, values out; store/store.h moves it.
 *
 * Bytes (little endian): magic "KSH1", the fields in the order of `struct ks_head`, zeros, and in
 * the last four bytes CRC-32C (Castagnoli, as in iSCSI, RFC 3720) of all before. */

#define KS_HEAD_BYTES 512
#define KS_HEAD_REFUSED 4
#define KS_HEAD_TRUST_LOST UINT32_MAX /* no trust file has that number: KS_TRUST_N_MAX */

enum ks_origin {
    KS_ORIGIN_NONE,   /* no release here */
    KS_ORIGIN_SIGNED, /* signatures of the role's threshold vouch for it */
    KS_ORIGIN_OPEN    /* a plain folder of a source this device trusts as it is */
};

struct ks_head_release {
    enum ks_origin origin;
    uint8_t hash[32]; /* SHA-256 of the manifest; zeros without a release */
};

struct ks_head_role {
    uint64_t version; /* highest signed version accepted in this epoch; a later one must be above */
    /* Manifest hash of the highest signed version (zeros: it is vouched for no more): the same
     * again is "already have", and what offices brought stands upon it. In a new epoch still that
     * of the last one, until a release comes. */
    uint8_t top[32];
    struct ks_head_release current;
    struct ks_head_release previous; /* complete as well: what a bad release falls back to */
};

struct ks_head {
    uint64_t serial; /* one more with each commit; of two valid copies the higher is meant */
    uint32_t epoch;  /* that of the trust file; a higher one starts the versions again */
    struct ks_head_role role[KS_ROLE_COUNT];
    uint64_t open_version; /* highest version given to a release of origin `open` */
    /* 0 = still the trust file the device came with; KS_HEAD_TRUST_LOST = of the trusted one no
     * more than the hash is known. */
    uint32_t trust_version;
    uint8_t trust[32]; /* SHA-256 of the trust file */
    int64_t floor;     /* seconds since 1970, as the newest signed release says; >= vouched */
    bool proving;      /* the current content release still has to prove itself */
    /* What waits for staff (core/release/staged.h), kept from garbage collection. Zeros = none. */
    uint8_t staged[32];
    int64_t staged_at; /* seconds since 1970 */
    /* What was tried and proved bad, newest first: hash of the manifest (signed) or of its file
     * lines (open, where the same folder gets a new version every time); and what staff did not
     * want: hash of the manifest that waited, which is kept. Zeros = free. */
    uint8_t refused[KS_HEAD_REFUSED][32];
    int64_t vouched; /* seconds since 1970 that have passed for certain: core/release/reckon.h */
    /* A signed release that is being fetched, kept from garbage collection as well. */
    uint8_t fetching[32];
    int64_t fetching_at;
};

void ks_head_encode(const struct ks_head *head, uint8_t out[KS_HEAD_BYTES]);
/* KS_ERR_FORMAT unless it is, byte for byte, what encode writes, or wrote when the byte behind the
 * fields was a flag: 1 is read there as 0. */
KS_NODISCARD bool
ks_head_decode(const uint8_t *bytes, size_t n, struct ks_head *head, struct ks_err *err);

void ks_head_refuse(struct ks_head *head, const uint8_t hash[32]);
bool ks_head_refuses(const struct ks_head *head, const uint8_t hash[32]);
bool ks_hash_is_zero(const uint8_t hash[32]);

#endif
