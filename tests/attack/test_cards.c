/* A card is painted on the main thread: whatever its 64 KB hold, it costs no more than a page. The
 * worst texts in every template, on panels of each kind, by real reader, layout and line breaking;
 * counted is how often the typeset is asked, and for how many bytes libunibreak, which is what a
 * page costs. */
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "core/draw/linebreak.h"
#include "core/scene/scene.h"
#include "core/scene/shorten.h"
#include "readers/card/md.h"
#include "support/check_main.h"
#include "support/fake_typeset.h"
#include "support/worst_cards.h"

#define ASKED_MAX KS_BREAK_BYTES /* a page of single letters */
#define ASKED_BYTES 64           /* a longer piece counts as several */

/* Where a text may break does not change with its size: once for each text that is tried, and for
 * its shorter forms. */
#define BROKEN_MAX (5 * KS_BREAK_BYTES / 2)

static size_t asked, broken;

/* The linker calls the first instead of set_linebreaks_utf8(), which it calls the second. */
void __wrap_set_linebreaks_utf8(const unsigned char *text, size_t n, const char *lang, char *to);
void __real_set_linebreaks_utf8(const unsigned char *text, size_t n, const char *lang, char *to);
void __wrap_set_linebreaks_utf8(const unsigned char *text, size_t n, const char *lang, char *to)
{
    broken += n;
    __real_set_linebreaks_utf8(text, n, lang, to);
}

static int count_advance(void *context, struct ks_font font, const char *utf8, size_t n)
{
    asked += 1 + n / ASKED_BYTES;
    return fake_advance(context, font, utf8, n);
}

static const struct ks_typeset counting = { NULL, count_advance, fake_vertical, NULL };

static size_t cost_of(const struct ks_card *card, const int panel[2])
{
    struct ks_drawlist list = { .arena = ks_arena_new() };
    struct ks_scene_env env = { .typeset = &counting,
                                .clock = KS_CLOCK_UNKNOWN,
                                .width = panel[0],
                                .height = panel[1],
                                .lang = "zh",
                                .place = "",
                                .touch = true,
                                .picture = true };
    asked = 0;
    broken = 0;
    ks_scene_card(&env, card, &list);
    ks_arena_free(list.arena);
    return asked;
}

START_TEST(no_card_costs_more_than_a_page)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    const char *template = ks_template_kind((enum ks_template)_i)->name;
    size_t most = 0, most_broken = 0;
    for (size_t s = 0; s < KS_COUNT(worst_shapes); s++) {
        struct ks_buf text = worst_card(&worst_shapes[s], template);
        const struct ks_card *card =
            ks_card_read("cards/a.md", text.p, text.n, NULL, arena, &problems);
        ks_buf_free(&text);
        for (size_t p = 0; card != NULL && p < KS_COUNT(worst_panels); p++) {
            size_t cost = cost_of(card, worst_panels[p]);
            most = cost > most ? cost : most;
            most_broken = broken > most_broken ? broken : most_broken;
            ck_assert_msg(cost <= ASKED_MAX, "%s, %s, %d x %d: asked %zu times", template,
                          worst_shapes[s].name, worst_panels[p][0], worst_panels[p][1], cost);
            ck_assert_msg(broken <= BROKEN_MAX, "%s, %s, %d x %d: broken %zu bytes", template,
                          worst_shapes[s].name, worst_panels[p][0], worst_panels[p][1], broken);
        }
    }
    ck_assert_uint_gt(most, 0);
    ck_assert_uint_gt(most_broken, 0);
    printf("%s: asked %zu times at most, broken %zu bytes at most\n", template, most, most_broken);
    ks_arena_free(arena);
}
END_TEST

/* The deeds stand last: however much stands before them, each is there whole. */
START_TEST(a_card_that_is_too_long_keeps_its_deeds)
{
    static const char *const before[] = { "不要点链接", "a", "x不要点链接",
                                          "ab不要点链接 {{96110}}" };
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    for (size_t k = 0; k < KS_COUNT(before) * 90; k++) { /* cut at each place of a character */
        struct ks_buf text = { 0 };
        ks_buf_addf(&text, "# 标题\n\n%.*s", (int)(k % 90),
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        for (int line = 0; line < 8; line++) {
            for (int i = 0; i < 60; i++) {
                ks_buf_addf(&text, "%s", before[k / 90]);
            }
            ks_buf_addf(&text, "\n\n- 先核实%d\n\n", line);
        }
        ks_buf_addf(&text, "## 停 不转账\n## 打 96110\n");
        const struct ks_card *card =
            ks_card_read("cards/a.md", text.p, text.n, NULL, arena, &problems);
        ks_buf_free(&text);
        struct ks_drawlist list = { .arena = arena };
        struct ks_scene_env env = { .typeset = &counting,
                                    .clock = KS_CLOCK_UNKNOWN,
                                    .width = 1920,
                                    .height = 1080,
                                    .lang = "zh",
                                    .place = "" };
        struct ks_page page = ks_page_begin(&env, &list);
        struct ks_card_parts parts;
        const struct ks_card *shown = ks_card_shorten(&page, card, KS_SHORT_ALL);
        ck_assert((page.lost > 0) == (ks_card_count(shown) < ks_card_count(card)));
        ks_card_split(&page, shown, &parts);
        ck_assert_uint_eq(parts.n_actions, 2);
        ck_assert_str_eq(parts.action[0]->speaker, "停");
        ck_assert_str_eq(parts.action[1]->speaker, "打");
        ck_assert_str_eq(parts.action[1]->text.v[0].text, "96110");
        for (size_t i = 0; i < shown->n_blocks; i++) {
            ck_assert_uint_gt(shown->blocks[i].text.n, 0);
            for (size_t s = 0; s < shown->blocks[i].text.n; s++) {
                ck_assert_str_ne(shown->blocks[i].text.v[s].text, "");
            }
        }
    }
    ks_arena_free(arena);
}
END_TEST

/* On a low panel the step of a fortieth is nothing. */
START_TEST(a_size_is_found_below_forty_pixels)
{
    struct ks_size_search s = ks_sizes(88, 12);
    s.coarse = 28;
    int tries = 0;
    while (ks_size_tried(&s, s.px <= 33)) {
        ck_assert_int_lt(++tries, 200);
    }
    ck_assert_int_eq(s.px, 33);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_card_that_is_too_long_keeps_its_deeds);
    tcase_add_test(tc, a_size_is_found_below_forty_pixels);
    tcase_add_loop_test(tc, no_card_costs_more_than_a_page, 0, KS_TEMPLATE_COUNT);
}

int main(void)
{
    return check_main("cards", add);
}
