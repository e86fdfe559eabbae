/* Transitions: where they begin, end and come from. */

#include "stage/blend.h"
#include "support/check_main.h"
#include "support/noise.h"

START_TEST(transitions_begin_and_end_exactly)
{
    struct ks_canvas *a = noise(64, 40, 2), *b = noise(64, 40, 3), *out = ks_canvas_new(64, 40);
    for (unsigned k = 0; k < KS_TRANSITION_COUNT; k++) {
        enum ks_transition kind = (enum ks_transition)k;
        for (int rotate = 0; rotate < 360; rotate += 90) {
            ks_blend(out, a, b, kind, 65536, rotate);
            ck_assert_uint_eq(hash_of(out), hash_of(b));
            ks_blend(out, a, b, kind, 0, rotate);
            ck_assert_uint_eq(hash_of(out), hash_of(kind == KS_TRANSITION_CUT ? b : a));
            for (int progress = 1; progress < 65536; progress += 4097) {
                ks_blend(out, a, b, kind, progress, rotate);
                ck_assert_uint_eq(pixel_at(out, 63, 39) >> 24, 255);
            }
        }
    }
    ks_canvas_free(a);
    ks_canvas_free(b);
    ks_canvas_free(out);
}
END_TEST

START_TEST(a_slide_comes_from_the_viewers_right)
{
    struct ks_canvas *a = ks_canvas_new(40, 40), *b = ks_canvas_new(40, 40),
                     *out = ks_canvas_new(40, 40);
    ks_canvas_clear(a, 0xFF0000FFu);
    ks_canvas_clear(b, 0xFFFF0000u);
    for (int rotate = 0; rotate < 360; rotate += 90) {
        ks_blend(out, a, b, KS_TRANSITION_SLIDE, 32768, rotate);
        struct ks_rect left = ks_rotate_rect((struct ks_rect) { 2, 20, 1, 1 }, 40, 40, rotate);
        struct ks_rect right = ks_rotate_rect((struct ks_rect) { 37, 20, 1, 1 }, 40, 40, rotate);
        ck_assert_uint_eq(pixel_at(out, left.x, left.y), 0xFF0000FFu);
        ck_assert_uint_eq(pixel_at(out, right.x, right.y), 0xFFFF0000u);
    }
    ks_canvas_free(a);
    ks_canvas_free(b);
    ks_canvas_free(out);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, transitions_begin_and_end_exactly);
    tcase_add_test(tc, a_slide_comes_from_the_viewers_right);
}

int main(void)
{
    return check_main("blend", add);
}
