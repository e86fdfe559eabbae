/* Known answers of the two hashes, whole and in pieces. */
#include "port/digest.h"

#include <stdio.h>
#include <string.h>

#include "support/check_main.h"

static void expect_sha(const char *text, const char *hex)
{
    uint8_t out[KS_SHA256_BYTES], again[KS_SHA256_BYTES];
    char found[KS_SHA256_HEX];
    ks_sha256(text, strlen(text), out);
    ks_sha256_hex(out, found);
    ck_assert_str_eq(found, hex);
    struct ks_sha256 pieces;
    ks_sha256_begin(&pieces);
    for (size_t i = 0; i < strlen(text); i++) {
        ks_sha256_add(&pieces, text + i, 1);
    }
    ks_sha256_end(&pieces, again);
    ck_assert_mem_eq(out, again, sizeof out);
    ck_assert(ks_sha256_parse(hex, strlen(hex), again));
    ck_assert_mem_eq(out, again, sizeof out);
}

START_TEST(sha256_gives_the_answers_of_the_standard)
{
    /* FIPS 180-2, appendix B.1 and B.2; the empty text. */
    expect_sha("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect_sha("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
               "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    expect_sha("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
END_TEST

START_TEST(blake2b_gives_the_answer_of_the_rfc)
{
    struct ks_blake2b hash;
    uint8_t out[KS_BLAKE2B_BYTES];
    ks_blake2b_begin(&hash);
    ks_blake2b_add(&hash, "ab", 2);
    ks_blake2b_add(&hash, "c", 1);
    ks_blake2b_end(&hash, out);
    char found[2 * KS_BLAKE2B_BYTES + 1];
    for (size_t i = 0; i < sizeof out; i++) {
        snprintf(found + 2 * i, 3, "%02x", out[i]);
    }
    /* RFC 7693, appendix A. */
    ck_assert_str_eq(found, "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
}
END_TEST

START_TEST(only_sixty_four_small_digits_are_a_hash)
{
    uint8_t out[KS_SHA256_BYTES];
    const char *hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    ck_assert(!ks_sha256_parse(hex, 63, out));
    ck_assert(!ks_sha256_parse("BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                               64, out));
    ck_assert(!ks_sha256_parse("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                               64, out));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, sha256_gives_the_answers_of_the_standard);
    tcase_add_test(tc, blake2b_gives_the_answer_of_the_rfc);
    tcase_add_test(tc, only_sixty_four_small_digits_are_a_hash);
}

int main(void)
{
    return check_main("digest", add);
}
