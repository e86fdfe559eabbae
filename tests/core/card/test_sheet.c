/* The rows of a card's table on a day. */
#include "core/card/sheet.h"

#include "support/check_main.h"

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

static void add(TCase *tc)
{
    tcase_add_test(tc, each_end_of_a_row_counts);
    tcase_add_test(tc, a_card_shows_six_rows);
}

int main(void)
{
    return check_main("sheet", add);
}
