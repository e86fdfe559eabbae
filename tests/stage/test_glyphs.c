/* Glyphs, whatever their font comes from. */
#include <stdlib.h>
#include <unistd.h>

#include "stage/font_source.h"
#include "stage/glyphs.h"
#include "support/check_main.h"
#include "support/said.h"

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
}

int main(void)
{
    return check_main("glyphs", add);
}
