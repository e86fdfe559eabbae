/* The name of a file in a release: of each code point, whether it may stand there. */
#include <string.h>

#include "base/attr.h"
#include "core/release/label.h"
#include "support/check_main.h"

struct range {
    uint32_t from, to;
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

/* What signed files of every version refuse: a new library may refuse more of what shows nothing,
 * never less. */
static const struct range refused[] = {
    { 0x00, 0x1F },     { ':', ':' },         { '\\', '\\' },     { 0x7F, 0x9F },
    { 0xAD, 0xAD },     { 0x300, 0x36F },     { 0x61C, 0x61C },   { 0x1100, 0x11FF },
    { 0x180E, 0x180E }, { 0x200B, 0x200F },   { 0x2028, 0x202E }, { 0x2060, 0x206F },
    { 0x3099, 0x309A }, { 0xFE00, 0xFE0F },   { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB },
    { 0xFFFE, 0xFFFF }, { 0xE0000, 0xE0FFF },
};
/* Fillers of Hangul, and invisible marks of Khmer, Mongolian, shorthand and music. */
static const struct range also[] = {
    { 0x17B4, 0x17B5 }, { 0x180B, 0x180F },   { 0x3164, 0x3164 },
    { 0xFFA0, 0xFFA0 }, { 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
};

START_TEST(no_two_labels_look_alike)
{
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char path[8] = "a";
        size_t n = 1 + ks_utf8_encode(c, path + 1);
        bool surrogate = c >= 0xD800 && c <= 0xDFFF; /* encodes as U+FFFD */
        bool fine = surrogate || (c != '/' && !is_in(refused, KS_COUNT(refused), c) &&
                                  !is_in(also, KS_COUNT(also), c));
        if (ks_label_valid((struct ks_str) { path, n }) != fine) {
            ck_abort_msg("U+%04X", c);
        }
    }
}
END_TEST

START_TEST(a_path_has_parts)
{
    static const char *const bad[] = { "", "/", "a/", "/a", "a//b", ".", "..", "a/../b", "a/." };
    static const char *const good[] = { "a", "a/b", "...", "海报/机票 退改签.jpg", "a/.b" };
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        ck_assert_msg(!ks_label_valid(ks_str_of(bad[i])), "%s", bad[i]);
    }
    for (size_t i = 0; i < KS_COUNT(good); i++) {
        ck_assert_msg(ks_label_valid(ks_str_of(good[i])), "%s", good[i]);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, no_two_labels_look_alike);
    tcase_add_test(tc, a_path_has_parts);
}

int main(void)
{
    return check_main("label", add);
}
