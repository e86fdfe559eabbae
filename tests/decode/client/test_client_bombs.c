/* Twenty small files that claim to be enormous: each is refused, in little memory, and the decoder
 * neither crashes nor runs out of time over it. */
#define _GNU_SOURCE /* memfd_create */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "decode/client/client.h"
#include "support/check_main.h"
#include "support/said.h"

#define BUDGET_KIB (64L * 1024)

struct bytes {
    unsigned char v[512];
    size_t n;
};

static void add(struct bytes *b, const void *data, size_t n)
{
    memcpy(b->v + b->n, data, n);
    b->n += n;
}

static void big(struct bytes *b, uint32_t value, int width) /* most significant byte first */
{
    for (int i = width - 1; i >= 0; i--) {
        b->v[b->n++] = (unsigned char)(value >> 8 * i);
    }
}

static void little(struct bytes *b, uint32_t value, int width)
{
    for (int i = 0; i < width; i++) {
        b->v[b->n++] = (unsigned char)(value >> 8 * i);
    }
}

static uint32_t crc_of(const unsigned char *p, size_t n) /* ISO 3309, as PNG has it */
{
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < n; i++) {
        crc ^= p[i];
        for (int k = 0; k < 8; k++) {
            crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1)));
        }
    }
    return ~crc;
}

static void chunk(struct bytes *b, const char *name, const struct bytes *data)
{
    big(b, (uint32_t)data->n, 4);
    size_t from = b->n;
    add(b, name, 4);
    add(b, data->v, data->n);
    big(b, crc_of(b->v + from, b->n - from), 4);
}

/* depth, colour type (0 grey, 2 RGB, 3 palette, 6 RGBA), interlaced; then a few zeros, deflated. */
static struct bytes png(uint32_t width, uint32_t height, int depth, int type, int interlaced)
{
    static const unsigned char zeros[] = { 0x78, 0x9C, 0x63, 0x60, 0x60, 0x60,
                                           0x00, 0x00, 0x00, 0x04, 0x00, 0x01 };
    struct bytes b = { .n = 0 }, head = { .n = 0 }, palette = { .n = 6 }, data = { .n = 0 };
    add(&b, "\x89PNG\r\n\x1A\n", 8);
    big(&head, width, 4);
    big(&head, height, 4);
    add(&head,
        (unsigned char[]) { (unsigned char)depth, (unsigned char)type, 0, 0,
                            (unsigned char)interlaced },
        5);
    chunk(&b, "IHDR", &head);
    if (type == 3) {
        chunk(&b, "PLTE", &palette);
    }
    add(&data, zeros, sizeof zeros);
    chunk(&b, "IDAT", &data);
    return b;
}

static struct bytes jpeg(int sof, uint32_t width, uint32_t height, int components, int precision)
{
    struct bytes b = { .n = 0 };
    add(&b, "\xFF\xD8\xFF\xE0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0", 20);
    add(&b, (unsigned char[]) { 0xFF, (unsigned char)sof }, 2);
    big(&b, (uint32_t)(8 + 3 * components), 2);
    big(&b, (uint32_t)precision, 1);
    big(&b, height, 2);
    big(&b, width, 2);
    big(&b, (uint32_t)components, 1);
    for (int i = 1; i <= components; i++) {
        add(&b, (unsigned char[]) { (unsigned char)i, 0x11, 0 }, 3);
    }
    add(&b, "\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00\x00\x00", 12);
    return b;
}

static struct bytes gif(uint32_t width, uint32_t height, bool data)
{
    struct bytes b = { .n = 0 };
    add(&b, "GIF89a", 6);
    little(&b, width, 2);
    little(&b, height, 2);
    add(&b, "\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0", 14);
    little(&b, width, 2);
    little(&b, height, 2);
    add(&b, "\0\x02", 2);
    if (data) {
        add(&b, "\x02\x4C\x01\0;", 5);
    }
    return b;
}

static struct bytes bmp(uint32_t width, uint32_t height, int bits)
{
    struct bytes b = { .n = 0 };
    add(&b, "BM", 2);
    little(&b, 54 + 64, 4);
    little(&b, 0, 4);
    little(&b, 54, 4);
    little(&b, 40, 4);
    little(&b, width, 4);
    little(&b, height, 4);
    little(&b, 1, 2);
    little(&b, (uint32_t)bits, 2);
    b.n = 54 + 64;
    return b;
}

static struct bytes bmp_runs(uint32_t width, uint32_t height)
{
    struct bytes b = bmp(width, height, 8);
    b.v[30] = 1;
    return b;
}

static struct bytes webp_lossy(uint32_t width, uint32_t height)
{
    struct bytes b = { .n = 0 };
    add(&b, "RIFF\x3E\0\0\0WEBPVP8 \x32\0\0\0", 20);
    add(&b, "\x10\x02\0\x9D\x01\x2A", 6);
    little(&b, width, 2);
    little(&b, height, 2);
    b.n += 40;
    return b;
}

static struct bytes webp_lossless(uint32_t width, uint32_t height)
{
    struct bytes b = { .n = 0 };
    add(&b, "RIFF\x3A\0\0\0WEBPVP8L\x2E\0\0\0/", 21);
    little(&b, (width - 1) | (height - 1) << 14, 4);
    b.n += 41;
    return b;
}

static struct bytes letters(const char *text)
{
    struct bytes b = { .n = 0 };
    add(&b, text, strlen(text));
    b.n += 64;
    return b;
}

static struct bytes tga(uint32_t width, uint32_t height)
{
    struct bytes b = { .n = 0 };
    add(&b, "\0\0\x0A\0\0\0\0\0\0\0\0\0", 12);
    little(&b, width, 2);
    little(&b, height, 2);
    add(&b, "\x20\0", 2);
    b.n += 64;
    return b;
}

static struct bytes pcx(uint32_t right, uint32_t bottom)
{
    struct bytes b = { .n = 0 };
    add(&b, "\x0A\x05\1\x08\0\0\0\0", 8);
    little(&b, right, 2);
    little(&b, bottom, 2);
    b.v[65] = 3;
    b.n = 192;
    return b;
}

static struct bytes qoi(const char *size)
{
    struct bytes b = { .n = 0 };
    add(&b, "qoif", 4);
    add(&b, size, 8);
    add(&b, "\4\0", 2);
    b.n += 64;
    return b;
}

/* One strip of runs. */
static struct bytes tiff(uint32_t width, uint32_t height, uint32_t rows)
{
    const uint32_t tags[][2] = { { 256, width }, { 257, height }, { 258, 8 },
                                 { 259, 32773 }, { 262, 1 },      { 273, 8 },
                                 { 277, 1 },     { 278, rows },   { 279, 64 } };
    struct bytes b = { .n = 0 };
    add(&b, "II*\0\x48\0\0\0", 8);
    b.n = 72;
    little(&b, sizeof tags / sizeof *tags, 2);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        little(&b, tags[i][0], 2);
        little(&b, 4, 2);
        little(&b, 1, 4);
        little(&b, tags[i][1], 4);
    }
    little(&b, 0, 4);
    return b;
}

/* In a process of its own, whose only child the decoder is. Exit status 0 = refused with a reason
 * that is its own, in little memory. */
static int judge(const char *what, const struct bytes *bytes, double *ms)
{
    int fd = memfd_create("bomb", 0);
    ck_assert(write(fd, bytes->v, bytes->n) == (ssize_t)bytes->n);
    struct ks_decoder_params params = { .program = TEST_BIN };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    struct ks_media_info info;
    struct ks_pixels px = { 0 };
    struct ks_err err = { 0 };
    struct timespec began, ended;
    clock_gettime(CLOCK_MONOTONIC, &began);
    bool ok = ks_decoder_picture(decoder, fd, 1920, 1080, &info, &px, &err);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    ks_decoder_free(decoder);
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    *ms =
        (double)(ended.tv_sec - began.tv_sec) * 1e3 + (double)(ended.tv_nsec - began.tv_nsec) / 1e6;
    printf("%s: %s (%.1f ms, %ld MiB)\n", what, ok ? "decoded" : said_err(&err), *ms,
           usage.ru_maxrss / 1024);
    fflush(stdout);
    bool own = err.code != KS_ERR_CRASHED && err.code != KS_ERR_TIMEOUT && *said_err(&err) != '\0';
    return ok ? 1 : !own ? 2 : usage.ru_maxrss > BUDGET_KIB ? 3 : 0;
}

START_TEST(bombs_are_refused)
{
    const struct {
        const char *what;
        struct bytes bytes;
    } bombs[] = {
        { "PNG 60000x60000", png(60000, 60000, 8, 2, 0) },
        { "PNG 65535x65535, one bit", png(65535, 65535, 1, 0, 0) },
        { "PNG 16384x16384, 16 bits, interlaced", png(16384, 16384, 16, 6, 1) },
        { "PNG 2147483647x1", png(0x7FFFFFFF, 1, 8, 6, 0) },
        { "PNG 1x2147483647", png(1, 0x7FFFFFFF, 8, 6, 0) },
        { "PNG 100000x100000, palette", png(100000, 100000, 8, 3, 0) },
        { "PNG without area", png(0, 60000, 8, 2, 0) },
        { "JPEG 65500x65500", jpeg(0xC0, 65500, 65500, 3, 8) },
        { "JPEG 65500x65500, progressive", jpeg(0xC2, 65500, 65500, 3, 8) },
        { "JPEG 65500x65500, four colours", jpeg(0xC0, 65500, 65500, 4, 8) },
        { "JPEG 65500x65500, 12 bits", jpeg(0xC1, 65500, 65500, 3, 12) },
        { "JPEG 65500x65500, lossless", jpeg(0xC3, 65500, 65500, 1, 16) },
        { "GIF 65535x65535", gif(65535, 65535, false) },
        { "GIF 65535x65535, two codes", gif(65535, 65535, true) },
        { "BMP 100000x100000", bmp(100000, 100000, 24) },
        { "BMP 2147483647x2147483647", bmp(0x7FFFFFFF, 0x7FFFFFFF, 32) },
        { "BMP upside down", bmp(30000, 0x80000000u, 24) },
        { "WebP 16383x16383", webp_lossy(16383, 16383) },
        { "WebP 16384x16384, lossless", webp_lossless(16384, 16384) },
        { "WebP 16384x1, lossless", webp_lossless(16384, 1) },
        { "BMP 30000x30000, runs", bmp_runs(30000, 30000) },
        { "TGA 65535x65535", tga(65535, 65535) },
        { "PCX 65536x65536", pcx(65535, 65535) },
        { "QOI 4294967295x4294967295", qoi("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF") },
        { "PNM 99999x99999", letters("P6 99999 99999 255 ") },
        { "XPM 60000x60000", letters("/* XPM */ static char *a[] = { \"60000 60000 2 1\",") },
        { "TIFF 60000x60000", tiff(60000, 60000, 1) },
        { "TIFF 10000x10000, one strip", tiff(10000, 10000, 10000) },
    };
    double worst = 0;
    ck_assert_uint_eq(sizeof bombs / sizeof *bombs, 28);
    double *ms = mmap(NULL, sizeof *ms, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        fflush(stdout);
        pid_t pid = fork();
        if (pid == 0) {
            _exit(judge(bombs[i].what, &bombs[i].bytes, ms));
        }
        int status;
        ck_assert_int_eq(waitpid(pid, &status, 0), pid);
        ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0,
                      "%s: status %x (1 decoded, 2 crashed or hung, 3 too much memory)",
                      bombs[i].what, (unsigned)status);
        worst = *ms > worst ? *ms : worst;
    }
    munmap(ms, sizeof *ms);
    printf("28 bombs refused, the slowest in %.1f ms\n", worst);
}
END_TEST

static void add_tests(TCase *tc)
{
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, bombs_are_refused);
}

int main(void)
{
    return check_main("client_bombs", add_tests);
}
