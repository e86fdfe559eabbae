/* Beats: what stands first, then messages, tells and verdicts, each in its turn. */
#include "core/draw/beats.h"

#include "support/check_main.h"
#include "support/fake_typeset.h"

static struct ks_drawlist list;
static int beat[16];

static void setup(void)
{
    list = (struct ks_drawlist) { .arena = ks_arena_new() };
}

static void teardown(void)
{
    ks_arena_free(list.arena);
}

static void draw(enum ks_beat_kind kind)
{
    list.beat =
        kind == KS_BEAT_STANDS ? (struct ks_beat) { KS_BEAT_STANDS, 0 } : ks_draw_beat(&list, kind);
    int at = (int)list.n * 100;
    ks_draw_fill(&list, (struct ks_rect) { at, at, 50, 20 }, 0xFF000000u, 0);
}

/* A ground, two messages of which the first has a tell below it, a verdict in between. */
static void draw_some(void)
{
    draw(KS_BEAT_STANDS);
    draw(KS_BEAT_MESSAGE);
    draw(KS_BEAT_TELL);
    draw(KS_BEAT_VERDICT);
    draw(KS_BEAT_MESSAGE);
    ks_draw_fill(&list, (struct ks_rect) { 450, 400, 50, 20 }, 0xFF000000u, 0); /* of the same */
    draw(KS_BEAT_TELL);
}

START_TEST(each_in_its_turn)
{
    static const int wanted[] = { 0, 1, 3, 5, 2, 2, 4 };
    draw_some();
    ck_assert_int_eq(ks_beats_of(&list, KS_MOTION_FULL, beat), 5);
    ck_assert_mem_eq(beat, wanted, sizeof wanted);
}
END_TEST

START_TEST(gently_a_kind_at_once)
{
    static const int wanted[] = { 0, 1, 2, 3, 1, 1, 2 };
    draw_some();
    ck_assert_int_eq(ks_beats_of(&list, KS_MOTION_GENTLE, beat), 3);
    ck_assert_mem_eq(beat, wanted, sizeof wanted);
}
END_TEST

START_TEST(without_motion_all_stands)
{
    static const int wanted[7] = { 0 };
    draw_some();
    ck_assert_int_eq(ks_beats_of(&list, KS_MOTION_NONE, beat), 0);
    ck_assert_mem_eq(beat, wanted, sizeof wanted);
}
END_TEST

START_TEST(so_it_does_with_a_picture)
{
    draw_some();
    list.beat = (struct ks_beat) { KS_BEAT_STANDS, 0 };
    ks_draw_picture(&list, (struct ks_rect) { 0, 0, 9, 9 }, "a", KS_FIT_COVER);
    ck_assert_int_eq(ks_beats_of(&list, KS_MOTION_FULL, beat), 0);
}
END_TEST

START_TEST(what_was_there_stays)
{
    draw_some();
    int last = ks_beats_of(&list, KS_MOTION_FULL, beat);
    for (int now = 0; now <= last; now++) {
        struct ks_drawlist there = ks_beats_at(&list, beat, now);
        size_t k = 0;
        for (size_t i = 0; i < list.n; i++) { /* in the order of the list */
            if (beat[i] <= now) {
                ck_assert_int_eq(there.v[k++].rect.x, list.v[i].rect.x);
            }
        }
        ck_assert_uint_eq(there.n, k);
    }
    ck_assert_uint_eq(ks_beats_at(&list, beat, last).n, list.n);
}
END_TEST

START_TEST(only_where_something_comes)
{
    draw_some();
    list.beat = ks_draw_beat(&list, KS_BEAT_VERDICT);
    ks_draw_text(&list, 1000, 500, (struct ks_font) { false, 40 }, 0xFF000000u, "骗局", 6);
    int last = ks_beats_of(&list, KS_MOTION_FULL, beat);
    struct ks_rect area = ks_beats_area(&list, beat, 1, 2, &fake_typeset);
    ck_assert(area.x == 400 && area.y == 400 && area.w == 100 && area.h == 20);
    area = ks_beats_area(&list, beat, last - 1, last, &fake_typeset);
    ck_assert_int_le(area.x, 1000);
    ck_assert_int_ge(area.x + area.w, 1080);
    ck_assert_int_le(area.y, 500 - 35);
    ck_assert_int_ge(area.y + area.h, 505);
    area = ks_beats_area(&list, beat, last, last, &fake_typeset);
    ck_assert(area.w == 0 && area.h == 0);
}
END_TEST

/* What was tried and taken back gives no beats. */
START_TEST(taken_back_with_the_list)
{
    draw(KS_BEAT_STANDS);
    const struct ks_drawlist before = list;
    draw(KS_BEAT_MESSAGE);
    ks_draw_back(&list, &before);
    draw(KS_BEAT_VERDICT);
    ck_assert_int_eq(ks_beats_of(&list, KS_MOTION_FULL, beat), 1);
    ck_assert_int_eq(beat[1], 1);
    ck_assert_int_eq(list.turns, 1);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, each_in_its_turn);
    tcase_add_test(tc, gently_a_kind_at_once);
    tcase_add_test(tc, without_motion_all_stands);
    tcase_add_test(tc, so_it_does_with_a_picture);
    tcase_add_test(tc, what_was_there_stays);
    tcase_add_test(tc, only_where_something_comes);
    tcase_add_test(tc, taken_back_with_the_list);
}

int main(void)
{
    return check_main("beats", add);
}
