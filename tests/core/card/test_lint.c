/* What is wrong with a card that was read well, and what is not. */
#include "core/card/lint.h"

#include <string.h>

#include "support/clock.h"
#include "support/said.h"

static struct ks_problems problems;

static void setup(void)
{
    problems = (struct ks_problems) { .arena = ks_arena_new() };
}

static void teardown(void)
{
    ks_arena_free(problems.arena);
}

struct written {
    const char *lang, *head[5], *line[6]; /* "\n" in head: a new line; a fact begins with '{' */
};

static struct ks_spans spans_of(const char *const *text, size_t most)
{
    struct ks_span *v = ks_arena_array(problems.arena, most, sizeof *v);
    size_t n = 0;
    for (; n < most && text[n] != NULL; n++) {
        bool fact = text[n][0] == '{';
        v[n] = (struct ks_span) { fact ? KS_SPAN_FACT : KS_SPAN_PLAIN, text[n] + (fact ? 1 : 0) };
    }
    return (struct ks_spans) { v, n };
}

/* All codes, each with its row: "lint.long-line:3 ". */
static const char *faults(const struct written *w, const struct ks_facts *facts, int32_t today)
{
    struct ks_card card = { .path = "cards/a.md",
                            .lang = w->lang,
                            .headline_line = 1,
                            .valid_from = day(2020, 1, 1),
                            .valid_until = day(2020, 12, 31),
                            .headline = spans_of(w->head, 5) };
    struct ks_block blocks[6];
    card.blocks = blocks;
    for (; card.n_blocks < 6 && w->line[card.n_blocks] != NULL; card.n_blocks++) {
        blocks[card.n_blocks] = (struct ks_block) { .kind = KS_BLOCK_PARAGRAPH,
                                                    .line = 2 + (int)card.n_blocks,
                                                    .speaker = "",
                                                    .text = spans_of(&w->line[card.n_blocks], 1) };
    }
    size_t before = problems.n;
    ks_card_lint(&card, facts, today, &problems);
    const char *all = "";
    for (size_t i = before; i < problems.n; i++) {
        ck_assert_str_eq(problems.v[i].file, "assets/cards/a.md");
        all = ks_arena_printf(problems.arena, "%s%s:%d ", all, ks_problem_id(problems.v[i].code),
                              problems.v[i].row);
    }
    return all;
}

#define TWELVE "一二三四五六七八九十甲乙"
#define SIXTEEN TWELVE "丙丁戊己"

/* Two letters or digits count as one hanzi, punctuation as none; English may be half as long again.
 */
START_TEST(lengths)
{
    static const struct {
        struct written card;
        const char *faults;
    } cases[] = {
        { { "zh", { TWELVE "，。！" }, { SIXTEEN "：" } }, "" },
        { { "zh", { TWELVE "a" }, { 0 } }, "lint.long-headline:1 " },
        { { "zh", { "一二三四五六七八九十ab12" }, { 0 } }, "" },
        { { "zh", { TWELVE, "\n", TWELVE }, { 0 } }, "" },
        { { "zh", { "一", "\n", "二", "\n", "三" }, { 0 } }, "lint.headline-lines:1 " },
        { { "zh", { TWELVE, "丙" }, { 0 } }, "lint.long-headline:1 " }, /* two spans of one line */
        { { "zh", { "一" }, { SIXTEEN, SIXTEEN "1" } }, "lint.long-line:3 " },
        { { "zh", { "一" }, { "a", "b", "c" } }, "" },
        { { "zh", { "一" }, { "a", "b", "c", "d", "e" } }, "lint.many-lines:5 " },
        { { "en", { "abcdefghijklmnopqrstuvwxyzabcdefghij" }, { 0 } }, "" }, /* 36 letters */
        { { "en", { "abcdefghijklmnopqrstuvwxyzabcdefghijk" }, { 0 } }, "lint.long-headline:1 " },
        { { "zh", { "一" }, { "好！好！" } }, "lint.shouting:2 " },
        { { "zh", { "一！" }, { "好！" } }, "" },
        { { "zh", { "一！" }, { "好!", "好！" } }, "lint.many-shouts:0 " },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        ck_assert_str_eq(faults(&cases[i].card, NULL, day(2020, 9, 1)), cases[i].faults);
    }
}
END_TEST

START_TEST(facts)
{
    struct ks_fact v[] = { { .key = "hotline",
                             .value = "96110",
                             .valid_from = KS_DATE_NONE,
                             .valid_until = day(2020, 6, 30) },
                           { .key = "wide",
                             .value = TWELVE "丙",
                             .valid_from = KS_DATE_NONE,
                             .valid_until = KS_DATE_NONE } };
    struct ks_facts all = { v, KS_COUNT(v) };
    struct written card = { "zh", { "打", "{hotline" }, { 0 } };
    ck_assert_str_eq(faults(&card, &all, day(2020, 6, 30)), "");
    ck_assert_str_eq(faults(&card, &all, day(2020, 7, 1)), "lint.fact-not-valid:1 ");
    ck_assert_str_eq(faults(&card, &all, day(2019, 12, 31)), "");
    ck_assert_str_eq(faults(&card, &all, day(2021, 1, 1)), ""); /* the card is over itself */
    ck_assert_str_eq(faults(&card, &all, KS_DATE_NONE), "");
    ck_assert_str_eq(faults(&card, NULL, day(2020, 7, 1)), "");
    struct written unknown = { "zh", { "一" }, { "{hotlin" } };
    ck_assert_str_eq(faults(&unknown, &all, day(2020, 6, 30)), "lint.unknown-fact:2 ");
    struct written wide = { "zh", { "{wide" }, { 0 } }; /* what it says is what is read */
    ck_assert_str_eq(faults(&wide, &all, day(2020, 6, 30)), "lint.long-headline:1 ");
}
END_TEST

START_TEST(of_other_blocks)
{
    struct ks_fact fact = {
        .key = "app", .value = "x", .valid_from = KS_DATE_NONE, .valid_until = KS_DATE_NONE
    };
    struct ks_facts all = { &fact, 1 };
    struct ks_span text = { KS_SPAN_PLAIN, SIXTEEN "1" }, head = { KS_SPAN_PLAIN, "一" };
    struct ks_block block = {
        .kind = KS_BLOCK_PARAGRAPH, .line = 2, .speaker = "", .text = { &text, 1 }
    };
    struct ks_card card = { .path = "cards/a.md",
                            .lang = "zh",
                            .headline = { &head, 1 },
                            .blocks = &block,
                            .n_blocks = 1,
                            .template = KS_TEMPLATE_LETTER,
                            .valid_from = KS_DATE_NONE,
                            .valid_until = KS_DATE_NONE };
    ks_card_lint(&card, NULL, KS_DATE_NONE, &problems);
    ck_assert_uint_eq(problems.n, 0); /* a letter is read standing still */
    card.template = KS_TEMPLATE_SMS;
    block.kind = KS_BLOCK_PANEL;
    block.speaker = "短信 {{app}} {{none}}";
    ks_card_lint(&card, &all, day(2020, 9, 1), &problems);
    ck_assert_uint_eq(problems.n, 1);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "lint.unknown-fact");
    ck_assert_int_eq(problems.v[0].row, 2);
    ck_assert_int_eq(problems.v[0].level, KS_LEVEL_ERROR);
    ck_assert_str_eq(said_of(&problems.v[0]).what, "找不到 {{none}}");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, lengths);
    tcase_add_test(tc, facts);
    tcase_add_test(tc, of_other_blocks);
}

int main(void)
{
    return check_main("lint", add);
}
