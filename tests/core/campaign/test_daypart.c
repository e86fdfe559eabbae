/* Windows whose first and last day have a time of day. */
#include "core/campaign/daypart.h"
#include "support/clock.h"

static struct ks_window evening(void)
{
    return (struct ks_window) { .from = day(2026, 12, 1),
                                .until = day(2026, 12, 31),
                                .days = KS_DAYS_ALL,
                                .from_minute = 8 * 60,
                                .until_minute = 18 * 60 };
}

static const struct {
    const char *at;
    enum ks_window_state state;
} moments[] = {
    { "2026-11-30T12:00", KS_WINDOW_WAITING }, { "2026-12-01T07:59", KS_WINDOW_WAITING },
    { "2026-12-01T08:00", KS_WINDOW_OPEN },    { "2026-12-01T00:00", KS_WINDOW_WAITING },
    { "2026-12-02T00:00", KS_WINDOW_OPEN },    { "2026-12-31T17:59", KS_WINDOW_OPEN },
    { "2026-12-31T18:00", KS_WINDOW_EXPIRED }, { "2027-01-01T00:30", KS_WINDOW_EXPIRED },
};

START_TEST(begins_and_ends_on_the_minute)
{
    struct ks_window window = evening();
    ck_assert_int_eq(ks_window_at(&window, civil(moments[_i].at)), moments[_i].state);
}
END_TEST

/* Its nights belong to the days before, but the end is the end. */
START_TEST(no_night_behind_the_end)
{
    struct ks_window window = evening();
    window.n_hours = 1;
    window.hours[0] = (struct ks_daypart) { 20 * 60, 2 * 60 };
    ck_assert_int_eq(ks_window_at(&window, civil("2026-12-31T01:00")), KS_WINDOW_OPEN);
    ck_assert_int_eq(ks_window_at(&window, civil("2026-12-31T20:00")), KS_WINDOW_EXPIRED);
    ck_assert_int_eq(ks_window_at(&window, civil("2027-01-01T01:00")), KS_WINDOW_EXPIRED);
    window.until_minute = 0;
    ck_assert_int_eq(ks_window_at(&window, civil("2027-01-01T01:00")), KS_WINDOW_OPEN);
}
END_TEST

START_TEST(says_when_it_changes)
{
    struct ks_window window = evening();
    struct ks_civil next;
    ck_assert(ks_window_next(&window, civil("2026-10-01T00:00"), &next));
    ck_assert_int_eq(next.s, civil("2026-12-01T08:00").s);
    ck_assert(ks_window_next(&window, civil("2026-12-01T08:00"), &next));
    ck_assert_int_eq(next.s, civil("2026-12-31T18:00").s);
    ck_assert(!ks_window_next(&window, civil("2026-12-31T18:00"), &next));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, begins_and_ends_on_the_minute, 0, (int)KS_COUNT(moments));
    tcase_add_test(tc, no_night_behind_the_end);
    tcase_add_test(tc, says_when_it_changes);
}

int main(void)
{
    return check_main("daypart", add);
}
