/* Pictures as the world stores them, through the real decoders: each row is made here, by the
 * standard of its format or by another's encoder, and all show the same four colours. */
#define _GNU_SOURCE /* memfd_create */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <lcms2.h>

#include "base/check.h"
#include "decode/client/client.h"
#include "support/check_main.h"
#include "support/said.h"

#pragma GCC diagnostic ignored "-Wsign-conversion"

/* plain.png: a colour in each quarter. */
enum {
    WIDTH = 64,
    HEIGHT = 48,
    RED = 0xFF0000,
    LIME = 0x00FF00,
    BLUE = 0x0000FF,
    WHITE = 0xFFFFFF
};
static const uint32_t quarters[4] = { RED, LIME, BLUE, WHITE };

static uint32_t color_at(int x, int y)
{
    return quarters[(y >= HEIGHT / 2) * 2 + (x >= WIDTH / 2)];
}

struct bytes {
    unsigned char v[65536];
    size_t n;
};

static void add(struct bytes *b, const void *bytes, size_t n)
{
    ck_assert(b->n + n <= sizeof b->v);
    memcpy(b->v + b->n, bytes, n);
    b->n += n;
}

static void little(struct bytes *b, uint32_t value, int bytes)
{
    for (; bytes > 0; bytes--, value >>= 8) {
        add(b, &(unsigned char) { (unsigned char)value }, 1);
    }
}

static void big(struct bytes *b, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        add(b, &(unsigned char) { (unsigned char)(value >> shift) }, 1);
    }
}

/* ------------------------------------------------------------------ made here */

static void bmp_head(struct bytes *b, int height, int bits, int compression, uint32_t entries)
{
    add(b, "BM", 2);
    little(b, 0, 8);
    little(b, 54 + 4 * entries, 4);
    little(b, 40, 4);
    little(b, WIDTH, 4);
    little(b, (uint32_t)height, 4);
    little(b, 1, 2);
    little(b, (uint32_t)bits, 2);
    little(b, (uint32_t)compression, 4);
    little(b, 0, 12);
    little(b, bits > 8 ? 0 : entries, 4);
    little(b, 0, 4);
}

enum { PLAIN, RLE8, RLE4, MASKS };

static void bmp_masks(struct bytes *b, const int shifts[3], int height)
{
    bmp_head(b, height, 32, MASKS, 3);
    for (int i = 0; i < 3; i++) {
        little(b, 0xFFu << shifts[i], 4);
    }
    for (int i = 0; i < HEIGHT; i++) {
        for (int x = 0; x < WIDTH; x++) {
            uint32_t c = color_at(x, height < 0 ? i : HEIGHT - 1 - i), px = 0;
            for (int part = 0; part < 3; part++) {
                px |= (c >> (16 - 8 * part) & 0xFF) << shifts[part];
            }
            little(b, px, 4);
        }
    }
}

static void bmp_masks_turned(struct bytes *b)
{
    bmp_masks(b, (const int[]) { 0, 8, 16 }, HEIGHT);
}

static void bmp_masks_high(struct bytes *b)
{
    bmp_masks(b, (const int[]) { 24, 16, 8 }, HEIGHT);
}

static void bmp_masks_top_down(struct bytes *b)
{
    bmp_masks(b, (const int[]) { 16, 8, 0 }, -HEIGHT);
}

static void bmp_16(struct bytes *b, bool masks)
{
    int green = masks ? 6 : 5;
    bmp_head(b, HEIGHT, 16, masks ? MASKS : PLAIN, masks ? 3 : 0);
    if (masks) {
        little(b, 0xF800, 4);
        little(b, 0x07E0, 4);
        little(b, 0x001F, 4);
    }
    for (int y = HEIGHT - 1; y >= 0; y--) {
        for (int x = 0; x < WIDTH; x++) {
            uint32_t c = color_at(x, y);
            little(b,
                   (c >> 19 & 31) << (5 + green) | (c >> (16 - green) & ((1 << green) - 1)) << 5 |
                       (c >> 3 & 31),
                   2);
        }
    }
}

static void bmp_555(struct bytes *b)
{
    bmp_16(b, false);
}

static void bmp_565(struct bytes *b)
{
    bmp_16(b, true);
}

static void colors(struct bytes *b)
{
    for (int i = 0; i < 4; i++) {
        little(b, quarters[i], 4);
    }
}

/* Two runs a row, and the ends of row and picture. */
static void bmp_rle(struct bytes *b, bool four)
{
    bmp_head(b, HEIGHT, four ? 4 : 8, four ? RLE4 : RLE8, 4);
    colors(b);
    for (int y = HEIGHT - 1; y >= 0; y--) {
        for (int half = 0; half < 2; half++) {
            int i = (y >= HEIGHT / 2) * 2 + half;
            little(b, WIDTH / 2, 1);
            little(b, (uint32_t)(four ? i << 4 | i : i), 1);
        }
        little(b, 0, 2);
    }
    little(b, 0x0100, 2);
}

static void bmp_rle8(struct bytes *b)
{
    bmp_rle(b, false);
}

static void bmp_rle4(struct bytes *b)
{
    bmp_rle(b, true);
}

/* OS/2's head of 12 bytes, with colours of three. */
static void bmp_os2(struct bytes *b)
{
    add(b, "BM", 2);
    little(b, 0, 8);
    little(b, 26 + 3 * 256, 4);
    little(b, 12, 4);
    little(b, WIDTH, 2);
    little(b, HEIGHT, 2);
    little(b, 1, 2);
    little(b, 8, 2);
    for (int i = 0; i < 256; i++) {
        little(b, quarters[i % 4], 3);
    }
    for (int y = HEIGHT - 1; y >= 0; y--) {
        for (int x = 0; x < WIDTH; x++) {
            little(b, (uint32_t)((y >= HEIGHT / 2) * 2 + (x >= WIDTH / 2)), 1);
        }
    }
}

/* Its first row first, runs of at most 128. */
static void tga_runs(struct bytes *b)
{
    add(b, "\0\0\x0A\0\0\0\0\0\0\0\0\0", 12);
    little(b, WIDTH, 2);
    little(b, HEIGHT, 2);
    little(b, 0x2018, 2);
    for (int y = 0; y < HEIGHT; y++) {
        for (int half = 0; half < 2; half++) {
            little(b, 0x80 | (WIDTH / 2 - 1), 1);
            little(b, color_at(half * WIDTH / 2, y), 3);
        }
    }
}

static void tga_head(struct bytes *b, int kind, int bits, int corner)
{
    add(b, (const unsigned char[]) { 0, 0, (unsigned char)kind, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 12);
    little(b, WIDTH, 2);
    little(b, HEIGHT, 2);
    little(b, (uint32_t)bits | (uint32_t)corner << 8, 2);
}

/* Its last pixel first: from the right below. */
static void tga_backwards(struct bytes *b)
{
    tga_head(b, 2, 24, 0x10);
    for (int y = HEIGHT - 1; y >= 0; y--) {
        for (int x = WIDTH - 1; x >= 0; x--) {
            little(b, color_at(x, y), 3);
        }
    }
}

/* A palette that begins at 100, of colours with 5 bits a part. */
static void tga_palette(struct bytes *b)
{
    enum { FIRST = 100 };
    tga_head(b, 1, 8, 0x20);
    memcpy(b->v + 1, (const unsigned char[]) { 1, 1, FIRST, 0, 4, 0, 16 }, 7);
    for (int i = 0; i < 4; i++) {
        uint32_t c = quarters[i];
        little(b, (c >> 19 & 31) << 10 | (c >> 11 & 31) << 5 | (c >> 3 & 31), 2);
    }
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int x = i % WIDTH, y = i / WIDTH;
        little(b, (uint32_t)(FIRST + (y >= HEIGHT / 2) * 2 + (x >= WIDTH / 2)), 1);
    }
}

/* Its colours are its own; it brings a palette all the same, and one packet goes over two rows. */
static void tga_odd(struct bytes *b)
{
    tga_head(b, 10, 32, 0x28);
    memcpy(b->v + 1, (const unsigned char[]) { 1, 10, 0, 0, 2, 0, 24 }, 7);
    add(b, "\1\2\3\4\5\6", 6);
    for (int i = 0; i < WIDTH * HEIGHT; i += 96) {
        for (int x = 0; x < 96; x++) {
            x % 96 == 0 ? little(b, 95, 1) : (void)0;
            little(b, color_at((i + x) % WIDTH, (i + x) / WIDTH) | 0xFF000000u, 4);
        }
    }
}

static void qoi(struct bytes *b)
{
    add(b, "qoif", 4);
    big(b, WIDTH);
    big(b, HEIGHT);
    add(b, "\3\0", 2);
    for (int y = 0; y < HEIGHT; y++) {
        for (int half = 0; half < 2; half++) {
            uint32_t c = color_at(half * WIDTH / 2, y);
            add(b,
                &(unsigned char[]) { 0xFE, c >> 16 & 0xFF, c >> 8 & 0xFF, c & 0xFF,
                                     0xC0 | (WIDTH / 2 - 2) },
                5);
        }
    }
    add(b, "\0\0\0\0\0\0\0\1", 8);
}

static void pnm_text(struct bytes *b)
{
    char line[64];
    add(b, line,
        (size_t)snprintf(line, sizeof line, "P3\n# drawn by hand\n%d %d\n255\n", WIDTH, HEIGHT));
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        uint32_t c = color_at(i % WIDTH, i / WIDTH);
        add(b, line,
            (size_t)snprintf(line, sizeof line, "%u %u %u\n", c >> 16, c >> 8 & 0xFF, c & 0xFF));
    }
}

/* ------------------------------------------------------------------ with a flaw, or turned */

static void load(struct bytes *b, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/pictures/%s", TEST_DATA, name);
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    b->n = fread(b->v, 1, sizeof b->v, file);
    fclose(file);
}

static void insert(struct bytes *b, size_t at, const void *bytes, size_t n)
{
    ck_assert(at <= b->n && b->n + n <= sizeof b->v);
    memmove(b->v + at + n, b->v + at, b->n - at);
    memcpy(b->v + at, bytes, n);
    b->n += n;
}

static void jpeg_without_end(struct bytes *b)
{
    load(b, "plain.jpg");
    ck_assert(b->n > 2 && b->v[b->n - 2] == 0xFF && b->v[b->n - 1] == 0xD9);
    b->n -= 2;
}

static void progressive_without_end(struct bytes *b)
{
    load(b, "progressive.jpg");
    b->n -= 2;
}

static void jpeg_and_more(struct bytes *b)
{
    load(b, "plain.jpg");
    add(b, "\xFF\xD8\xFF\xE1 the small picture of a telephone", 30);
}

static void png_without_end(struct bytes *b)
{
    load(b, "plain.png");
    b->n -= 12;
}

static void png_and_more(struct bytes *b)
{
    load(b, "interlaced.png");
    add(b, "whatever", 8);
}

/* A chunk that says nothing of the pixels, with a sum that is wrong. */
static void png_wrong_sum(struct bytes *b)
{
    load(b, "plain.png");
    insert(b, 33, "\0\0\0\5tEXta\0bcd????", 17);
}

/* Of grey, whose light is not the screen's. */
static void jpeg_grey_profile(struct bytes *b)
{
    unsigned char segment[4096] = "\xFF\xE2..ICC_PROFILE\0\1\1";
    enum { HEAD = 18 };
    cmsUInt32Number n = sizeof segment - HEAD;
    cmsToneCurve *curve = cmsBuildGamma(NULL, 1.0);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    ck_assert(profile != NULL && cmsSaveProfileToMem(profile, segment + HEAD, &n));
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    segment[2] = (unsigned char)((HEAD - 2 + n) >> 8);
    segment[3] = (unsigned char)(HEAD - 2 + n);
    load(b, "plain.jpg");
    insert(b, 2, segment, HEAD + n);
}

/* What says that the picture lies on its side: stand it up by a quarter turn with the clock. */
static const unsigned char turn[26] =
    "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

static const struct {
    const char *what;
    void (*make)(struct bytes *b);
} made[] = {
    { "BMP, masks for R G B A bytes", bmp_masks_turned },
    { "BMP, masks for A B G R bytes", bmp_masks_high },
    { "BMP, masks, its first row first", bmp_masks_top_down },
    { "BMP, 5 5 5 bits", bmp_555 },
    { "BMP, 5 6 5 bits", bmp_565 },
    { "BMP, runs of 8 bits", bmp_rle8 },
    { "BMP, runs of 4 bits", bmp_rle4 },
    { "BMP of OS/2", bmp_os2 },
    { "TGA, runs, its first row first", tga_runs },
    { "TGA from the right below", tga_backwards },
    { "TGA, a palette that begins later", tga_palette },
    { "TGA in colours with a palette, packets over two rows", tga_odd },
    { "QOI", qoi },
    { "PNM in letters, with a comment", pnm_text },
    { "JPEG without its end", jpeg_without_end },
    { "JPEG, progressive, without its end", progressive_without_end },
    { "JPEG with more behind it", jpeg_and_more },
    { "PNG without its end", png_without_end },
    { "PNG with more behind it", png_and_more },
    { "PNG with a wrong sum of a text", png_wrong_sum },
    { "JPEG in colours with a profile of grey", jpeg_grey_profile },
};

/* ------------------------------------------------------------------ made by another's encoder */

#define EXCHANGED "-color-matrix 0,1,0,1,0,0,0,0,1 -profile exchanged.icc "
/* Options of ImageMagick's convert(1) for plain.png, and what it writes. */
static const struct {
    const char *options, *file;
} encoded[] = {
    { "-compress none", "a.tiff" },
    { "-compress lzw", "a.tiff" },
    { "-compress zip", "a.tiff" },
    { "-compress rle", "a.tiff" },
    { "-compress jpeg -quality 95", "a.tiff" },
    { "-compress lzw -define tiff:rows-per-strip=5", "a.tiff" },
    { "-compress lzw -define tiff:tile-geometry=32x16", "a.tiff" },
    { "-compress lzw -define tiff:endian=msb", "a.tiff" },
    { "-compress lzw -define tiff:predictor=2 -depth 16", "a.tiff" },
    { "-compress lzw -type palette", "a.tiff" },
    { "-compress lzw -colorspace CMYK", "a.tiff" },
    { "-compress lzw -interlace plane", "a.tiff" },
    { "-compress none -depth 16", "a.tiff" },
    { "-compress none -depth 12", "a.tiff" },
    { "-compress none -depth 32", "a.tiff" },
    { "-compress lzw -depth 32 -define quantum:format=floating-point", "a.tiff" },
    { "-compress zip -depth 16 -colorspace CMYK", "a.tiff" },
    { "-compress lzw \\( +clone -negate \\)", "a.tiff" },
    { "-compress lzw", "tiff64:a.tiff" },
    { "-flip -compress none", "a.tga" }, /* convert(1) writes the last row last, and says first */
    { "-flip -compress rle", "a.tga" },
    { "", "a.pcx" },
    { "", "a.ppm" },
    { "-compress none", "a.ppm" },
    { "-depth 16", "a.ppm" },
    { "-compress none -depth 16", "a.ppm" },
    { "", "a.xpm" },
    { "-quality 90", "a.avif" },
    { "-quality 90", "a.heic" },
    { "-quality 90 -depth 10", "a.heic" },
    { "-rotate -90 -orient RightTop -compress lzw", "a.tiff" },
    { "-rotate 180 -orient BottomRight -define tiff:tile-geometry=32x16", "a.tiff" },
    { "-flop -orient TopRight", "a.tiff" },
    /* Red and green exchanged, and a profile that exchanges them again. */
    { EXCHANGED, "a.png" },
    { EXCHANGED "-interlace PNG", "a.png" },
    { EXCHANGED "-quality 95", "a.jpg" },
    { EXCHANGED "-quality 95", "a.webp" },
    { EXCHANGED "-compress lzw", "a.tiff" },
    { "-compress rle -type palette", "bmp3:a.bmp" },
    { "", "bmp2:a.bmp" },
};

/* ------------------------------------------------------------------ looked at */

static bool near(uint32_t px, uint32_t color)
{
    for (int shift = 0; shift < 24; shift += 8) {
        if (abs((int)(px >> shift & 0xFF) - (int)(color >> shift & 0xFF)) > 40) {
            return false;
        }
    }
    return true;
}

static struct ks_media_info decode(int fd, const char *what, struct ks_pixels *pixels)
{
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = 120000 };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    ck_assert_msg(ks_decoder_picture(decoder, fd, 1920, 1080, &info, &px, &err), "%s: %s", what,
                  said_err(&err));
    ks_decoder_free(decoder);
    close(fd);
    if (pixels == NULL) {
        ks_pixels_free(&px);
    } else {
        *pixels = px;
    }
    return info;
}

static void expect(int fd, const char *what, int width, int height, const uint32_t corners[4])
{
    struct ks_pixels px;
    decode(fd, what, &px);
    ck_assert_msg(px.width == width && px.height == height, "%s: %dx%d", what, px.width, px.height);
    for (int i = 0; i < 4; i++) {
        int x = i % 2 ? width - 5 : 4, y = i / 2 ? height - 5 : 4;
        uint32_t got = px.px[y * (px.stride / 4) + x];
        ck_assert_msg(near(got, corners[i]) && got >> 24 == 255, "%s, corner %d: %08x, not %06x",
                      what, i, got, corners[i]);
    }
    ks_pixels_free(&px);
}

static void expect_quarters(int fd, const char *what)
{
    expect(fd, what, WIDTH, HEIGHT, quarters);
}

START_TEST(what_a_standard_says_is_drawn)
{
    struct bytes *b = calloc(1, sizeof *b);
    b->n = 0;
    made[_i].make(b);
    int fd = memfd_create("made", MFD_CLOEXEC);
    ck_assert_int_eq(write(fd, b->v, b->n), (ssize_t)b->n);
    free(b);
    expect_quarters(fd, made[_i].what);
}
END_TEST

/* sRGB, only that its red is the screen's green and the other way round. */
static void write_profile(const char *path)
{
    cmsCIExyY white = { 0.3127, 0.3290, 1 };
    cmsCIExyYTRIPLE colors = { { 0.30, 0.60, 1 }, { 0.64, 0.33, 1 }, { 0.15, 0.06, 1 } };
    cmsToneCurve *curve = cmsBuildGamma(NULL, 2.2), *curves[3] = { curve, curve, curve };
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &colors, curves);
    ck_assert(profile != NULL && cmsSaveProfileToFile(profile, path));
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
}

/* plain.png, as convert(1) writes it with these options. */
static int encode(const char *options, const char *file)
{
    char folder[] = "/tmp/ks-pictures-XXXXXX", command[512], path[128];
    const char *name = strchr(file, ':');
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/exchanged.icc", folder);
    write_profile(path);
    snprintf(command, sizeof command, "cd %s && convert %s/pictures/plain.png -alpha off %s %s",
             folder, TEST_DATA, options, file);
    for (char *p = command; *p != '\0'; p++) { /* of the table: no letters of the shell */
        ck_assert(strchr("`$;|<>'\"", *p) == NULL);
    }
    ck_assert_int_eq(system(command), 0);
    unlink(path);
    snprintf(path, sizeof path, "%s/%s", folder, name == NULL ? file : name + 1);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    unlink(path);
    rmdir(folder);
    ck_assert_msg(fd >= 0, "%s", command);
    return fd;
}

START_TEST(what_encoders_write_is_drawn)
{
    char what[256];
    snprintf(what, sizeof what, "%s %s", encoded[_i].file, encoded[_i].options);
    expect_quarters(encode(encoded[_i].options, encoded[_i].file), what);
}
END_TEST

static void expect_more(int fd, const char *what, int pages, bool moves)
{
    struct ks_media_info info = decode(fd, what, NULL);
    ck_assert_msg(info.pages == pages && info.moves == moves, "%s: %d pages%s", what, info.pages,
                  info.moves ? ", moving" : "");
}

/* What is drawn is the first. */
START_TEST(a_file_tells_what_else_it_holds)
{
    static const struct {
        const char *options, *file;
        int pages;
        bool moves;
    } files[] = {
        { "-compress lzw", "a.tiff", 1, false },
        { "-compress lzw \\( +clone -negate \\) \\( +clone \\)", "a.tiff", 3, false },
        { "", "a.gif", 1, false },
        { "\\( +clone -negate \\)", "a.gif", 1, true },
        { "\\( +clone -negate \\)", "a.webp", 1, true },
        { "", "a.webp", 1, false },
    };
    for (size_t i = 0; i < KS_COUNT(files); i++) {
        char what[256];
        snprintf(what, sizeof what, "%s %s", files[i].file, files[i].options);
        expect_more(encode(files[i].options, files[i].file), what, files[i].pages, files[i].moves);
    }
}
END_TEST

START_TEST(a_moving_png_says_so)
{
    struct bytes *b = calloc(1, sizeof *b);
    load(b, "plain.png");
    insert(b, 33,
           "\0\0\0\x08"
           "acTL\0\0\0\3\0\0\0\0????",
           20);
    int fd = memfd_create("moving", MFD_CLOEXEC);
    ck_assert_int_eq(write(fd, b->v, b->n), (ssize_t)b->n);
    free(b);
    expect_more(fd, "PNG of three frames", 1, true);
}
END_TEST

/* The first so many of a hundred parts of a large JPEG. */
static bool draws_part(const char *options, int percent)
{
    static unsigned char bytes[1 << 20];
    int whole = encode(options, "a.jpg"), part = memfd_create("part", MFD_CLOEXEC);
    ssize_t n = read(whole, bytes, sizeof bytes) * percent / 100;
    ck_assert(n > 0 && write(part, bytes, (size_t)n) == n);
    close(whole);
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = 120000 };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    struct ks_media_info info;
    struct ks_pixels px;
    bool drawn = ks_decoder_picture(decoder, part, 1920, 1080, &info, &px, NULL);
    ck_assert_int_eq(info.fault.code, drawn ? KS_PROBLEM_NONE : KS_PROBLEM_MEDIA_TRUNCATED);
    ks_pixels_free(&px);
    ks_decoder_free(decoder);
    close(part);
    return drawn;
}

/* All of it would be 184 MB. */
START_TEST(a_deep_scan_may_be_one_strip)
{
    struct ks_pixels px;
    struct ks_media_info info = decode(
        encode("-sample 10000% -compress zip -depth 16 -define tiff:rows-per-strip=4800", "a.tiff"),
        "a deep scan", &px);
    ck_assert_int_eq(info.width, 100 * WIDTH);
    ck_assert(near(px.px[0], RED) && near(px.px[px.width - 1], LIME));
    ks_pixels_free(&px);
}
END_TEST

/* A strip at the bottom, or what would only refine it: not a tenth of the picture. */
START_TEST(a_jpeg_may_miss_its_last_rows)
{
    ck_assert(draws_part("-sample 3000% -quality 90", 99));
    ck_assert(!draws_part("-sample 3000% -quality 90", 90));
    ck_assert(draws_part("-sample 3000% -quality 90 -interlace JPEG", 99));
    ck_assert(!draws_part("-sample 3000% -quality 90 -interlace JPEG", 30));
}
END_TEST

/* A PNG and a WebP that say in their EXIF to be turned: the size and the corners that come of it.
 */
static void expect_turned(struct bytes *b, const char *what)
{
    static const uint32_t corners[4] = { BLUE, RED, WHITE, LIME };
    int fd = memfd_create("turned", MFD_CLOEXEC);
    ck_assert_int_eq(write(fd, b->v, b->n), (ssize_t)b->n);
    expect(fd, what, HEIGHT, WIDTH, corners);
}

START_TEST(a_png_is_turned)
{
    struct bytes *b = calloc(1, sizeof *b);
    load(b, "plain.png");
    insert(b, 33,
           "\0\0\0\x1A"
           "eXIf",
           8);
    insert(b, 41, turn, sizeof turn);
    insert(b, 41 + sizeof turn, "????", 4);
    expect_turned(b, "PNG, turned");
    load(b, "plain.png"); /* as some programs write it, behind the pixels */
    insert(b, b->n - 12,
           "\0\0\0\x1A"
           "eXIf",
           8);
    insert(b, b->n - 12, turn, sizeof turn);
    insert(b, b->n - 12, "????", 4);
    expect_turned(b, "PNG, turned at its end");
    free(b);
}
END_TEST

START_TEST(a_webp_is_turned)
{
    static const unsigned char wide[18] = "VP8X\x0A\0\0\0\x08\0\0\0\x3F\0\0\x2F\0\0";
    struct bytes *b = calloc(1, sizeof *b);
    static const char *const names[] = { "plain.webp", "lossy.webp" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        load(b, names[i]);
        insert(b, 12, wide, sizeof wide);
        add(b, "EXIF\x1A\0\0\0", 8);
        add(b, turn, sizeof turn);
        b->v[4] = (b->n - 8) & 0xFF;
        b->v[5] = (b->n - 8) >> 8 & 0xFF;
        expect_turned(b, names[i]);
    }
    free(b);
}
END_TEST

static void add_tests(TCase *tc)
{
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, a_file_tells_what_else_it_holds);
    tcase_add_test(tc, a_moving_png_says_so);
    tcase_add_test(tc, a_deep_scan_may_be_one_strip);
    tcase_add_test(tc, a_jpeg_may_miss_its_last_rows);
    tcase_add_test(tc, a_png_is_turned);
    tcase_add_test(tc, a_webp_is_turned);
    tcase_add_loop_test(tc, what_a_standard_says_is_drawn, 0, KS_COUNT(made));
    tcase_add_loop_test(tc, what_encoders_write_is_drawn, 0, KS_COUNT(encoded));
}

int main(void)
{
    return check_main("field.pictures", add_tests);
}
