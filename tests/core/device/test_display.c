/* Which connector and mode, and what the player does with a display that goes and comes. */
#include <string.h>

#include "core/device/display.h"
#include "core/problem/fail.h"
#include "support/check_main.h"

static struct ks_connector connector(const char *name, bool connected)
{
    struct ks_connector c = { .connected = connected };
    strcpy(c.name, name);
    return c;
}

static void mode(struct ks_connector *c, int width, int height, int hz, bool preferred)
{
    c->mode[c->n_modes++] = (struct ks_mode) { width, height, hz, preferred, false };
}

static struct ks_display_wish wish(const char *name, int width, int height, int hz)
{
    struct ks_display_wish w = { .width = width, .height = height, .hz = hz };
    strcpy(w.connector, name);
    return w;
}

START_TEST(the_first_connected_one_or_the_wished_one)
{
    struct ks_connector v[3] = { connector("HDMI-A-1", false), connector("HDMI-A-2", true),
                                 connector("DP-1", true) };
    size_t at = 9, m = 9;
    struct ks_display_wish none = wish("", 0, 0, 0), dp = wish("DP-1", 0, 0, 0),
                           first = wish("HDMI-A-1", 0, 0, 0), typo = wish("HDMI-1", 0, 0, 0);
    mode(&v[2], 1280, 720, 60, true);
    ck_assert_int_eq(ks_display_choose(v, 3, &none, &at, &m), KS_SIGHT_USABLE);
    ck_assert_uint_eq(at, 2); /* the other connected one says nothing of what it can show */
    mode(&v[1], 1920, 1080, 60, true);
    ck_assert_int_eq(ks_display_choose(v, 3, &none, &at, &m), KS_SIGHT_USABLE);
    ck_assert_uint_eq(at, 1);
    ck_assert_int_eq(ks_display_choose(v, 3, &dp, &at, &m), KS_SIGHT_USABLE);
    ck_assert_uint_eq(at, 2);
    ck_assert_int_eq(ks_display_choose(v, 3, &first, &at, &m), KS_SIGHT_UNPLUGGED);
    ck_assert_int_eq(ks_display_choose(v, 3, &typo, &at, &m), KS_SIGHT_NO_CONNECTOR);
    ck_assert_int_eq(ks_display_choose(v, 0, &none, &at, &m), KS_SIGHT_NO_CONNECTOR);
    v[1].n_modes = v[2].n_modes = 0;
    ck_assert_int_eq(ks_display_choose(v, 3, &none, &at, &m), KS_SIGHT_NO_MODES);
}
END_TEST

static size_t best(const struct ks_connector *c, struct ks_display_wish w)
{
    size_t at = 9, m = 99;
    ck_assert_int_eq(ks_display_choose(c, 1, &w, &at, &m), KS_SIGHT_USABLE);
    ck_assert_uint_lt(m, c->n_modes);
    return m;
}

START_TEST(huge_modes_only_when_told)
{
    struct ks_connector c = connector("HDMI-A-1", true);
    mode(&c, 3840, 2160, 30, true);
    mode(&c, 1280, 720, 60, false);
    mode(&c, 1920, 1080, 24, false);
    mode(&c, 1920, 1080, 60, false);
    mode(&c, 1920, 1080, 50, false);
    c.mode[c.n_modes++] = (struct ks_mode) { 1920, 1080, 60, false, true };
    ck_assert_uint_eq(best(&c, wish("", 0, 0, 0)), 3);
    ck_assert_uint_eq(best(&c, wish("", 3840, 2160, 0)), 0);
    ck_assert_uint_eq(best(&c, wish("", 1920, 1080, 50)), 4);
    ck_assert_uint_eq(best(&c, wish("", 1280, 720, 0)), 1);
    ck_assert_uint_eq(best(&c, wish("", 1600, 900, 0)), 3); /* not offered: as without a wish */
    c.mode[1].preferred = true;
    c.mode[0].preferred = false;
    ck_assert_uint_eq(best(&c, wish("", 0, 0, 0)), 1); /* what the screen says of itself */
}
END_TEST

START_TEST(only_huge_modes_the_least_of_them)
{
    struct ks_connector c = connector("DP-1", true);
    mode(&c, 3840, 2160, 60, true);
    mode(&c, 2560, 1440, 60, false);
    ck_assert_uint_eq(best(&c, wish("", 0, 0, 0)), 0); /* preferred, and nothing small enough */
    c.mode[0].preferred = false;
    ck_assert_uint_eq(best(&c, wish("", 0, 0, 0)), 1);
}
END_TEST

static struct ks_mono at(int64_t ms)
{
    return (struct ks_mono) { ms * 1000 };
}

/* Runs the looks that are due until `until`, all with the same sight; returns how many. */
static int looks(struct ks_display *d, int64_t from, int64_t until, enum ks_sight sight)
{
    int n = 0;
    for (int64_t ms = from; ms < until; ms += 10) {
        if (ks_display_look_is_due(d, at(ms))) {
            (void)ks_display_looked(d, sight, true, at(ms));
            n++;
        }
    }
    return n;
}

START_TEST(it_waits_for_its_television)
{
    struct ks_display d;
    ks_display_begin(&d, at(0));
    ck_assert(ks_display_look_is_due(&d, at(0)));
    ck_assert_int_eq(ks_display_looked(&d, KS_SIGHT_UNPLUGGED, false, at(0)), KS_DISPLAY_STAY);
    ck_assert(!d.lit && d.looked && !ks_display_ready(&d));
    int first_minute = looks(&d, 0, 60000, KS_SIGHT_UNPLUGGED);
    ck_assert_int_ge(first_minute, 7);  /* not every cable tells */
    ck_assert_int_le(first_minute, 12); /* and nobody burns a core for it */
    ck_assert_int_eq(looks(&d, 60000, 3660000, KS_SIGHT_UNPLUGGED), 450);
    (void)ks_display_looked(&d, KS_SIGHT_UNPLUGGED, false, at(3660000));
    /* The kernel tells: seen at once, opened, lit. */
    ks_display_changed(&d, at(3661000));
    ks_display_changed(&d, at(3661020));
    ck_assert(!ks_display_look_is_due(&d, at(3661020)));
    ck_assert(ks_display_look_is_due(&d, at(3661000 + KS_SETTLE_MS)));
    ck_assert_int_eq(ks_display_looked(&d, KS_SIGHT_USABLE, false, at(3661100)), KS_DISPLAY_OPEN);
    ck_assert(!ks_display_ready(&d));
    ks_display_opened(&d, true, at(3661200));
    ck_assert(d.lit && ks_display_ready(&d));
}
END_TEST

static struct ks_display lit(void)
{
    struct ks_display d;
    ks_display_begin(&d, at(0));
    (void)ks_display_looked(&d, KS_SIGHT_USABLE, false, at(0));
    ks_display_opened(&d, true, at(0));
    return d;
}

START_TEST(it_loses_it_and_finds_it)
{
    struct ks_display d = lit();
    ck_assert_int_eq(looks(&d, 0, 300000, KS_SIGHT_USABLE), 300000 / KS_BEAT_MS - 1);
    /* What nobody tells (standby) is noticed soon, and a still picture may sleep all the same. */
    ck_assert_int_le(looks(&d, 300000, 360000, KS_SIGHT_USABLE), 6);
    ck_assert_int_le(KS_BEAT_MS, 10000);
    d = lit();
    ck_assert_int_eq(ks_display_looked(&d, KS_SIGHT_USABLE, true, at(300000)), KS_DISPLAY_STAY);
    ck_assert_int_eq(ks_display_looked(&d, KS_SIGHT_USABLE, false, at(300001)), KS_DISPLAY_OPEN);
    ck_assert_int_eq(ks_display_looked(&d, KS_SIGHT_UNPLUGGED, false, at(300002)),
                     KS_DISPLAY_CLOSE);
    ck_assert(!d.lit);
    ck_assert_int_eq(ks_display_looked(&d, KS_SIGHT_NO_CARD, false, at(300003)), KS_DISPLAY_STAY);
    ck_assert_int_eq(ks_display_looked(&d, KS_SIGHT_USABLE, false, at(301000)), KS_DISPLAY_OPEN);
    ks_display_opened(&d, false, at(301000)); /* no memory, a mode that went: nobody holds it */
    ck_assert(!d.lit && d.sight == KS_SIGHT_UNOPENED);
    ck_assert_int_eq(ks_display_looked(&d, KS_SIGHT_USABLE, false, at(303000)), KS_DISPLAY_OPEN);
    ks_display_opened(&d, true, at(303000));
    ck_assert(d.lit);
}
END_TEST

START_TEST(a_frame_that_never_comes_is_noticed)
{
    struct ks_display d = lit();
    ks_display_queued(&d, at(1000));
    ck_assert(!ks_display_ready(&d));
    ck_assert_int_le(ks_display_cue(&d).us, at(1000 + KS_FLIP_MS).us);
    ck_assert_int_eq(ks_display_overdue(&d, at(1000 + KS_FLIP_MS - 1)), KS_DISPLAY_STAY);
    ks_display_shown(&d);
    ck_assert(ks_display_ready(&d));
    ck_assert_int_eq(ks_display_overdue(&d, at(100000)), KS_DISPLAY_STAY);
    ks_display_queued(&d, at(100000));
    ck_assert_int_eq(ks_display_overdue(&d, at(100000 + KS_FLIP_MS)), KS_DISPLAY_CLOSE);
    ck_assert(!d.lit);
    ck_assert(ks_display_look_is_due(&d, at(100000 + KS_FLIP_MS))); /* and opened anew at once */
    ck_assert_int_eq(ks_display_overdue(&d, at(200000)), KS_DISPLAY_STAY);
    ck_assert_int_eq(ks_display_sight(&d), KS_SIGHT_REFUSED);
    (void)ks_display_looked(&d, KS_SIGHT_USABLE, false, at(200000));
    ks_display_opened(&d, true, at(200000));
    ks_display_shown(&d); /* it came with the mode */
    ck_assert_int_eq(ks_display_sight(&d), KS_SIGHT_REFUSED);
    ks_display_queued(&d, at(201000));
    ks_display_shown(&d);
    ck_assert_int_eq(ks_display_sight(&d), KS_SIGHT_USABLE);
    ck_assert_int_le(KS_FLIP_MS + KS_SETTLE_MS, 5000);
}
END_TEST

START_TEST(a_card_that_refuses_everything_is_not_asked_in_a_loop)
{
    struct ks_display d;
    int opened = 0;
    ks_display_begin(&d, at(0));
    for (int64_t ms = 0; ms < 60000; ms++) {
        if (!ks_display_look_is_due(&d, at(ms))) {
            continue;
        }
        ck_assert_int_eq(ks_display_looked(&d, KS_SIGHT_USABLE, false, at(ms)), KS_DISPLAY_OPEN);
        ks_display_opened(&d, true, at(ms));
        ck_assert_int_eq(ks_display_refused(&d, at(ms)), KS_DISPLAY_CLOSE);
        ck_assert_int_eq(d.sight, KS_SIGHT_REFUSED);
        opened++;
    }
    ck_assert_int_ge(opened, 8);
    ck_assert_int_le(opened, 12);
    (void)ks_display_looked(&d, KS_SIGHT_USABLE, false, at(70000));
    ks_display_opened(&d, true, at(70000));
    ks_display_shown(&d); /* mended: the next refusal is answered at once again */
    (void)ks_display_refused(&d, at(80000));
    ck_assert(ks_display_look_is_due(&d, at(80000)));
}
END_TEST

/* The first frame after an opening comes with the mode, and is shown whatever becomes of the next.
 */
static void open_again(struct ks_display *d, int64_t *ms)
{
    while (!ks_display_look_is_due(d, at(*ms))) {
        *ms += 10;
    }
    ck_assert_int_eq(ks_display_looked(d, KS_SIGHT_USABLE, false, at(*ms)), KS_DISPLAY_OPEN);
    ks_display_opened(d, true, at(*ms));
    ks_display_shown(d);
}

static void lose_a_frame(struct ks_display *d, int64_t *ms)
{
    open_again(d, ms);
    ks_display_queued(d, at(*ms));
    *ms += KS_FLIP_MS;
    ck_assert_int_eq(ks_display_overdue(d, at(*ms)), KS_DISPLAY_CLOSE);
}

START_TEST(a_card_that_opening_does_not_cure_is_told)
{
    struct ks_display d;
    int64_t ms = 0;
    ks_display_begin(&d, at(0));
    for (int i = 1; i < KS_LOST_MOST; i++) {
        lose_a_frame(&d, &ms);
        ck_assert(!ks_display_stuck(&d));
    }
    struct ks_display cured = d, unplugged = d, held = d;
    lose_a_frame(&d, &ms);
    ck_assert(ks_display_stuck(&d));
    for (int i = 0; i < 100; i++) {
        lose_a_frame(&d, &ms);
        ck_assert(ks_display_stuck(&d));
    }
    ck_assert_int_lt(KS_LOST_MOST * KS_FLIP_MS, 15000); /* and then the watchdog waits as long */
    open_again(&d, &ms);
    ks_display_queued(&d, at(ms)); /* after all */
    ks_display_shown(&d);
    ck_assert(!ks_display_stuck(&d));

    open_again(&cured, &ms);
    ks_display_queued(&cured, at(ms));
    ks_display_shown(&cured);
    lose_a_frame(&cured, &ms);
    ck_assert(!ks_display_stuck(&cured));
    (void)ks_display_looked(&unplugged, KS_SIGHT_UNPLUGGED, false, at(ms)); /* nothing is due */
    lose_a_frame(&unplugged, &ms);
    ck_assert(!ks_display_stuck(&unplugged));
    ks_display_opened(&held, false, at(ms));
    lose_a_frame(&held, &ms);
    ck_assert(!ks_display_stuck(&held));
}
END_TEST

START_TEST(the_dark_is_never_stuck)
{
    for (int sight = 0; sight < KS_SIGHT_REFUSED; sight++) {
        struct ks_display d = lit();
        for (int i = 0; i < 2 * KS_LOST_MOST; i++) {
            (void)ks_display_refused(&d, at(0));
        }
        ck_assert(ks_display_stuck(&d));
        (void)ks_display_looked(&d, (enum ks_sight)sight, false, at(1));
        ck_assert(!ks_display_stuck(&d));
    }
}
END_TEST

START_TEST(every_sight_has_words)
{
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        struct ks_err_line said[KS_SIGHT_USABLE + 1];
        for (int i = 0; i <= KS_SIGHT_USABLE; i++) {
            struct ks_err err;
            ks_fail_as(&err, KS_ERR_IO, ks_sight_problem((enum ks_sight)i), KS_NO_ARGS);
            said[i] = ks_err_line((enum ks_lang)lang, &err);
            for (int j = 0; j < i; j++) {
                ck_assert_str_ne(said[i].text, said[j].text);
            }
        }
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, the_first_connected_one_or_the_wished_one);
    tcase_add_test(tc, huge_modes_only_when_told);
    tcase_add_test(tc, only_huge_modes_the_least_of_them);
    tcase_add_test(tc, it_waits_for_its_television);
    tcase_add_test(tc, it_loses_it_and_finds_it);
    tcase_add_test(tc, a_frame_that_never_comes_is_noticed);
    tcase_add_test(tc, a_card_that_refuses_everything_is_not_asked_in_a_loop);
    tcase_add_test(tc, a_card_that_opening_does_not_cure_is_told);
    tcase_add_test(tc, the_dark_is_never_stuck);
    tcase_add_test(tc, every_sight_has_words);
}

int main(void)
{
    return check_main("display", add);
}
