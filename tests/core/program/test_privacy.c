/* Nothing that belongs to a person is left in a program, wherever it stood; all else stays. */
#include <string.h>

#include "core/program/privacy.h"
#include "support/check_main.h"
#include "support/in_english.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define PHONE "加 138 1234 5678"

static struct ks_problems problems;

static void setup(void)
{
    problems = (struct ks_problems) { .arena = ks_arena_new() };
}

static void teardown(void)
{
    ks_arena_free(problems.arena);
}

static void assert_told(size_t i, const char *code, const char *file, int row)
{
    ck_assert_uint_gt(problems.n, i);
    ck_assert_int_eq(problems.v[i].level, KS_LEVEL_ERROR);
    ck_assert_str_eq(ks_problem_id(problems.v[i].code), code);
    ck_assert_str_eq(problems.v[i].file, file);
    ck_assert_int_eq(problems.v[i].row, row);
}

/* Every text of a card, one after the other. */
START_TEST(cards)
{
    enum { GOOD, HEADLINE, BLOCK, SPEAKER, TITLE, SOURCE, TYPE, EVENT, CASES };
    for (int i = GOOD; i < CASES; i++) {
        struct ks_span span[2] = { { KS_SPAN_PLAIN, i == BLOCK ? "138" : "有事" },
                                   { KS_SPAN_STRONG, i == BLOCK ? "12345678" : "问值班室" } };
        struct ks_span head = { KS_SPAN_PLAIN, i == HEADLINE ? PHONE : "标题" };
        struct ks_block block = { .line = 3,
                                  .speaker = i == SPEAKER ? PHONE : "对方",
                                  .text = { span, 2 } };
        struct ks_alert alert = { .event = i == EVENT ? PHONE : "诈骗" };
        struct ks_card card = { .path = "cards/x.md",
                                .title = i == TITLE ? PHONE : "标题",
                                .source = i == SOURCE ? PHONE : "保卫处",
                                .type = i == TYPE ? PHONE : "刷单",
                                .headline = { &head, 1 },
                                .headline_line = 1,
                                .blocks = &block,
                                .n_blocks = 1,
                                .alert = &alert };
        ck_assert_msg(ks_privacy_card(&card, &problems) == (i == GOOD), "case %d", i);
        ck_assert_uint_eq(problems.n, (size_t)i);
        ck_assert(!ks_privacy_card(&card, NULL) || i == GOOD);
    }
    assert_told(HEADLINE - 1, "lint.personal-data", "assets/cards/x.md", 1);
    assert_told(BLOCK - 1, "lint.personal-data", "assets/cards/x.md", 3);
}
END_TEST

/* Digits on both sides of a fact are two numbers, a masked one is none. */
START_TEST(what_looks_alike_stays)
{
    struct ks_span spans[] = { { KS_SPAN_PLAIN, "138" },
                               { KS_SPAN_FACT, "alarm" },
                               { KS_SPAN_PLAIN, "12345678，138****5678" } };
    struct ks_card card = { .path = "cards/x.md", .headline = { spans, 3 } };
    ck_assert(ks_privacy_card(&card, &problems));
}
END_TEST

START_TEST(rows_of_tables)
{
    struct ks_playlist_item items[] = {
        { .file = "playlists/main.csv", .row = 2, .title = "好" },
        { .file = "playlists/office-x.csv", .row = 5, .title = PHONE }
    };
    struct ks_ticker_line lines[] = { { 2, PHONE, IN_ENGLISH("") },
                                      { 3, "好", IN_ENGLISH("") },
                                      { 4, "好", IN_ENGLISH(PHONE) } };
    struct ks_fact facts[] = { { 2, "a", PHONE, IN_ENGLISH("") },
                               { 3, "b", "96110", IN_ENGLISH("") } };
    struct ks_place places[] = { { 2, "n1", PHONE, IN_ENGLISH("") } };
    struct ks_phase phases[] = { { .row = 2, .name = "一", .slogan = PHONE } };
    struct ks_program program = { .main = { "playlists/main.csv", items, 2 },
                                  .ticker = { lines, 3 },
                                  .facts = { facts, 2 },
                                  .places = { places, 1 },
                                  .phases = { phases, 1 } };
    ks_privacy_tables(&program, &problems);
    ck_assert_int_eq(items[0].fault.code, KS_PROBLEM_NONE);
    ck_assert_int_eq(items[1].fault.code, KS_PROBLEM_MEDIA_PERSONAL);
    ck_assert_uint_eq(program.ticker.n, 1);
    ck_assert_str_eq(program.ticker.v[0].text, "好");
    ck_assert_uint_eq(program.facts.n, 1);
    ck_assert_str_eq(program.facts.v[0].value, "96110");
    ck_assert_str_eq(places[0].name, "n1");
    ck_assert_str_eq(phases[0].slogan, "");
    ck_assert_uint_eq(problems.n, 6);
    assert_told(0, "table.personal-data", "playlists/office-x.csv", 5);
    assert_told(1, "table.personal-data", "playlists/ticker.csv", 2);
    assert_told(2, "table.personal-data", "playlists/ticker.csv", 4);
    assert_told(3, "table.personal-data", "assets/facts.csv", 2);
    assert_told(4, "table.personal-data", "playlists/places.csv", 2);
    assert_told(5, "table.personal-data", "playlists/phases.csv", 2);
}
END_TEST

START_TEST(sheets_questions_and_messages)
{
    struct ks_sheet_row rows[] = { { 2, "报名", "找团委" },
                                   { 3, "报名", PHONE },
                                   { 4, PHONE, "" } };
    struct ks_sheet sheet = { rows, 3 };
    ks_privacy_sheet(&sheet, "assets/sheets/x.csv", &problems);
    ck_assert_uint_eq(sheet.n, 1);
    assert_told(0, "table.personal-data", "assets/sheets/x.csv", 3);
    struct ks_quiz_item items[5];
    for (int i = 0; i < 5; i++) {
        items[i] = (struct ks_quiz_item) { .row = i + 2,
                                           .id = "q",
                                           .scene = i == 1 ? PHONE : "",
                                           .stem = i == 2 ? PHONE : "怎么办",
                                           .n_options = 1,
                                           .options = { { i == 3 ? PHONE : "问",
                                                          i == 4 ? PHONE : "核。" } } };
    }
    struct ks_quiz_bank bank = { "assets/quiz/bank.csv", items, 5, 5, 5 };
    ks_privacy_quiz(&bank, &problems);
    ck_assert_uint_eq(bank.n, 1);
    ck_assert_uint_eq(bank.found, 5);
    assert_told(2, "quiz.personal", "assets/quiz/bank.csv", 3);
    struct ks_alert alert = { .file = "assets/alerts/a.xml", .headline = "停水", .event = "停水" };
    ck_assert(ks_privacy_alert(&alert, &problems));
    alert.instruction = PHONE;
    ck_assert(!ks_privacy_alert(&alert, &problems));
    assert_told(6, "cap.personal-data", "assets/alerts/a.xml", 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, cards);
    tcase_add_test(tc, what_looks_alike_stays);
    tcase_add_test(tc, rows_of_tables);
    tcase_add_test(tc, sheets_questions_and_messages);
}

int main(void)
{
    return check_main("privacy", add);
}
