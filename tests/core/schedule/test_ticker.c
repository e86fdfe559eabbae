/* Which ticker line stands there, by the rules of a playlist row. */
#include <stdio.h>

#include "core/schedule/ticker.h"
#include "support/check_main.h"

static struct ks_ticker_line line(const char *text)
{
    return (struct ks_ticker_line) {
        .text = text,
        .text_in = { { "" } },
        .window = { .from = KS_DATE_NONE, .until = KS_DATE_NONE, .days = KS_DAYS_ALL }
    };
}

static const char *text_at(const struct ks_ticker *ticker,
                           const struct ks_situation *situation,
                           const struct ks_phase *phase,
                           size_t turn)
{
    const struct ks_ticker_line *found = ks_ticker_at(ticker, situation, phase, turn);
    return found == NULL ? "" : found->text;
}

START_TEST(lines_take_turns)
{
    struct ks_ticker_line lines[200];
    char text[200][8];
    for (int i = 0; i < 200; i++) {
        snprintf(text[i], sizeof text[i], "%d", i);
        lines[i] = line(text[i]);
    }
    struct ks_ticker ticker = { lines, 200 }, empty = { lines, 0 };
    struct ks_situation now = { .now = { 1606176000 } };
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 0), "0");
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 199), "199"); /* each has its turn */
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 201), "1");
    ck_assert_str_eq(text_at(&empty, &now, NULL, 3), "");
}
END_TEST

START_TEST(a_line_stands_where_a_row_would_play)
{
    struct ks_phase phase = { .id = "p1" }, other = { .id = "p2" };
    struct ks_ticker_line one = line("x");
    struct ks_ticker ticker = { &one, 1 };
    struct ks_situation now = { .now = { 1606176000 }, .places = { 1, { "食堂" } } };
    int32_t today = ks_civil_date(now.now);
    one.places = (struct ks_tags) { 1, { "宿舍" } };
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 0), "");
    one.places = (struct ks_tags) { 1, { "食堂" } };
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 0), "x");
    one.phases = (struct ks_tags) { 1, { "p1" } };
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 0), "");
    ck_assert_str_eq(text_at(&ticker, &now, &other, 0), "");
    ck_assert_str_eq(text_at(&ticker, &now, &phase, 0), "x");
    one.window.until = today - 1;
    ck_assert_str_eq(text_at(&ticker, &now, &phase, 0), "");
    one.window.until = today;
    ck_assert_str_eq(text_at(&ticker, &now, &phase, 0), "x");
    one.window.from = today + 1;
    ck_assert_str_eq(text_at(&ticker, &now, &phase, 0), "");
}
END_TEST

START_TEST(without_a_clock_what_is_dated_does_not_stand)
{
    struct ks_ticker_line one = line("x");
    struct ks_ticker ticker = { &one, 1 };
    struct ks_situation now = { .now = { 1606176000 }, .clock = KS_CLOCK_UNKNOWN };
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 0), "x");
    one.window.days = 1; /* Mondays: harmless */
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 0), "x");
    one.phases = (struct ks_tags) { 1, { "p1" } };
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 0), "");
    one.phases.n = 0;
    one.window.until = 30000;
    ck_assert_str_eq(text_at(&ticker, &now, NULL, 0), "");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, lines_take_turns);
    tcase_add_test(tc, a_line_stands_where_a_row_would_play);
    tcase_add_test(tc, without_a_clock_what_is_dated_does_not_stand);
}

int main(void)
{
    return check_main("ticker", add);
}
