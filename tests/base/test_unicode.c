/* What libutf8proc says of each code point, against the standard's own file. */
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "base/attr.h"
#include "base/fold.h"
#include "base/unicode.h"
#include "support/check_main.h"

struct range {
    uint32_t from, to;
};

/* W and F of EastAsianWidth.txt, Unicode 15.0, also of what is not assigned yet. */
static const struct range wide[] = {
    { 0x1100, 0x115F },   { 0x231A, 0x231B },   { 0x2329, 0x232A },   { 0x23E9, 0x23EC },
    { 0x23F0, 0x23F0 },   { 0x23F3, 0x23F3 },   { 0x25FD, 0x25FE },   { 0x2614, 0x2615 },
    { 0x2648, 0x2653 },   { 0x267F, 0x267F },   { 0x2693, 0x2693 },   { 0x26A1, 0x26A1 },
    { 0x26AA, 0x26AB },   { 0x26BD, 0x26BE },   { 0x26C4, 0x26C5 },   { 0x26CE, 0x26CE },
    { 0x26D4, 0x26D4 },   { 0x26EA, 0x26EA },   { 0x26F2, 0x26F3 },   { 0x26F5, 0x26F5 },
    { 0x26FA, 0x26FA },   { 0x26FD, 0x26FD },   { 0x2705, 0x2705 },   { 0x270A, 0x270B },
    { 0x2728, 0x2728 },   { 0x274C, 0x274C },   { 0x274E, 0x274E },   { 0x2753, 0x2755 },
    { 0x2757, 0x2757 },   { 0x2795, 0x2797 },   { 0x27B0, 0x27B0 },   { 0x27BF, 0x27BF },
    { 0x2B1B, 0x2B1C },   { 0x2B50, 0x2B50 },   { 0x2B55, 0x2B55 },   { 0x2E80, 0x2E99 },
    { 0x2E9B, 0x2EF3 },   { 0x2F00, 0x2FD5 },   { 0x2FF0, 0x2FFB },   { 0x3000, 0x303E },
    { 0x3041, 0x3096 },   { 0x3099, 0x30FF },   { 0x3105, 0x312F },   { 0x3131, 0x318E },
    { 0x3190, 0x31E3 },   { 0x31F0, 0x321E },   { 0x3220, 0x3247 },   { 0x3250, 0x4DBF },
    { 0x4E00, 0xA48C },   { 0xA490, 0xA4C6 },   { 0xA960, 0xA97C },   { 0xAC00, 0xD7A3 },
    { 0xF900, 0xFAFF },   { 0xFE10, 0xFE19 },   { 0xFE30, 0xFE52 },   { 0xFE54, 0xFE66 },
    { 0xFE68, 0xFE6B },   { 0xFF01, 0xFF60 },   { 0xFFE0, 0xFFE6 },   { 0x16FE0, 0x16FE4 },
    { 0x16FF0, 0x16FF1 }, { 0x17000, 0x187F7 }, { 0x18800, 0x18CD5 }, { 0x18D00, 0x18D08 },
    { 0x1AFF0, 0x1AFF3 }, { 0x1AFF5, 0x1AFFB }, { 0x1AFFD, 0x1AFFE }, { 0x1B000, 0x1B122 },
    { 0x1B132, 0x1B132 }, { 0x1B150, 0x1B152 }, { 0x1B155, 0x1B155 }, { 0x1B164, 0x1B167 },
    { 0x1B170, 0x1B2FB }, { 0x1F004, 0x1F004 }, { 0x1F0CF, 0x1F0CF }, { 0x1F18E, 0x1F18E },
    { 0x1F191, 0x1F19A }, { 0x1F200, 0x1F202 }, { 0x1F210, 0x1F23B }, { 0x1F240, 0x1F248 },
    { 0x1F250, 0x1F251 }, { 0x1F260, 0x1F265 }, { 0x1F300, 0x1F320 }, { 0x1F32D, 0x1F335 },
    { 0x1F337, 0x1F37C }, { 0x1F37E, 0x1F393 }, { 0x1F3A0, 0x1F3CA }, { 0x1F3CF, 0x1F3D3 },
    { 0x1F3E0, 0x1F3F0 }, { 0x1F3F4, 0x1F3F4 }, { 0x1F3F8, 0x1F43E }, { 0x1F440, 0x1F440 },
    { 0x1F442, 0x1F4FC }, { 0x1F4FF, 0x1F53D }, { 0x1F54B, 0x1F54E }, { 0x1F550, 0x1F567 },
    { 0x1F57A, 0x1F57A }, { 0x1F595, 0x1F596 }, { 0x1F5A4, 0x1F5A4 }, { 0x1F5FB, 0x1F64F },
    { 0x1F680, 0x1F6C5 }, { 0x1F6CC, 0x1F6CC }, { 0x1F6D0, 0x1F6D2 }, { 0x1F6D5, 0x1F6D7 },
    { 0x1F6DC, 0x1F6DF }, { 0x1F6EB, 0x1F6EC }, { 0x1F6F4, 0x1F6FC }, { 0x1F7E0, 0x1F7EB },
    { 0x1F7F0, 0x1F7F0 }, { 0x1F90C, 0x1F93A }, { 0x1F93C, 0x1F945 }, { 0x1F947, 0x1F9FF },
    { 0x1FA70, 0x1FA7C }, { 0x1FA80, 0x1FA88 }, { 0x1FA90, 0x1FABD }, { 0x1FABF, 0x1FAC5 },
    { 0x1FACE, 0x1FADB }, { 0x1FAE0, 0x1FAE8 }, { 0x1FAF0, 0x1FAF8 }, { 0x20000, 0x2FFFD },
    { 0x30000, 0x3FFFD },
};
/* Of them, what stands on the character before it and so takes no column of its own. */
static const struct range marks[] = {
    { 0x302A, 0x302D },
    { 0x3099, 0x309A },
    { 0x16FE4, 0x16FE4 },
};

static bool is_in(const struct range *ranges, size_t n, uint32_t c)
{
    for (size_t i = 0; i < n; i++) {
        if (c >= ranges[i].from && c <= ranges[i].to) {
            return true;
        }
    }
    return false;
}

/* Until today: the blocks that a Chinese text uses, whole. */
static bool was_wide(uint32_t c)
{
    static const struct range blocks[] = {
        { 0x1100, 0x115F }, { 0x2E80, 0x303E }, { 0x3041, 0x33FF },   { 0x3400, 0x4DBF },
        { 0x4E00, 0x9FFF }, { 0xAC00, 0xD7A3 }, { 0xF900, 0xFAFF },   { 0xFE30, 0xFE6F },
        { 0xFF01, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x1F300, 0x1FAFF }, { 0x20000, 0x323AF },
    };
    return is_in(blocks, KS_COUNT(blocks), c);
}

static size_t columns_of(uint32_t c)
{
    char utf8[4];
    return ks_text_columns((struct ks_str) { utf8, ks_utf8_encode(c, utf8) });
}

/* utf8proc knows no width of what is not assigned: a library of a later Unicode may. */
static bool is_assigned(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) != UTF8PROC_CATEGORY_CN;
}

START_TEST(a_width_is_that_of_the_standard)
{
    size_t more = 0, fewer = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        bool standard = is_in(wide, KS_COUNT(wide), c) && !is_in(marks, KS_COUNT(marks), c);
        if (!is_assigned(c)) {
            continue;
        }
        if (ks_char_is_wide(c) != standard) {
            ck_abort_msg("U+%04X", c);
        }
        more += standard && !was_wide(c);
        fewer += !standard && was_wide(c);
    }
    /* More: scripts of China and its neighbours, and emoji of other blocks. Fewer: pictographs that
     * are text by default, and the marks. */
    ck_assert_msg(more == 9496 && fewer == 773, "%zu more, %zu fewer", more, fewer);
}
END_TEST

START_TEST(columns_are_counted)
{
    static const struct {
        const char *text;
        size_t columns;
    } of[] = {
        { "", 0 },
        { "abc", 3 },
        { "反诈96110", 9 },
        { "“引号”…—", 8 }, /* ambiguous: narrow, as before */
        { "\xE2\x9A\xA0\xEF\xB8\x8F", 1 },
        { "\xF0\x9F\x93\xB1", 2 },         /* telephone */
        { "e\xCC\x81", 1 },                /* a mark stands on its letter */
        { "\xE3\x81\x8B\xE3\x82\x99", 2 }, /* the same in kana */
        { "\xE2\x80\x8B\xEF\xBB\xBF", 0 }, /* nothing to see */
        { "\xFF", 1 },                     /* no UTF-8: the sign for that */
    };
    for (size_t i = 0; i < KS_COUNT(of); i++) {
        ck_assert_msg(ks_text_columns(ks_str_of(of[i].text)) == of[i].columns, "%s: %zu",
                      of[i].text, ks_text_columns(ks_str_of(of[i].text)));
    }
    ck_assert(columns_of('\n') == 0 && columns_of(0x4E00) == 2 && columns_of(0x10FFFF) <= 1);
}
END_TEST

START_TEST(what_shows_nothing_makes_no_difference_to_a_word)
{
    static const uint32_t nothing[] = { 0xAD,   0x200B, 0x200F, 0x202A, 0x202E, 0x2060,
                                        0x2066, 0x3164, 0xFE0F, 0xFEFF, 0xE0001 };
    for (size_t i = 0; i < KS_COUNT(nothing); i++) {
        char text[16] = "A", *end = text + 1;
        struct ks_fold fold;
        end += ks_utf8_encode(nothing[i], end);
        *end++ = 'b';
        ck_assert(ks_fold((struct ks_str) { text, (size_t)(end - text) }, &fold));
        ck_assert_msg(strcmp(fold.text, "ab") == 0, "U+%04X", nothing[i]);
        ck_assert(ks_char_is_invisible(nothing[i]));
    }
    ck_assert(!ks_char_is_invisible('a') && !ks_char_is_invisible(0x4E00));
    ck_assert(!ks_char_is_invisible(' ') && !ks_char_is_invisible(0x600)); /* an Arabic sign */
    ck_assert(ks_char_is_control('\t') && ks_char_is_control(0x85) && ks_char_is_control(0x2029));
    ck_assert(!ks_char_is_control(' ') && !ks_char_is_control(0x200B));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_width_is_that_of_the_standard);
    tcase_add_test(tc, columns_are_counted);
    tcase_add_test(tc, what_shows_nothing_makes_no_difference_to_a_word);
}

int main(void)
{
    return check_main("unicode", add);
}
