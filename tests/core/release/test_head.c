/* HEAD: what is encoded is decoded, and no other bytes are. */
#include "core/release/head.h"

#include <string.h>

#include "support/check_main.h"

static struct ks_head a_head(void)
{
    struct ks_head head = { .serial = 0x0102030405060708u, .epoch = 0xA1B2C3D4u, .proving = true };
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        struct ks_head_role *r = &head.role[role];
        r->version = 1000u + (unsigned)role;
        memset(r->top, 0x10 + role, 32);
        r->current = (struct ks_head_release) { .origin = KS_ORIGIN_SIGNED };
        memset(r->current.hash, 0x20 + role, 32);
        r->previous = (struct ks_head_release) { .origin = KS_ORIGIN_OPEN };
        memset(r->previous.hash, 0x30 + role, 32);
    }
    head.open_version = UINT64_MAX;
    head.trust_version = 7;
    memset(head.trust, 0x40, 32);
    head.floor = 1600000000;
    head.vouched = 1500000000;
    memset(head.staged, 0x50, 32);
    head.staged_at = 1600000001;
    memset(head.fetching, 0x70, 32);
    head.fetching_at = 1600000002;
    memset(head.refused[0], 0x60, 32);
    return head;
}

START_TEST(what_is_encoded_is_decoded)
{
    struct ks_head head = a_head(), got;
    uint8_t bytes[KS_HEAD_BYTES], again[KS_HEAD_BYTES];
    ks_head_encode(&head, bytes);
    ck_assert_mem_eq(bytes, "KSH1\x08\x07\x06\x05\x04\x03\x02\x01\xD4\xC3\xB2\xA1", 16);
    ck_assert(ks_head_decode(bytes, sizeof bytes, &got, NULL));
    ks_head_encode(&got, again);
    ck_assert_mem_eq(bytes, again, sizeof bytes);
    ck_assert_uint_eq(got.serial, head.serial);
    ck_assert_uint_eq(got.epoch, head.epoch);
    ck_assert_uint_eq(got.open_version, head.open_version);
    ck_assert_uint_eq(got.trust_version, head.trust_version);
    ck_assert_int_eq(got.floor, head.floor);
    ck_assert_int_eq(got.vouched, head.vouched);
    ck_assert_int_eq(got.staged_at, head.staged_at);
    ck_assert_mem_eq(got.fetching, head.fetching, 32);
    ck_assert_int_eq(got.fetching_at, head.fetching_at);
    ck_assert(got.proving);
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        ck_assert_uint_eq(got.role[role].version, head.role[role].version);
        ck_assert_mem_eq(got.role[role].top, head.role[role].top, 32);
        ck_assert_mem_eq(got.role[role].current.hash, head.role[role].current.hash, 32);
        ck_assert_mem_eq(got.role[role].previous.hash, head.role[role].previous.hash, 32);
        ck_assert_int_eq(got.role[role].current.origin, KS_ORIGIN_SIGNED);
        ck_assert_int_eq(got.role[role].previous.origin, KS_ORIGIN_OPEN);
    }
}
END_TEST

/* CRC-32C as RFC 3720 B.4 has it, computed bit by bit. */
static uint32_t crc32c(const uint8_t *bytes, size_t n)
{
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < n; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (0x82F63B78u & (0u - (crc & 1)));
        }
    }
    return ~crc;
}

static void seal(uint8_t bytes[KS_HEAD_BYTES])
{
    uint32_t crc = crc32c(bytes, KS_HEAD_BYTES - 4);
    for (int i = 0; i < 4; i++) {
        bytes[KS_HEAD_BYTES - 4 + i] = (uint8_t)(crc >> 8 * i);
    }
}

START_TEST(each_bit_counts)
{
    struct ks_head head = a_head(), got;
    uint8_t bytes[KS_HEAD_BYTES], sealed[KS_HEAD_BYTES];
    struct ks_err err = { 0 };
    ks_head_encode(&head, bytes);
    memcpy(sealed, bytes, sizeof bytes);
    seal(sealed);
    ck_assert_mem_eq(bytes, sealed, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] ^= 1u << i % 8;
        ck_assert(!ks_head_decode(bytes, sizeof bytes, &got, &err));
        bytes[i] ^= 1u << i % 8;
    }
    ck_assert_int_eq(err.code, KS_ERR_FORMAT);
    ck_assert(!ks_head_decode(bytes, sizeof bytes - 1, &got, &err));
    ck_assert(ks_head_decode(bytes, sizeof bytes, &got, &err));
}
END_TEST

#define OLD_FLAG 497 /* its byte, behind the fields */

/* Firmware before this one wrote a flag there, and its HEAD is read: nothing plays without it. */
START_TEST(a_flag_that_was_is_read_as_none)
{
    struct ks_head head = a_head(), got;
    uint8_t bytes[KS_HEAD_BYTES], again[KS_HEAD_BYTES], now[KS_HEAD_BYTES];
    ks_head_encode(&head, now);
    memcpy(bytes, now, sizeof bytes);
    bytes[OLD_FLAG] = 1;
    ck_assert(!ks_head_decode(bytes, sizeof bytes, &got, NULL));
    seal(bytes);
    ck_assert(ks_head_decode(bytes, sizeof bytes, &got, NULL));
    ks_head_encode(&got, again);
    ck_assert_mem_eq(again, now, sizeof now);
    bytes[OLD_FLAG] = 2;
    seal(bytes);
    ck_assert(!ks_head_decode(bytes, sizeof bytes, &got, NULL));
}
END_TEST

/* With a true checksum too: nothing but what encode writes. Where a bit can be part of a value, the
 * value comes back with it. */
START_TEST(no_other_bytes_say_the_same)
{
    struct ks_head head = a_head(), got;
    uint8_t bytes[KS_HEAD_BYTES], again[KS_HEAD_BYTES];
    for (size_t i = 0; i < KS_HEAD_BYTES - 4; i++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            ks_head_encode(&head, bytes);
            bytes[i] ^= (uint8_t)(1u << bit);
            seal(bytes);
            if (!(i == OLD_FLAG && bit == 0) && ks_head_decode(bytes, sizeof bytes, &got, NULL)) {
                ks_head_encode(&got, again);
                ck_assert_mem_eq(bytes, again, sizeof bytes);
            }
        }
    }
    ks_head_encode(&head, bytes);
    bytes[KS_HEAD_BYTES - 5] = 1; /* where nothing is yet */
    seal(bytes);
    ck_assert(!ks_head_decode(bytes, sizeof bytes, &got, NULL));
}
END_TEST

START_TEST(what_is_refused)
{
    struct ks_head head = { 0 };
    uint8_t hash[6][32] = { { 0 } };
    ck_assert(ks_hash_is_zero(hash[0]));
    for (int i = 0; i < 6; i++) {
        hash[i][31] = (uint8_t)(i + 1);
        ck_assert(!ks_hash_is_zero(hash[i]));
        ck_assert(!ks_head_refuses(&head, hash[i]));
        ks_head_refuse(&head, hash[i]);
        ck_assert(ks_head_refuses(&head, hash[i]));
        ck_assert_mem_eq(head.refused[0], hash[i], 32); /* newest first */
    }
    for (int i = 0; i < 6; i++) {
        ck_assert_int_eq(ks_head_refuses(&head, hash[i]), i >= 6 - KS_HEAD_REFUSED);
    }
    ks_head_refuse(&head, hash[4]); /* again: it takes no second place */
    ck_assert(ks_head_refuses(&head, hash[2]));
    uint8_t zeros[32] = { 0 };
    ck_assert(!ks_head_refuses(&(struct ks_head) { 0 }, zeros)); /* a free place refuses nothing */
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_is_encoded_is_decoded);
    tcase_add_test(tc, each_bit_counts);
    tcase_add_test(tc, a_flag_that_was_is_read_as_none);
    tcase_add_test(tc, no_other_bytes_say_the_same);
    tcase_add_test(tc, what_is_refused);
}

int main(void)
{
    return check_main("head", add);
}
