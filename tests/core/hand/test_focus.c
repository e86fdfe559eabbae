/* Where the ring is, and where an arrow key moves it. */
#include "core/hand/focus.h"

#include "support/check_main.h"

static struct ks_target targets[6];

/* Rectangles seen with the direction to the right, turned to each of the four. */
static size_t moved(const struct ks_rect *rect, size_t n, enum ks_direction direction)
{
    for (size_t i = 0; i < n; i++) {
        struct ks_rect r = rect[i];
        targets[i] = (struct ks_target) { .tap = ks_tap_n(KS_TAP_DIGIT, i) };
        targets[i].rect = direction == KS_LEFT   ? (struct ks_rect) { -r.x - r.w, r.y, r.w, r.h }
                          : direction == KS_DOWN ? (struct ks_rect) { r.y, r.x, r.h, r.w }
                          : direction == KS_UP   ? (struct ks_rect) { r.y, -r.x - r.w, r.h, r.w }
                                                 : r;
    }
    return ks_focus_move(targets, n, 0, direction);
}

/* From the first of the rectangles to the wanted one; another would be the next in order. */
START_TEST(to_what_one_sees_that_way)
{
    static const struct {
        const char *what;
        struct ks_rect rect[4];
        size_t wanted;
    } cases[] = {
        { "beside before askew", { { 0, 0, 10, 10 }, { 12, 30, 10, 10 }, { 30, 0, 10, 10 } }, 2 },
        { "askew above", { { 0, 0, 10, 10 }, { 12, -40, 10, 10 }, { 30, 0, 10, 10 } }, 2 },
        { "the nearer one", { { 0, 0, 10, 10 }, { 40, 0, 10, 10 }, { 30, 0, 10, 10 } }, 2 },
        { "the nearer middle", { { 0, 0, 10, 10 }, { 20, 8, 10, 10 }, { 20, -1, 10, 10 } }, 2 },
        { "whichever side", { { 0, 0, 10, 10 }, { 20, -8, 10, 10 }, { 20, 1, 10, 10 } }, 2 },
        { "side by side", { { 0, 0, 10, 10 }, { 30, 0, 10, 10 }, { 10, 0, 10, 10 } }, 2 },
        { "not what overlaps", { { 0, 0, 10, 10 }, { 9, 0, 10, 10 }, { 30, 0, 10, 10 } }, 2 },
        { "not behind", { { 0, 0, 10, 10 }, { -20, 0, 10, 10 }, { 30, 0, 10, 10 } }, 2 },
        { "askew if nothing else",
          { { 0, 0, 10, 10 }, { -20, 0, 10, 10 }, { 30, 90, 10, 10 } },
          2 },
        { "the less askew", { { 0, 0, 10, 10 }, { 20, 90, 10, 10 }, { 20, -60, 10, 10 } }, 2 },
        { "less askew below", { { 0, 0, 10, 10 }, { 20, -90, 10, 10 }, { 20, 60, 10, 10 } }, 2 },
        { "tall ones are beside",
          { { 0, 0, 10, 100 }, { 20, 120, 10, 10 }, { 30, 90, 10, 10 } },
          2 },
    };
    static const enum ks_direction all[] = { KS_RIGHT, KS_LEFT, KS_UP, KS_DOWN };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        for (size_t k = 0; k < KS_COUNT(all); k++) {
            size_t to = moved(cases[i].rect, 3, all[k]);
            ck_assert_msg(to == cases[i].wanted, "%s, %d: %zu", cases[i].what, (int)all[k], to);
        }
    }
}
END_TEST

/* Else in reading order, round the end. */
START_TEST(to_the_one_before_or_after)
{
    for (int i = 0; i < 3; i++) { /* all in one place */
        targets[i] = (struct ks_target) { .rect = { 0, 0, 10, 10 } };
    }
    static const size_t after[] = { 1, 2, 0 }, before[] = { 2, 0, 1 };
    for (size_t at = 0; at < 3; at++) {
        ck_assert_uint_eq(ks_focus_move(targets, 3, at, KS_NEXT), after[at]);
        ck_assert_uint_eq(ks_focus_move(targets, 3, at, KS_RIGHT), after[at]);
        ck_assert_uint_eq(ks_focus_move(targets, 3, at, KS_DOWN), after[at]);
        ck_assert_uint_eq(ks_focus_move(targets, 3, at, KS_LEFT), before[at]);
        ck_assert_uint_eq(ks_focus_move(targets, 3, at, KS_UP), before[at]);
    }
    ck_assert_uint_eq(ks_focus_move(targets, 1, 0, KS_UP), 0);
    ck_assert_uint_eq(ks_focus_move(targets, 3, 3, KS_UP), 0); /* none yet */
    ck_assert_uint_eq(ks_focus_move(targets, 0, 0, KS_NEXT), 0);
    targets[1].rect.x = 50; /* next is next, whatever lies where */
    ck_assert_uint_eq(ks_focus_move(targets, 3, 2, KS_NEXT), 0);
}
END_TEST

START_TEST(which_has_the_ring)
{
    for (size_t i = 0; i < 3; i++) {
        targets[i] = (struct ks_target) { .tap = ks_tap_n(KS_TAP_DIGIT, i) };
    }
    struct ks_focus focus = { .ring = KS_RING_NONE, .tap = ks_tap_n(KS_TAP_DIGIT, 1) };
    ck_assert_uint_eq(ks_focus_at(&focus, targets, 3), 3);
    focus.ring = KS_RING_FIRST;
    ck_assert_uint_eq(ks_focus_at(&focus, targets, 3), 0);
    ck_assert_uint_eq(ks_focus_at(&focus, targets, 0), 0);
    focus.ring = KS_RING_ON;
    ck_assert_uint_eq(ks_focus_at(&focus, targets, 3), 1);
    focus.tap = ks_tap_n(KS_TAP_DIGIT, 7);
    ck_assert_uint_eq(ks_focus_at(&focus, targets, 3), 3);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, to_what_one_sees_that_way);
    tcase_add_test(tc, to_the_one_before_or_after);
    tcase_add_test(tc, which_has_the_ring);
}

int main(void)
{
    return check_main("focus", add);
}
