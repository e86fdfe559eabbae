/* Fingers, palms and the ring of the keypad. */
#include "core/hand/contacts.h"
#include "core/hand/focus.h"
#include "core/hand/reach.h"
#include "support/check_main.h"

static int x, y;

static struct ks_mono at(int ms)
{
    return (struct ks_mono) { (int64_t)ms * 1000 };
}

START_TEST(one_finger_is_a_tap_after_thirty_milliseconds)
{
    struct ks_contacts c = { 0 };
    ks_contacts_down(&c, 7, at(1000), 30, 40);
    ck_assert(!ks_contacts_tap(&c, at(1029), &x, &y));
    ks_contacts_up(&c, 7); /* a quick tap is one all the same */
    ck_assert(ks_contacts_tap(&c, at(1030), &x, &y));
    ck_assert(x == 30 && y == 40);
    ck_assert(!ks_contacts_tap(&c, at(2000), &x, &y)); /* once */
}
END_TEST

START_TEST(a_palm_counts_for_nothing_until_it_is_gone)
{
    struct ks_contacts c = { 0 };
    ks_contacts_down(&c, 1, at(0), 1, 1);
    ks_contacts_down(&c, 2, at(20), 2, 2);
    ck_assert(!ks_contacts_tap(&c, at(500), &x, &y));
    ks_contacts_up(&c, 1);
    ks_contacts_down(&c, 3, at(600), 3, 3);
    ck_assert(!ks_contacts_tap(&c, at(1000), &x, &y));
    ks_contacts_up(&c, 2);
    ks_contacts_up(&c, 3);
    ks_contacts_down(&c, 4, at(1100), 4, 4);
    ck_assert(ks_contacts_tap(&c, at(1130), &x, &y));
}
END_TEST

START_TEST(two_people_may_touch_three_contacts_may_not)
{
    struct ks_contacts c = { 0 };
    ks_contacts_down(&c, 1, at(0), 1, 1);
    ck_assert(ks_contacts_tap(&c, at(40), &x, &y));
    ks_contacts_down(&c, 2, at(200), 2, 2);
    ck_assert(ks_contacts_tap(&c, at(240), &x, &y));
    ck_assert_int_eq(x, 2);
    ks_contacts_down(&c, 3, at(400), 3, 3);
    ck_assert(!ks_contacts_tap(&c, at(900), &x, &y));
}
END_TEST

START_TEST(a_finger_that_never_goes_up_is_forgotten)
{
    struct ks_contacts c = { 0 };
    for (int i = 0; i < 3; i++) {
        ks_contacts_down(&c, i, at(100 * i), 1, 1);
    }
    ks_contacts_down(&c, 9, at(6000), 9, 9);
    ck_assert(ks_contacts_tap(&c, at(6030), &x, &y));
    ck_assert_int_eq(x, 9);
}
END_TEST

START_TEST(the_ring_goes_where_the_arrow_points)
{
    /* 0 1 / 2 3 / wide 4 */
    const struct ks_target t[] = { { { 0, 0, 10, 10 }, { KS_TAP_CHOICE, 1 }, 0 },
                                   { { 20, 0, 10, 10 }, { KS_TAP_CHOICE, 2 }, 0 },
                                   { { 0, 20, 10, 10 }, { KS_TAP_CHOICE, 3 }, 0 },
                                   { { 20, 20, 10, 10 }, { KS_TAP_CHOICE, 4 }, 0 },
                                   { { 0, 40, 30, 10 }, { KS_TAP_CHOICE, 5 }, 0 } };
    ck_assert_uint_eq(ks_focus_move(t, 5, 5, KS_DOWN), 0); /* none yet */
    ck_assert_uint_eq(ks_focus_move(t, 5, 0, KS_RIGHT), 1);
    ck_assert_uint_eq(ks_focus_move(t, 5, 0, KS_DOWN), 2);
    ck_assert_uint_eq(ks_focus_move(t, 5, 3, KS_UP), 1);
    ck_assert_uint_eq(ks_focus_move(t, 5, 3, KS_DOWN), 4);
    ck_assert_uint_eq(ks_focus_move(t, 5, 3, KS_LEFT), 2);
    ck_assert_uint_eq(ks_focus_move(t, 5, 4, KS_DOWN), 0); /* round the end */
    ck_assert_uint_eq(ks_focus_move(t, 5, 0, KS_UP), 4);
    ck_assert_uint_eq(ks_focus_move(t, 5, 1, KS_NEXT), 2);
    struct ks_focus focus = { .ring = KS_RING_NONE };
    ck_assert_uint_eq(ks_focus_at(&focus, t, 5), 5);
    focus = (struct ks_focus) { KS_RING_ON, { KS_TAP_CHOICE, 4 } };
    ck_assert_uint_eq(ks_focus_at(&focus, t, 5), 3);
    focus.tap.kind = KS_TAP_ITEM; /* another thing of the same number */
    ck_assert_uint_eq(ks_focus_at(&focus, t, 5), 5);
    focus.ring = KS_RING_FIRST;
    ck_assert_uint_eq(ks_focus_at(&focus, t, 5), 0);
    ck_assert_uint_eq(ks_focus_at(&focus, t, 0), 0); /* there is none */
}
END_TEST

START_TEST(millimetres_become_pixels)
{
    /* 43 inches, portrait, 2.04 px a mm: 20, 25 and 5 mm; 0.7 degrees at 600 mm are 10.0 mm of em
     */
    struct ks_mount mount = { 529, 941, 800, 0 };
    struct ks_reach reach = ks_reach_of(&mount, 1080, 1920);
    ck_assert_int_eq(reach.target, 41);
    ck_assert_int_eq(reach.answer, 52);
    ck_assert_int_eq(reach.gap, 11);
    ck_assert_int_eq(reach.em, 21);
    ck_assert_int_eq(reach.bottom, 1920);
    ck_assert_int_eq(reach.top, 1308);   /* 300 mm up */
    ck_assert_int_eq(reach.limit, 1064); /* 420 mm up */
    ck_assert(reach.fits);
    mount.bottom_mm = 600; /* 200 mm of it are too low */
    reach = ks_reach_of(&mount, 1080, 1920);
    ck_assert_int_eq(reach.bottom, 1511);
    mount.bottom_mm = 1150; /* too high for anybody sitting: as low as can be, and said so */
    reach = ks_reach_of(&mount, 1080, 1920);
    ck_assert(!reach.fits);
    ck_assert_int_le(reach.limit, 1920 - 306);
    mount.bottom_mm = 0;
    mount.view_mm = 1000;
    ck_assert_int_eq(ks_reach_of(&mount, 1080, 1920).em, 35);
}
END_TEST

START_TEST(a_data_sheet_becomes_the_upright_picture)
{
    struct ks_mount mount = ks_mount_of(941, 529, 1080, 1920); /* hung turned */
    ck_assert(mount.width_mm == 529 && mount.height_mm == 941);
    mount = ks_mount_of(1092, 0, 1920, 1080); /* 43 inches of diagonal */
    ck_assert_int_eq(mount.width_mm, 951);
    ck_assert_int_eq(mount.height_mm, 535);
    mount = ks_mount_of(0, 0, 1920, 1080);
    ck_assert_int_eq(mount.width_mm, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, one_finger_is_a_tap_after_thirty_milliseconds);
    tcase_add_test(tc, a_palm_counts_for_nothing_until_it_is_gone);
    tcase_add_test(tc, two_people_may_touch_three_contacts_may_not);
    tcase_add_test(tc, a_finger_that_never_goes_up_is_forgotten);
    tcase_add_test(tc, the_ring_goes_where_the_arrow_points);
    tcase_add_test(tc, millimetres_become_pixels);
    tcase_add_test(tc, a_data_sheet_becomes_the_upright_picture);
}

int main(void)
{
    return check_main("contacts", add);
}
