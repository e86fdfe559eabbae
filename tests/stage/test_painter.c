/* A draw list becomes pixels. */

#include "stage/noto.h"
#include "stage/painter.h"
#include "support/check_main.h"
#include "support/noise.h"
#include "support/said.h"

START_TEST(a_draw_list_paints_what_it_says)
{
    struct ks_err err = { 0 };
    struct ks_fonts *fonts = ks_noto_open(&err);
    ck_assert_msg(fonts != NULL, "%s", said_err(&err));
    struct ks_canvas *canvas = ks_canvas_new(400, 300);
    struct ks_drawlist list = { .arena = ks_arena_new() };
    ks_draw_fill(&list, (struct ks_rect) { 0, 0, 400, 300 }, 0xFFFFFFFFu, 0);
    ks_draw_fill(&list, (struct ks_rect) { 10, 10, 100, 80 }, 0xFF00FF00u, 20);
    ks_draw_stroke(&list, (struct ks_rect) { 150, 10, 100, 80 }, 0xFFFF0000u, 10, 4);
    ks_draw_text(&list, 10, 180, (struct ks_font) { true, 60 }, 0xFF000000u, "警钟", 6);
    ks_draw_qr(&list, (struct ks_rect) { 260, 160, 120, 120 }, "https://example.edu");
    for (int icon = 1; icon < KS_ICON_COUNT; icon++) {
        ks_draw_icon(&list, (struct ks_rect) { icon * 25, 250, 24, 24 }, (enum ks_icon)icon,
                     0xFF0000FFu);
    }
    ks_draw_fill(&list, (struct ks_rect) { -50, -50, 20000, 60 }, 0x00000000u, 9); /* clipped */
    ks_paint(canvas, fonts, NULL, &list);
    ck_assert_uint_eq(pixel_at(canvas, 60, 50), 0xFF00FF00u);
    ck_assert_uint_eq(pixel_at(canvas, 10, 10), 0xFFFFFFFFu); /* the corner is round */
    ck_assert_uint_eq(pixel_at(canvas, 200, 12), 0xFFFF0000u);
    ck_assert_uint_eq(pixel_at(canvas, 200, 50), 0xFFFFFFFFu);
    int ink = 0;
    for (int y = 125; y < 190; y++) {
        for (int x = 10; x < 130; x++) {
            ink += (pixel_at(canvas, x, y) & 0xFF) < 128;
        }
    }
    ck_assert_int_gt(ink, 800);
    uint64_t hash = hash_of(canvas);
    ks_paint(canvas, fonts, NULL, &list);
    ck_assert_msg(hash_of(canvas) == hash, "the same list paints the same bytes");
    ks_arena_free(list.arena);
    ks_canvas_free(canvas);
    ks_fonts_close(fonts);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_draw_list_paints_what_it_says);
}

int main(void)
{
    return check_main("painter", add);
}
