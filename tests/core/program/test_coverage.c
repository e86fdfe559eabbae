/* What a campaign lacks: posters, questions, channels, kinds, twins; and the words of its tables.
 */
#include <string.h>

#include "core/program/coverage.h"
#include "core/program/table_lint.h"
#include "support/clock.h"
#include "support/in_english.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

struct tables {
    struct ks_ticker_line line;
    struct ks_fact fact;
    struct ks_program program;
    struct ks_problems problems;
};

static const char *first(struct tables *t)
{
    ck_assert_uint_le(t->problems.n, 1);
    return t->problems.n == 0 ? ""
                              : ks_arena_printf(t->problems.arena, "%s %s:%d",
                                                ks_problem_id(t->problems.v[0].code),
                                                t->problems.v[0].file, t->problems.v[0].row);
}

static void fill(struct tables *t, const char *ticker, const char *source)
{
    ks_arena_free(t->problems.arena);
    *t = (struct tables) { .problems = { .arena = ks_arena_new() } };
    t->line = (struct ks_ticker_line) { 2, ticker, IN_ENGLISH(""),
                                        .window = { KS_DATE_NONE, KS_DATE_NONE } };
    t->fact = (struct ks_fact) { 2,      "alarm",      "110",        IN_ENGLISH(""),
                                 source, KS_DATE_NONE, KS_DATE_NONE, KS_DATE_NONE };
    t->program = (struct ks_program) { .ticker = { &t->line, 1 }, .facts = { &t->fact, 1 } };
}

START_TEST(what_the_tables_say_can_be_said)
{
    static const struct {
        const char *ticker, *source, *fault;
    } rows[] = { { "拨 {{alarm}}", "全国", "" },
                 { "拨 {{alram}}", "全国", "ticker.unknown-fact playlists/ticker.csv:2" },
                 { "拨 {{alarm}}", "", "facts.no-source assets/facts.csv:2" } };
    struct tables t = { 0 };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        fill(&t, rows[i].ticker, rows[i].source);
        ks_table_lint(&t.program, day(2026, 9, 1), &t.problems);
        ck_assert_str_eq(first(&t), rows[i].fault);
    }
    ks_arena_free(t.problems.arena);
}
END_TEST

/* A campaign of one type, with all it needs; `change` takes something away. */
struct campaign {
    struct ks_program program;
    struct ks_quiz_item items[100];
    struct ks_block twin;
    struct ks_span span;
    struct ks_card entry, poster;
    const struct ks_card *cards[3];
    struct ks_phase phase;
    struct ks_span real;
    struct ks_block english_twin;
    struct ks_card english; /* not among the cards yet */
};

static void begin_campaign(struct campaign *c)
{
    *c = (struct campaign) { 0 };
    for (int i = 0; i < 100; i++) {
        c->items[i] = (struct ks_quiz_item) { .id = "x", .type = "退款", .genuine = i % 2 == 0 };
        c->items[i].channel = (enum ks_channel)(i % KS_CHANNEL_COUNT);
        c->items[i].kind = i % 3 == 0 ? KS_QUIZ_ACT : KS_QUIZ_JUDGE;
    }
    c->span = (struct ks_span) { KS_SPAN_PLAIN, "真的：原路退回" };
    c->twin =
        (struct ks_block) { .kind = KS_BLOCK_ENTRY, .mark = KS_MARK_TICK, .text = { &c->span, 1 } };
    c->entry = (struct ks_card) {
        .path = "handbook/x.md", .type = "退款", .blocks = &c->twin, .n_blocks = 1
    };
    c->poster = (struct ks_card) { .path = "cards/x.md", .type = "退款" };
    c->real = (struct ks_span) { KS_SPAN_PLAIN, "Real: back the way it came" };
    c->english_twin = c->twin;
    c->english_twin.text.v = &c->real;
    c->english = c->entry;
    c->english.path = "handbook/en-x.md";
    c->english.lang = "en";
    c->english.blocks = &c->english_twin;
    c->cards[0] = &c->poster;
    c->cards[1] = &c->entry;
    c->phase = (struct ks_phase) { .id = "p1", .name = "第一阶段" };
    c->phase.focus.n = 1;
    c->phase.focus.v[0] = "退款";
    c->program = (struct ks_program) { .cards = { c->cards, 2 },
                                       .quiz = { "assets/quiz/bank.csv", c->items, 100 },
                                       .phases = { &c->phase, 1 } };
}

/* An English page, and every other pair of questions in English. */
static void speak_english(struct campaign *c)
{
    c->cards[1] = &c->english; /* by path */
    c->cards[2] = &c->entry;
    c->program.cards.n = 3;
    for (int i = 0; i < 100; i++) {
        c->items[i].lang = i % 4 > 1 ? KS_LANG_EN : KS_LANG_ZH;
        c->items[i].channel = (enum ks_channel)(i / 4 % (KS_CHANNEL_COUNT - 1));
    }
}

static const char *uncovered(struct campaign *c)
{
    static struct ks_arena *arena;
    ks_arena_free(arena);
    arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    ks_coverage_lint(&c->program, &problems);
    for (size_t i = 0; i < problems.n; i++) {
        ck_assert_int_eq(problems.v[i].column, 0); /* whole rows and files */
    }
    return problems.n == 0 ? "" : ks_problem_id(problems.v[0].code);
}

START_TEST(what_a_campaign_lacks_is_named)
{
    static struct campaign c;
#define LACKS(change)                                                                              \
    begin_campaign(&c);                                                                            \
    change;                                                                                        \
    const char *code = uncovered(&c)
    {
        LACKS((void)0);
        ck_assert_str_eq(code, "");
    }
    {
        LACKS((c.cards[0] = &c.entry, c.cards[1] = &c.poster)); /* whichever stands first */
        ck_assert_str_eq(code, "");
    }
    {
        LACKS(c.poster.type = "通用");
        ck_assert_str_eq(code, "coverage.no-poster");
    }
    {
        LACKS(for (int i = 3; i < 100; i++) c.items[i].type = "通用");
        ck_assert_str_eq(code, "coverage.few-questions");
    }
    {
        LACKS(for (int i = 0; i < 100; i++) c.items[i].channel =
                  i % 2 == 0 ? KS_CHANNEL_SMS : KS_CHANNEL_CALL);
        ck_assert_str_eq(code, "coverage.few-channels");
    }
    {
        LACKS(for (int i = 0; i < 100; i++) c.items[i].genuine = false);
        ck_assert_str_eq(code, "coverage.no-genuine");
    }
    {
        LACKS(for (int i = 0; i < 100; i++) c.items[i].kind = KS_QUIZ_JUDGE);
        ck_assert_str_eq(code, "coverage.one-kind");
    }
    {
        LACKS(c.phase.focus.v[0] = "没有的");
        ck_assert_str_eq(code, "coverage.unknown-type");
    }
    {
        LACKS(c.items[7].type = "没有的");
        ck_assert_str_eq(code, "coverage.unknown-type");
    }
    {
        LACKS(for (int i = 0; i < 100; i++) {
            c.items[i].phases.n = 1;
            c.items[i].phases.v[0] = "p9";
        });
        ck_assert_str_eq(code, "coverage.phase-questions");
    }
    {
        LACKS(for (int i = 0; i < 100; i++) if (c.items[i].channel == KS_CHANNEL_WEB) c.items[i]
                  .channel = KS_CHANNEL_SMS);
        ck_assert_str_eq(code, "coverage.channel");
    }
}
END_TEST

/* Of English questions the same is asked, where the handbook is in English, too. */
START_TEST(each_language_is_covered_by_itself)
{
    static struct campaign c;
    begin_campaign(&c);
    speak_english(&c);
    c.program.quiz.n = 84; /* seven of each channel and language would do for no channel */
    ck_assert_str_eq(uncovered(&c), "coverage.channel");
    static struct ks_quiz_item many[300];
    for (int i = 0; i < 300; i++) {
        many[i] = c.items[i % 100];
        many[i].channel = (enum ks_channel)(i / 4 % (KS_CHANNEL_COUNT - 1));
    }
    c.program.quiz.v = many;
    c.program.quiz.n = 300;
    ck_assert_str_eq(uncovered(&c), "");
    for (int i = 0; i < 300; i++) {
        many[i].genuine = many[i].genuine && many[i].lang == KS_LANG_ZH;
    }
    ck_assert_str_eq(uncovered(&c), "coverage.no-genuine");
    for (int i = 0; i < 300; i++) {
        many[i].lang = KS_LANG_ZH;
    }
    ck_assert_str_eq(uncovered(&c), "coverage.few-questions");
    c.program.cards.n = 2; /* without an English page nobody asks for English questions */
    c.cards[1] = &c.entry;
    ck_assert_str_eq(uncovered(&c), "");
    speak_english(&c);
    c.english.path = "handbook/en-y.md";
    for (int i = 0; i < 300; i++) {
        many[i].lang = i % 4 > 1 ? KS_LANG_EN : KS_LANG_ZH;
        many[i].genuine = i % 2 == 0;
    }
    ck_assert_str_eq(uncovered(&c), "coverage.english-name");
    c.english.path = "handbook/en-x.md";
    c.cards[2] = &c.poster; /* a Chinese poster leads to no English page */
    ck_assert_str_eq(uncovered(&c), "coverage.unknown-type");
    c.cards[2] = &c.entry;
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_the_tables_say_can_be_said);
    tcase_add_test(tc, what_a_campaign_lacks_is_named);
    tcase_add_test(tc, each_language_is_covered_by_itself);
}

int main(void)
{
    return check_main("coverage", add);
}
