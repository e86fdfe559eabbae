/* What is rare or half gone in a picture, through the real sandboxed programs: it is refused for
 * what it is, or drawn as its maker meant it. */
#define _GNU_SOURCE /* memfd_create */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/problem/problem.h"
#include "decode/client/client.h"
#include "support/check_main.h"
#include "support/said.h"

struct file {
    int fd;
    off_t n;
};

static void add(struct file *file, const void *bytes, size_t n)
{
    ck_assert_int_eq(pwrite(file->fd, bytes, n, file->n), (ssize_t)n);
    file->n += (off_t)n;
}

static void little(struct file *file, uint32_t value, size_t bytes)
{
    unsigned char b[4];
    for (size_t i = 0; i < sizeof b; i++) {
        b[i] = (unsigned char)(value >> 8 * i);
    }
    add(file, b, bytes);
}

static struct file file_new(void)
{
    struct file file = { .fd = memfd_create("spoilt", MFD_CLOEXEC) };
    ck_assert_int_ge(file.fd, 0);
    return file;
}

static struct file copy_of(const char *name)
{
    char path[512], bytes[16384];
    struct file file = file_new();
    snprintf(path, sizeof path, TEST_DATA "/pictures/%s", name);
    int from = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = read(from, bytes, sizeof bytes);
    ck_assert_msg(n > 0 && n < (ssize_t)sizeof bytes, "%s", path);
    close(from);
    add(&file, bytes, (size_t)n);
    return file;
}

static bool
draw(struct file file, struct ks_media_info *info, struct ks_pixels *px, struct ks_err *err)
{
    /* Only a hang is late, however slow the machine. */
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = 120000 };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    bool ok = ks_decoder_picture(decoder, file.fd, 1920, 1080, info, px, err);
    ks_decoder_free(decoder);
    close(file.fd);
    return ok;
}

static void expect_drawn(const char *what, struct file file, int width, int height, uint32_t middle)
{
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    ck_assert_msg(draw(file, &info, &px, &err), "%s: %s", what, said_err(&err));
    uint32_t got = px.px[px.height / 2 * (px.stride / 4) + px.width / 2];
    ck_assert_msg(info.width == width && info.height == height && got == middle, "%s: %dx%d, %08x",
                  what, info.width, info.height, got);
    ks_pixels_free(&px);
}

START_TEST(what_is_spoilt_is_refused_for_what_it_is)
{
    static const struct {
        const char *name;
        off_t at, n; /* these bytes instead; then this is the whole of it, 0 = as it was */
        const char *bytes;
        enum ks_problem_code fault;
    } ways[] = {
        { "plain.avif", 272, 0, "\x16", KS_PROBLEM_MEDIA_DAMAGED }, /* its codec tells the log */
        { "plain.tga", 0, 241, "", KS_PROBLEM_MEDIA_TRUNCATED },
        { "plain.qoi", 0, 301, "", KS_PROBLEM_MEDIA_TRUNCATED },
        { "plain.pnm", 0, 5000, "", KS_PROBLEM_MEDIA_TRUNCATED },
        { "plain.pnm", 24, 0, "999", KS_PROBLEM_MEDIA_TRUNCATED }, /* twice as many bytes */
    };
    for (size_t i = 0; i < KS_COUNT(ways); i++) {
        struct file file = copy_of(ways[i].name);
        struct ks_media_info info;
        struct ks_pixels px = { 0 };
        struct ks_err err = { 0 };
        size_t n = strlen(ways[i].bytes);
        ck_assert_int_eq(pwrite(file.fd, ways[i].bytes, n, ways[i].at), (ssize_t)n);
        ck_assert_int_eq(ftruncate(file.fd, ways[i].n == 0 ? file.n : ways[i].n), 0);
        ck_assert_msg(!draw(file, &info, &px, &err), "%s %zu is drawn", ways[i].name, i);
        ck_assert_msg(info.fault.code == ways[i].fault, "%s %zu: %s", ways[i].name, i,
                      said_err(&err));
    }
}
END_TEST

static enum ks_problem_code fault_of(struct file file)
{
    struct ks_media_info info;
    struct ks_pixels px = { 0 };
    struct ks_err err = { 0 };
    ck_assert(!draw(file, &info, &px, &err));
    return info.fault.code;
}

/* The letters before it may stand anywhere, and a part of a file says nothing of the whole. */
START_TEST(the_size_of_an_avif_is_read_where_it_stands)
{
    enum { HANDLER = 56, SIZE = 207, WITHIN_META = 230 };
    static const unsigned char huge[] = { 'i', 's', 'p',  'e',  0, 0, 0,    0,
                                          0,   0,   0x42, 0x68, 0, 0, 0x42, 0x68 };
    struct file file = copy_of("plain.avif");
    ck_assert_int_eq(pwrite(file.fd, huge, sizeof huge, SIZE), sizeof huge);
    ck_assert_int_eq(fault_of(file), KS_PROBLEM_MEDIA_TOO_LARGE);

    file = copy_of("plain.avif");
    ck_assert_int_eq(pwrite(file.fd, huge, sizeof huge, SIZE), sizeof huge);
    ck_assert_int_eq(ftruncate(file.fd, WITHIN_META), 0);
    ck_assert_int_eq(fault_of(file), KS_PROBLEM_MEDIA_TRUNCATED);

    file = copy_of("plain.avif");
    ck_assert_int_eq(pwrite(file.fd, "x", 1, HANDLER), 1);
    add(&file, huge, sizeof huge); /* behind the data of the picture */
    ck_assert_int_eq(fault_of(file), KS_PROBLEM_MEDIA_DAMAGED);
}
END_TEST

/* 4 pixels of 32 bits in the colour 10 20 30, all of one alpha. */
static struct file tga(unsigned char bits_of_alpha, unsigned char alpha)
{
    const unsigned char head[18] = { [2] = 2, [12] = 2, [14] = 2, [16] = 32, [17] = bits_of_alpha };
    struct file file = file_new();
    add(&file, head, sizeof head);
    for (int i = 0; i < 4; i++) {
        add(&file, (const unsigned char[]) { 0x30, 0x20, 0x10, alpha }, 4);
    }
    return file;
}

START_TEST(alpha_of_a_tga_counts_where_there_is_some)
{
    expect_drawn("TGA whose head names no alpha", tga(0, 0x80), 2, 2, 0xFF102030);
    expect_drawn("TGA whose alpha is empty", tga(8, 0), 2, 2, 0xFF102030);
    expect_drawn("TGA half transparent", tga(8, 0x80), 2, 2, 0x80081018);
}
END_TEST

static struct file pnm(const char *text)
{
    struct file file = file_new();
    add(&file, text, strlen(text));
    return file;
}

START_TEST(a_comment_may_stand_right_behind_a_number)
{
    expect_drawn("behind the width", pnm("P3 1#c\n1 255 16 32 48"), 1, 1, 0xFF102030);
    expect_drawn("behind the most", pnm("P3 1 1 255#c\n16 32 48"), 1, 1, 0xFF102030);
    expect_drawn("before bytes", pnm("P6 1 1 255#c\n\x10 0"), 1, 1, 0xFF102030);
    expect_drawn("behind a part", pnm("P3 1 1 255 16#c 9\n32 48#end"), 1, 1, 0xFF102030);
}
END_TEST

/* SDL2_image asks for SVG before it asks for XPM. */
START_TEST(an_xpm_that_holds_an_svg_is_an_xpm)
{
    static const char svg[] = "/* <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" "
                              "height=\"300\"><rect width=\"400\" height=\"300\"/></svg> */\n";
    struct file file = copy_of("plain.xpm");
    add(&file, svg, sizeof svg - 1);
    expect_drawn("XPM and SVG", file, 64, 48, 0xFFFFFFFF);
}
END_TEST

static void tag(struct file *file, uint32_t number, uint32_t type, uint32_t n, uint32_t value)
{
    little(file, number, 2);
    little(file, type, 2);
    little(file, n, 4);
    little(file, value, 4);
}

enum { BYTE = 1, SHORT = 3, LONG = 4, WHERE = 8, ENTRIES = 256 };

/* One strip of zeros in runs; of a palette of bytes where words belong. */
static struct file tiff_of_bytes(uint32_t width, uint32_t height)
{
    enum { RUN = 128, RUN_BYTES = 2 };
    static const unsigned char colors[3] = { 0xC8, 0x32, 0x14 };
    uint32_t n = width / RUN * height * RUN_BYTES, map = WHERE + n;
    struct file file = file_new();
    add(&file, "II*", 4);
    little(&file, map + 3 * ENTRIES * 2, 4);
    for (uint32_t y = 0; y < height; y++) {
        unsigned char row[RUN_BYTES * 64] = { 0 };
        for (size_t i = 0; i < width / RUN; i++) {
            row[RUN_BYTES * i] = 257 - RUN;
        }
        add(&file, row, width / RUN * RUN_BYTES);
    }
    for (size_t part = 0; part < 3; part++) {
        little(&file, colors[part], 2);
        file.n += (off_t)(ENTRIES - 1) * 2;
    }
    little(&file, 10, 2);
    tag(&file, 256, LONG, 1, width);
    tag(&file, 257, LONG, 1, height);
    tag(&file, 258, SHORT, 1, 8);
    tag(&file, 259, SHORT, 1, 32773);
    tag(&file, 262, SHORT, 1, 3);
    tag(&file, 273, LONG, 1, WHERE);
    tag(&file, 277, SHORT, 1, 1);
    tag(&file, 278, LONG, 1, height);
    tag(&file, 279, LONG, 1, n);
    tag(&file, 320, SHORT, 3 * ENTRIES, map);
    little(&file, 0, 4);
    return file;
}

START_TEST(a_palette_of_bytes_has_its_colours_however_large)
{
    expect_drawn("a small TIFF", tiff_of_bytes(128, 50), 128, 50, 0xFFC83214);
    expect_drawn("a large TIFF", tiff_of_bytes(5120, 5000), 5120, 5000, 0xFFC83214);
}
END_TEST

/* libtiff compares each unknown tag with all before it: a page of thousands takes long. */
static struct file tiff_of_pages(int pages, uint32_t unknown)
{
    struct file file = file_new();
    add(&file, "II*", 4);
    little(&file, 24, 4);
    file.n = 24; /* behind the strip of them all */
    for (int page = 0; page < pages; page++) {
        little(&file, 8 + unknown, 2);
        tag(&file, 256, LONG, 1, 4);
        tag(&file, 257, LONG, 1, 4);
        tag(&file, 258, SHORT, 1, 8);
        tag(&file, 262, SHORT, 1, 1);
        tag(&file, 273, LONG, 1, WHERE);
        tag(&file, 277, SHORT, 1, 1);
        tag(&file, 278, LONG, 1, 4);
        tag(&file, 279, LONG, 1, 16);
        for (uint32_t i = 0; i < unknown; i++) {
            tag(&file, 40000 + i, BYTE, 1, 0);
        }
        little(&file, page == pages - 1 ? 0 : (uint32_t)file.n + 4, 4);
    }
    return file;
}

START_TEST(pages_are_counted_as_long_as_that_is_cheap)
{
    static const struct {
        int pages;
        uint32_t unknown;
        int want;
    } files[] = { { 300, 0, 300 }, { 60, 4000, 1 } };
    for (size_t i = 0; i < KS_COUNT(files); i++) {
        struct ks_media_info info;
        struct ks_pixels px;
        struct ks_err err = { 0 };
        ck_assert_msg(draw(tiff_of_pages(files[i].pages, files[i].unknown), &info, &px, &err), "%s",
                      said_err(&err));
        ck_assert_int_eq(info.pages, files[i].want);
        ks_pixels_free(&px);
    }
}
END_TEST

static void add_tests(TCase *tc)
{
    tcase_set_timeout(tc, 280);
    tcase_add_test(tc, the_size_of_an_avif_is_read_where_it_stands);
    tcase_add_test(tc, what_is_spoilt_is_refused_for_what_it_is);
    tcase_add_test(tc, a_comment_may_stand_right_behind_a_number);
    tcase_add_test(tc, alpha_of_a_tga_counts_where_there_is_some);
    tcase_add_test(tc, an_xpm_that_holds_an_svg_is_an_xpm);
    tcase_add_test(tc, a_palette_of_bytes_has_its_colours_however_large);
    tcase_add_test(tc, pages_are_counted_as_long_as_that_is_cheap);
}

int main(void)
{
    return check_main("client_spoilt", add_tests);
}
