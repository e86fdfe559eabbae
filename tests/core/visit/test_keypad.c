/* What a key means: the ring, the buttons by number, the way out, the PIN, the staff's sequence. */
#include "core/visit/keypad.h"
#include "support/check_main.h"

static struct ks_keypad keypad;
static struct ks_target targets[] = {
    { .rect = { 0, 0, 10, 10 }, .tap = { KS_TAP_LANGUAGE, 0 } },
    { .rect = { 0, 100, 10, 10 }, .tap = { KS_TAP_CHOICE, 0 } },
    { .rect = { 0, 200, 10, 10 }, .tap = { KS_TAP_CHOICE, 1 } },
    { .rect = { 0, 300, 10, 10 }, .tap = { KS_TAP_LEAVE, 0 } },
};
static struct ks_keypad_at here;

static void setup(void)
{
    keypad = (struct ks_keypad) { 0 };
    here = (struct ks_keypad_at) { .screen = KS_VISIT_QUESTION,
                                   .focus = { KS_RING_ON, { KS_TAP_CHOICE, 0 } },
                                   .targets = targets,
                                   .n = KS_COUNT(targets) };
}

static struct ks_wish press(enum ks_key key)
{
    return ks_keypad_press(&keypad, key, &here);
}

static struct ks_tap tap_of(enum ks_key key)
{
    struct ks_wish wish = press(key);
    ck_assert(wish.taps && !wish.staff && !wish.moves_ring);
    return wish.tap;
}

START_TEST(numbers_are_the_buttons_that_lead_on)
{
    ck_assert(ks_tap_equal(tap_of(KS_KEY_1), ks_tap_n(KS_TAP_CHOICE, 0))); /* not 中/EN before it */
    ck_assert(ks_tap_equal(tap_of((enum ks_key)'2'), ks_tap_n(KS_TAP_CHOICE, 1)));
    ck_assert(
        ks_tap_equal(tap_of((enum ks_key)'3'), ks_tap(KS_TAP_NOTHING))); /* leaving is no number */
    ck_assert(!press(KS_KEY_0).taps);
    ck_assert(ks_tap_equal(tap_of(KS_KEY_ENTER), ks_tap_n(KS_TAP_CHOICE, 0)));
    here.focus.ring = KS_RING_NONE; /* no ring: the first that leads on */
    ck_assert(ks_tap_equal(tap_of(KS_KEY_ENTER), ks_tap_n(KS_TAP_CHOICE, 0)));
    here.focus.ring = KS_RING_FIRST;
    ck_assert(ks_tap_equal(tap_of(KS_KEY_ENTER), ks_tap(KS_TAP_LANGUAGE)));
    here.n = 0;
    ck_assert(ks_tap_equal(tap_of(KS_KEY_ENTER), ks_tap(KS_TAP_NOTHING)));
    ck_assert(ks_tap_equal(tap_of(KS_KEY_1), ks_tap(KS_TAP_NOTHING)));
    struct ks_wish wish = press(KS_KEY_DOWN);
    ck_assert(!wish.taps && !wish.moves_ring);
}
END_TEST

START_TEST(arrows_move_the_ring)
{
    struct ks_wish wish = press(KS_KEY_DOWN);
    ck_assert(wish.moves_ring && !wish.taps);
    ck_assert(ks_tap_equal(wish.ring, ks_tap_n(KS_TAP_CHOICE, 1)));
    ck_assert(ks_tap_equal(press(KS_KEY_NEXT).ring, ks_tap_n(KS_TAP_CHOICE, 1)));
    ck_assert(ks_tap_equal(press(KS_KEY_UP).ring, ks_tap(KS_TAP_LANGUAGE)));
}
END_TEST

START_TEST(backspace_goes_back_before_it_leaves)
{
    ck_assert(ks_tap_equal(tap_of(KS_KEY_BACK), ks_tap(KS_TAP_LEAVE)));
    struct ks_target both[] = { { .tap = { KS_TAP_BACK, 0 } }, { .tap = { KS_TAP_LEAVE, 0 } } };
    here.targets = both;
    here.n = 2;
    ck_assert(ks_tap_equal(tap_of(KS_KEY_BACK), ks_tap(KS_TAP_BACK)));
    both[0].tap = ks_tap(KS_TAP_LEAVE);
    both[1].tap = ks_tap(KS_TAP_BACK);
    ck_assert(ks_tap_equal(tap_of(KS_KEY_BACK), ks_tap(KS_TAP_BACK)));
    here.n = 0;
    ck_assert(ks_tap_equal(tap_of(KS_KEY_BACK), ks_tap(KS_TAP_NOTHING)));
    here.screen = KS_VISIT_LOOP; /* nowhere to go back to */
    ck_assert(!press(KS_KEY_BACK).taps);
}
END_TEST

START_TEST(any_key_of_the_pad_begins_or_answers)
{
    static const enum ks_visit_screen screens[] = { KS_VISIT_LOOP, KS_VISIT_STILL_THERE };
    for (size_t i = 0; i < KS_COUNT(screens); i++) {
        setup();
        here.screen = screens[i];
        ck_assert(ks_tap_equal(tap_of(KS_KEY_DOWN), ks_tap(KS_TAP_NOTHING)));
        ck_assert(ks_tap_equal(tap_of(KS_KEY_1), ks_tap(KS_TAP_NOTHING)));
        ck_assert(!press(KS_KEY_NONE).taps);
    }
}
END_TEST

START_TEST(the_pin_takes_digits_and_gives_them_back)
{
    here.screen = KS_VISIT_PIN;
    struct ks_wish wish = press(KS_KEY_0);
    ck_assert(wish.taps && wish.moves_ring);
    ck_assert(ks_tap_equal(wish.tap, ks_tap_n(KS_TAP_DIGIT, 0)));
    ck_assert(ks_tap_equal(wish.ring, ks_tap(KS_TAP_PIN_ENTER)));
    ck_assert(ks_tap_equal(press(KS_KEY_9).tap, ks_tap_n(KS_TAP_DIGIT, 9)));
    here.typed = true;
    ck_assert(ks_tap_equal(tap_of(KS_KEY_BACK), ks_tap(KS_TAP_PIN_ERASE)));
    here.typed = false;
    ck_assert(ks_tap_equal(tap_of(KS_KEY_BACK), ks_tap(KS_TAP_LEAVE)));
}
END_TEST

START_TEST(the_sequence_of_the_staff)
{
    static const enum ks_key keys[] = { KS_KEY_UP,   KS_KEY_UP,   KS_KEY_UP,    KS_KEY_DOWN,
                                        KS_KEY_DOWN, KS_KEY_LEFT, KS_KEY_RIGHT, KS_KEY_BACK };
    for (size_t skip = 0; skip <= KS_COUNT(keys); skip++) {
        setup();
        bool staff = false;
        for (size_t i = 0; i < KS_COUNT(keys); i++) {
            staff = (i != skip && press(keys[i]).staff) || staff;
        }
        /* one ↑ more than two does no harm, anything missing does */
        ck_assert_msg(staff == (skip <= 2 || skip == KS_COUNT(keys)), "without key %zu", skip);
        ck_assert(!staff || keypad.chord == 0);
    }
    setup(); /* another key stands for no ↑ */
    bool staff = press(KS_KEY_LEFT).staff;
    for (size_t i = 2; i < KS_COUNT(keys); i++) {
        staff = press(keys[i]).staff || staff;
    }
    ck_assert(!staff);
    setup();
    struct ks_wish wish = { 0 };
    for (size_t i = 0; i < KS_COUNT(keys); i++) {
        wish = press(keys[i]);
    }
    ck_assert(wish.staff && !wish.taps &&
              !wish.moves_ring); /* the last key is not also a way out */
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, NULL);
    tcase_add_test(tc, numbers_are_the_buttons_that_lead_on);
    tcase_add_test(tc, arrows_move_the_ring);
    tcase_add_test(tc, backspace_goes_back_before_it_leaves);
    tcase_add_test(tc, any_key_of_the_pad_begins_or_answers);
    tcase_add_test(tc, the_pin_takes_digits_and_gives_them_back);
    tcase_add_test(tc, the_sequence_of_the_staff);
}

int main(void)
{
    return check_main("keypad", add);
}
