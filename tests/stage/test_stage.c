/* Pixels: turning, transitions, shapes, QR, icons, text. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stage/blend.h"
#include "stage/font_source.h"
#include "stage/glyphs.h"
#include "stage/noto.h"
#include "stage/painter.h"
#include "support/check_main.h"
#include "support/said.h"

static uint32_t at(const struct ks_canvas *canvas, int x, int y)
{
    return ks_canvas_row(canvas, y)[x];
}

/* FNV-1a of the pixels. */
static uint64_t hash_of(const struct ks_canvas *canvas)
{
    uint64_t hash = 14695981039346656037u;
    for (int y = 0; y < canvas->height; y++) {
        const uint32_t *row = ks_canvas_row(canvas, y);
        for (int x = 0; x < canvas->width; x++) {
            hash = (hash ^ row[x]) * 1099511628211u;
        }
    }
    return hash;
}

static struct ks_canvas *noise(int width, int height, unsigned seed)
{
    struct ks_canvas *canvas = ks_canvas_new(width, height);
    srand(seed);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            ks_canvas_row(canvas, y)[x] = 0xFF000000u | ((uint32_t)rand() & 0xFFFFFF);
        }
    }
    return canvas;
}

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
                ck_assert_uint_eq(at(to, r.x, r.y), at(from, x, y));
            }
        }
        ks_canvas_free(to);
    }
    ks_canvas_free(from);
}
END_TEST

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
                ck_assert_uint_eq(at(out, 63, 39) >> 24, 255);
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
        ck_assert_uint_eq(at(out, left.x, left.y), 0xFF0000FFu);
        ck_assert_uint_eq(at(out, right.x, right.y), 0xFFFF0000u);
    }
    ks_canvas_free(a);
    ks_canvas_free(b);
    ks_canvas_free(out);
}
END_TEST

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
    ck_assert_uint_eq(at(canvas, 60, 50), 0xFF00FF00u);
    ck_assert_uint_eq(at(canvas, 10, 10), 0xFFFFFFFFu); /* the corner is round */
    ck_assert_uint_eq(at(canvas, 200, 12), 0xFFFF0000u);
    ck_assert_uint_eq(at(canvas, 200, 50), 0xFFFFFFFFu);
    int ink = 0;
    for (int y = 125; y < 190; y++) {
        for (int x = 10; x < 130; x++) {
            ink += (at(canvas, x, y) & 0xFF) < 128;
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

START_TEST(a_font_file_reads_as_the_file_itself)
{
    enum { BYTES = KS_FONT_BLOCK_BYTES * (KS_FONT_BLOCKS * 2 + 1) + 123 };
    char path[] = "/tmp/ks-font-XXXXXX";
    int fd = mkstemp(path);
    unsigned char *bytes = malloc(BYTES), got[3 * KS_FONT_BLOCK_BYTES];
    ck_assert(fd >= 0 && bytes != NULL);
    srand(3);
    for (size_t i = 0; i < BYTES; i++) {
        bytes[i] = (unsigned char)rand();
    }
    ck_assert_int_eq(write(fd, bytes, BYTES), BYTES);
    close(fd);
    struct ks_font_source sources[2] = { ks_font_bytes(bytes, BYTES, 0) };
    ck_assert(ks_font_file(path, 1, &sources[1]));
    for (int k = 0; k < 2; k++) {
        struct ks_font_source *source = &sources[k];
        ck_assert_int_eq(source->size, BYTES);
        ck_assert_int_eq(source->face, k);
        for (int i = 0; i < 3000; i++) {
            long from = rand() % BYTES;
            size_t n = (size_t)rand() % sizeof got;
            size_t there = n < (size_t)(BYTES - from) ? n : (size_t)(BYTES - from);
            ck_assert_uint_eq(source->read(source, from, got, n), there);
            ck_assert_mem_eq(got, bytes + from, there);
        }
        ck_assert_uint_eq(source->read(source, BYTES, got, 8), 0);
        ck_assert_uint_eq(source->read(source, BYTES + 9000, got, 8), 0);
        ks_font_close(source);
        ks_font_close(source); /* once more: nothing */
    }
    unlink(path);
    ck_assert(!ks_font_file(path, 0, &sources[0]));
    ck_assert_msg(!ks_font_file("/", 0, &sources[0]), "a folder is no font");
    free(bytes);
}
END_TEST

/* What is no font is refused, and what was opened for it given back (asan sees the rest). */
START_TEST(glyphs_come_from_any_source_of_bytes)
{
    struct ks_err err = { 0 };
    struct ks_font_source source = ks_font_bytes("no font", 7, 0);
    ck_assert_ptr_null(ks_glyphs_open(&source, &err));
    ck_assert(*said_err(&err) != '\0');
    static const char path[] = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    struct ks_font_source sources[2];
    ck_assert(ks_font_file(path, 2, &sources[1]));
    size_t n = (size_t)sources[1].size;
    unsigned char *bytes = malloc(n);
    ck_assert(bytes != NULL && sources[1].read(&sources[1], 0, bytes, n) == n);
    sources[0] = ks_font_bytes(bytes, n, 2);
    struct ks_coverage run[2];
    struct ks_glyphs *glyphs[2];
    for (int i = 0; i < 2; i++) {
        glyphs[i] = ks_glyphs_open(&sources[i], &err);
        ck_assert_msg(glyphs[i] != NULL, "%s", said_err(&err));
        ck_assert(ks_glyphs_has(glyphs[i], 0x8B66) && !ks_glyphs_has(glyphs[i], 0x10FFFD));
        ck_assert(ks_glyphs_run(glyphs[i], 60, "警钟 ABC", &run[i]));
    }
    ck_assert_int_eq(run[0].width, run[1].width);
    ck_assert_int_eq(run[0].height, run[1].height);
    ck_assert_int_eq(ks_glyphs_width(glyphs[0], 60, "警钟 ABC"), run[0].width);
    int ink = 0;
    for (int y = 0; y < run[0].height; y++) {
        for (int x = 0; x < run[0].width; x++) {
            size_t at = (size_t)y * run[0].stride + (size_t)x * run[0].step;
            ck_assert_uint_eq(run[0].v[at], run[1].v[at]);
            ink += run[0].v[at] > 127;
        }
    }
    ck_assert_int_gt(ink, 800);
    struct ks_coverage nothing;
    ck_assert(!ks_glyphs_run(glyphs[0], 60, "", &nothing));
    for (int i = 0; i < 2; i++) {
        ks_coverage_free(&run[i]);
        ks_glyphs_close(glyphs[i]);
    }
    free(bytes);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, glyphs_come_from_any_source_of_bytes);
    tcase_add_test(tc, pixels_are_kept_for_canvases_alike);
    tcase_add_test(tc, a_font_file_reads_as_the_file_itself);
    tcase_add_test(tc, turning_moves_every_pixel_to_its_place);
    tcase_add_test(tc, transitions_begin_and_end_exactly);
    tcase_add_test(tc, a_slide_comes_from_the_viewers_right);
    tcase_add_test(tc, a_draw_list_paints_what_it_says);
}

int main(void)
{
    return check_main("stage", add);
}
