/* Samples of a row, of every depth and kind. */
#include "decode/still/samples.h"

#include <math.h>
#include <string.h>

#include "base/check.h"
#include "support/check_main.h"

static uint32_t one(struct ks_samples samples, const void *bytes, size_t which)
{
    uint32_t row[8] = { 0 };
    ck_assert(ks_samples_known(&samples) && which < KS_COUNT(row));
    ks_samples_row(&samples, bytes, row, which + 1);
    return row[which];
}

static struct ks_samples grey(unsigned bits)
{
    return (struct ks_samples) { .bits = bits, .parts = 1 };
}

START_TEST(every_depth_goes_from_black_to_white)
{
    static const unsigned depths[] = { 1, 2, 4, 8, 12, 16, 32 };
    unsigned char all[64];
    for (size_t i = 0; i < KS_COUNT(depths); i++) {
        memset(all, 0xFF, sizeof all);
        ck_assert_uint_eq(one(grey(depths[i]), all, 5), 0xFFFFFFFFu);
        memset(all, 0, sizeof all);
        ck_assert_uint_eq(one(grey(depths[i]), all, 5), 0xFF000000u);
        struct ks_samples inverted = grey(depths[i]);
        inverted.light = KS_LIGHT_INVERTED;
        ck_assert_uint_eq(one(inverted, all, 5), 0xFFFFFFFFu);
    }
    ck_assert(!ks_samples_known(&(struct ks_samples) { .bits = 64, .parts = 1 }));
    ck_assert(!ks_samples_known(&(struct ks_samples) { .bits = 7, .parts = 1 }));
}
END_TEST

START_TEST(packed_samples_have_their_high_bits_first)
{
    static const unsigned char bits[] = { 0x40 }, pairs[] = { 0x30 }, fours[] = { 0x0F },
                               twelve[] = { 0x00, 0x0F, 0xFF };
    ck_assert_uint_eq(one(grey(1), bits, 0), 0xFF000000u);
    ck_assert_uint_eq(one(grey(1), bits, 1), 0xFFFFFFFFu);
    ck_assert_uint_eq(one(grey(2), pairs, 0), 0xFF000000u);
    ck_assert_uint_eq(one(grey(2), pairs, 1), 0xFFFFFFFFu);
    ck_assert_uint_eq(one(grey(4), fours, 1), 0xFFFFFFFFu);
    ck_assert_uint_eq(one(grey(12), twelve, 0), 0xFF000000u);
    ck_assert_uint_eq(one(grey(12), twelve, 1), 0xFFFFFFFFu);
    ck_assert_uint_eq(ks_samples_bytes(&(struct ks_samples) { .bits = 12, .parts = 1 }, 3), 5);
}
END_TEST

START_TEST(numbers_of_every_kind_have_their_light)
{
    const uint16_t words[] = { 0x8000, 0, 0x4000, 0x7FFF };
    struct ks_samples number = grey(16);
    ck_assert_uint_eq(one(number, words, 0) & 0xFF, 0x7F);
    number.kind = KS_SAMPLE_SIGNED;
    ck_assert_uint_eq(one(number, words, 0) & 0xFF, 0);
    ck_assert_uint_eq(one(number, words, 2) & 0xFF, 0x7F);
    ck_assert_uint_eq(one(number, words, 3) & 0xFF, 0xFF);
    const float real[] = { -1, 0.5f, 1, 1e30f, NAN };
    number = (struct ks_samples) { .bits = 32, .parts = 1, .kind = KS_SAMPLE_BROKEN };
    static const uint32_t light[] = { 0, 0x80, 0xFF, 0xFF, 0 };
    for (size_t i = 0; i < KS_COUNT(real); i++) {
        ck_assert_uint_eq(one(number, real, i) & 0xFF, light[i]);
    }
    number.bits = 16;
    ck_assert(!ks_samples_known(&number));
}
END_TEST

START_TEST(colours_inks_and_palettes)
{
    const uint16_t two[] = { 0, 0, 0, 0xFFFF, 0x8080, 0x4040, 1, 2 };
    struct ks_samples colors = { .light = KS_LIGHT_COLORS, .bits = 16, .parts = 4 };
    ck_assert_uint_eq(one(colors, two, 0), 0xFF000000u);
    const uint16_t more[] = { 0xFFFF, 0x8080, 0x4040, 9 };
    ck_assert_uint_eq(one(colors, more, 0), 0xFFFF8040u);
    colors.parts = 2;
    ck_assert(!ks_samples_known(&colors));
    static const unsigned char inks[] = { 255, 0, 0, 0, 0, 0, 0, 255 };
    struct ks_samples printed = { .light = KS_LIGHT_INKS, .bits = 8, .parts = 4 };
    ck_assert_uint_eq(one(printed, inks, 0), 0xFF00FFFFu);
    ck_assert_uint_eq(one(printed, inks, 1), 0xFF000000u);
    static const uint16_t red[4] = { [2] = 0xFF00 }, green[4] = { [2] = 0x8000 },
                          blue[4] = { [2] = 0x0100 };
    static const unsigned char entry[] = { 0x20 };
    struct ks_samples palette = {
        .light = KS_LIGHT_PALETTE, .bits = 2, .parts = 1, .red = red, .green = green, .blue = blue
    };
    ck_assert_uint_eq(one(palette, entry, 1), 0xFFFF8001u);
    palette.red = NULL;
    ck_assert(!ks_samples_known(&palette));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, every_depth_goes_from_black_to_white);
    tcase_add_test(tc, packed_samples_have_their_high_bits_first);
    tcase_add_test(tc, numbers_of_every_kind_have_their_light);
    tcase_add_test(tc, colours_inks_and_palettes);
}

int main(void)
{
    return check_main("samples", add);
}
