/* Canvases: turned, and their memory kept. */

#include "support/check_main.h"
#include "support/noise.h"

START_TEST(turning_moves_every_pixel_to_its_place)
{
    struct ks_canvas *from = noise(70, 45, 1);
    for (int degrees = 0; degrees < 360; degrees += 90) {
        bool swapped = degrees % 180 != 0;
        struct ks_canvas *to = ks_canvas_new(swapped ? 45 : 70, swapped ? 70 : 45);
        ks_canvas_rotate(to, from, degrees);
        for (int y = 0; y < 45; y++) {
            for (int x = 0; x < 70; x++) {
                struct ks_rect r = ks_rotate_rect((struct ks_rect) { x, y, 1, 1 }, 70, 45, degrees);
                ck_assert_uint_eq(pixel_at(to, r.x, r.y), pixel_at(from, x, y));
            }
        }
        ks_canvas_free(to);
    }
    ks_canvas_free(from);
}
END_TEST

/* The address is all that tells: a block that was kept is given out again. */
START_TEST(pixels_are_kept_for_canvases_alike)
{
    struct ks_canvas_pool pool = { 0 };
    ks_canvas_keep(&pool, 1);
    struct ks_canvas *small = ks_canvas_of(&pool, 30, 30), *first = ks_canvas_of(&pool, 300, 200);
    const uint32_t *px = first->px;
    ks_canvas_park(first);
    ks_canvas_free(small); /* the larger one stays */
    struct ks_canvas *other = ks_canvas_of(&pool, 200, 300), *alike = ks_canvas_of(&pool, 300, 200);
    ck_assert_ptr_ne(other->px, px);
    ck_assert_ptr_eq(alike->px, px);
    ks_canvas_unpark(first);
    ck_assert_msg(first->px != NULL && first->px != px, "one block, one canvas");
    ks_canvas_free(first);
    ks_canvas_keep(&pool, 0);
    ks_canvas_free(alike);
    ks_canvas_free(other);
    ck_assert_ptr_null(pool.kept[0].px);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, pixels_are_kept_for_canvases_alike);
    tcase_add_test(tc, turning_moves_every_pixel_to_its_place);
}

int main(void)
{
    return check_main("canvas", add);
}
