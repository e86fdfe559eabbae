/* The door of the staff menu. */
#include <string.h>

#include "core/visit/staff.h"
#include "support/check_main.h"

static struct ks_mono at(int64_t ms)
{
    return (struct ks_mono) { ms * 1000 };
}

static bool guess(struct ks_staff *staff, int64_t ms, bool right)
{
    for (int i = 0; i < 6; i++) {
        ks_staff_digit(staff, at(ms), i);
    }
    if (!ks_staff_enter(staff, at(ms))) {
        ks_staff_wipe(staff);
        return false;
    }
    ks_staff_checked(staff, at(ms), right ? KS_PIN_RIGHT : KS_PIN_WRONG);
    return true;
}

START_TEST(each_wrong_pin_costs_twice_the_last)
{
    struct ks_staff staff = { 0 };
    int64_t now = 1000;
    static const int64_t costs[] = { 2000, 4000, 8000, 16000, 900000, 900000, 900000 };
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
        ck_assert(guess(&staff, now, false));
        ck_assert(!guess(&staff, now + costs[i] - 1, true));
        ck_assert_int_eq(ks_staff_seconds(&staff, at(now)), (int)(costs[i] / 1000));
        now += costs[i];
    }
    ck_assert(guess(&staff, now, true)); /* and a right one begins anew */
    ck_assert(guess(&staff, now, false));
    ck_assert_int_eq(ks_staff_seconds(&staff, at(now)), 2);
}
END_TEST

/* Where a wrong one could not be counted none is looked at: nothing is known, nothing waits. */
START_TEST(a_pin_that_is_not_looked_at_costs_nothing)
{
    struct ks_staff staff = { 0 };
    static const enum ks_pin_answer answers[] = { KS_PIN_UNKEPT, KS_PIN_EARLY };
    ck_assert(guess(&staff, 0, false));
    for (size_t k = 0; k < KS_COUNT(answers); k++) {
        for (int i = 0; i < 6; i++) {
            ks_staff_digit(&staff, at(2000), i);
        }
        ck_assert(ks_staff_enter(&staff, at(2000)));
        ks_staff_checked(&staff, at(2000), answers[k]);
        ck_assert(staff.answer == answers[k] && !staff.checking);
        ck_assert_str_eq(staff.pin, "");
        ck_assert_int_eq(staff.failures, 1);
        ck_assert_int_eq(ks_staff_seconds(&staff, at(2000)), 0);
    }
    ks_staff_recall(&staff, at(2000), 1); /* read now: no longer too early */
    ck_assert_int_ne(staff.answer, KS_PIN_EARLY);
    ck_assert(guess(&staff, 4000, true));
    ck_assert_int_eq(staff.answer, KS_PIN_RIGHT);
}
END_TEST

/* The plug is pulled after each: the wait begins anew and goes on growing, all the same. */
START_TEST(a_restart_forgives_nothing)
{
    static const int64_t costs[] = { 2000, 4000, 8000, 16000, 900000, 900000 };
    int on_disk = 0;
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
        struct ks_staff staff = { 0 };
        ks_staff_recall(&staff, at(0), on_disk);
        if (i > 0) {
            ck_assert(!guess(&staff, costs[i - 1] - 1, true));
        }
        int64_t now = i == 0 ? 0 : costs[i - 1];
        on_disk = ks_staff_failures_if_wrong(&staff); /* before it is checked */
        ck_assert(guess(&staff, now, false));
        ck_assert_int_eq(staff.failures, on_disk);
        ck_assert_int_eq(ks_staff_seconds(&staff, at(now)), (int)(costs[i] / 1000));
    }
    struct ks_staff staff = { 0 };
    ks_staff_recall(&staff, at(0), 9); /* whatever the file says */
    ck_assert_int_eq(ks_staff_seconds(&staff, at(0)), 900);
    ks_staff_recall(&staff, at(0), 0);
    ck_assert(!ks_staff_is_closed(&staff, at(0)));
}
END_TEST

/* One guess a second for a year: 10,000 four-digit PINs are not through. */
START_TEST(ten_thousand_guesses_take_more_than_a_hundred_days)
{
    struct ks_staff staff = { 0 };
    int checked = 0;
    int64_t now = 0;
    for (; checked < 10000; now += 1000) {
        checked += guess(&staff, now, false);
    }
    ck_assert_int_gt(now, 100LL * 86400 * 1000);
}
END_TEST

START_TEST(while_one_is_checked_nothing_can_be_typed)
{
    struct ks_staff staff = { 0 };
    for (int i = 0; i < 3; i++) {
        ck_assert(ks_staff_digit(&staff, at(0), 7));
    }
    ck_assert(!ks_staff_enter(&staff, at(0))); /* too short */
    ck_assert(ks_staff_digit(&staff, at(0), 7));
    ck_assert(ks_staff_enter(&staff, at(0)));
    ck_assert(!ks_staff_digit(&staff, at(0), 1));
    ck_assert(!ks_staff_erase(&staff));
    ck_assert(!ks_staff_enter(&staff, at(0)));
    ck_assert_str_eq(staff.pin, "7777");
    ks_staff_checked(&staff, at(0), KS_PIN_RIGHT);
    struct ks_staff clean = { 0 };
    ck_assert_int_eq(memcmp(staff.pin, clean.pin, sizeof staff.pin), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, each_wrong_pin_costs_twice_the_last);
    tcase_add_test(tc, a_pin_that_is_not_looked_at_costs_nothing);
    tcase_add_test(tc, a_restart_forgives_nothing);
    tcase_add_test(tc, ten_thousand_guesses_take_more_than_a_hundred_days);
    tcase_add_test(tc, while_one_is_checked_nothing_can_be_typed);
}

int main(void)
{
    return check_main("staff", add);
}
