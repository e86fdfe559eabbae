/* Bytes as Excel, WPS and Notepad write them. Hanzi in GBK are spelled out in hex, so that these
 * tests do not depend on the encoding of this file or on the converter they test. */
#include <stdlib.h>
#include <string.h>

#include "readers/text/encoding.h"
#include "support/check_main.h"

#define BYTES(literal) (literal), sizeof(literal) - 1

static const struct {
    const char *name, *bytes;
    size_t n;
    enum ks_encoding encoding;
    const char *text;
} good[] = {
    { "empty", BYTES(""), KS_ENC_UTF8, "" },
    { "ascii", BYTES("item\r\na.jpg\r\n"), KS_ENC_UTF8, "item\na.jpg\n" },
    { "lone CR", BYTES("a\rb\r\nc"), KS_ENC_UTF8, "a\nb\nc" },
    { "utf-8", BYTES("防诈骗"), KS_ENC_UTF8, "防诈骗" },
    { "utf-8 with BOM", BYTES("\xEF\xBB\xBF诈骗"), KS_ENC_UTF8_BOM, "诈骗" },
    { "BOM only", BYTES("\xEF\xBB\xBF"), KS_ENC_UTF8_BOM, "" },
    { "utf-8 with emoji", BYTES("📢 提醒"), KS_ENC_UTF8, "📢 提醒" },
    { "utf-8 with signs", BYTES("退改签·3×2°—“别信”"), KS_ENC_UTF8, "退改签·3×2°—“别信”" },
    { "utf-8 Latin", BYTES("Café,Müller,naïve"), KS_ENC_UTF8, "Café,Müller,naïve" },
    { "a letter beside each end of the alphabet", BYTES("Aé"), KS_ENC_UTF8, "Aé" },
    { "Z", BYTES("Zé"), KS_ENC_UTF8, "Zé" },
    { "a", BYTES("aé"), KS_ENC_UTF8, "aé" },
    { "z", BYTES("zé"), KS_ENC_UTF8, "zé" },
    { "before A", BYTES("éA"), KS_ENC_UTF8, "éA" },
    { "before z", BYTES("éz"), KS_ENC_UTF8, "éz" },
    { "utf-8 with its own replacement sign", BYTES("\xEF\xBF\xBD诈"), KS_ENC_UTF8,
      "\xEF\xBF\xBD诈" },
    /* 诈骗 = D5 A9 C6 AD: valid UTF-8 as U+0569 U+01AD */
    { "gbk 诈骗 alone", BYTES("\xD5\xA9\xC6\xAD"), KS_ENC_GB18030, "诈骗" },
    { "gbk 诈骗 in ascii", BYTES("item,title\r\nposters/a.jpg,\xD5\xA9\xC6\xAD\r\n"),
      KS_ENC_GB18030, "item,title\nposters/a.jpg,诈骗\n" },
    { "gbk 诈骗 beside letters", BYTES("APP\xD5\xA9\xC6\xAD,QQ\xD5\xA9\xC6\xADvip"), KS_ENC_GB18030,
      "APP诈骗,QQ诈骗vip" },
    { "gbk 3号楼", BYTES("3\xBA\xC5\xC2\xA5"), KS_ENC_GB18030, "3号楼" },
    { "gbk 楼", BYTES("A\xC2\xA5,B\xC2\xA5"), KS_ENC_GB18030, "A楼,B楼" },
    { "gbk 防范电信诈骗", BYTES("\xB7\xC0\xB7\xB6\xB5\xE7\xD0\xC5\xD5\xA9\xC6\xAD"), KS_ENC_GB18030,
      "防范电信诈骗" },
    { "gbk with full-width comma", BYTES("\xCE\xC4\xBC\xFE\xA3\xAC\xB1\xEA\xCC\xE2"),
      KS_ENC_GB18030, "文件，标题" },
    { "gbk with quotes", BYTES("\xA1\xB0\xD5\xA9\xC6\xAD\xA1\xB1"), KS_ENC_GB18030, "“诈骗”" },
    { "cp936 euro",
      BYTES("\x80"
            "5 \xB7\xC0"),
      KS_ENC_GB18030, "€5 防" },
    { "gb18030 four bytes", BYTES("\xD5\xA9\x82\x35\x8F\x33,\x94\x39\xFC\x36"), KS_ENC_GB18030,
      "诈\xE9\xBE\xA6,\xF0\x9F\x98\x80" }, /* U+9FA6, U+1F600 */
    { "gbk cut in the middle of a character", BYTES("\xB7\xC0\xB7\xB6\xD5"), KS_ENC_GB18030,
      "防范\xEF\xBF\xBD" },
    { "utf-16le",
      BYTES("\xFF\xFE"
            "a\0\t\0\xC8\x8B\x97\x9A\r\0\n\0"),
      KS_ENC_UTF16LE, "a\t诈骗\n" },
    { "utf-16be", BYTES("\xFE\xFF\0a\0\t\x8B\xC8\x9A\x97"), KS_ENC_UTF16BE, "a\t诈骗" },
    { "utf-16le without mark", BYTES("\x87\x65\xF6\x4E\t\0\x07\x68\x98\x98\r\0\n\0a\0"),
      KS_ENC_UTF16LE, "文件\t标题\na" },
    { "utf-16be without mark", BYTES("\x65\x87\x4E\xF6\0\t\x68\x07\x98\x98\0\n\0a"), KS_ENC_UTF16BE,
      "文件\t标题\na" },
    { "utf-16 pair", BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), KS_ENC_UTF16LE, "\xF0\x9F\x98\x80" },
    { "utf-16 half a pair",
      BYTES("\xFF\xFE\x3D\xD8"
            "a\0"),
      KS_ENC_UTF16LE,
      "\xEF\xBF\xBD"
      "a" },
    { "utf-16 odd byte",
      BYTES("\xFF\xFE"
            "a\0b"),
      KS_ENC_UTF16LE, "a\xEF\xBF\xBD" },
    { "utf-8 with one broken byte", BYTES("防范电信网络诈骗专\xE9\xA1项行动"), KS_ENC_UTF8,
      "防范电信网络诈骗专\xEF\xBF\xBD\xEF\xBF\xBD项行动" },
    { "utf-8 with one byte lost", BYTES("防范电信网络诈骗\xFF"), KS_ENC_UTF8,
      "防范电信网络诈骗\xEF\xBF\xBD" },
    { "utf-16be with a mark and a pair", BYTES("\xFE\xFF\xD8\x3D\xDE\x00"), KS_ENC_UTF16BE,
      "\xF0\x9F\x98\x80" },
    { "utf-16 the last and the first pair", BYTES("\xFE\xFF\xDB\xFF\xDF\xFF\xD8\x00\xDC\x00"),
      KS_ENC_UTF16BE, "\xF4\x8F\xBF\xBF\xF0\x90\x80\x80" },
    { "utf-16 around the surrogates", BYTES("\xFE\xFF\xD7\xFF\xE0\x00"), KS_ENC_UTF16BE,
      "\xED\x9F\xBF\xEE\x80\x80" },
    { "utf-16 second halves", BYTES("\xFE\xFF\xDC\x00\xDF\xFF"), KS_ENC_UTF16BE,
      "\xEF\xBF\xBD\xEF\xBF\xBD" },
    { "utf-8 cut at the end", BYTES("防范电信网络诈骗专项\xE8\xA1"), KS_ENC_UTF8,
      "防范电信网络诈骗专项\xEF\xBF\xBD\xEF\xBF\xBD" },
};

START_TEST(reads)
{
    struct ks_buf out;
    enum ks_phrase why = KS_PHRASE_COUNT;
    enum ks_encoding encoding = KS_ENC_UTF8;
    ck_assert_msg(ks_encoding_to_utf8(good[_i].bytes, good[_i].n, &encoding, &out, &why), "%s",
                  good[_i].name);
    ck_assert_msg(strcmp(out.p, good[_i].text) == 0, "%s: %s", good[_i].name, out.p);
    ck_assert_uint_eq(out.n, strlen(good[_i].text));
    ck_assert_msg(encoding == good[_i].encoding, "%s: %s", good[_i].name,
                  ks_encoding_name(encoding));
    ks_buf_free(&out);
}
END_TEST

static const struct {
    const char *name, *bytes;
    size_t n;
} binary[] = {
    { "NUL", BYTES("item\0,a") },
    { "NUL at an odd place", BYTES("item\na\0b") },
    { "NULs", BYTES("\0\0\0\0") },
    { "jpeg", BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0") },
    { "zip", BYTES("PK\3\4\x14\0\6\0\x08\0\0\0!\0") },
    { "utf-16 with NUL", BYTES("\xFF\xFE"
                               "a\0\0\0") },
    { "utf-32", BYTES("\xFF\xFE\0\0a\0\0\0") },
    { "bom and NUL", BYTES("\xEF\xBB\xBF"
                           "a\0") },
    { "no gbk", BYTES("\xFF\xFF\xFF\xFF\xFF\xFF") },
};

START_TEST(refuses)
{
    struct ks_buf out;
    enum ks_phrase why = KS_PHRASE_COUNT;
    enum ks_encoding encoding = KS_ENC_UTF8;
    ck_assert_msg(!ks_encoding_to_utf8(binary[_i].bytes, binary[_i].n, &encoding, &out, &why), "%s",
                  binary[_i].name);
    ck_assert_int_lt(why, KS_PHRASE_COUNT);
    ck_assert_ptr_null(out.p);
}
END_TEST

/* Every hanzi of GB2312's first level, alone and in a run, must be read as itself: 930 of all
 * GB2312 hanzi are valid UTF-8 too. */
START_TEST(every_common_hanzi)
{
    int disguised = 0;
    for (int lead = 0xB0; lead <= 0xD7; lead++) {
        for (int trail = 0xA1; trail <= (lead == 0xD7 ? 0xF9 : 0xFE); trail++) {
            char bytes[] = { 'a', ',', (char)lead, (char)trail, '\n' };
            struct ks_buf out;
            enum ks_phrase why;
            enum ks_encoding encoding = KS_ENC_UTF8;
            disguised += ks_utf8_valid(bytes, sizeof bytes) ? 1 : 0;
            ck_assert(ks_encoding_to_utf8(bytes, sizeof bytes, &encoding, &out, &why));
            ck_assert_msg(encoding == KS_ENC_GB18030, "%02X%02X", lead, trail);
            size_t length = 0;
            ck_assert(ks_char_is_hanzi(ks_utf8_decode(out.p + 2, out.n - 2, &length)));
            ks_buf_free(&out);
        }
    }
    ck_assert_int_gt(disguised, 500);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, reads, 0, (int)KS_COUNT(good));
    tcase_add_loop_test(tc, refuses, 0, (int)KS_COUNT(binary));
    tcase_add_test(tc, every_common_hanzi);
}

int main(void)
{
    return check_main("encoding", add);
}
