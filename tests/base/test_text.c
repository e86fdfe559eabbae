/* UTF-8, views, buffers: expectations from Unicode 15 (table 3-7) and RFC 8259. */
#include "base/text.h"

#include "base/lang.h"

#include <string.h>

#include "support/check_main.h"

/* Each length's first and last character, then what table 3-7 forbids. */
START_TEST(characters)
{
    static const struct {
        uint32_t character;
        const char *bytes;
    } good[] = {
        { 0x01, "\x01" },
        { 0x7F, "\x7F" },
        { 0x80, "\xC2\x80" },
        { 0x7FF, "\xDF\xBF" },
        { 0x800, "\xE0\xA0\x80" },
        { 0xD7FF, "\xED\x9F\xBF" },
        { 0xE000, "\xEE\x80\x80" },
        { 0xFFFF, "\xEF\xBF\xBF" },
        { 0x10000, "\xF0\x90\x80\x80" },
        { 0x10FFFF, "\xF4\x8F\xBF\xBF" },
    };
    for (size_t i = 0; i < KS_COUNT(good); i++) {
        size_t n = strlen(good[i].bytes), length = 0;
        ck_assert_uint_eq(ks_utf8_decode(good[i].bytes, n, &length), good[i].character);
        ck_assert_uint_eq(length, n);
        char out[4];
        ck_assert_uint_eq(ks_utf8_encode(good[i].character, out), n);
        ck_assert_mem_eq(out, good[i].bytes, n);
        ck_assert(ks_utf8_valid(good[i].bytes, n));
        for (size_t cut = 1; cut < n; cut++) { /* cut short it is none */
            ck_assert(!ks_utf8_valid(good[i].bytes, cut));
            ck_assert_uint_eq(ks_utf8_decode(good[i].bytes, cut, &length), 0xFFFD);
            ck_assert_uint_eq(length, 1);
        }
    }
    static const char *const bad[] = {
        "\x80",         "\xBF",         "\xC0\x80",         "\xC1\xBF",         "\xE0\x9F\xBF",
        "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xFF",         "\xC2\x41",     "\xE4\xBD\x41",     "\xF0\x9F\x98\x41"
    };
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        size_t length = 0;
        ck_assert_msg(!ks_utf8_valid(bad[i], strlen(bad[i])), "%zu", i);
        ck_assert_uint_eq(ks_utf8_decode(bad[i], strlen(bad[i]), &length), 0xFFFD);
        ck_assert_uint_eq(length, 1);
    }
    static const uint32_t none[] = { 0xD800, 0xDFFF, 0x110000 };
    for (size_t i = 0; i < KS_COUNT(none); i++) {
        char out[4];
        ck_assert_uint_eq(ks_utf8_encode(none[i], out), 3);
        ck_assert_mem_eq(out, "\xEF\xBF\xBD", 3);
    }
}
END_TEST

START_TEST(a_prefix_cuts_no_character)
{
    const char *text = "a\xC3\xA9\xE4\xBD\xA0\xF0\x9F\x98\x80"; /* 1 + 2 + 3 + 4 bytes */
    static const size_t expected[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };
    for (size_t limit = 0; limit < KS_COUNT(expected); limit++) {
        ck_assert_uint_eq(ks_utf8_prefix(text, 10, limit), expected[limit]);
    }
    ck_assert_uint_eq(ks_utf8_count(ks_str_of(text)), 4);
    ck_assert_uint_eq(ks_utf8_count(ks_str_of("")), 0);
}
END_TEST

START_TEST(hanzi)
{
    static const uint32_t others[] = { 0x3002, 0xFF01, 0xAC00, 'a', '~', 0x33FF, 0xA000 };
    ck_assert(ks_char_is_hanzi(0x3400) && ks_char_is_hanzi(0x4E00) && ks_char_is_hanzi(0x9FFF));
    ck_assert(ks_char_is_hanzi(0x20000) && ks_char_is_hanzi(0x4F60));
    for (size_t i = 0; i < KS_COUNT(others); i++) {
        ck_assert_msg(!ks_char_is_hanzi(others[i]), "U+%04X", others[i]);
    }
}
END_TEST

START_TEST(views)
{
    ck_assert_uint_eq(ks_str_of(NULL).n, 0);
    ck_assert(ks_str_eq(KS_STR("ab"), ks_str_of("ab")));
    ck_assert(!ks_str_eq(KS_STR("ab"), KS_STR("abc")) && !ks_str_eq(KS_STR("ab"), KS_STR("ac")));
    ck_assert(ks_str_is(KS_STR("ab"), "ab") && !ks_str_is(KS_STR("ab"), "a"));
    ck_assert(
        ks_str_starts(KS_STR("abc"), KS_STR("ab")) && ks_str_starts(KS_STR("ab"), KS_STR("ab")) &&
        !ks_str_starts(KS_STR("a"), KS_STR("ab")) && !ks_str_starts(KS_STR("ba"), KS_STR("a")));
    ck_assert(
        ks_str_same(KS_STR("Task-Chat"), KS_STR("task-CHAT")) &&
        ks_str_same(KS_STR(""), ks_str_of(NULL)) && !ks_str_same(KS_STR("ab"), KS_STR("abc")) &&
        !ks_str_same(KS_STR("a\0b"), KS_STR("a\0bc")) && !ks_str_same(KS_STR("É"), KS_STR("é")));
    ck_assert(ks_str_begins(KS_STR("ZH-cn"), KS_STR("zh-")) &&
              ks_str_begins(KS_STR("a"), KS_STR("")) && !ks_str_begins(KS_STR("z"), KS_STR("zh")));
    ck_assert(ks_str_ends(KS_STR("A.JPG"), ".jpg") && ks_str_ends(KS_STR(".jpg"), ".jpg") &&
              !ks_str_ends(KS_STR("jpg"), ".jpg") && !ks_str_ends(KS_STR("a.jpgx"), ".jpg"));
    ck_assert(!ks_str_ends(KS_STR("a@"), "`")); /* 32 apart, but no letters */
    ck_assert(ks_str_is(
        ks_str_trim(KS_STR(" \t\r\n\xE3\x80\x80\xC2\xA0 a b \xEF\xBB\xBF\xE2\x80\x8B")), "a b"));
    ck_assert_uint_eq(ks_str_trim(KS_STR(" \xE3\x80\x80 ")).n, 0);
    struct ks_str rest = KS_STR("a,,b"), part;
    ck_assert(ks_str_cut(&rest, ',', &part) && ks_str_is(part, "a"));
    ck_assert(ks_str_cut(&rest, ',', &part) && part.n == 0);
    ck_assert(ks_str_cut(&rest, ',', &part) && ks_str_is(part, "b"));
    ck_assert(!ks_str_cut(&rest, ',', &part));
    ck_assert_int_eq(ks_lang_of("en"), KS_LANG_EN);
    ck_assert(ks_lang_of("zh") == KS_LANG_ZH && ks_lang_of(NULL) == KS_LANG_ZH &&
              ks_lang_of("") == KS_LANG_ZH && ks_lang_of("english") == KS_LANG_ZH);
}
END_TEST

/* The reference values of FNV-1a, 64 bits. */
START_TEST(hashes)
{
    ck_assert_uint_eq(ks_hash(KS_HASH_START, "", 0), 0xCBF29CE484222325u);
    ck_assert_uint_eq(ks_hash(KS_HASH_START, "a", 1), 0xAF63DC4C8601EC8Cu);
    ck_assert_uint_eq(ks_hash(KS_HASH_START, "foobar", 6), 0x85944171F73967E8u);
    ck_assert_uint_eq(ks_hash(ks_hash(KS_HASH_START, "foo", 3), "bar", 3), 0x85944171F73967E8u);
}
END_TEST

START_TEST(a_buffer_grows)
{
    struct ks_buf buf = { 0 };
    for (int i = 0; i < 10000; i++) {
        ks_buf_addf(&buf, "%d,", i % 10);
        ck_assert_uint_eq(buf.n, 2 * ((size_t)i + 1));
        ck_assert_uint_lt(buf.n, buf.capacity);
        ck_assert_int_eq(buf.p[buf.n], '\0');
    }
    ck_assert_int_eq(strncmp(buf.p, "0,1,2,", 6), 0);
    ks_buf_free(&buf);
    ks_buf_add(&buf, "a\0b", 3);
    ks_buf_adds(&buf, "");
    ck_assert_uint_eq(buf.n, 3);
    ck_assert_mem_eq(buf.p, "a\0b", 4);
    ks_buf_free(&buf);
    char longer[5000];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    ks_buf_addf(&buf, "%s!", longer);
    ck_assert_uint_eq(buf.n, sizeof longer);
    ck_assert_int_eq(buf.p[buf.n - 1], '!');
    ks_buf_free(&buf);
}
END_TEST

START_TEST(json)
{
    struct ks_buf buf = { 0 };
    ks_buf_add_json(&buf, "a\"\\\n\t\x01/\x7F你\xFFz");
    ck_assert_str_eq(buf.p, "\"a\\\"\\\\\\u000a\\u0009\\u0001/\x7F你\xEF\xBF\xBDz\"");
    ks_buf_free(&buf);
    ks_buf_add_json(&buf, "");
    ck_assert_str_eq(buf.p, "\"\"");
    ks_buf_free(&buf);
}
END_TEST

START_TEST(letters_and_digits_are_those_of_ascii)
{
    static const char letters[] = "AZaz", digits[] = "09", neither[] = "@[`{/:\xC3\xA9";
    for (const char *p = letters; *p != '\0'; p++) {
        ck_assert(ks_char_is_latin(*p) && !ks_char_is_digit(*p));
    }
    for (const char *p = digits; *p != '\0'; p++) {
        ck_assert(ks_char_is_digit(*p) && !ks_char_is_latin(*p));
    }
    for (const char *p = neither; *p != '\0'; p++) {
        ck_assert(!ks_char_is_latin(*p) && !ks_char_is_digit(*p));
    }
    ck_assert(!ks_char_is_latin(0xFF21) && !ks_char_is_digit(0xFF10)); /* full-width */
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, letters_and_digits_are_those_of_ascii);
    tcase_add_test(tc, characters);
    tcase_add_test(tc, a_prefix_cuts_no_character);
    tcase_add_test(tc, hanzi);
    tcase_add_test(tc, views);
    tcase_add_test(tc, hashes);
    tcase_add_test(tc, a_buffer_grows);
    tcase_add_test(tc, json);
}

int main(void)
{
    return check_main("text", add);
}
