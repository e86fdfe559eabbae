/* The HEAD record: encode and decode (see head.h). */
#include "core/release/head.h"

#include <assert.h>
#include <string.h>

#include "core/problem/fail.h"

#define CRC_AT (KS_HEAD_BYTES - 4)

/* The table of a byte is linear over GF(2): entry b is low[b & 15] ^ high[b >> 4]. Entry n of
 * `low` is n after eight steps of the reflected polynomial 0x82F63B78, of `high` 16 n. */
static uint32_t crc32c(const uint8_t *bytes, size_t n)
{
    static const uint32_t low[16] = {
        0x00000000, 0xF26B8303, 0xE13B70F7, 0x1350F3F4, 0xC79A971F, 0x35F1141C,
        0x26A1E7E8, 0xD4CA64EB, 0x8AD958CF, 0x78B2DBCC, 0x6BE22838, 0x9989AB3B,
        0x4D43CFD0, 0xBF284CD3, 0xAC78BF27, 0x5E133C24,
    };
    static const uint32_t high[16] = {
        0x00000000, 0x105EC76F, 0x20BD8EDE, 0x30E349B1, 0x417B1DBC, 0x5125DAD3,
        0x61C69362, 0x7198540D, 0x82F63B78, 0x92A8FC17, 0xA24BB5A6, 0xB21572C9,
        0xC38D26C4, 0xD3D3E1AB, 0xE330A81A, 0xF36E6F75,
    };
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < n; i++) {
        uint32_t at = (crc ^ bytes[i]) & 255;
        crc = crc >> 8 ^ low[at & 15] ^ high[at >> 4];
    }
    return ~crc;
}

/* Walks through the fields of a record, either to write them (`out`) or to read them (`in`), so
 * that both ways agree. */
struct walk {
    uint8_t *out;
    const uint8_t *in;
    size_t at;
};

static void walk_number(struct walk *w, uint64_t *value, size_t bytes)
{
    assert(bytes <= sizeof *value && w->at + bytes <= KS_HEAD_BYTES);
    assert((w->out == NULL) != (w->in == NULL)); /* one way at a time */
    if (w->out == NULL) {
        *value = 0;
    }
    for (size_t i = 0; i < bytes; i++, w->at++) {
        if (w->out != NULL) {
            w->out[w->at] = (uint8_t)(*value >> (8 * i));
        } else {
            *value |= (uint64_t)w->in[w->at] << (8 * i);
        }
    }
}

static void walk_u64(struct walk *w, uint64_t *value)
{
    walk_number(w, value, 8);
}

static void walk_u32(struct walk *w, uint32_t *value)
{
    uint64_t wide = *value;
    walk_number(w, &wide, 4);
    *value = (uint32_t)wide;
}

static void walk_time(struct walk *w, int64_t *value)
{
    uint64_t wide = (uint64_t)*value;
    walk_number(w, &wide, 8);
    *value = (int64_t)wide;
}

static void walk_hash(struct walk *w, uint8_t hash[32])
{
    if (w->out != NULL) {
        memcpy(w->out + w->at, hash, 32);
    } else {
        memcpy(hash, w->in + w->at, 32);
    }
    w->at += 32;
}

static void walk_release(struct walk *w, struct ks_head_release *release)
{
    uint64_t origin = (uint64_t)release->origin;
    walk_number(w, &origin, 1);
    release->origin = (enum ks_origin)origin;
    walk_hash(w, release->hash);
}

static void walk_head(struct walk *w, struct ks_head *head)
{
    walk_u64(w, &head->serial);
    walk_u32(w, &head->epoch);
    for (size_t i = 0; i < KS_ROLE_COUNT; i++) {
        struct ks_head_role *role = &head->role[i];
        walk_u64(w, &role->version);
        walk_hash(w, role->top);
        walk_release(w, &role->current);
        walk_release(w, &role->previous);
    }
    walk_u64(w, &head->open_version);
    walk_u32(w, &head->trust_version);
    walk_hash(w, head->trust);
    walk_time(w, &head->floor);
    uint64_t proving = head->proving;
    walk_number(w, &proving, 1);
    head->proving = proving != 0;
    walk_hash(w, head->staged);
    walk_time(w, &head->staged_at);
    for (size_t i = 0; i < KS_HEAD_REFUSED; i++) {
        walk_hash(w, head->refused[i]);
    }
    /* Zeros in records older than these fields. */
    walk_time(w, &head->vouched);
    walk_hash(w, head->fetching);
    walk_time(w, &head->fetching_at);
}

void ks_head_encode(const struct ks_head *head, uint8_t out[KS_HEAD_BYTES])
{
    struct ks_head copy = *head;
    struct walk w = { .out = out, .at = 4 };
    memset(out, 0, KS_HEAD_BYTES);
    static const uint8_t magic[4] = { 'K', 'S', 'H', '1' };
    memcpy(out, magic, sizeof magic);
    walk_head(&w, &copy);
    assert(w.at <= CRC_AT); /* all fields and the checksum fit into a sector */
    uint64_t crc = crc32c(out, CRC_AT);
    w.at = CRC_AT;
    walk_number(&w, &crc, 4);
}

static bool release_sound(const struct ks_head_release *release)
{
    bool none = release->origin == KS_ORIGIN_NONE;
    return release->origin <= KS_ORIGIN_OPEN && none == ks_hash_is_zero(release->hash);
}

/* Whether nothing but what encode writes: padding, flags and checksum have one spelling. The byte
 * at `old`, zero now, was a flag once, and says nothing any more. */
static bool is_spelled(const uint8_t bytes[KS_HEAD_BYTES], const struct ks_head *head, size_t old)
{
    uint8_t again[KS_HEAD_BYTES];
    uint64_t sum;
    struct walk w = { .in = bytes, .at = CRC_AT };
    walk_number(&w, &sum, 4);
    ks_head_encode(head, again);
    again[old] = bytes[old] <= 1 ? bytes[old] : 0;
    return sum == crc32c(bytes, CRC_AT) && memcmp(bytes, again, CRC_AT) == 0;
}

bool ks_head_decode(const uint8_t *bytes, size_t n, struct ks_head *head, struct ks_err *err)
{
    *head = (struct ks_head) { 0 };
    if (n != KS_HEAD_BYTES || memcmp(bytes, "KSH1", 4) != 0) {
        return ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_HEAD_FORM, KS_NO_ARGS);
    }
    struct walk w = { .in = bytes, .at = 4 };
    walk_head(&w, head);
    assert(w.at < CRC_AT);
    bool sound = is_spelled(bytes, head, w.at);
    for (size_t i = 0; i < KS_ROLE_COUNT; i++) {
        sound = sound && release_sound(&head->role[i].current) &&
                release_sound(&head->role[i].previous);
    }
    return sound || ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_HEAD_SUM, KS_NO_ARGS);
}

bool ks_hash_is_zero(const uint8_t hash[32])
{
    static const uint8_t zeros[32];
    return memcmp(hash, zeros, sizeof zeros) == 0;
}

bool ks_head_refuses(const struct ks_head *head, const uint8_t hash[32])
{
    for (size_t i = 0; i < KS_HEAD_REFUSED; i++) {
        if (memcmp(head->refused[i], hash, 32) == 0) {
            return !ks_hash_is_zero(hash);
        }
    }
    return false;
}

void ks_head_refuse(struct ks_head *head, const uint8_t hash[32])
{
    if (ks_head_refuses(head, hash)) {
        return;
    }
    memmove(head->refused[1], head->refused[0], (KS_HEAD_REFUSED - 1) * 32);
    memcpy(head->refused[0], hash, 32);
    assert(ks_head_refuses(head, hash) || ks_hash_is_zero(hash));
}
