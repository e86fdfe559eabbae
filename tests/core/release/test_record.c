/* The line grammar of signed files: one way to write each value, everything else is refused. */
#include "core/release/record.h"

#include <string.h>

#include "support/check_main.h"
#include "support/said.h"

static struct ks_err err;
static struct ks_record r;

static bool begin(const char *text)
{
    err = (struct ks_err) { 0 };
    return ks_record_begin(&r, ks_str_of(text), "MAGIC", &err);
}

START_TEST(a_whole_file)
{
    struct ks_str words, word;
    uint64_t number = 0;
    uint8_t bytes[3];
    ck_assert(begin("MAGIC\nversion 42\nfile 00ffa0 name\nend\n"));
    ck_assert(ks_record_field(&r, "version", 42, &number));
    ck_assert_uint_eq(number, 42);
    ck_assert(ks_record_line(&r, "file", &words));
    ck_assert(ks_str_is(words, "00ffa0 name"));
    ck_assert(ks_record_word(&r, &words, &word));
    ck_assert(ks_record_hex(&r, word, bytes, 3));
    ck_assert_mem_eq(bytes, "\x00\xff\xa0", 3);
    ck_assert(ks_record_word(&r, &words, &word));
    ck_assert(ks_str_is(word, "name"));
    ck_assert(ks_record_done(&r, words));
    ck_assert_int_eq(r.row, 3);
    ck_assert(ks_record_end(&r));
    struct ks_buf hex = { 0 };
    ks_record_add_hex(&hex, bytes, 3);
    ck_assert_str_eq(hex.p, "00ffa0");
    ks_buf_free(&hex);
}
END_TEST

START_TEST(the_alphabet)
{
    static const char *const bad[] = { "",
                                       "MAGIC",
                                       "MAGI\n",
                                       "MAGICS\n",
                                       "MAGIC \n",
                                       " MAGIC\n",
                                       "MAGIC\r\n",
                                       "MAGIC\nv\x7F 1\n",
                                       "MAGIC\nv\t1\n",
                                       "MAGIC\n\xE4\xBD\xA0 1\n",
                                       "MAGIC\nv\x1F 1\n" };
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        ck_assert_msg(!begin(bad[i]), "%zu", i);
        ck_assert_int_eq(err.code, KS_ERR_FORMAT);
    }
    err = (struct ks_err) { 0 };
    ck_assert(!ks_record_begin(&r, (struct ks_str) { "MAGIC\nv\0 1\n", 11 }, "MAGIC", &err));
    ck_assert(begin("MAGIC\n! ~\n")); /* the first and the last of it */
}
END_TEST

/* Single spaces, none at the ends, at least one word, the key that was asked for. */
START_TEST(lines)
{
    static const char *const bad[] = {
        "MAGIC\nkey\n",      "MAGIC\nkey \n",   "MAGIC\nkey  a\n", "MAGIC\nkey a \n",
        "MAGIC\nkey a  b\n", "MAGIC\n key a\n", "MAGIC\nkeys a\n", "MAGIC\nke a\n",
        "MAGIC\n\n",         "MAGIC\nkey a",    "MAGIC\n"
    };
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        struct ks_str words, word;
        bool fine = begin(bad[i]) && ks_record_line(&r, "key", &words);
        while (fine && words.n > 0) {
            fine = ks_record_word(&r, &words, &word);
        }
        ck_assert_msg(!fine, "%s", bad[i]);
        ck_assert_int_eq(err.code, KS_ERR_FORMAT);
    }
    struct ks_str words, word;
    ck_assert(begin("MAGIC\nkey a\n") && ks_record_line(&r, "key", &words));
    ck_assert(ks_record_word(&r, &words, &word));
    ck_assert(!ks_record_word(&r, &words, &word)); /* the end of the line */
    ck_assert(begin("MAGIC\nkey a b\n") && ks_record_line(&r, "key", &words));
    ck_assert(ks_record_word(&r, &words, &word));
    ck_assert(!ks_record_done(&r, words));
}
END_TEST

START_TEST(a_line_has_a_bound)
{
    for (size_t n = KS_RECORD_LINE_MAX; n <= KS_RECORD_LINE_MAX + 1; n++) {
        struct ks_buf text = { 0 };
        struct ks_str words;
        ks_buf_adds(&text, "MAGIC\nkey ");
        for (size_t i = 4; i < n; i++) {
            ks_buf_adds(&text, "a");
        }
        ks_buf_adds(&text, "\n");
        ck_assert_int_eq(begin(text.p) && ks_record_line(&r, "key", &words),
                         n == KS_RECORD_LINE_MAX);
        ks_buf_free(&text);
    }
}
END_TEST

START_TEST(numbers_and_hexadecimal)
{
    static const char *const bad[] = { "01",
                                       "00",
                                       "+1",
                                       "-1",
                                       "1a",
                                       "",
                                       "101",
                                       "1.0",
                                       "18446744073709551616",
                                       "99999999999999999999" };
    uint64_t number;
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        ck_assert(begin("MAGIC\n"));
        ck_assert_msg(!ks_record_number(&r, ks_str_of(bad[i]), 100, &number), "%s", bad[i]);
    }
    ck_assert(begin("MAGIC\n"));
    ck_assert(ks_record_number(&r, KS_STR("0"), 100, &number) && number == 0);
    ck_assert(ks_record_number(&r, KS_STR("100"), 100, &number) && number == 100);
    ck_assert(ks_record_number(&r, KS_STR("18446744073709551615"), UINT64_MAX, &number));
    ck_assert_uint_eq(number, UINT64_MAX);
    static const char *const no_hex[] = {
        "", "0", "000", "0000", "0G", "AA", "0/", "0:", "`0", "g0"
    };
    for (size_t i = 0; i < KS_COUNT(no_hex); i++) {
        uint8_t byte;
        ck_assert(begin("MAGIC\n"));
        ck_assert_msg(!ks_record_hex(&r, ks_str_of(no_hex[i]), &byte, 1), "%s", no_hex[i]);
    }
    uint8_t byte;
    unsigned read = 0;
    for (unsigned two = 0; two < 65536; two++) { /* any bytes, NUL too */
        char text[2] = { (char)(two & 255), (char)(two >> 8) };
        read += begin("MAGIC\n") && ks_record_hex(&r, (struct ks_str) { text, 2 }, &byte, 1);
    }
    ck_assert_uint_eq(read, 256);
    ck_assert(begin("MAGIC\n") && ks_record_hex(&r, KS_STR("9f"), &byte, 1) && byte == 0x9F);
}
END_TEST

/* The first fault is the one that is told, with its line; nothing is good after it. */
START_TEST(a_failed_reader_stays_failed)
{
    uint64_t number;
    ck_assert(begin("MAGIC\na 1\nb x\nend\n"));
    ck_assert(ks_record_field(&r, "a", 9, &number));
    ck_assert(!ks_record_field(&r, "b", 9, &number));
    ck_assert_ptr_nonnull(strstr(said_err(&err), "第 3 行"));
    ck_assert(begin("MAGIC\nend\nmore\n"));
    ck_assert(!ks_record_end(&r));
    ck_assert(!begin("MAGIC\nend"));
    ck_assert(begin("MAGIC\nend 1\n"));
    ck_assert(!ks_record_end(&r));
    ck_assert(begin("MAGIC\n"));
    ck_assert(!ks_record_end(&r));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_whole_file);
    tcase_add_test(tc, the_alphabet);
    tcase_add_test(tc, lines);
    tcase_add_test(tc, a_line_has_a_bound);
    tcase_add_test(tc, numbers_and_hexadecimal);
    tcase_add_test(tc, a_failed_reader_stays_failed);
}

int main(void)
{
    return check_main("record", add);
}
