/* A card is painted on the main thread: whatever its 64 KB hold, it costs no more than a page. The
 * worst texts in every template, on panels of each kind, by real reader, layout and line breaking;
 * counted is how often the typeset is asked, which is what a page costs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/draw/linebreak.h"
#include "core/scene/page.h"
#include "core/scene/scene.h"
#include "readers/card/md.h"
#include "support/check_main.h"
#include "support/fake_typeset.h"

#define ASKED_MAX (10 * KS_BREAK_BYTES) /* ten times a page of single letters */
#define ASKED_BYTES 64                  /* a longer piece counts as several */

static size_t asked;

static int count_advance(void *context, struct ks_font font, const char *utf8, size_t n)
{
    asked += 1 + n / ASKED_BYTES;
    return fake_advance(context, font, utf8, n);
}

static const struct ks_typeset counting = { NULL, count_advance, fake_vertical };

/* A beginning, a piece again and again, and of a line so many pieces. */
static const struct shape {
    const char *name, *begin, *piece;
    size_t per_line;
} shapes[] = {
    { "one word", "", "a", 2000 },
    { "letters", "", "a ", 1000 },
    { "hanzi", "", "不要点链接", 130 },
    { "marks", "", "（“。", 220 },
    { "strong words", "", "**重**要", 200 },
    { "combining", "", "e\xCC\x81\xCC\x81\xCC\x81", 280 },
    { "right to left", "", "אבג 123 ", 180 },
    { "paragraphs", "", "一段话说清楚。\n\n", SIZE_MAX },
    { "long paragraphs", "", "不要点链接", 130 },
    { "headline", "# ", "诈骗电话", 160 },
    { "headline of words", "# ", "a ", 1000 },
    { "actions", "## 停 ", "不要点链接", 130 },
    { "long verbs", "## ", "不要点链接", 130 },
    { "entries", "- [x] ", "先核实", 1 },
    { "long entries", "- ", "不要点链接", 130 },
    { "entries of words", "- ", "a b ", 500 },
    { "long names", "- ", "名字", 300 },
    { "names and values", "- 名字：", "数值", 300 },
    { "talk", "骗子：", "你好", 1 },
    { "long talk", "骗子：", "不要点链接", 130 },
    { "long speakers", "骗子骗子骗子骗子：", "不", 600 },
    { "talk of words", "我：", "a b ", 500 },
    { "panels", "【假】", "不要点链接", 130 },
    { "panel titles", "【假 ", "不要点", 200 },
    { "labels", "> ", "不要点链接", 130 },
};

static const int panels[][2] = {
    { 1920, 1080 }, { 1080, 1920 }, { 2560, 1080 }, { 1024, 768 }, { 3840, 2160 }
};

static struct ks_buf card_of(const struct shape *shape, const char *template)
{
    struct ks_buf text = { 0 };
    ks_buf_addf(&text, "---\ntemplate: %s\n---\n# 标题\n\n", template);
    while (text.n < KS_CARD_BYTES_MAX - 4096) {
        ks_buf_addf(&text, "%s", shape->begin);
        for (size_t i = 0; i < shape->per_line && text.n < KS_CARD_BYTES_MAX - 4096; i++) {
            ks_buf_addf(&text, "%s", shape->piece);
        }
        ks_buf_addf(&text, "\n");
    }
    return text;
}

static size_t cost_of(const struct ks_card *card, const int panel[2])
{
    struct ks_drawlist list = { .arena = ks_arena_new() };
    struct ks_scene_env env = { .typeset = &counting,
                                .width = panel[0],
                                .height = panel[1],
                                .lang = "zh",
                                .place = "",
                                .touch = true,
                                .picture = true };
    asked = 0;
    ks_scene_card(&env, card, &list);
    ks_arena_free(list.arena);
    return asked;
}

START_TEST(no_card_costs_more_than_a_page)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    const char *template = ks_template_kind((enum ks_template)_i)->name;
    size_t most = 0;
    for (size_t s = 0; s < KS_COUNT(shapes); s++) {
        struct ks_buf text = card_of(&shapes[s], template);
        const struct ks_card *card =
            ks_card_read("cards/a.md", text.p, text.n, NULL, arena, &problems);
        ks_buf_free(&text);
        for (size_t p = 0; card != NULL && p < KS_COUNT(panels); p++) {
            size_t cost = cost_of(card, panels[p]);
            most = cost > most ? cost : most;
            ck_assert_msg(cost <= ASKED_MAX, "%s, %s, %d x %d: asked %zu times", template,
                          shapes[s].name, panels[p][0], panels[p][1], cost);
        }
    }
    ck_assert_uint_gt(most, 0);
    printf("%s: asked %zu times at most\n", template, most);
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
        struct ks_scene_env env = {
            .typeset = &counting, .width = 1920, .height = 1080, .lang = "zh", .place = ""
        };
        struct ks_page page = ks_page_begin(&env, &list);
        struct ks_card_parts parts;
        const struct ks_card *shown = ks_page_card(&page, card);
        ck_assert(page.overflow == (shown != card));
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
