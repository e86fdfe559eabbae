/* What is true on a day. */
#include "core/card/facts.h"

#include "core/card/card.h"
#include "core/card/sheet.h"
#include "support/clock.h"
#include "support/said.h"

static struct ks_fact rows[5];
static struct ks_facts facts = { rows, 5 };

static void setup(void)
{
    rows[0] = (struct ks_fact) { .key = "tel",
                                 .value = "旧",
                                 .value_in = { { [KS_LANG_EN] = "old" } },
                                 .valid_from = KS_DATE_NONE,
                                 .valid_until = day(2020, 6, 30) };
    rows[1] = (struct ks_fact) { .key = "tel",
                                 .value = "新",
                                 .value_in = { { [KS_LANG_EN] = "" } },
                                 .valid_from = day(2020, 7, 1),
                                 .valid_until = KS_DATE_NONE };
    rows[2] = (struct ks_fact) { .key = "tel",
                                 .value = "短",
                                 .value_in = { { [KS_LANG_EN] = "brief" } },
                                 .valid_from = day(2020, 8, 1),
                                 .valid_until = day(2020, 8, 2) };
    rows[3] = (struct ks_fact) { .key = "app",
                                 .value = "反诈",
                                 .value_in = { { [KS_LANG_EN] = "guard" } },
                                 .valid_from = day(2021, 1, 1),
                                 .valid_until = day(2021, 1, 1) };
    rows[4] = (struct ks_fact) { .key = "telx",
                                 .value = "x",
                                 .value_in = { { [KS_LANG_EN] = "" } },
                                 .valid_from = KS_DATE_NONE,
                                 .valid_until = KS_DATE_NONE };
}

static const char *value(const char *key, int32_t date)
{
    const struct ks_fact *fact = ks_facts_on(&facts, ks_str_of(key), date);
    return fact == NULL ? "" : fact->value;
}

START_TEST(the_row_of_the_day)
{
    ck_assert_str_eq(value("tel", day(2020, 6, 30)), "旧");
    ck_assert_str_eq(value("tel", day(2020, 7, 1)), "新");
    ck_assert_str_eq(value("tel", day(2020, 8, 1)), "短"); /* the one that began last */
    ck_assert_str_eq(value("tel", day(2020, 8, 2)), "短");
    ck_assert_str_eq(value("tel", day(2020, 8, 3)), "新");
    ck_assert_str_eq(value("app", day(2020, 12, 31)), "");
    ck_assert_str_eq(value("app", day(2021, 1, 1)), "反诈");
    ck_assert_str_eq(value("app", day(2021, 1, 2)), "");
    ck_assert_str_eq(value("te", day(2021, 1, 2)), "");
    ck_assert_str_eq(value("tel", KS_DATE_NONE), "新"); /* the latest without an end */
    ck_assert_str_eq(value("app", KS_DATE_NONE), "");
    ck_assert(ks_facts_known(&facts, KS_STR("app")) && !ks_facts_known(&facts, KS_STR("ap")));
}
END_TEST

START_TEST(filled_into_a_text)
{
    struct ks_arena *arena = ks_arena_new();
    static const struct {
        const char *text, *filled, *english, *missing;
    } cases[] = { { "", "", "", "" },
                  { "打 {{tel}}", "打 新", "打 新", "" }, /* no English: the Chinese one */
                  { "{{tel}}{{app}}{{tel}}", "新—新", "新—新", "app" },
                  { "{{none}} {{app}}", "— —", "— —", "none" },
                  { "{{tel", "{{tel", "{{tel", "" },
                  { "{tel}}", "{tel}}", "{tel}}", "" } };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        int32_t date = day(2020, 9, 1);
        ck_assert_str_eq(ks_facts_fill(&facts, cases[i].text, date, KS_LANG_ZH, arena),
                         cases[i].filled);
        ck_assert_str_eq(ks_facts_fill(&facts, cases[i].text, date, KS_LANG_EN, arena),
                         cases[i].english);
        ck_assert(ks_str_is(ks_facts_missing(&facts, cases[i].text, date), cases[i].missing));
    }
    ck_assert_str_eq(ks_facts_fill(&facts, "{{app}}", day(2021, 1, 1), true, arena), "guard");
    ks_arena_free(arena);
}
END_TEST

/* The first thing that is not true of a card on a day. */
START_TEST(what_a_card_lacks)
{
    struct ks_span head[2] = { { KS_SPAN_PLAIN, "打" }, { KS_SPAN_FACT, "tel" } },
                   line = { KS_SPAN_FACT, "app" };
    struct ks_block block = { .kind = KS_BLOCK_PARAGRAPH, .speaker = "", .text = { &line, 1 } };
    struct ks_card card = { .headline = { head, 2 },
                            .blocks = &block,
                            .n_blocks = 1,
                            .title = "",
                            .valid_from = day(2020, 1, 1),
                            .valid_until = day(2021, 1, 2),
                            .sheet_path = "" };
    ck_assert(ks_card_is_true(&card, &facts, day(2021, 1, 1)));
    ck_assert_str_eq(ks_card_lacks(&card, &facts, day(2021, 1, 2)).key, "app");
    ck_assert_int_eq(ks_card_lacks(&card, &facts, day(2021, 1, 3)).kind, KS_CARD_LACKS_DATE);
    ck_assert_int_eq(ks_card_lacks(&card, &facts, day(2019, 12, 31)).kind, KS_CARD_LACKS_DATE);
    head[1].text = "none";
    ck_assert_str_eq(ks_card_lacks(&card, &facts, day(2021, 1, 1)).key, "none");
    head[1].text = "tel";
    block.speaker = "{{lost}}";
    ck_assert_str_eq(ks_card_lacks(&card, &facts, day(2021, 1, 1)).key, "{{lost}}");
    block.speaker = "";
    card.qr = "https://{{gone}}/";
    ck_assert_str_eq(ks_card_lacks(&card, &facts, day(2021, 1, 1)).key, card.qr);
    card.qr = "https://{{tel}}/";
    ck_assert(ks_card_is_true(&card, &facts, day(2021, 1, 1)));
    struct ks_sheet sheet = { NULL, 0 };
    card.sheet_path = "sheets/x.csv";
    card.sheet = &sheet;
    ck_assert_int_eq(ks_card_lacks(&card, &facts, day(2021, 1, 1)).kind, KS_CARD_LACKS_ROW);
}
END_TEST

START_TEST(facts_are_those_of_the_day)
{
    struct ks_fact lines[] = {
        { .key = "line",
          .value = "96110 转 8",
          .value_in = { { [KS_LANG_EN] = "96110 ext. 8" } },
          .valid_from = KS_DATE_NONE,
          .valid_until = day(2022, 12, 31) },
        { .key = "line",
          .value = "96110",
          .value_in = { { [KS_LANG_EN] = "96110" } },
          .valid_from = day(2023, 1, 1),
          .valid_until = KS_DATE_NONE },
        { .key = "app",
          .value = "反诈 App",
          .value_in = { { [KS_LANG_EN] = "" } },
          .valid_from = day(2021, 3, 15),
          .valid_until = KS_DATE_NONE },
    };
    struct ks_facts some = { lines, KS_COUNT(lines) };
    struct ks_arena *arena = ks_arena_new();
    static const char text[] = "拨 {{line}}，装 {{app}}。";
    ck_assert_str_eq(ks_facts_fill(&some, text, day(2022, 6, 1), false, arena),
                     "拨 96110 转 8，装 反诈 App。");
    ck_assert_str_eq(ks_facts_fill(&some, text, day(2024, 6, 1), true, arena),
                     "拨 96110，装 反诈 App。");
    struct ks_str missing = ks_facts_missing(&some, text, day(2019, 11, 22));
    ck_assert(ks_str_is(missing, "app"));
    ck_assert_uint_eq(ks_facts_missing(&some, text, day(2024, 6, 1)).n, 0);
    ck_assert_str_eq(ks_facts_fill(&some, "没有键 {{", day(2024, 6, 1), false, arena), "没有键 {{");
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, NULL);
    tcase_add_test(tc, the_row_of_the_day);
    tcase_add_test(tc, filled_into_a_text);
    tcase_add_test(tc, what_a_card_lacks);
    tcase_add_test(tc, facts_are_those_of_the_day);
}

int main(void)
{
    return check_main("facts", add);
}
