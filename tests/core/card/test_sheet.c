/* The rows of a card's table on a day. */
#include "core/card/sheet.h"

#include "support/check_main.h"
#include "support/clock.h"
#include "support/said.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define DAY 20000

START_TEST(each_end_of_a_row_counts)
{
    static const struct {
        int32_t from, until, date;
        bool on;
    } rows[] = {
        { KS_DATE_NONE, KS_DATE_NONE, DAY, true },
        { DAY, DAY, DAY, true },
        { DAY + 1, KS_DATE_NONE, DAY, false },
        { DAY, KS_DATE_NONE, DAY, true },
        { KS_DATE_NONE, DAY, DAY, true },
        { KS_DATE_NONE, DAY - 1, DAY, false },
        { DAY + 1, DAY + 2, DAY, false },
        { DAY - 2, DAY - 1, DAY, false },
        { KS_DATE_NONE, KS_DATE_NONE, KS_DATE_NONE, true },
        { DAY, KS_DATE_NONE, KS_DATE_NONE, false },
        { KS_DATE_NONE, DAY, KS_DATE_NONE, false },
    };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        struct ks_sheet_row row = { .from = rows[i].from, .until = rows[i].until };
        ck_assert_msg(ks_sheet_row_is_on(&row, rows[i].date) == rows[i].on, "%zu", i);
    }
}
END_TEST

/* Behind the card's own blocks, the first six of the day. */
START_TEST(a_card_shows_six_rows)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_sheet_row rows[9];
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        rows[i] = (struct ks_sheet_row) { (int)i + 2, ks_arena_printf(arena, "n%zu", i), "v",
                                          KS_DATE_NONE, i == 1 ? DAY - 1 : KS_DATE_NONE };
    }
    struct ks_sheet sheet = { rows, KS_COUNT(rows) };
    struct ks_block own = { .kind = KS_BLOCK_PARAGRAPH, .speaker = "" };
    struct ks_card card = { .blocks = &own, .n_blocks = 1, .sheet = &sheet };
    ck_assert_uint_eq(ks_sheet_rows_on(&sheet, DAY), 8);
    const struct ks_card *today = ks_card_on(&card, DAY, arena);
    ck_assert_uint_eq(today->n_blocks, 1 + KS_SHEET_SHOWN);
    ck_assert_int_eq(today->blocks[0].kind, KS_BLOCK_PARAGRAPH);
    ck_assert_str_eq(today->blocks[1].speaker, "n0");
    ck_assert_str_eq(today->blocks[2].speaker, "n2");
    ck_assert_int_eq(today->blocks[2].line, 4);
    ck_assert_int_eq(today->blocks[6].kind, KS_BLOCK_ENTRY);
    ck_assert_str_eq(today->blocks[6].speaker, "n6");
    ck_assert_uint_eq(today->blocks[6].text.n, 1);
    ck_assert_str_eq(today->blocks[6].text.v[0].text, "v");
    card.n_blocks = 0;
    ck_assert_uint_eq(ks_card_on(&card, DAY, arena)->n_blocks, KS_SHEET_SHOWN);
    card.sheet = NULL;
    ck_assert_ptr_eq(ks_card_on(&card, DAY, arena), &card);
    ks_arena_free(arena);
}
END_TEST

START_TEST(a_sample_is_of_no_day)
{
    struct ks_sheet_row row = { 2, "周一", "食堂门口（样例）", KS_DATE_NONE, KS_DATE_NONE };
    struct ks_sheet sheet = { &row, 1 };
    ck_assert(ks_sheet_row_is_sample(&row));
    ck_assert_uint_eq(ks_sheet_rows_on(&sheet, DAY), 0);
    ck_assert(!ks_sheet_row_is_on(&row, KS_DATE_NONE));
    row.value = "食堂门口";
    ck_assert_uint_eq(ks_sheet_rows_on(&sheet, DAY), 1);
    row.name = "周一(样例)";
    ck_assert_uint_eq(ks_sheet_rows_on(&sheet, DAY), 0);
    row.name = "样例题讲解"; /* about samples, not one */
    row.value = "看（样例）再写";
    ck_assert_uint_eq(ks_sheet_rows_on(&sheet, DAY), 1);
}
END_TEST

/* The poll that a card invites to is the one that is asked: the same row, once. */
START_TEST(a_question_is_the_headline_and_its_answers_the_list)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_sheet_row rows[] = { { 2, "哪一种？", "甲；乙; 丙", KS_DATE_NONE, KS_DATE_NONE },
                                   { 3, "第二问", "是；否", KS_DATE_NONE, KS_DATE_NONE } };
    struct ks_sheet sheet = { rows, KS_COUNT(rows) };
    struct ks_block act = { .kind = KS_BLOCK_ACTION, .speaker = "做" };
    struct ks_card card = {
        .template = KS_TEMPLATE_CHECKLIST, .blocks = &act, .n_blocks = 1, .sheet = &sheet
    };
    const struct ks_card *today = ks_card_on(&card, DAY, arena);
    ck_assert_uint_eq(today->headline.n, 1);
    ck_assert_str_eq(today->headline.v[0].text, "哪一种？");
    ck_assert_uint_eq(today->n_blocks, 4);
    ck_assert_str_eq(today->blocks[1].text.v[0].text, "甲");
    ck_assert_str_eq(today->blocks[3].text.v[0].text, "丙");
    ck_assert_str_eq(today->blocks[3].speaker, "");
    ck_assert_int_eq(today->blocks[3].kind, KS_BLOCK_ENTRY);
    rows[0].value = "一句话"; /* no question: rows are entries, the headline the card's own */
    today = ks_card_on(&card, DAY, arena);
    ck_assert_uint_eq(today->headline.n, 0);
    ck_assert_uint_eq(today->n_blocks, 3);
    card.template = KS_TEMPLATE_BOARD;
    rows[0].value = "甲；乙";
    ck_assert_str_eq(ks_card_on(&card, DAY, arena)->blocks[1].text.v[0].text, "甲；乙");
    ks_arena_free(arena);
}
END_TEST

START_TEST(a_table_shows_the_rows_of_the_day)
{
    struct ks_sheet_row rows[] = {
        { 2, "一", "每天", KS_DATE_NONE, KS_DATE_NONE },
        { 3, "二", "九月", day(2026, 9, 1), day(2026, 9, 30) },
        { 4, "三", "以后", day(2027, 1, 1), KS_DATE_NONE },
    };
    struct ks_sheet sheet = { rows, 3 };
    struct ks_card card = { .path = "x",
                            .lang = "zh",
                            .valid_from = KS_DATE_NONE,
                            .valid_until = KS_DATE_NONE,
                            .sheet = &sheet };
    struct ks_arena *arena = ks_arena_new();
    ck_assert_uint_eq(ks_card_on(&card, day(2026, 9, 30), arena)->n_blocks, 2);
    ck_assert_uint_eq(ks_card_on(&card, day(2026, 10, 1), arena)->n_blocks, 1);
    ck_assert_uint_eq(ks_card_on(&card, KS_DATE_NONE, arena)->n_blocks, 1);
    ck_assert_str_eq(ks_card_on(&card, day(2027, 2, 1), arena)->blocks[1].speaker, "三");
    ck_assert(ks_card_is_true(&card, NULL, day(2026, 9, 30)));
    sheet.n = 0;
    ck_assert_int_eq(ks_card_lacks(&card, NULL, day(2026, 9, 30)).kind, KS_CARD_LACKS_ROW);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, each_end_of_a_row_counts);
    tcase_add_test(tc, a_card_shows_six_rows);
    tcase_add_test(tc, a_sample_is_of_no_day);
    tcase_add_test(tc, a_question_is_the_headline_and_its_answers_the_list);
    tcase_add_test(tc, a_table_shows_the_rows_of_the_day);
}

int main(void)
{
    return check_main("sheet", add);
}
