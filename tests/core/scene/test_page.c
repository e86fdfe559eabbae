/* Sizes, lines and the picture of a page. */
#include "core/scene/page.h"

#include <string.h>

#include "support/check_main.h"
#include "support/clock.h"
#include "support/fake_typeset.h"

static struct ks_drawlist list;

static void setup(void)
{
    list = (struct ks_drawlist) { .arena = ks_arena_new() };
}

static void teardown(void)
{
    ks_arena_free(list.arena);
}

static struct ks_scene_env env_of(int width, int height)
{
    return (struct ks_scene_env) { .width = width,
                                   .height = height,
                                   .typeset = &fake_typeset,
                                   .clock = KS_CLOCK_UNKNOWN,
                                   .now = civil("2020-09-03T15:00"),
                                   .lang = "zh",
                                   .place = "" };
}

START_TEST(large_type_is_larger_and_never_small)
{
    struct ks_scene_env usual = env_of(1920, 1080), large = usual;
    large.text_size = KS_TEXT_LARGE;
    struct ks_page a = ks_page_begin(&usual, &list), b = ks_page_begin(&large, &list);
    ck_assert(!a.portrait && a.least_px == 0 && b.least_px > 0);
    for (int hundredths = 0; hundredths < 3000; hundredths += 10) {
        ck_assert_int_ge(ks_type(&a, hundredths), 1);
        ck_assert_int_ge(ks_type(&b, hundredths), b.least_px);
        ck_assert_int_ge(ks_type(&b, hundredths), ks_type(&a, hundredths));
        ck_assert_int_eq(ks_u(&a, hundredths), ks_u(&b, hundredths));
    }
    struct ks_scene_env upright = env_of(1080, 1920);
    ck_assert(ks_page_begin(&upright, &list).portrait);
}
END_TEST

/* Whatever the size is at which something begins to fit, it is found, or one just below it. */
START_TEST(the_largest_size_that_fits_is_found)
{
    for (int most = 1; most < 300; most += 7) {
        for (int least = 1; least <= most; least += 3) {
            for (int fits = 0; fits <= most; fits += 5) {
                struct ks_size_search s = ks_sizes(most, least);
                while (ks_size_tried(&s, s.px <= fits)) {
                }
                int wanted = fits < most ? fits : most;
                ck_assert(s.fits == (fits >= least));
                ck_assert_msg(fits < least ? s.px == least
                                           : s.px <= wanted && s.px >= wanted - wanted / 40 - 1,
                              "%d of %d to %d, fits %d", s.px, least, most, fits);
            }
        }
    }
}
END_TEST

START_TEST(a_line_is_cut_where_its_width_ends)
{
    static const char text[] = "验证码就是钥匙，谁要都不给";
    struct ks_scene_env env = env_of(1920, 1080);
    struct ks_page page = ks_page_begin(&env, &list);
    struct ks_text_style style = { .px = 40 };
    int whole = fake_advance(NULL, (struct ks_font) { .px = 40 }, text, strlen(text));
    ck_assert_str_eq(ks_line_cut(&page, text, style, whole), text);
    for (int width = 40; width < whole; width += 13) {
        const char *cut = ks_line_cut(&page, text, style, width);
        ck_assert_int_le(fake_advance(NULL, (struct ks_font) { .px = 40 }, cut, strlen(cut)),
                         width);
        ck_assert_str_eq(cut + strlen(cut) - strlen("…"), "…");
    }
    const char *name = ks_name_short(
        &page, "关于印发2026年秋季学期防范电信网络诈骗宣传月活动方案的通知（终稿）（最终版）"
               "（打印用）（不要再改了）.docx");
    ck_assert_ptr_nonnull(strstr(name, "…"));
    ck_assert_str_eq(name + strlen(name) - strlen(".docx"), ".docx");
}
END_TEST

static size_t count_of(enum ks_draw_kind kind, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; i < list.n; i++) {
        n += list.v[i].kind == kind && strcmp(list.v[i].text, text) == 0;
    }
    return n;
}

/* A headline's code stands where its picture would, in the size in which a passer-by can scan it.
 */
START_TEST(one_thing_stands_beside_the_words)
{
    struct ks_span span = { KS_SPAN_PLAIN, "先核实，再转账" };
    struct ks_card card = { .path = "cards/a.md",
                            .template = KS_TEMPLATE_HEADLINE,
                            .title = "",
                            .lang = "zh",
                            .type = "",
                            .qr = "https://example.org",
                            .source = "",
                            .picture = "a.jpg",
                            .channels = "",
                            .phases = "",
                            .valid_from = KS_DATE_NONE,
                            .valid_until = KS_DATE_NONE,
                            .headline = { &span, 1 },
                            .sheet_path = "" };
    struct ks_scene_env env = env_of(1920, 1080);
    env.picture = true;
    ks_scene_card(&env, &card, &list);
    ck_assert_uint_eq(count_of(KS_DRAW_QR, card.qr), 1);
    ck_assert_uint_eq(count_of(KS_DRAW_PICTURE, card.picture), 0);
    list.n = 0;
    card.qr = "";
    ks_scene_card(&env, &card, &list);
    ck_assert_uint_eq(count_of(KS_DRAW_PICTURE, card.picture), 1);
    list.n = 0;
    env.picture = false; /* not decoded, or damaged: the words have the page */
    ks_scene_card(&env, &card, &list);
    ck_assert_uint_eq(count_of(KS_DRAW_PICTURE, card.picture), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, large_type_is_larger_and_never_small);
    tcase_add_test(tc, the_largest_size_that_fits_is_found);
    tcase_add_test(tc, a_line_is_cut_where_its_width_ends);
    tcase_add_test(tc, one_thing_stands_beside_the_words);
}

int main(void)
{
    return check_main("page", add);
}
