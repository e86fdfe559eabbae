/* Transitions: what becomes of each for who wants less motion, how long, how far along. */
#include "core/draw/transition.h"

#include <string.h>

#include "support/check_main.h"

START_TEST(less_motion)
{
    for (int t = 0; t < KS_TRANSITION_COUNT; t++) {
        enum ks_transition wanted = (enum ks_transition)t;
        bool cut = wanted == KS_TRANSITION_CUT;
        ck_assert_int_eq(ks_transition_for(wanted, KS_MOTION_NONE), KS_TRANSITION_CUT);
        ck_assert_int_eq(ks_transition_for(wanted, KS_MOTION_GENTLE),
                         cut ? KS_TRANSITION_CUT : KS_TRANSITION_FADE);
        ck_assert_int_eq(ks_transition_for(wanted, KS_MOTION_FULL),
                         wanted == KS_TRANSITION_DEFAULT ? KS_TRANSITION_FADE : wanted);
        ck_assert_int_eq(ks_transition_ms(wanted), cut ? 0 : 600);
        ck_assert_int_eq(
            strncmp(ks_transition_words[t], ks_transition_names[t], strlen(ks_transition_names[t])),
            0);
    }
    ck_assert_ptr_null(ks_transition_words[KS_TRANSITION_COUNT]);
}
END_TEST

/* Smoothstep: slow at both ends, half way at half time, the same from both sides. */
START_TEST(progress)
{
    int before = 0;
    ck_assert_int_eq(ks_transition_progress(-5, 600), 0);
    ck_assert_int_eq(ks_transition_progress(0, 600), 0);
    ck_assert_int_eq(ks_transition_progress(600, 600), 65536);
    ck_assert_int_eq(ks_transition_progress(601, 600), 65536);
    ck_assert_int_eq(ks_transition_progress(0, 0), 65536);
    for (int i = 1; i < 600; i++) {
        double x = i / 600.0, expected = 65536 * (3 * x * x - 2 * x * x * x);
        int now = ks_transition_progress(i * 1000, 600000);
        ck_assert_int_ge(now, before);
        ck_assert(now - expected < 8 && expected - now < 8);
        before = now;
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, less_motion);
    tcase_add_test(tc, progress);
}

int main(void)
{
    return check_main("transition", add);
}
