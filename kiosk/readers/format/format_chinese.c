/* Numbers in Chinese numerals: 一百二十, 壹佰贰拾, １２０ (see format_parts.h). */
#include "readers/format/format_parts.h"

#include <string.h>

struct numerals {
    const char *digit[10];
    const char *tens[4];
    const char *point, *minus;
};

static const struct numerals *numerals_of(enum ks_numerals which)
{
    static const struct numerals plain = { { "〇", "一", "二", "三", "四", "五", "六", "七", "八",
                                             "九" },
                                           { "", "十", "百", "千" },
                                           ".",
                                           "-" },
                                 formal = { { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌",
                                              "玖" },
                                            { "", "拾", "佰", "仟" },
                                            "点",
                                            "负" },
                                 wide = { { "０", "１", "２", "３", "４", "５", "６", "７", "８",
                                            "９" },
                                          { "", "", "", "" },
                                          "．",
                                          "－" };
    return which == KS_NUMERALS_FORMAL ? &formal : which == KS_NUMERALS_WIDE ? &wide : &plain;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

void ks_format_each_chinese(const char *digits, enum ks_numerals numerals, struct ks_buf *out)
{
    const struct numerals *say = numerals_of(numerals);
    for (const char *p = digits; *p != '\0'; p++) {
        if (is_digit(*p)) {
            ks_buf_adds(out, say->digit[*p - '0']);
        } else {
            ks_buf_add(out, p, 1);
        }
    }
}

#define SAID_DIGITS 16 /* 千兆; longer numbers are said digit by digit */

/* Four by four; one 零 for each gap of zeros. */
static void say_whole(
    const char *p, size_t n, enum ks_tens tens, const struct numerals *say, struct ks_buf *out)
{
    static const char *const fours[] = { "", "万", "亿", "兆" };
    bool gap = false, some = false, any = false; /* any: in this group of four */
    for (size_t i = 0; i < n; i++) {
        size_t power = n - 1 - i;
        int digit = p[i] - '0';
        if (digit == 0) {
            gap = some;
        } else {
            ks_buf_adds(out, gap ? say->digit[0] : "");
            bool ten = tens == KS_TENS_BRIEF && digit == 1 && power % 4 == 1 && !some;
            ks_buf_adds(out, ten ? "" : say->digit[digit]);
            ks_buf_adds(out, say->tens[power % 4]);
            gap = false;
            some = any = true;
        }
        if (power % 4 == 0) {
            ks_buf_adds(out, any ? fours[power / 4] : "");
            any = false;
        }
    }
    ks_buf_adds(out, some ? "" : say->digit[0]);
}

void ks_format_chinese(const char *digits,
                       enum ks_numerals numerals,
                       enum ks_tens tens,
                       struct ks_buf *out)
{
    const struct numerals *say = numerals_of(numerals);
    const char *p = digits;
    while (*p != '\0') {
        size_t n = 0;
        while (is_digit(p[n])) {
            n++;
        }
        bool decimals = p > digits && p[-1] == '.';
        if (n > 0 && n <= SAID_DIGITS && !decimals && numerals != KS_NUMERALS_WIDE) {
            say_whole(p, n, tens, say, out);
        } else if (n > 0) {
            for (size_t i = 0; i < n; i++) {
                ks_buf_adds(out, say->digit[p[i] - '0']);
            }
        } else {
            n = 1;
            const char *sign = *p == '.' ? say->point : *p == '-' ? say->minus : NULL;
            ks_buf_add(out, sign == NULL ? p : sign, sign == NULL ? 1 : strlen(sign));
        }
        p += n;
    }
}
