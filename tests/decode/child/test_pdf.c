/* PDFs through the real sandboxed program: pages in turn, fonts that it has not, refusals. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "core/problem/problem.h"
#include "core/program/pages.h"
#include "decode/client/client.h"
#include "decode/client/sniff.h"
#include "support/check_main.h"
#include "support/said.h"

#define DEADLINE 120000 /* ms: a busy or emulated machine */
enum { RED = 0xFF0000, BLUE = 0x0000FF, WHITE = 0xFFFFFF };

/* ---- a PDF in the making ---- */

struct pdf {
    struct ks_buf out;
    int objects;
};

static void object(struct pdf *pdf, const char *form, ...) __attribute__((format(printf, 2, 3)));

static void object(struct pdf *pdf, const char *form, ...)
{
    char *body = NULL;
    va_list args;
    va_start(args, form);
    ck_assert_int_gt(vasprintf(&body, form, args), 0);
    va_end(args);
    ks_buf_addf(&pdf->out, "%d 0 obj\n%s\nendobj\n", ++pdf->objects, body);
    free(body);
}

/* Poppler finds objects without a table of them, as it must where a file is damaged. */
static int finish(struct pdf *pdf, const char *trailer)
{
    ks_buf_addf(&pdf->out, "trailer\n<</Root 1 0 R %s>>\n%%%%EOF\n", trailer);
    int fd = memfd_create("pdf", MFD_CLOEXEC);
    ck_assert_int_eq(write(fd, pdf->out.p, pdf->out.n), (ssize_t)pdf->out.n);
    ks_buf_free(&pdf->out);
    return fd;
}

static struct pdf begun(int pages)
{
    struct pdf pdf = { .objects = 0 };
    ks_buf_addf(&pdf.out, "%%PDF-1.4\n");
    object(&pdf, "<</Type/Catalog/Pages 2 0 R>>");
    struct ks_buf kids = { 0 };
    for (int i = 0; i < pages; i++) {
        ks_buf_addf(&kids, "%d 0 R ", 3 + 2 * i);
    }
    object(&pdf, "<</Type/Pages/Count %d/Kids[%s]>>", pages, pages == 0 ? "" : kids.p);
    ks_buf_free(&kids);
    return pdf;
}

static void page(struct pdf *pdf, int width, int height, const char *resources, const char *drawn)
{
    object(pdf, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<<%s>>>>",
           width, height, pdf->objects + 2, resources);
    object(pdf, "<</Length %zu>>stream\n%s\nendstream", strlen(drawn), drawn);
}

/* ---- what comes of it ---- */

struct drawn {
    struct ks_media_info info;
    int width, height, frames;
    int64_t pts[KS_PAGES_MAX + 1], end_ms;
    uint32_t middle[KS_PAGES_MAX + 1], corner[KS_PAGES_MAX + 1];
    size_t ink; /* of the first page: pixels that are not white */
};

static bool draw(int fd, int box_width, int box_height, struct drawn *d)
{
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = DEADLINE };
    struct ks_err err = { 0 };
    struct ks_pixels px;
    *d = (struct drawn) { .frames = 0 };
    struct ks_video *video = ks_video_open(&params, fd, box_width, box_height, &d->info, &err);
    close(fd);
    if (video == NULL) {
        return false;
    }
    ks_video_pace(video, 7000);
    enum ks_video_step step;
    int64_t pts;
    while ((step = ks_video_frame(video, &px, &pts, &err)) == KS_VIDEO_FRAME) {
        ck_assert_int_lt(d->frames, KS_PAGES_MAX);
        int stride = px.stride / 4;
        d->width = px.width;
        d->height = px.height;
        d->pts[d->frames] = pts;
        d->middle[d->frames] = px.px[px.height / 2 * stride + px.width / 2];
        d->corner[d->frames] = px.px[2 * stride + 2];
        for (int i = 0; d->frames == 0 && i < px.height * px.width; i++) {
            d->ink += px.px[i / px.width * stride + i % px.width] != 0xFF000000u + WHITE;
        }
        d->frames++;
    }
    ck_assert_msg(step == KS_VIDEO_END, "%s", said_err(&err));
    d->end_ms = pts;
    ks_video_close(video);
    return true;
}

START_TEST(pages_come_in_turn_at_the_size_of_the_box)
{
    struct pdf pdf = begun(3);
    struct drawn d;
    page(&pdf, 160, 90, "", "1 0 0 rg 0 0 160 90 re f");
    page(&pdf, 160, 90, "", "0 0 1 rg 0 0 160 90 re f");
    page(&pdf, 90, 160, "", "1 0 0 rg 0 0 90 160 re f"); /* stands in the middle, on white */
    ck_assert(draw(finish(&pdf, ""), 1280, 720, &d));
    ck_assert_int_eq(d.info.kind, KS_MEDIA_PAGES);
    ck_assert_int_eq(d.info.pages, 3);
    ck_assert_int_eq(d.info.foreign_fonts, 0);
    ck_assert_int_eq(d.info.width, 160);
    ck_assert_int_eq(d.info.height, 90);
    ck_assert_int_eq(d.frames, 3);
    ck_assert_int_eq(d.width, 1280);
    ck_assert_int_eq(d.height, 720);
    static const uint32_t middle[] = { RED, BLUE, RED }, corner[] = { RED, BLUE, WHITE };
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_eq(d.middle[i], 0xFF000000u + middle[i]);
        ck_assert_uint_eq(d.corner[i], 0xFF000000u + corner[i]);
        ck_assert_int_eq(d.pts[i], i * 7000);
    }
    ck_assert_int_eq(d.end_ms, 21000);
}
END_TEST

START_TEST(a_small_page_fills_a_large_box)
{
    struct pdf pdf = begun(1);
    struct drawn d;
    page(&pdf, 2, 1, "", "0 0 1 rg 0 0 2 1 re f");
    ck_assert(draw(finish(&pdf, ""), 1080, 1920, &d));
    ck_assert_int_eq(d.width, 1080);
    ck_assert_int_eq(d.height, 540);
    ck_assert_uint_eq(d.middle[0], 0xFF000000u + BLUE);
}
END_TEST

/* As old programs write Chinese: the name of a font, and characters by their numbers in GBK. They
 * are drawn with what is on this machine, behind the closed door. */
START_TEST(characters_of_no_font_of_its_own_are_drawn)
{
    static const struct {
        const char *what, *text;
    } cases[] = { { "Chinese", "/F1 40 Tf 20 40 Td <B7C0D5A9C6AD> Tj" },
                  { "Latin", "/F2 40 Tf 20 40 Td (96110) Tj" } };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct pdf pdf = begun(1);
        struct drawn d;
        char text[128];
        snprintf(text, sizeof text, "BT %s ET", cases[i].text);
        page(&pdf, 160, 90, "/Font<</F1 5 0 R/F2 6 0 R>>", text);
        object(&pdf, "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/"
                     "DescendantFonts[7 0 R]>>");
        object(&pdf, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        object(&pdf,
               "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<<"
               "/Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 8 0 R/DW 1000>>");
        object(&pdf, "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 0 1000 880]"
                     "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
        ck_assert(draw(finish(&pdf, ""), 640, 360, &d));
        ck_assert_int_eq(d.info.foreign_fonts, 2);
        ck_assert_msg(d.ink > 3000, "%s: %zu pixels", cases[i].what, d.ink);
    }
}
END_TEST

START_TEST(no_more_than_a_few_pages)
{
    struct pdf pdf = begun(KS_PAGES_MAX + 5);
    struct drawn d;
    for (int i = 0; i < KS_PAGES_MAX + 5; i++) {
        page(&pdf, 16, 9, "", "1 0 0 rg 0 0 16 9 re f");
    }
    ck_assert(draw(finish(&pdf, ""), 160, 90, &d));
    ck_assert_int_eq(d.info.pages, KS_PAGES_MAX + 5);
    ck_assert_int_eq(d.frames, KS_PAGES_MAX);
}
END_TEST

START_TEST(a_page_that_is_lost_costs_itself)
{
    struct pdf pdf = begun(3);
    struct drawn d;
    page(&pdf, 16, 9, "", "1 0 0 rg 0 0 16 9 re f");
    object(&pdf, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]>>");
    object(&pdf, "null");
    page(&pdf, 16, 9, "", "0 0 1 rg 0 0 16 9 re f");
    ck_assert(draw(finish(&pdf, ""), 160, 90, &d));
    ck_assert_int_eq(d.info.pages, 3);
    ck_assert_int_eq(d.info.lost_pages, 3 - d.frames);
    ck_assert_uint_eq(d.middle[d.frames - 1], 0xFF000000u + BLUE);
}
END_TEST

static enum ks_problem_code refused(int fd)
{
    struct drawn d;
    ck_assert(!draw(fd, 160, 90, &d));
    return d.info.fault.code;
}

START_TEST(refusals_say_the_true_reason)
{
    struct pdf pdf = begun(1);
    page(&pdf, 16, 9, "", "0 g");
    object(&pdf, "<</Filter/Standard/V 1/R 2/P -4/O(12345678901234567890123456789012)"
                 "/U(12345678901234567890123456789012)>>");
    ck_assert_int_eq(refused(finish(&pdf, "/Encrypt 5 0 R/ID[(a)(a)]")), KS_PROBLEM_MEDIA_LOCKED);
    struct pdf none = { .objects = 0 };
    ks_buf_addf(&none.out, "%%PDF-1.4\n%%nothing else\n");
    ck_assert_int_eq(refused(finish(&none, "")), KS_PROBLEM_MEDIA_DAMAGED);
    struct pdf empty = begun(0);
    ck_assert_int_eq(refused(finish(&empty, "")), KS_PROBLEM_MEDIA_DAMAGED);
}
END_TEST

/* A picture is asked for: a card's, of a work. */
START_TEST(it_is_no_picture)
{
    struct pdf pdf = begun(1);
    struct ks_decoder_params params = { .program = TEST_BIN };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    page(&pdf, 16, 9, "", "0 g");
    int fd = finish(&pdf, "");
    ck_assert(!ks_decoder_picture(decoder, fd, 160, 90, &info, &px, &err));
    ck_assert_int_eq(info.fault.code, KS_PROBLEM_MEDIA_IS_PAGES);
    ks_decoder_free(decoder);
    close(fd);
}
END_TEST

START_TEST(a_machine_without_the_program_says_what_to_install)
{
    char folder[] = "/tmp/ks-test-XXXXXX", link[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(link, sizeof link, "%s/kiosk-decode", folder);
    ck_assert_int_eq(symlink(TEST_BIN "/kiosk-decode", link), 0);
    struct ks_decoder_params params = { .program = folder };
    struct ks_media_info info;
    struct ks_err err = { 0 };
    struct pdf pdf = begun(1);
    page(&pdf, 16, 9, "", "0 g");
    int fd = finish(&pdf, "");
    ck_assert_ptr_null(ks_video_open(&params, fd, 160, 90, &info, &err));
    close(fd);
    ck_assert_int_eq(info.fault.code, KS_PROBLEM_MEDIA_PDF);
    ck_assert_ptr_nonnull(strstr(said_err(&err), "tocsin-pdf"));
    unlink(link);
    rmdir(folder);
}
END_TEST

START_TEST(it_is_known_behind_a_line_of_another)
{
    static const unsigned char head[] = "\xEF\xBB\xBF\r\nX-Scan: 1\r\n%PDF-1.6\n";
    ck_assert_int_eq(ks_sniff(head, sizeof head - 1), KS_FORMAT_PDF);
    ck_assert_int_eq(ks_sniff(head, 12), KS_FORMAT_TEXT);
    static const unsigned char text[] = "A PDF begins with %PDF-1.6\n";
    static const unsigned char drawing[] = "<svg><text>%PDF-1.6</text></svg>";
    ck_assert_int_eq(ks_sniff(text, sizeof text - 1), KS_FORMAT_TEXT);
    ck_assert_int_eq(ks_sniff(drawing, sizeof drawing - 1), KS_FORMAT_SVG);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, pages_come_in_turn_at_the_size_of_the_box);
    tcase_add_test(tc, a_small_page_fills_a_large_box);
    tcase_add_test(tc, characters_of_no_font_of_its_own_are_drawn);
    tcase_add_test(tc, no_more_than_a_few_pages);
    tcase_add_test(tc, a_page_that_is_lost_costs_itself);
    tcase_add_test(tc, refusals_say_the_true_reason);
    tcase_add_test(tc, it_is_no_picture);
    tcase_add_test(tc, a_machine_without_the_program_says_what_to_install);
    tcase_add_test(tc, it_is_known_behind_a_line_of_another);
}

int main(void)
{
    return check_main("pdf", add);
}
