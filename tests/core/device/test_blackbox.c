/* How a player ended, and what the next one makes of it. */
#include <stdio.h>
#include <string.h>

#include "core/device/blackbox.h"
#include "support/check_main.h"

static struct ks_blackbox box;

static void fresh(void)
{
    memset(&box, 0xA5, sizeof box); /* what another program left in the file */
    ks_blackbox_start(&box);
    ks_blackbox_release(&box, "1.42");
}

static void die_preparing(const char *path)
{
    ks_blackbox_preparing(&box, path);
    ks_blackbox_start(&box);
    ks_blackbox_release(&box, "1.42");
}

START_TEST(an_item_in_flight_is_quarantined_after_two_deaths)
{
    fresh();
    ks_blackbox_on_glass(&box, "cards/good.md");
    die_preparing("posters/poison.jpg");
    ck_assert(!ks_blackbox_quarantined(&box, "posters/poison.jpg"));
    die_preparing("posters/poison.jpg");
    ck_assert(ks_blackbox_quarantined(&box, "posters/poison.jpg"));
    ck_assert(!ks_blackbox_quarantined(&box, "cards/good.md"));
    ck_assert_uint_eq(box.take_back, 0);
}
END_TEST

START_TEST(what_is_on_the_glass_is_blamed_when_nothing_is_prepared)
{
    fresh();
    for (int i = 0; i < 2; i++) {
        ks_blackbox_preparing(&box, "cards/next.md");
        ks_blackbox_preparing(&box, NULL);
        ks_blackbox_on_glass(&box, "posters/video.mp4");
        ks_blackbox_start(&box);
    }
    ck_assert(ks_blackbox_quarantined(&box, "posters/video.mp4"));
    ck_assert(!ks_blackbox_quarantined(&box, "cards/next.md"));
}
END_TEST

START_TEST(a_release_that_keeps_dying_is_to_be_taken_back)
{
    fresh();
    die_preparing("a");
    die_preparing("b");
    die_preparing("");
    ck_assert_uint_eq(box.take_back, 0);
    die_preparing("c");
    ck_assert_uint_eq(box.take_back, 1);
    ks_blackbox_release(&box, "1.41");
    ck_assert_uint_eq(box.take_back, 0);
    ck_assert_uint_eq(box.deaths, 0);
    ck_assert_uint_eq(box.running, 1);
}
END_TEST

START_TEST(a_deliberate_end_blames_nobody)
{
    fresh();
    for (int i = 0; i < 6; i++) {
        ks_blackbox_preparing(&box, "cards/a.md");
        ks_blackbox_end(&box);
        ks_blackbox_start(&box);
    }
    ck_assert(!ks_blackbox_quarantined(&box, "cards/a.md"));
    ck_assert_uint_eq(box.deaths, 0);
}
END_TEST

START_TEST(two_minutes_with_everything_drawn_prove_a_release_once)
{
    fresh();
    ck_assert(!ks_blackbox_alive(&box, true, KS_PROVE_MS - 1));
    ck_assert(!ks_blackbox_alive(&box, false, KS_PROVE_MS));
    ck_assert_uint_eq(box.proven, 0);
    ck_assert(ks_blackbox_alive(&box, true, KS_PROVE_MS));
    ck_assert(!ks_blackbox_alive(&box, true, KS_PROVE_MS + 1000));
    ck_assert_uint_eq(box.proven, 1);
    die_preparing("a");
    die_preparing("b");
    die_preparing("c");
    (void)ks_blackbox_alive(&box, true, KS_PROVE_MS); /* rare deaths are not a loop */
    die_preparing("d");
    ck_assert_uint_eq(box.take_back, 0);
}
END_TEST

START_TEST(more_suspects_than_places_keep_the_worst)
{
    char path[32];
    fresh();
    die_preparing("worst");
    die_preparing("worst");
    for (int i = 0; i < 3 * KS_BLACKBOX_SUSPECTS; i++) {
        snprintf(path, sizeof path, "cards/%d.md", i);
        die_preparing(path);
    }
    ck_assert(ks_blackbox_quarantined(&box, "worst"));
}
END_TEST

START_TEST(long_paths_are_cut_and_compared_cut)
{
    char path[2 * KS_BLACKBOX_PATH];
    memset(path, 'x', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    fresh();
    die_preparing(path);
    die_preparing(path);
    ck_assert(ks_blackbox_quarantined(&box, path));
    ck_assert(!ks_blackbox_quarantined(&box, "xxx"));
}
END_TEST

START_TEST(the_proof_of_another_release_says_nothing)
{
    fresh();
    ck_assert_int_eq(ks_blackbox_proof(&box, "1.42", 0), KS_PROOF_WAITS);
    (void)ks_blackbox_alive(&box, true, KS_PROVE_MS);
    ck_assert_int_eq(ks_blackbox_proof(&box, "1.42", 0), KS_PROOF_PROVEN);
    ck_assert_int_eq(ks_blackbox_proof(&box, "1.43", 0), KS_PROOF_WAITS);
    fresh();
    (void)ks_blackbox_alive(&box, false, KS_PROVE_MS);
    ck_assert_int_eq(ks_blackbox_proof(&box, "1.42", KS_PROOF_LONGEST_MS - 1), KS_PROOF_WAITS);
    ck_assert_int_eq(ks_blackbox_proof(&box, "1.42", KS_PROOF_LONGEST_MS), KS_PROOF_BAD);
    ks_blackbox_end(&box); /* nobody plays it: nobody knows */
    ck_assert_int_eq(ks_blackbox_proof(&box, "1.42", KS_PROOF_LONGEST_MS), KS_PROOF_WAITS);
    for (int i = 0; i < KS_BLACKBOX_DEATHS; i++) {
        box.running = 1;
        die_preparing("a");
    }
    ck_assert_int_eq(ks_blackbox_proof(&box, "1.42", 0), KS_PROOF_BAD);
    memset(&box, 0, sizeof box);
    ck_assert_int_eq(ks_blackbox_proof(&box, "", KS_PROOF_LONGEST_MS), KS_PROOF_WAITS);
}
END_TEST

START_TEST(in_the_dark_nobody_is_blamed_and_nothing_proved)
{
    fresh();
    ks_blackbox_display(&box, true, "没有接屏幕");
    for (int i = 0; i < 2 * KS_BLACKBOX_DEATHS; i++) {
        ks_blackbox_on_glass(&box, "cards/b.md");
        die_preparing("cards/a.md");
        ck_assert_uint_eq(box.dark, 0); /* the next player has not looked yet */
        ck_assert_str_eq(box.display, "");
        ks_blackbox_display(&box, true, "没有接屏幕");
    }
    ck_assert_uint_eq(box.deaths, 0);
    ck_assert(!ks_blackbox_quarantined(&box, "cards/a.md"));
    ck_assert(!ks_blackbox_quarantined(&box, "cards/b.md"));
    ck_assert_int_eq(ks_blackbox_proof(&box, "1.42", KS_PROOF_LONGEST_MS), KS_PROOF_WAITS);
    ks_blackbox_release(&box, "1.43"); /* another release does not switch the light on */
    ck_assert_uint_eq(box.dark, 1);
    ck_assert_str_eq(box.display, "没有接屏幕");
    ks_blackbox_display(&box, false, "画面在屏幕上");
    ck_assert_int_eq(ks_blackbox_proof(&box, "1.43", KS_PROOF_LONGEST_MS), KS_PROOF_BAD);
}
END_TEST

/* A list of one item shows it for hours, whatever arrives meanwhile. */
START_TEST(what_is_on_the_glass_stays_there_when_a_release_arrives)
{
    fresh();
    ks_blackbox_on_glass(&box, "posters/only.jpg");
    for (int i = 0; i < KS_BLACKBOX_STRIKES; i++) {
        ks_blackbox_release(&box, i == 0 ? "1.43" : "1.44");
        ks_blackbox_release(&box, "1.45"); /* another source has something new, too */
        ck_assert_str_eq(box.on_glass, "posters/only.jpg");
        ks_blackbox_start(&box);
        ks_blackbox_release(&box, "1.45");
        ck_assert_str_eq(box.on_glass, "");
        ck_assert_str_eq(box.suspects[0].path, "posters/only.jpg");
        ck_assert_uint_eq(box.suspects[0].strikes, 1);
        ks_blackbox_on_glass(&box, "posters/only.jpg");
    }
}
END_TEST

START_TEST(what_is_in_flight_is_so_still_when_a_release_arrives)
{
    fresh();
    ks_blackbox_loading(&box, "posters/slow.mp4"); /* on another thread */
    ks_blackbox_preparing(&box, "cards/a.md");
    ks_blackbox_adopt(&box, "1.43");
    ks_blackbox_release(&box, "1.43");
    ck_assert_str_eq(box.loading, "posters/slow.mp4");
    ck_assert_str_eq(box.preparing, "cards/a.md");
    ck_assert_str_eq(box.adopt, "");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_is_on_the_glass_stays_there_when_a_release_arrives);
    tcase_add_test(tc, what_is_in_flight_is_so_still_when_a_release_arrives);
    tcase_add_test(tc, in_the_dark_nobody_is_blamed_and_nothing_proved);
    tcase_add_test(tc, an_item_in_flight_is_quarantined_after_two_deaths);
    tcase_add_test(tc, what_is_on_the_glass_is_blamed_when_nothing_is_prepared);
    tcase_add_test(tc, a_release_that_keeps_dying_is_to_be_taken_back);
    tcase_add_test(tc, a_deliberate_end_blames_nobody);
    tcase_add_test(tc, two_minutes_with_everything_drawn_prove_a_release_once);
    tcase_add_test(tc, more_suspects_than_places_keep_the_worst);
    tcase_add_test(tc, the_proof_of_another_release_says_nothing);
    tcase_add_test(tc, long_paths_are_cut_and_compared_cut);
}

int main(void)
{
    return check_main("blackbox", add);
}
