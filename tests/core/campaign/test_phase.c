/* Which phase a date is in, and when that changes. */
#include "core/campaign/phase.h"

#include "support/clock.h"
#include <string.h>

static const char *on(const struct ks_phases *phases, int y, int m, int d)
{
    const struct ks_phase *phase = ks_phase_on(phases, day(y, m, d));
    return phase == NULL ? "" : phase->id;
}

/* A dated row wins over a repeated one, a later row over an earlier one. */
START_TEST(which_row_wins)
{
    struct ks_phase rows[] = {
        { .id = "a", .from = day(2020, 9, 1), .until = day(2020, 9, 30) },
        { .id = "b", .from = day(2020, 9, 30), .until = day(2020, 10, 2) },
        { .id = "old", .from = day(2019, 9, 1), .until = day(2019, 10, 31), .repeat = true },
        { .id = "older", .from = day(2018, 10, 1), .until = day(2018, 10, 31), .repeat = false },
    };
    struct ks_phases all = { rows, KS_COUNT(rows) };
    ck_assert_str_eq(on(&all, 2020, 8, 31), "");
    ck_assert_str_eq(on(&all, 2020, 9, 1), "a");
    ck_assert_str_eq(on(&all, 2020, 9, 29), "a");
    ck_assert_str_eq(on(&all, 2020, 9, 30), "b");
    ck_assert_str_eq(on(&all, 2020, 10, 2), "b");
    ck_assert_str_eq(on(&all, 2020, 10, 3), "old");
    ck_assert_str_eq(on(&all, 2018, 9, 15), ""); /* it comes back after its last day, not before */
    ck_assert_str_eq(on(&all, 2018, 10, 31), "older");
    ck_assert_str_eq(on(&all, 2021, 9, 1), "old");
    ck_assert_str_eq(on(&all, 2021, 11, 1), "");
    ck_assert_ptr_eq(ks_phase_by_id(&all, "old"), &rows[2]);
    ck_assert_ptr_eq(ks_phase_by_id(&all, "a"), &rows[0]);
    ck_assert_ptr_null(ks_phase_by_id(&all, "c"));
}
END_TEST

START_TEST(over_new_year_and_over_years)
{
    struct ks_phase winter[] = {
        { .id = "w", .from = day(2019, 12, 20), .until = day(2020, 1, 10), .repeat = true }
    };
    struct ks_phases all = { winter, 1 };
    ck_assert_str_eq(on(&all, 2020, 12, 19), "");
    ck_assert_str_eq(on(&all, 2020, 12, 20), "w");
    ck_assert_str_eq(on(&all, 2021, 1, 10), "w");
    ck_assert_str_eq(on(&all, 2021, 1, 11), "");
    ck_assert_str_eq(on(&all, 2026, 1, 1), "w");
    winter[0].until = day(2021, 2, 1); /* longer than a year */
    ck_assert_str_eq(on(&all, 2021, 2, 2), "w");
    winter[0].from = day(2020, 2, 29);
    winter[0].until = day(2020, 2, 29);
    ck_assert_str_eq(on(&all, 2021, 2, 28), "w");
    ck_assert_str_eq(on(&all, 2021, 3, 1), "");
    ck_assert_str_eq(on(&all, 2024, 2, 28), "");
    ck_assert_str_eq(on(&all, 2024, 2, 29), "w");
}
END_TEST

START_TEST(the_next_change)
{
    struct ks_phase rows[] = {
        { .id = "a", .from = day(2020, 9, 1), .until = day(2020, 9, 30) },
        { .id = "b", .from = day(2020, 10, 1), .until = day(2020, 10, 2) },
    };
    struct ks_phases all = { rows, 2 };
    ck_assert_int_eq(ks_phase_next_change(&all, day(2020, 8, 30)), day(2020, 9, 1));
    ck_assert_int_eq(ks_phase_next_change(&all, day(2020, 8, 31)), day(2020, 9, 1));
    ck_assert_int_eq(ks_phase_next_change(&all, day(2020, 9, 1)), day(2020, 10, 1));
    ck_assert_int_eq(ks_phase_next_change(&all, day(2020, 9, 30)), day(2020, 10, 1));
    ck_assert_int_eq(ks_phase_next_change(&all, day(2020, 10, 2)), day(2020, 10, 3));
    ck_assert_int_eq(ks_phase_next_change(&all, day(2020, 10, 3)), KS_DATE_NONE);
    ck_assert_int_eq(ks_phase_next_change(&all, day(2018, 9, 1)), day(2020, 9, 1));
    ck_assert_int_eq(ks_phase_next_change(&all, day(2018, 8, 20)), KS_DATE_NONE);
    ck_assert_int_eq(ks_phase_next_change(&(struct ks_phases) { 0 }, day(2020, 9, 1)),
                     KS_DATE_NONE);
}
END_TEST

/* Each type for fourteen days, on whatever side of 1970. */
START_TEST(the_emphasis_lasts_a_fortnight)
{
    struct ks_phase row = {
        .id = "a", .from = -1000, .until = 1000, .focus = { 3, { "x", "y", "z" } }
    };
    struct ks_phases all = { &row, 1 };
    for (int32_t date = -100; date < 100; date++) {
        static const char *const types[] = { "x", "y", "z" };
        int32_t fortnights = (date + 140) / 14 - 10;
        ck_assert_str_eq(ks_phase_emphasis(&all, date), types[(fortnights + 30) % 3]);
    }
    ck_assert_ptr_null(ks_phase_emphasis(&all, 1001));
    row.focus.n = 0;
    ck_assert_ptr_null(ks_phase_emphasis(&all, 0));
}
END_TEST

static const char *focus[] = { "退款", "机票", "购物" };

static struct ks_phase phase = { .id = "p1", .name = "第一阶段" };

static struct ks_phases phases(void)
{
    phase.from = day(2019, 9, 1);
    phase.until = day(2020, 1, 31);
    phase.focus.n = 3;
    memcpy(phase.focus.v, focus, sizeof focus);
    return (struct ks_phases) { &phase, 1 };
}

START_TEST(the_emphasis_moves_on_every_fortnight_and_forgets_nobody)
{
    struct ks_phases p = phases();
    int seen[3] = { 0 }, run = 0;
    const char *before = NULL;
    for (int32_t d = phase.from; d <= phase.until; d++) {
        const char *now = ks_phase_emphasis(&p, d);
        run = now == before ? run + 1 : 1;
        ck_assert_msg(run <= 14, "the same for %d days", run);
        before = now;
        for (int i = 0; i < 3; i++) {
            seen[i] += now == focus[i];
        }
    }
    ck_assert(seen[0] > 20 && seen[1] > 20 && seen[2] > 20);
    ck_assert_ptr_null(ks_phase_emphasis(&p, day(2019, 8, 31)));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, which_row_wins);
    tcase_add_test(tc, over_new_year_and_over_years);
    tcase_add_test(tc, the_next_change);
    tcase_add_test(tc, the_emphasis_lasts_a_fortnight);
    tcase_add_test(tc, the_emphasis_moves_on_every_fortnight_and_forgets_nobody);
}

int main(void)
{
    return check_main("phase", add);
}
